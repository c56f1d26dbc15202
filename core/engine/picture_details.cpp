#include "core/engine/picture_details.h"

#include <cstddef>
#include <utility>

#include "core/store/library_reader.h"

namespace kindred {
std::string contentKeyText(const ContentKey& key) {
    constexpr const char* digits = "0123456789abcdef";
    std::string text;
    for (const std::byte byte : key.hash) {
        const auto value = std::to_integer<unsigned>(byte);
        text += digits[value >> 4];
        text += digits[value & 15];
    }
    return text + "-" + std::to_string(key.size);
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
        details.contentKey = contentKeyText(content->key());
    }
    return details;
}

}  // namespace kindred
