#include "app/decoder/sandbox.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <array>
#include <cerrno>
#include <cstring>
#include <functional>
#include <thread>

using namespace kindred;

namespace {

constexpr int noKernelSupport = 77;

/// What a process of its own says, which is confined before it looks: its exit status, or minus the signal
/// that ended it.
int inConfinedProcess(const std::function<bool()>& isAsItShouldBe) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(!confineSystemCalls() ? noKernelSupport : isAsItShouldBe() ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int inLimitedProcess(const DecodeLimits& limits, const std::function<bool()>& isAsItShouldBe) {
    const pid_t child = ::fork();
    if (child == 0) {
        limitResources(limits);
        ::_exit(isAsItShouldBe() ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

bool isRefused(long result) {
    return result == -1 && errno == EPERM;
}

void* mapped(int protection, std::size_t bytes = 1 << 20) {
    return ::mmap(nullptr, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

using Check = std::function<bool()>;

}  // namespace

Q_DECLARE_METATYPE(Check)

class SandboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void harmIsRefused_data();
    void harmIsRefused();
    void workGoesOn_data();
    void workGoesOn();
    void memoryIsLimited();
    void filesAreLimited();
};

void SandboxTest::harmIsRefused_data() {
    QTest::addColumn<Check>("check");
    QTest::newRow("reading a file") << Check([] { return isRefused(::open("/etc/passwd", O_RDONLY)); });
    QTest::newRow("writing a file") << Check(
        [] { return isRefused(::open("/tmp", O_TMPFILE | O_RDWR, 0600)); });
    QTest::newRow("looking at a file") << Check([] { return isRefused(::access("/etc/passwd", R_OK)); });
    QTest::newRow("removing a file") << Check([] { return isRefused(::unlink("/nowhere")); });
    QTest::newRow("running a program") << Check([] {
        std::array<char*, 1> none{nullptr};
        return isRefused(::execve("/bin/true", none.data(), none.data()));
    });
    QTest::newRow("another process") << Check([] { return isRefused(::fork()); });
    QTest::newRow("the network") << Check([] { return isRefused(::socket(AF_INET, SOCK_STREAM, 0)); });
    QTest::newRow("a socket of this machine")
        << Check([] { return isRefused(::socket(AF_UNIX, SOCK_STREAM, 0)); });
    QTest::newRow("a signal to others") << Check([] { return isRefused(::kill(::getppid(), 0)); });
    QTest::newRow("memory that can be run")
        << Check([] { return mapped(PROT_READ | PROT_WRITE | PROT_EXEC) == MAP_FAILED && errno == EPERM; });
    QTest::newRow("making memory one that can be run") << Check(
        [] { return isRefused(::mprotect(mapped(PROT_READ | PROT_WRITE), 1 << 20, PROT_READ | PROT_EXEC)); });
}

void SandboxTest::harmIsRefused() {
    QFETCH(Check, check);
    const int status = inConfinedProcess(check);
    if (status == noKernelSupport) {
        QSKIP("This kernel has no seccomp.");
    }
    QCOMPARE(status, 0);
}

void SandboxTest::workGoesOn_data() {
    QTest::addColumn<Check>("check");
    QTest::newRow("reading and writing what is open") << Check([pipe = [] {
        std::array<int, 2> ends{};
        return ::pipe(ends.data()) == 0 ? ends : std::array<int, 2>{-1, -1};
    }()] {
        char byte = 'k';
        return ::write(pipe[1], &byte, 1) == 1 && ::read(pipe[0], &byte, 1) == 1 && byte == 'k';
    });
    QTest::newRow("memory") << Check([] {
        void* memory = mapped(PROT_READ | PROT_WRITE);
        return memory != MAP_FAILED && std::memset(memory, 1, 1 << 20) && ::munmap(memory, 1 << 20) == 0;
    });
    QTest::newRow("a memory file") << Check([] {
        const int file = ::memfd_create("test", MFD_CLOEXEC);
        return file >= 0 && ::ftruncate(file, 100) == 0 && ::close(file) == 0;
    });
    QTest::newRow("threads") << Check([] {
        bool ran = false;
        std::thread([&] { ran = true; }).join();
        return ran;
    });
    QTest::newRow("time") << Check([] {
        timespec now{};
        return ::clock_gettime(CLOCK_REALTIME, &now) == 0;
    });
}

void SandboxTest::workGoesOn() {
    QFETCH(Check, check);
    const int status = inConfinedProcess(check);
    if (status == noKernelSupport) {
        QSKIP("This kernel has no seccomp.");
    }
    QCOMPARE(status, 0);
}

void SandboxTest::memoryIsLimited() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("Under a sanitizer there is no limit to the address space.");
#else
    const auto allocates = [](std::size_t bytes) {
        void* memory = mapped(PROT_READ | PROT_WRITE, bytes);
        return memory != MAP_FAILED && ::munmap(memory, bytes) == 0;
    };
    const DecodeLimits limits{.bytes = 50'000'000};
    QCOMPARE(inLimitedProcess(limits, [&] { return allocates(40'000'000) && !allocates(60'000'000); }), 0);
#endif
}

void SandboxTest::filesAreLimited() {
    const auto hardLimit = [](__rlimit_resource resource) {
        rlimit limits{};
        ::getrlimit(resource, &limits);
        return limits.rlim_max;
    };
    QCOMPARE(inLimitedProcess({.pixels = 1000},
                              [&] {
                                  return hardLimit(RLIMIT_CORE) == 0 && hardLimit(RLIMIT_NOFILE) <= 16 &&
                                         hardLimit(RLIMIT_FSIZE) == 3000 + (1 << 20);
                              }),
             0);
}

QTEST_GUILESS_MAIN(SandboxTest)
#include "sandbox_test.moc"
