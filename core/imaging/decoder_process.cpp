#include "core/imaging/decoder_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/imaging/decoder_wire.h"
#include "core/imaging/message_socket.h"

namespace kindred {

namespace {

[[noreturn]] void failToStart(const std::filesystem::path& program, const std::string& problem) {
    throw Error(ErrorCategory::Decoder, "decoder-not-started", {program.string(), problem},
                "The program that opens pictures, " + program.string() + ", could not be started (" +
                    problem + "). Install Kindred anew, or build it with all its programs.");
}

/// What the decoder starts with: the socket as standard input, and nothing of what this process has open.
class SpawnSettings {
public:
    explicit SpawnSettings(int socket) {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_adddup2(&m_actions, socket, STDIN_FILENO);
        posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&m_actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&m_actions, STDERR_FILENO + 1);

        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_init(&m_attributes);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        // A process group of its own: Ctrl+C in a terminal must not break off the picture at hand.
        posix_spawnattr_setpgroup(&m_attributes, 0);
        posix_spawnattr_setflags(&m_attributes,
                                 POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnSettings() {
        posix_spawnattr_destroy(&m_attributes);
        posix_spawn_file_actions_destroy(&m_actions);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;

    /// 0, or the errno value of what went wrong, exec included.
    int spawn(const std::filesystem::path& program, pid_t& process) const {
        std::string name = program.filename().string();
        std::string locale = "LC_ALL=C.UTF-8";
        const std::array<char*, 2> arguments{name.data(), nullptr};
        const std::array<char*, 2> environment{locale.data(), nullptr};
        return posix_spawn(&process, program.c_str(), &m_actions, &m_attributes, arguments.data(),
                           environment.data());
    }

private:
    posix_spawn_file_actions_t m_actions;
    posix_spawnattr_t m_attributes;
};

bool readWhole(int file, std::span<std::uint8_t> bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count =
            ::pread(file, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
        if (count <= 0 && !(count < 0 && errno == EINTR)) {
            return false;
        }
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return true;
}

/// The pixels are read, not mapped: a decoder gone wrong could shorten the memory file under a mapping.
std::optional<DecodeOutcome> pictureFrom(const WireReply& reply, const FileDescriptor& pixels) {
    constexpr std::int32_t maxSide = 65'500;
    if (reply.width < 1 || reply.height < 1 || reply.width > maxSide || reply.height > maxSide ||
        !pixels.isOpen()) {
        return std::nullopt;
    }
    const std::size_t bytes =
        std::size_t{3} * static_cast<std::size_t>(reply.width) * static_cast<std::size_t>(reply.height);
    struct stat status {};
    if (::fstat(pixels.get(), &status) != 0 || static_cast<std::size_t>(status.st_size) != bytes) {
        return std::nullopt;
    }
    DecodedPicture picture{{reply.width, reply.height, std::vector<std::uint8_t>(bytes)},
                           {reply.format.str(), reply.wholeWidth, reply.wholeHeight, reply.taken.str()}};
    if (!readWhole(pixels.get(), picture.pixels.rgb)) {
        return std::nullopt;
    }
    return picture;
}

}  // namespace

DecoderProcess::DecoderProcess(const std::filesystem::path& program) {
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        failToStart(program, systemErrorText(errno));
    }
    m_socket = FileDescriptor(ends[0]);
    FileDescriptor theirs(ends[1]);
    if (const int problem = SpawnSettings(theirs.get()).spawn(program, m_process); problem != 0) {
        failToStart(program, systemErrorText(problem));
    }
    theirs = FileDescriptor();  // so that its end is seen as the end of the conversation

    WireGreeting greeting{0};
    const bool greeted =
        receiveMessage(m_socket.get(), std::as_writable_bytes(std::span(&greeting, 1))).has_value();
    if (!greeted || greeting.version != WireGreeting::currentVersion) {
        end();
        failToStart(program, greeted ? "it is of another version" : "it ended at once");
    }
}

DecoderProcess::~DecoderProcess() {
    end();
}

void DecoderProcess::end() {
    ::kill(m_process, SIGKILL);
    while (::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
    }
}

bool DecoderProcess::isReady() const {
    pollfd socket{m_socket.get(), POLLIN, 0};
    return ::poll(&socket, 1, 0) == 0;
}

std::optional<DecodeOutcome> DecoderProcess::decode(int file, const DecodeRequest& request) {
    const WireRequest asked{static_cast<std::uint32_t>(request.fit), request.size};
    WireReply reply;
    if (!sendMessage(m_socket.get(), std::as_bytes(std::span(&asked, 1)), file)) {
        return std::nullopt;
    }
    const auto pixels = receiveMessage(m_socket.get(), std::as_writable_bytes(std::span(&reply, 1)));
    if (!pixels) {
        return std::nullopt;
    }
    if (std::string code = reply.code.str(); !code.empty()) {
        return DecodeFailure{std::move(code), reply.reason.str()};
    }
    return pictureFrom(reply, *pixels);
}

}  // namespace kindred
