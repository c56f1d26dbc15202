#include "core/store/root_volumes.h"

#include <sys/stat.h>

#include <system_error>

#include "core/store/row_checksum.h"
#include "core/store/sqlite_support.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

/// udev keeps a link for each file system, named by its UUID, to the device that it lies on.
constexpr const char* linksByUuid = "/dev/disk/by-uuid";

std::int64_t checksumOf(RootId root, const std::string& volume) {
    return RowChecksum().add(root).add(volume).value();
}

}  // namespace

std::optional<std::string> volumeOf(const fs::path& folder) {
    struct stat place {};
    if (::stat(folder.c_str(), &place) != 0)
        return std::nullopt;
    std::error_code error;
    for (fs::directory_iterator link(linksByUuid, error), end; !error && link != end; link.increment(error)) {
        struct stat device {};
        if (::stat(link->path().c_str(), &device) == 0 && device.st_rdev == place.st_dev)
            return link->path().filename().string();
    }
    return std::nullopt;
}

std::optional<std::string> readVolume(const SQLite::Database& database, RootId root) {
    SQLite::Statement row =
        prepare(database, "SELECT volume, checksum FROM root_volume WHERE root_id = ?", root);
    if (!row.executeStep())
        return std::nullopt;
    std::string volume = row.getColumn(0).getString();
    if (checksumOf(root, volume) != row.getColumn(1).getInt64())
        throw damagedRow("a row of the table \"root_volume\" has changed on the disk");
    return volume;
}

void writeVolume(const SQLite::Database& database, RootId root, const std::string& volume) {
    execute(database, "INSERT OR REPLACE INTO root_volume (root_id, volume, checksum) VALUES (?, ?, ?)", root,
            volume, checksumOf(root, volume));
}

}  // namespace kindred
