#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <variant>

#include "core/base/error.h"
#include "core/decoding/decode_picture.h"
#include "core/imaging/decoder_wire.h"
#include "core/imaging/file_descriptor.h"
#include "core/imaging/message_socket.h"

// kindred-decoder: standard input is a socket to the program that started it. Until that closes, it takes an
// open file, decodes what is in it and gives the pixels back in a memory file.

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
    explicit FileBytes(int file);

    std::span<const std::byte> bytes() const { return {m_bytes.get(), m_size}; }
    const std::optional<DecodeFailure>& failure() const { return m_failure; }

private:
    std::unique_ptr<std::byte[]> m_bytes;
    std::size_t m_size = 0;
    std::optional<DecodeFailure> m_failure;
};

FileBytes::FileBytes(int file) {
    constexpr off_t maxBytes = off_t{1} << 30;
    struct stat status {};
    if (::fstat(file, &status) != 0) {
        m_failure = DecodeFailure{"unreadable", "The file cannot be read: " + systemErrorText(errno) + "."};
        return;
    }
    if (status.st_size > maxBytes) {
        m_failure = DecodeFailure{"too-large", "The file is too large for a picture: at most 1 GiB is read."};
        return;
    }
    const auto expected = static_cast<std::size_t>(status.st_size);
    m_bytes = std::make_unique_for_overwrite<std::byte[]>(expected);
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

DecodeOutcome serve(const FileDescriptor& file, const WireRequest& request) {
    const FileBytes contents(file.get());
    if (contents.failure()) {
        return *contents.failure();
    }
    return decodePicture(contents.bytes(), {static_cast<DecodeRequest::Fit>(request.fit), request.size});
}

/// Not open where there is no memory for it.
FileDescriptor memoryFile(std::span<const std::uint8_t> bytes) {
    FileDescriptor file(::memfd_create("kindred-pixels", MFD_CLOEXEC));
    for (std::size_t done = 0; file.isOpen() && done < bytes.size();) {
        const ssize_t count = ::write(file.get(), bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno != EINTR) {
            return FileDescriptor();
        }
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return file;
}

bool answer(const DecodeOutcome& outcome) {
    WireReply reply;
    FileDescriptor pixels;
    if (const auto* picture = std::get_if<DecodedPicture>(&outcome)) {
        pixels = memoryFile(picture->pixels.rgb);
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
    endWithParent();
    const WireGreeting greeting;
    bool connected = sendMessage(parent, std::as_bytes(std::span(&greeting, 1)));
    while (connected) {
        WireRequest request;
        const auto file = receiveMessage(parent, std::as_writable_bytes(std::span(&request, 1)));
        connected = file && answer(serve(*file, request));
    }
    return 0;
}
