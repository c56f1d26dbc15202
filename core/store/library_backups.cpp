#include "core/store/library_backups.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <system_error>

#include "core/base/error.h"
#include "core/store/change_log.h"
#include "core/store/connection.h"
#include "core/store/library_examination.h"
#include "core/store/library_lock.h"
#include "core/store/library_writer.h"
#include "core/store/pending_file.h"
#include "core/store/schema.h"
#include "core/store/set_aside.h"
#include "core/store/sqlite_support.h"
#include "core/store/storage_errors.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

/// A disk that a backup fills to the last byte would stop the next indexing.
constexpr std::uint64_t roomToLeave = 16U << 20U;

std::int64_t now() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::optional<LibraryBackup> describe(const fs::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    return LibraryBackup{file, status.st_mtime, static_cast<std::uint64_t>(status.st_size), 0};
}

/// The two that take turns.
std::vector<fs::path> slotsOf(const fs::path& library) {
    return {library.string() + ".backup-1", library.string() + ".backup-2"};
}

/// An empty place, else the older of the two.
fs::path slotToFill(const fs::path& library) {
    std::optional<LibraryBackup> oldest;
    for (const fs::path& slot : slotsOf(library)) {
        const auto backup = describe(slot);
        if (!backup)
            return slot;
        if (!oldest || backup->made < oldest->made)
            oldest = backup;
    }
    return oldest->file;
}

/// What it would hurt to lose: changes of what can be found, and what people have said of pictures.
std::int64_t countChanges(const SQLite::Database& database) {
    std::int64_t changes = newestRevision(database);
    for (const char* said : {"SELECT count(*) FROM verdict", "SELECT count(*) FROM mark"})
        changes += integer(database, said).value_or(0);
    return changes;
}

std::int64_t changesSince(const LibraryBackup& backup, std::int64_t changes) {
    try {
        const auto database = openBackup(backup.file);
        if (integer(*database, "PRAGMA user_version") < librarySchemaVersion())
            return changes;
        return std::abs(changes - countChanges(*database));
    } catch (const std::exception&) {
        return changes;  // one that cannot be read is none
    }
}

BackupReport skip(BackupSkipped why, const std::string& reason = {}) {
    return {std::nullopt, why, reason};
}

BackupSkipped reasonToWait(const fs::path& library, const BackupRules& rules) {
    const auto database = openForExamining(library);
    const std::int64_t changes = countChanges(*database);
    std::optional<LibraryBackup> last;
    for (const fs::path& slot : slotsOf(library))
        if (const auto backup = describe(slot); backup && (!last || backup->made > last->made))
            last = backup;
    if (!last)
        return changes > 0 ? BackupSkipped::No : BackupSkipped::LittleChanged;
    const std::int64_t age =
        std::abs(now() - last->made);  // a clock that was set back makes none wait for years
    if (age < rules.shortestSeconds)
        return BackupSkipped::TooSoon;
    const std::int64_t enough = age < rules.longestSeconds ? rules.minChanges : 1;
    return changesSince(*last, changes) < enough ? BackupSkipped::LittleChanged : BackupSkipped::No;
}

std::string megabytes(std::uint64_t bytes) {
    return std::to_string((bytes + 999'999) / 1'000'000) + " MB";
}

BackupReport backUp(const fs::path& library, const JobContext& context, const BackupRules& rules) {
    if (const BackupSkipped wait = guarded(library, [&] { return reasonToWait(library, rules); });
        wait != BackupSkipped::No)
        return skip(wait);
    const std::uint64_t needed = 2 * fs::file_size(library) + roomToLeave;
    if (freeBytesAt(library) < needed)
        return skip(BackupSkipped::TooLittleRoom,
                    "No backup of the library was made, because the disk at \"" +
                        mountPointOf(library).string() + "\" has less than " + megabytes(needed) +
                        " left; make room there.");
    context.report({"backing up", 0, 0, library.string()});
    const fs::path target = slotToFill(library);
    backUpLibrary(library, target, context);
    return {target, BackupSkipped::No, {}};
}

BackupSkipped kindOf(const Error& error) {
    if (error.code() == "stopped")
        return BackupSkipped::Stopped;
    if (error.code() == "library-disk-full")
        return BackupSkipped::TooLittleRoom;
    return error.code() == "library-damaged" ? BackupSkipped::LibraryDamaged : BackupSkipped::NotWritten;
}

}  // namespace

std::vector<LibraryBackup> backupsOf(const fs::path& library) {
    const fs::path canonical = canonicalLibrary(library);
    std::vector<LibraryBackup> backups;
    const auto add = [&backups](const fs::path& file) {
        if (const auto backup = describe(file))
            backups.push_back(*backup);
    };
    for (const fs::path& slot : slotsOf(canonical))
        add(slot);
    const std::string beforeMigration = canonical.filename().string() + ".before-version-";
    std::error_code error;
    for (fs::directory_iterator entry(canonical.parent_path(), error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(beforeMigration) &&
            name.find_first_not_of("0123456789", beforeMigration.size()) == std::string::npos)
            add(entry->path());
    }
    std::ranges::stable_sort(backups, std::ranges::greater(), &LibraryBackup::made);
    return backups;
}

std::string newestBackupDate(const fs::path& library) {
    const auto backups = backupsOf(library);
    if (backups.empty())
        return {};
    const std::time_t made = backups.front().made;
    std::tm local{};
    ::localtime_r(&made, &local);
    std::array<char, 16> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d", &local)};
}

std::optional<LibraryBackup> latestGoodBackup(const fs::path& library, const JobContext& context) {
    for (LibraryBackup& backup : backupsOf(library)) {
        try {
            const auto database = openBackup(backup.file);
            const LibraryExamination examination =
                guarded(backup.file, [&] { return examineDatabase(*database, context); });
            if (!examination.complete)
                return std::nullopt;
            if (!examination.sound())
                continue;
            backup.pictures = static_cast<std::uint64_t>(
                integer(*database, "SELECT count(*) FROM file WHERE state = 0").value_or(0));
            return backup;
        } catch (const std::exception&) {
            continue;  // another one may be good
        }
    }
    return std::nullopt;
}

BackupReport backUpIfDue(LibraryWriter& writer, const JobContext& context, const BackupRules& rules) {
    try {
        writer.commit();
        return backUp(writer.path(), context, rules);
    } catch (const Error& error) {
        return skip(kindOf(error), error.what());
    } catch (const std::exception& error) {
        return skip(BackupSkipped::NotWritten, error.what());
    }
}

fs::path restoreBackup(const fs::path& library, const LibraryBackup& backup) {
    const fs::path canonical = canonicalLibrary(library);
    const LibraryLock lock(canonical);
    PendingFile pending(canonical);
    std::error_code error;
    fs::copy_file(backup.file, pending.path(), error);
    if (error)
        throwNotWritten(canonical, error.value(), error.message());
    const LibraryExamination copy =
        guarded(canonical, [&] { return examineDatabase(*openBackup(pending.path()), JobContext()); });
    if (!copy.sound())
        guarded(backup.file, [&] { throw damagedRow(copy.findings.front()); });
    return publishSettingAside(pending, canonical);
}

}  // namespace kindred
