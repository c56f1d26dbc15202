#include "tests/support/private_mounts.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace kindred {
namespace {

/// Somebody who is not root is root within a user namespace.
bool enterNamespaces() {
    const uid_t user = ::getuid();
    const gid_t group = ::getgid();
    if (user == 0)
        return ::unshare(CLONE_NEWNS) == 0;
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return false;
    std::ofstream("/proc/self/setgroups") << "deny";
    std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
    std::ofstream("/proc/self/gid_map") << "0 " << group << " 1";
    return ::getuid() == 0;
}

}  // namespace

PrivateMounts::PrivateMounts() {
    if (!enterNamespaces() || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        m_hindrance = std::string("no mounts of one's own are allowed here: ") + std::strerror(errno);
}

bool PrivateMounts::mountMemory(const std::filesystem::path& folder, const std::string& size) const {
    return ::mount("none", folder.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
}

bool PrivateMounts::resizeMemory(const std::filesystem::path& folder, const std::string& size) const {
    return ::mount("none", folder.c_str(), nullptr, MS_REMOUNT, ("size=" + size).c_str()) == 0;
}

bool PrivateMounts::makeReadOnly(const std::filesystem::path& folder) const {
    return ::mount("none", folder.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
}

bool PrivateMounts::unmount(const std::filesystem::path& folder) const {
    return ::umount2(folder.c_str(), MNT_DETACH) == 0;
}

void fillDisk(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    constexpr std::array<char, 4096> zeros{};
    while (::write(descriptor, zeros.data(), zeros.size()) > 0) {
    }
    ::close(descriptor);
}

}  // namespace kindred
