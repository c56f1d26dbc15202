// Feeds anything to one of our own parsers of pictures, the one that KINDRED_PARSER names: they see
// strangers' bytes before any library does. An Undecodable is the answer to what is wrong; what is accepted
// must be true.

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>

#include "core/decoding/container_headers.h"
#include "core/decoding/exif.h"
#include "core/decoding/multi_picture.h"
#include "core/decoding/picture_format.h"
#include "core/decoding/undecodable.h"
#include "core/imaging/decoder_wire.h"

using namespace kindred;

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::int64_t maxPixels = 512'000'000;

[[maybe_unused]] void require(bool condition) {
    if (!condition) {
        std::abort();
    }
}

[[maybe_unused]] void fuzzFormat(Bytes bytes) {
    require(*formatName(identifyFormat(bytes)) != '\0');
}

[[maybe_unused]] void fuzzPng(Bytes bytes) {
    checkPng(bytes, maxPixels);
    require(bytes.size() >= 8 + 25 + 12);  // at least a header and an end
}

[[maybe_unused]] void fuzzBmp(Bytes bytes) {
    checkBmp(bytes, maxPixels);
}

[[maybe_unused]] void fuzzTiff(Bytes bytes) {
    mayBeRaw(bytes);
    checkTiff(bytes, maxPixels);
    require(mayBeRaw(bytes) || bytes.size() >= 8);
}

[[maybe_unused]] void fuzzGif(Bytes bytes) {
    checkGif(bytes, maxPixels);
    require(bytes.size() > 13);
}

[[maybe_unused]] void fuzzBoxes(Bytes bytes) {
    checkBoxes(bytes);
}

[[maybe_unused]] void fuzzPreviews(Bytes bytes) {
    for (const Bytes preview : appendedPreviews(bytes)) {
        require(preview.data() > bytes.data() &&
                preview.data() + preview.size() <= bytes.data() + bytes.size());
    }
}

[[maybe_unused]] void fuzzTime(Bytes bytes) {
    const std::string time = isoTime(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    require(time.empty() || time.size() == std::string_view("2024-05-31T14:02:11").size());
}

[[maybe_unused]] void fuzzReply(Bytes bytes) {
    WireReply reply;
    std::memcpy(&reply, bytes.data(), std::min(bytes.size(), sizeof reply));
    if (const auto pixels = pixelBytesOf(reply)) {
        require(*pixels >= 3 && *pixels <= std::size_t{3} * 65'500 * 65'500);
    }
    for (const std::string& text :
         {reply.format.str(), reply.taken.str(), reply.code.str(), reply.reason.str()}) {
        for (const char character : text) {
            require(character >= ' ' && character <= '~');
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return -1;  // decodePicture() has answered that already
    }
    try {
        KINDRED_PARSER(std::as_bytes(std::span(data, size)));
    } catch (const Undecodable&) {
    }
    return 0;
}
