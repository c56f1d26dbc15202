#include "app/decoder/sandbox.h"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <memory>

namespace kindred {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool isSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool isSanitized = true;
#else
constexpr bool isSanitized = false;
#endif
#else
constexpr bool isSanitized = false;
#endif

void limit(__rlimit_resource resource, std::uint64_t value) {
    rlimit limits{};
    ::getrlimit(resource, &limits);
    limits.rlim_cur = limits.rlim_max = std::min<rlim_t>(limits.rlim_max, value);
    ::setrlimit(resource, &limits);
}

std::uint64_t addressSpaceInUse() {
    std::uint64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

/// Calls that can do nothing beyond what is open already.
constexpr std::array harmless{
    // files that are open, and the memory file that pixels go out by
    SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(write), SCMP_SYS(pwrite64), SCMP_SYS(writev),
    SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(close), SCMP_SYS(ftruncate), SCMP_SYS(memfd_create),
    // the socket to the program
    SCMP_SYS(recvmsg), SCMP_SYS(sendmsg), SCMP_SYS(poll), SCMP_SYS(ppoll),
    // memory
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(membarrier),
    // threads
    SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall),
    // time, chance and what the machine is like
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday), SCMP_SYS(getrandom), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(getrusage),
    SCMP_SYS(getrlimit),
    // the end
    SCMP_SYS(exit), SCMP_SYS(exit_group)};

bool allow(const Filter& filter, int call) {
    return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0;
}

// The library's own macros for these are C.
constexpr scmp_arg_cmp equal(unsigned argument, scmp_datum_t value) {
    return {argument, SCMP_CMP_EQ, value, 0};
}
constexpr scmp_arg_cmp masked(unsigned argument, scmp_datum_t mask, scmp_datum_t value) {
    return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

bool allowIf(const Filter& filter, int call, const scmp_arg_cmp& condition) {
    return seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, 1, &condition) == 0;
}

/// UndefinedBehaviorSanitizer finds out by a pipe whether memory can be read.
bool allowSanitizers(const Filter& filter) {
    return !isSanitized || (allow(filter, SCMP_SYS(pipe)) && allow(filter, SCMP_SYS(pipe2)));
}

bool allowConditional(const Filter& filter) {
    const auto self = static_cast<scmp_datum_t>(::getpid());
    // The C library falls back to clone(), whose flags can be looked at.
    return seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0 &&
           allowIf(filter, SCMP_SYS(clone), masked(0, CLONE_THREAD, CLONE_THREAD)) &&
           allowIf(filter, SCMP_SYS(mmap), masked(2, PROT_EXEC, 0)) &&
           allowIf(filter, SCMP_SYS(mprotect), masked(2, PROT_EXEC, 0)) &&
           allowIf(filter, SCMP_SYS(newfstatat), equal(3, AT_EMPTY_PATH)) &&  // fstat()
           allowIf(filter, SCMP_SYS(prlimit64), equal(2, 0)) &&               // getrlimit()
           allowIf(filter, SCMP_SYS(prctl), equal(0, PR_SET_NAME)) &&
           allowIf(filter, SCMP_SYS(tgkill), equal(0, self));  // abort()
}

}  // namespace

void limitResources(const DecodeLimits& limits) {
    constexpr std::uint64_t openFiles = 16;
    constexpr std::uint64_t thumbnailBytes = 1 << 20;
    constexpr std::uint64_t bytesAPixel = 3;
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, openFiles);
    limit(RLIMIT_FSIZE, bytesAPixel * static_cast<std::uint64_t>(limits.pixels) + thumbnailBytes);
    if (!isSanitized) {
        limit(RLIMIT_AS, addressSpaceInUse() + limits.bytes);
    }
}

bool confineSystemCalls() {
    const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), &seccomp_release);
    if (!filter) {
        return false;
    }
    for (const int call : harmless) {
        if (!allow(filter, call)) {
            return false;
        }
    }
    return allowConditional(filter) && allowSanitizers(filter) && seccomp_load(filter.get()) == 0;
}

}  // namespace kindred
