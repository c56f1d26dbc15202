#include <malloc.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <utility>
#include <variant>

#include "app/decoder/sandbox.h"
#include "core/base/error.h"
#include "core/decoding/decode_picture.h"
#include "core/imaging/decoder_wire.h"
#include "core/imaging/file_descriptor.h"
#include "core/imaging/message_socket.h"

// kindred-decoder: standard input is a socket to the program that started it. That says first which limits to
// keep to. Until it closes, the decoder takes an open file, decodes what is in it and gives the pixels back
// in a memory file.

using namespace kindred;

namespace {

constexpr int parent = STDIN_FILENO;

/// Ends this process with its parent even in the middle of a picture. The kernel's PR_SET_PDEATHSIG would not
/// do: it follows the thread that started this process, and that may end long before its program.
void endWithParent() {
    std::thread([] {
        pollfd socket{parent, 0, 0};  // a hang-up is reported unasked
        while (::poll(&socket, 1, -1) < 0 && errno == EINTR) {
        }
        ::_exit(0);
    }).detach();
}

/// What is in a file, read rather than mapped: a file on a disk that fails would be a signal instead of an
/// error.
class FileBytes {
public:
    FileBytes(int file, std::uint64_t maxBytes);

    std::span<const std::byte> bytes() const { return {m_bytes.get(), m_size}; }
    const std::optional<DecodeFailure>& failure() const { return m_failure; }

private:
    std::unique_ptr<std::byte[]> m_bytes;
    std::size_t m_size = 0;
    std::optional<DecodeFailure> m_failure;
};

FileBytes::FileBytes(int file, std::uint64_t maxBytes) {
    constexpr int bitsOfMebi = 20;
    struct stat status {};
    if (::fstat(file, &status) != 0) {
        m_failure = DecodeFailure{"unreadable", "The file cannot be read: " + systemErrorText(errno) + "."};
        return;
    }
    const auto expected = static_cast<std::size_t>(status.st_size);
    if (expected > maxBytes) {
        m_failure = DecodeFailure{"too-large", "The file is too large for a picture: at most " +
                                                   std::to_string(maxBytes >> bitsOfMebi) + " MiB are read."};
        return;
    }
    m_bytes.reset(new (std::nothrow) std::byte[expected]);
    if (!m_bytes) {
        m_failure = DecodeFailure{"too-large", "There is not enough memory for the file."};
        return;
    }
    while (m_size < expected) {
        const ssize_t count =
            ::pread(file, m_bytes.get() + m_size, expected - m_size, static_cast<off_t>(m_size));
        if (count == 0) {
            return;  // it has become shorter meanwhile
        }
        if (count < 0 && errno != EINTR) {
            m_failure =
                DecodeFailure{"unreadable", "The file cannot be read: " + systemErrorText(errno) + "."};
            return;
        }
        m_size += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
}

DecodeOutcome serve(const FileDescriptor& file, const WireRequest& request, const DecodeLimits& limits) {
    const FileBytes contents(file.get(), limits.bytes);
    if (contents.failure()) {
        return *contents.failure();
    }
    return decodePicture(contents.bytes(),
                         {static_cast<DecodeRequest::Fit>(request.fit), request.size, request.thumbnailSide},
                         limits);
}

bool writeWhole(const FileDescriptor& file, std::span<const std::byte> bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count = ::write(file.get(), bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno != EINTR) {
            return false;
        }
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return true;
}

/// Not open where there is no memory for it.
FileDescriptor memoryFile(const DecodedPicture& picture) {
    FileDescriptor file(::memfd_create("kindred-pixels", MFD_CLOEXEC));
    const bool isWhole = file.isOpen() && writeWhole(file, std::as_bytes(std::span(picture.pixels.rgb))) &&
                         writeWhole(file, picture.thumbnail);
    return isWhole ? std::move(file) : FileDescriptor();
}

bool answer(const DecodeOutcome& outcome) {
    WireReply reply;
    FileDescriptor pixels;
    if (const auto* picture = std::get_if<DecodedPicture>(&outcome)) {
        pixels = memoryFile(*picture);
        reply.thumbnailBytes = static_cast<std::uint32_t>(picture->thumbnail.size());
        reply.width = picture->pixels.width;
        reply.height = picture->pixels.height;
        reply.wholeWidth = picture->metadata.width;
        reply.wholeHeight = picture->metadata.height;
        reply.format = picture->metadata.format;
        reply.taken = picture->metadata.taken;
        if (!pixels.isOpen()) {
            reply.code = "too-large";
            reply.reason = "There is not enough memory for the picture.";
        }
    } else {
        const auto& failure = std::get<DecodeFailure>(outcome);
        reply.code = failure.code;
        reply.reason = failure.reason;
    }
    return sendMessage(parent, std::as_bytes(std::span(&reply, 1)), pixels.get());
}

/// A process that lacks memory where nothing can be made good any more says so by its status.
void tellLackOfMemory() {
    std::set_terminate([] {
        try {
            std::rethrow_exception(std::current_exception());
        } catch (const std::bad_alloc&) {
            ::_exit(outOfMemoryStatus);
        } catch (...) {
            std::abort();
        }
    });
}

/// In this order: libraries still open files, and the thread is bound by what is there before it.
std::optional<DecodeLimits> begin() {
    WireStart start;
    if (!receiveMessage(parent, std::as_writable_bytes(std::span(&start, 1)))) {
        return std::nullopt;
    }
    const DecodeLimits limits{.bytes = start.bytes, .pixels = start.pixels};
    tellLackOfMemory();
    prepareDecoding();
    limitResources(limits);
    WireGreeting greeting;
    greeting.isCaged = confineSystemCalls() ? 1 : 0;
    endWithParent();
    return sendMessage(parent, std::as_bytes(std::span(&greeting, 1))) ? std::optional(limits) : std::nullopt;
}

bool isSocket(int descriptor) {
    struct stat status {};
    return ::fstat(descriptor, &status) == 0 && S_ISSOCK(status.st_mode);
}

}  // namespace

int main() {
    if (!isSocket(parent)) {
        std::fputs("kindred-decoder is started by Kindred itself; start kindred or kindred-cli.\n", stderr);
        return 2;
    }
    ::mallopt(M_ARENA_MAX, 1);  // a second one would reserve 64 MiB of the limit
    const auto limits = begin();
    bool connected = limits.has_value();
    while (connected) {
        WireRequest request;
        const auto file = receiveMessage(parent, std::as_writable_bytes(std::span(&request, 1)));
        connected = file && answer(serve(*file, request, *limits));
    }
    return 0;
}
