#include "core/imaging/decoder_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <optional>
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

bool readWhole(int file, std::size_t from, std::span<std::byte> bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count =
            ::pread(file, bytes.data() + done, bytes.size() - done, static_cast<off_t>(from + done));
        if (count <= 0 && !(count < 0 && errno == EINTR)) {
            return false;
        }
        done += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    return true;
}

/// The pixels are read, not mapped: a decoder gone wrong could shorten the memory file under a mapping.
std::optional<DecodedPicture> pictureFrom(const WireReply& reply, const FileDescriptor& memory) {
    const auto pixelBytes = pixelBytesOf(reply);
    struct stat status {};
    if (!pixelBytes || !memory.isOpen() || ::fstat(memory.get(), &status) != 0 ||
        static_cast<std::size_t>(status.st_size) != *pixelBytes + reply.thumbnailBytes) {
        return std::nullopt;
    }
    DecodedPicture picture{{reply.width, reply.height, std::vector<std::uint8_t>(*pixelBytes)},
                           {reply.format.str(), reply.wholeWidth, reply.wholeHeight, reply.taken.str()},
                           std::vector<std::byte>(reply.thumbnailBytes)};
    if (!readWhole(memory.get(), 0, std::as_writable_bytes(std::span(picture.pixels.rgb))) ||
        !readWhole(memory.get(), *pixelBytes, picture.thumbnail)) {
        return std::nullopt;
    }
    return picture;
}

DecodeFailure timedOut(double seconds) {
    std::array<char, 96> reason{};
    std::snprintf(reason.data(), reason.size(), "Decoding the picture took longer than %g seconds.", seconds);
    return {"timed-out", reason.data()};
}

}  // namespace

DecoderProcess::DecoderProcess(const std::filesystem::path& program, const DecodeLimits& limits)
    : m_limits(limits) {
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

    const WireStart start{limits.bytes, limits.pixels};
    WireGreeting greeting{0};
    const bool greeted =
        sendMessage(m_socket.get(), std::as_bytes(std::span(&start, 1))) &&
        receiveMessage(m_socket.get(), std::as_writable_bytes(std::span(&greeting, 1))).has_value();
    if (!greeted || greeting.version != WireGreeting::currentVersion) {
        end();
        failToStart(program, greeted ? "it is of another version" : "it ended at once");
    }
    m_isCaged = greeting.isCaged != 0;
}

DecoderProcess::~DecoderProcess() {
    if (m_process > 0) {
        end();
    }
}

/// Gives what waitpid() says of its end.
int DecoderProcess::end() {
    int status = 0;
    ::kill(m_process, SIGKILL);
    while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
    }
    m_process = -1;
    return status;
}

bool DecoderProcess::isReady() const {
    pollfd socket{m_socket.get(), POLLIN, 0};
    return m_process > 0 && ::poll(&socket, 1, 0) == 0;
}

DecodeOutcome DecoderProcess::decode(int file, const DecodeRequest& request) {
    const WireRequest asked{static_cast<std::uint32_t>(request.fit), request.size, request.thumbnailSide};
    const auto before = processorTime();
    if (!sendMessage(m_socket.get(), std::as_bytes(std::span(&asked, 1)), file)) {
        return breakOff();
    }
    if (!waitForAnswer(before)) {
        end();
        return timedOut(m_limits.seconds);
    }
    WireReply reply;
    const auto memory = receiveMessage(m_socket.get(), std::as_writable_bytes(std::span(&reply, 1)));
    if (!memory) {
        return breakOff();
    }
    if (std::string code = reply.code.str(); !code.empty()) {
        return DecodeFailure{std::move(code), reply.reason.str()};
    }
    if (auto picture = pictureFrom(reply, *memory)) {
        return std::move(*picture);
    }
    return breakOff();
}

bool DecoderProcess::waitForAnswer(std::chrono::nanoseconds processorTimeBefore) const {
    using namespace std::chrono;
    constexpr int wallTimeFactor = 10;
    constexpr nanoseconds longestWait = milliseconds(200);
    const auto allowed = duration_cast<nanoseconds>(duration<double>(m_limits.seconds));
    const auto deadline = steady_clock::now() + wallTimeFactor * allowed;
    for (;;) {
        const nanoseconds left = std::min<nanoseconds>(processorTimeBefore + allowed - processorTime(),
                                                       deadline - steady_clock::now());
        if (left <= nanoseconds::zero()) {
            return false;
        }
        pollfd socket{m_socket.get(), POLLIN, 0};
        const auto wait = ceil<milliseconds>(std::min(left, longestWait));
        const int ready = ::poll(&socket, 1, static_cast<int>(wait.count()));
        if (ready > 0 || (ready < 0 && errno != EINTR)) {
            return true;
        }
    }
}

/// Of all its threads, since it was started; zero once it has ended.
std::chrono::nanoseconds DecoderProcess::processorTime() const {
    clockid_t clock{};
    timespec time{};
    if (::clock_getcpuclockid(m_process, &clock) != 0 || ::clock_gettime(clock, &time) != 0) {
        return {};
    }
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

DecodeFailure DecoderProcess::breakOff() {
    const bool endedItself = endsNow();
    const int status = end();
    const bool lackedMemory = (WIFEXITED(status) && WEXITSTATUS(status) == outOfMemoryStatus) ||
                              (endedItself && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    if (lackedMemory) {
        return {"too-large", "There is not enough memory for the picture."};
    }
    return {"damaged", "The picture is so damaged that the decoder broke off over it."};
}

/// Its end of the socket closes a moment before a process counts as ended. One that stays is killed, and must
/// not look as if the system had done that for want of memory.
bool DecoderProcess::endsNow() const {
    constexpr int milliseconds = 200;
    const FileDescriptor process(static_cast<int>(::syscall(SYS_pidfd_open, m_process, 0)));
    pollfd end{process.get(), POLLIN, 0};
    return process.isOpen() && ::poll(&end, 1, milliseconds) == 1;
}

}  // namespace kindred
