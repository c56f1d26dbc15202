#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <span>
#include <string>

#include "core/imaging/decoder_wire.h"
#include "core/imaging/message_socket.h"

// Stands in for a kindred-decoder that goes wrong: the "picture" that it is given says how.

using namespace kindred;

namespace {

std::string textOf(const FileDescriptor& file) {
    std::array<char, 64> text{};
    const ssize_t count = ::pread(file.get(), text.data(), text.size(), 0);
    return {text.data(), static_cast<std::size_t>(count > 0 ? count : 0)};
}

void answer(std::int32_t width, std::int32_t height, std::size_t bytesGiven, std::uint32_t thumbnail = 0) {
    WireReply reply;
    reply.thumbnailBytes = thumbnail;
    reply.width = reply.wholeWidth = width;
    reply.height = reply.wholeHeight = height;
    reply.format = "png";
    FileDescriptor pixels;
    if (bytesGiven > 0) {
        pixels = FileDescriptor(::memfd_create("pixels", MFD_CLOEXEC));
        if (::ftruncate(pixels.get(), static_cast<off_t>(bytesGiven)) != 0) {
            ::_exit(1);
        }
    }
    sendMessage(STDIN_FILENO, std::as_bytes(std::span(&reply, 1)), pixels.get());
}

void behave(const std::string& how) {
    if (how == "crash") {
        ::raise(SIGSEGV);
    } else if (how == "close the socket and stay") {
        ::close(STDIN_FILENO);
        ::pause();
    } else if (how == "lack memory") {
        ::_exit(outOfMemoryStatus);
    } else if (how == "be killed") {
        ::raise(SIGKILL);
    } else if (how == "compute for ever") {
        for (volatile bool forEver = true; forEver;) {
        }
    } else if (how == "wait for ever") {
        ::pause();
    } else if (how == "answer half") {
        sendMessage(STDIN_FILENO, std::as_bytes(std::span("half")));
    } else if (how == "no pixels") {
        answer(4, 4, 0);
    } else if (how == "too few pixels") {
        answer(4, 4, 47);
    } else if (how == "negative size") {
        answer(-4, -4, 48);
    } else if (how == "monstrous size") {
        answer(2'000'000'000, 2'000'000'000, 48);
    } else if (how == "monstrous thumbnail") {
        answer(4, 4, 48, 4'000'000'000);
    } else if (how == "thumbnail missing") {
        answer(4, 4, 48, 100);
    } else {
        answer(4, 4, 48);
    }
}

}  // namespace

int main() {
    WireStart start;
    receiveMessage(STDIN_FILENO, std::as_writable_bytes(std::span(&start, 1)));
    const WireGreeting greeting;
    sendMessage(STDIN_FILENO, std::as_bytes(std::span(&greeting, 1)));
    WireRequest request;
    while (const auto file = receiveMessage(STDIN_FILENO, std::as_writable_bytes(std::span(&request, 1)))) {
        behave(textOf(*file));
    }
    return 0;
}
