#include "core/engine/picture_details.h"

#include <cstddef>
#include <utility>

#include "core/store/library_reader.h"

namespace kindred {

std::string contentKeyOf(const ContentRecord& content) {
    constexpr const char* digits = "0123456789abcdef";
    std::string key;
    for (const std::byte byte : content.hash) {
        const auto value = std::to_integer<unsigned>(byte);
        key += digits[value >> 4];
        key += digits[value & 15];
    }
    return key + "-" + std::to_string(content.size);
}

PictureDetails describePicture(const LibraryReader& reader, const FileRecord& file,
                               std::filesystem::path path) {
    PictureDetails details;
    details.id = file.id;
    details.path = std::move(path);
    details.size = file.size;
    details.modifiedNs = file.modifiedNs;
    details.state = file.state;
    details.error = file.error;
    details.reason = file.reason;
    if (const auto content = file.content ? reader.content(*file.content) : std::nullopt) {
        details.width = content->width;
        details.height = content->height;
        details.taken = content->taken;
        details.contentKey = contentKeyOf(*content);
    }
    return details;
}

}  // namespace kindred
