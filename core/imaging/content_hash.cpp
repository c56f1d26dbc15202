#include "core/imaging/content_hash.h"

#include <fcntl.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

#include "core/base/error.h"
#include "core/imaging/file_descriptor.h"

namespace kindred {

namespace {

constexpr std::size_t blockBytes = std::size_t{1} << 18;

[[noreturn]] void failUnreadable(const std::filesystem::path& file, const std::string& problem) {
    throw Error(ErrorCategory::File, "file-unreadable", {file.string(), problem},
                "The file " + file.string() + " cannot be read (" + problem +
                    "). Check that it is there and that you may read it.");
}

struct FreeState {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

std::array<std::byte, 16> canonicalDigest(const XXH3_state_t* state) {
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state));
    std::array<std::byte, 16> hash;
    static_assert(sizeof canonical.digest == sizeof hash);
    std::memcpy(hash.data(), canonical.digest, hash.size());
    return hash;
}

}  // namespace

ContentHash hashFile(const std::filesystem::path& file) {
    const OpenedFile opened = openRegularFile(file);
    if (!opened.descriptor.isOpen()) {
        failUnreadable(file, opened.problem);
    }
    const std::unique_ptr<XXH3_state_t, FreeState> state(XXH3_createState());
    if (!state || XXH3_128bits_reset(state.get()) == XXH_ERROR) {
        throw std::bad_alloc();
    }
    ::posix_fadvise(opened.descriptor.get(), 0, 0, POSIX_FADV_SEQUENTIAL);

    std::vector<std::byte> block(blockBytes);
    ContentHash result;
    for (;;) {
        const ssize_t count = ::read(opened.descriptor.get(), block.data(), block.size());
        if (count > 0) {
            XXH3_128bits_update(state.get(), block.data(), static_cast<std::size_t>(count));
            result.size += static_cast<std::uint64_t>(count);
        } else if (count == 0) {
            result.hash = canonicalDigest(state.get());
            return result;
        } else if (errno != EINTR) {
            failUnreadable(file, systemErrorText(errno));
        }
    }
}

}  // namespace kindred
