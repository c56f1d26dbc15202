#include "core/decoding/heif_decoder.h"

#include <libheif/heif.h>

#include <memory>
#include <vector>

#include "core/decoding/container_headers.h"
#include "core/decoding/exif.h"
#include "core/decoding/transparency.h"
#include "core/decoding/undecodable.h"

namespace kindred {

namespace {

template <auto release>
struct Release {
    void operator()(auto* object) const { release(object); }
};
using Context = std::unique_ptr<heif_context, Release<heif_context_free>>;
using Handle = std::unique_ptr<heif_image_handle, Release<heif_image_handle_release>>;
using Options = std::unique_ptr<heif_decoding_options, Release<heif_decoding_options_free>>;

void require(const heif_error& error, PictureFormat format) {
    if (error.code == heif_error_Ok) {
        return;
    }
    if (error.subcode == heif_suberror_End_of_data) {
        failTruncated();
    }
    if (error.code == heif_error_Memory_allocation_error ||
        error.subcode == heif_suberror_Security_limit_exceeded) {
        failOutOfMemory();
    }
    if (error.code == heif_error_Unsupported_feature || error.code == heif_error_Unsupported_filetype) {
        failUnsupported(format == PictureFormat::Avif ? "AVIF pictures of this rare kind"
                                                      : "HEIC pictures of this rare kind");
    }
    failDamaged("its pixels cannot be decoded");
}

std::string timeTaken(const heif_image_handle* handle) {
    heif_item_id id = 0;
    if (heif_image_handle_get_list_of_metadata_block_IDs(handle, "Exif", &id, 1) != 1) {
        return {};
    }
    constexpr std::size_t offsetBytes = 4;  // before the EXIF block, how far it is away from there
    std::vector<std::byte> block(heif_image_handle_get_metadata_size(handle, id));
    if (block.size() <= offsetBytes ||
        heif_image_handle_get_metadata(handle, id, block.data()).code != heif_error_Ok) {
        return {};
    }
    return readExifBlock(std::span<const std::byte>(block).subspan(offsetBytes)).taken;
}

}  // namespace

HeifPicture decodeHeif(std::span<const std::byte> bytes, PictureFormat format, std::int64_t maxPixels) {
    checkBoxes(bytes);
    prepareHeif();
    const Context context(heif_context_alloc());
    heif_context_set_max_decoding_threads(context.get(), 0);  // other cores are other decoders'
    require(heif_context_read_from_memory_without_copy(context.get(), bytes.data(), bytes.size(), nullptr),
            format);
    heif_image_handle* primary = nullptr;
    require(heif_context_get_primary_image_handle(context.get(), &primary), format);
    const Handle handle(primary);
    requireDecodableSize(heif_image_handle_get_width(primary), heif_image_handle_get_height(primary),
                         maxPixels);

    const Options options(heif_decoding_options_alloc());
    options->convert_hdr_to_8bit = 1;
    const bool isTransparent = heif_image_handle_has_alpha_channel(primary) != 0;
    heif_image* decoded = nullptr;
    require(heif_decode_image(primary, &decoded, heif_colorspace_RGB,
                              isTransparent ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB,
                              options.get()),
            format);
    const std::shared_ptr<const heif_image> image(decoded, &heif_image_release);
    int stride = 0;
    std::uint8_t* plane = heif_image_get_plane(decoded, heif_channel_interleaved, &stride);
    if (plane == nullptr) {
        failDamaged("its pixels cannot be decoded");
    }
    cv::Mat pixels(heif_image_get_primary_height(decoded), heif_image_get_primary_width(decoded),
                   isTransparent ? CV_8UC4 : CV_8UC3, plane, static_cast<std::size_t>(stride));
    if (isTransparent) {
        layOverWhite(pixels, heif_image_handle_is_premultiplied_alpha(primary) != 0);
    }
    return {{pixels, pixels.size(), image}, timeTaken(primary)};
}

void prepareHeif() {
    [[maybe_unused]] static const heif_error prepared = heif_init(nullptr);
}

}  // namespace kindred
