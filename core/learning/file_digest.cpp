#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <memory>
#include <vector>

#include "core/base/error.h"
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
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
    std::vector<char> buffer(1 << 16);
    while (stream.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) || stream.gcount() > 0)
        EVP_DigestUpdate(context.get(), buffer.data(), static_cast<std::size_t>(stream.gcount()));
    if (stream.bad())
        throw unreadable();
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_DigestFinal_ex(context.get(), digest.data(), &length);

    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < length; ++i) {
        text += digits[digest[i] >> 4];
        text += digits[digest[i] & 15];
    }
    return text;
}

}  // namespace kindred
