#include "core/store/set_aside.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <string>
#include <system_error>

#include "core/base/error.h"
#include "core/store/pending_file.h"
#include "core/store/storage_errors.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

/// A name that nothing has.
fs::path freeName(const fs::path& library) {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    std::array<char, 32> date{};
    const std::size_t length = std::strftime(date.data(), date.size(), ".damaged-%Y%m%d-%H%M%S", &local);
    const std::string name = library.string() + std::string(date.data(), length);
    std::error_code ignored;
    fs::path free = name;
    for (int number = 2; fs::exists(fs::symlink_status(free, ignored)); ++number)
        free = name + "-" + std::to_string(number);
    return free;
}

}  // namespace

fs::path publishSettingAside(PendingFile& pending, const fs::path& library) {
    std::error_code ignored;
    const fs::path aside = freeName(library);
    // Some file systems have no links: there, for a moment, nothing has the name.
    const bool isLinked = ::link(library.c_str(), aside.c_str()) == 0;
    bool isThere = isLinked;
    if (!isLinked && fs::exists(library, ignored)) {
        if (::rename(library.c_str(), aside.c_str()) != 0)
            throwNotWritten(library, errno, systemErrorText(errno));
        isThere = true;
    }
    const std::string log = library.string() + "-wal";
    const std::string logAside = aside.string() + "-wal";
    fs::rename(log, logAside, ignored);
    try {
        pending.publish();
    } catch (...) {
        fs::rename(logAside, log, ignored);
        if (isLinked)
            fs::remove(aside, ignored);
        else if (isThere)
            fs::rename(aside, library, ignored);
        throw;
    }
    return isThere ? aside : fs::path();
}

}  // namespace kindred
