#include "core/imaging/content_hash.h"

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

#include "core/base/error.h"

namespace kindred {

namespace {

constexpr std::size_t blockBytes = std::size_t{1} << 18;

struct FreeState {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

std::array<std::byte, 16> canonical(XXH128_hash_t value) {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, value);
    std::array<std::byte, 16> hash;
    static_assert(sizeof canonical.digest == sizeof hash);
    std::memcpy(hash.data(), canonical.digest, hash.size());
    return hash;
}

}  // namespace

ContentHash hashBytes(std::span<const std::byte> bytes) {
    return {canonical(XXH3_128bits(bytes.data(), bytes.size())), bytes.size()};
}

ContentHash hashOpenFile(int descriptor, const std::filesystem::path& file) {
    const std::unique_ptr<XXH3_state_t, FreeState> state(XXH3_createState());
    if (!state || XXH3_128bits_reset(state.get()) == XXH_ERROR) {
        throw std::bad_alloc();
    }
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);

    std::vector<std::byte> block(blockBytes);
    ContentHash result;
    for (;;) {
        const ssize_t count =
            ::pread(descriptor, block.data(), block.size(), static_cast<off_t>(result.size));
        if (count > 0) {
            XXH3_128bits_update(state.get(), block.data(), static_cast<std::size_t>(count));
            result.size += static_cast<std::uint64_t>(count);
        } else if (count == 0) {
            result.hash = canonical(XXH3_128bits_digest(state.get()));
            return result;
        } else if (errno != EINTR) {
            throwFileUnreadable(file, systemErrorText(errno));
        }
    }
}

void throwFileUnreadable(const std::filesystem::path& file, const std::string& problem) {
    throw Error(ErrorCategory::File, "file-unreadable", {file.string(), problem},
                "The file " + file.string() + " cannot be read (" + problem +
                    "). Check that it is there and that you may read it.");
}

}  // namespace kindred
