#include "core/decoding/webp_decoder.h"

#include <webp/decode.h>
#include <webp/demux.h>

#include <bit>
#include <memory>

#include "core/decoding/byte_view.h"
#include "core/decoding/opencv_decoder.h"
#include "core/decoding/transparency.h"
#include "core/decoding/undecodable.h"

namespace kindred {

namespace {

struct DeleteAnimation {
    void operator()(WebPAnimDecoder* animation) const { WebPAnimDecoderDelete(animation); }
};

cv::Mat firstFrame(const WebPData& data) {
    const std::unique_ptr<WebPAnimDecoder, DeleteAnimation> animation(WebPAnimDecoderNew(&data, nullptr));
    WebPAnimInfo info{};
    std::uint8_t* canvas = nullptr;
    int milliseconds = 0;
    if (!animation || !WebPAnimDecoderGetInfo(animation.get(), &info) ||
        !WebPAnimDecoderGetNext(animation.get(), &canvas, &milliseconds)) {
        failDamaged("its first frame cannot be decoded");
    }
    cv::Mat rgba(static_cast<int>(info.canvas_height), static_cast<int>(info.canvas_width), CV_8UC4, canvas);
    layOverWhite(rgba, false);
    return rgba.clone();
}

}  // namespace

cv::Mat decodeWebP(std::span<const std::byte> bytes, std::int64_t maxPixels) {
    constexpr std::uint64_t riffHeaderBytes = 8;
    const ByteView view(bytes, std::endian::little);
    if (riffHeaderBytes + view.u32(4) > view.size()) {
        failTruncated();
    }
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    WebPBitstreamFeatures features;
    if (WebPGetFeatures(data.bytes, data.size, &features) != VP8_STATUS_OK) {
        failDamaged("its WebP header makes no sense");
    }
    requireDecodableSize(features.width, features.height, maxPixels);
    return features.has_animation ? firstFrame(data) : decodeByOpenCv(bytes, PictureFormat::WebP, maxPixels);
}

}  // namespace kindred
