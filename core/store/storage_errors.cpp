#include "core/store/storage_errors.h"

#include <sys/stat.h>

#include <cerrno>
#include <system_error>

#include "core/base/error.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

/// What a log needs to grow by at the least: with less, a disk counts as full whatever the system calls it.
constexpr std::uintmax_t fullBelowBytes = std::uintmax_t{64} * 1024;

fs::path folderOf(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

bool isRefusal(int errorNumber) {
    return errorNumber == EROFS || errorNumber == EACCES || errorNumber == EPERM;
}

}  // namespace

fs::path mountPointOf(const fs::path& file) {
    std::error_code error;
    fs::path folder = fs::absolute(folderOf(file), error);
    struct stat here {};
    if (error || ::stat(folder.c_str(), &here) != 0)
        return folderOf(file);
    while (folder.has_relative_path()) {
        struct stat above {};
        if (::stat(folder.parent_path().c_str(), &above) != 0 || above.st_dev != here.st_dev)
            break;
        folder = folder.parent_path();
    }
    return folder;
}

std::uintmax_t freeBytesAt(const fs::path& file) {
    std::error_code error;
    const fs::space_info space = fs::space(folderOf(file), error);
    return error ? UINTMAX_MAX : space.available;
}

void throwNotWritten(const fs::path& library, int errorNumber, const std::string& detail) {
    const std::string name = "The library \"" + library.string() + "\" ";
    std::error_code ignored;
    if (errorNumber == ENOSPC || errorNumber == EDQUOT || freeBytesAt(library) < fullBelowBytes) {
        const std::string disk = mountPointOf(library).string();
        throw Error(ErrorCategory::Library, "library-disk-full", {library.string(), disk},
                    name + "could not be written, because the disk at \"" + disk +
                        "\" is full; make room there and go on: what was finished is kept.");
    }
    if (isRefusal(errorNumber) && fs::exists(library, ignored))
        throw Error(
            ErrorCategory::Library, "library-read-only", {library.string(), detail},
            name + "cannot be changed where it lies (" + detail +
                "); it can be searched as it is. To index, copy it to a folder that can be written, or "
                "ask for the right to write there.");
    throw Error(
        ErrorCategory::Library, "library-not-written", {library.string(), detail},
        name + "could not be written (" + detail + "); choose a folder that is there and can be written.");
}

}  // namespace kindred
