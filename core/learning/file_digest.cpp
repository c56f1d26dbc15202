#include <cerrno>
#include <fstream>
#include <span>
#include <vector>

#include "core/base/error.h"
#include "core/learning/digest.h"
#include "core/learning/model_file.h"

namespace kindred {

std::string fileSha256(const std::filesystem::path& file) {
    const auto unreadable = [&] {
        return Error(ErrorCategory::File, "file-unreadable", {file.string(), systemErrorText(errno)},
                     "\"" + file.string() + "\" could not be read (" + systemErrorText(errno) + ").");
    };
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw unreadable();
    Digest digest;
    std::vector<char> buffer(1 << 16);
    while (stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || stream.gcount() > 0)
        digest.add(std::as_bytes(std::span(buffer).first(static_cast<std::size_t>(stream.gcount()))));
    if (stream.bad())
        throw unreadable();
    return digest.text();
}

}  // namespace kindred
