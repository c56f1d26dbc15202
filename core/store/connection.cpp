#include "core/store/connection.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <string>
#include <system_error>

#include "core/base/error.h"
#include "core/store/library_examination.h"
#include "core/store/library_lock.h"
#include "core/store/pending_file.h"
#include "core/store/schema.h"
#include "core/store/sqlite_support.h"

namespace kindred {
namespace {

/// A writer holds other connections up for moments only: when it moves the log into the file.
constexpr int busyTimeoutMs = 5000;

std::string asUri(const std::filesystem::path& path) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char byte : path.string()) {
        const auto value = static_cast<unsigned char>(byte);
        if (value == '%' || value == '?' || value == '#' || value < 0x21 || value > 0x7e)
            uri += {'%', digits[value >> 4], digits[value & 15]};
        else
            uri += byte;
    }
    return uri;
}

bool isFolderWritable(const std::filesystem::path& file) {
    return ::faccessat(AT_FDCWD, file.parent_path().c_str(), W_OK, AT_EACCESS) == 0;
}

/// On a read-only medium SQLite could not make the files that it shares between connections. Where nobody
/// writes and nothing is left in the log, the file can be read as it is.
bool mustBeImmutable(const std::filesystem::path& library) {
    return !isFolderWritable(library) && !isBeingWritten(library) && !hasUnmergedLog(library);
}

void requireFile(const std::filesystem::path& library) {
    std::error_code error;
    const auto status = std::filesystem::status(library, error);
    if (status.type() == std::filesystem::file_type::not_found)
        throw Error(ErrorCategory::Library, "library-not-found", {library.string()},
                    "There is no library \"" + library.string() +
                        "\"; check its name, or index a folder to make one.");
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        throwLibraryError(SQLite::Exception("it is not a file", SQLITE_CANTOPEN), library);
    if (std::filesystem::file_size(library, error) == 0 && !error)
        throwLibraryError(damagedRow("the file is empty"), library);
}

void configure(SQLite::Database& database) {
    sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    database.exec(
        "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON;"
        "PRAGMA synchronous = FULL; PRAGMA cache_size = -32768");
}

void requireOurs(SQLite::Database& database, const std::filesystem::path& library) {
    const auto id = integer(database, "PRAGMA application_id");
    if (id != libraryApplicationId)
        throw Error(ErrorCategory::Library, "library-foreign", {library.string()},
                    "\"" + library.string() +
                        "\" belongs to another program and is no library of Kindred; choose another file.");
    const auto version = integer(database, "PRAGMA user_version").value_or(0);
    if (version > librarySchemaVersion())
        throw Error(ErrorCategory::Library, "library-too-new", {library.string(), std::to_string(version)},
                    "The library \"" + library.string() +
                        "\" was made by a later version of Kindred (schema " + std::to_string(version) +
                        ", this one knows " + std::to_string(librarySchemaVersion()) +
                        "); install that version, or use another library.");
}

void requireMigrated(SQLite::Database& database, const std::filesystem::path& library) {
    if (integer(database, "PRAGMA user_version") < librarySchemaVersion())
        throw Error(ErrorCategory::Library, "library-too-old", {library.string()},
                    "The library \"" + library.string() +
                        "\" was made by an earlier version of Kindred and must be brought up to date first, "
                        "which is not possible where it lies; copy it to a folder that can be written.");
}

std::unique_ptr<SQLite::Database> openReadOnly(const std::filesystem::path& library, bool immutable) {
    auto database = std::make_unique<SQLite::Database>(
        asUri(library) + (immutable ? "?immutable=1" : ""),
        SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX, busyTimeoutMs);
    configure(*database);
    sqlite3_db_config(database->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    database->exec("PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0");
    requireOurs(*database, library);
    return database;
}

void requireNotStopped(const JobContext& context, const std::filesystem::path& library) {
    if (!context.proceed())
        throwLibraryError(SQLite::Exception("stopped", SQLITE_INTERRUPT), library);
}

}  // namespace

std::filesystem::path canonicalLibrary(const std::filesystem::path& library) {
    std::error_code error;
    const auto canonical =
        std::filesystem::weakly_canonical(std::filesystem::absolute(library, error), error);
    return error ? library : canonical;
}

std::unique_ptr<SQLite::Database> openForReading(const std::filesystem::path& library) {
    auto database = openForExamining(library);
    guarded(library, [&] { requireMigrated(*database, library); });
    return database;
}

std::unique_ptr<SQLite::Database> openForExamining(const std::filesystem::path& library) {
    requireFile(library);
    return guarded(library, [&] { return openReadOnly(library, mustBeImmutable(library)); });
}

std::unique_ptr<SQLite::Database> openBackup(const std::filesystem::path& backup) {
    requireFile(backup);
    return guarded(backup, [&] { return openReadOnly(backup, true); });
}

std::unique_ptr<SQLite::Database> openForWriting(const std::filesystem::path& library) {
    requireFile(library);
    return guarded(library, [&] {
        auto database = std::make_unique<SQLite::Database>(
            library.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, busyTimeoutMs);
        configure(*database);
        requireOurs(*database, library);
        database->exec("PRAGMA journal_mode = WAL");
        return database;
    });
}

void createLibrary(const std::filesystem::path& library) {
    PendingFile pending(library);
    guarded(library, [&] {
        SQLite::Database database(pending.path().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        configure(database);
        database.exec("PRAGMA application_id = " + std::to_string(libraryApplicationId));
        migrate(database, librarySchema());
        database.exec("PRAGMA journal_mode = WAL");
    });
    pending.publish();
}

void checkStructure(SQLite::Database& database, const std::filesystem::path& library) {
    guarded(library, [&] {
        const std::string found = database.execAndGet("PRAGMA quick_check(1)").getString();
        if (found != "ok")
            throw damagedRow(found);
        // A key with a changed byte is a row that nobody would ever look up.
        SQLite::Statement stray(database, "PRAGMA foreign_key_check");
        if (stray.executeStep())
            throw damagedRow("a row of the table \"" + stray.getColumn(0).getString() + "\" leads nowhere");
        if (const std::string reused = findReusedIds(database); !reused.empty())
            throw damagedRow(reused);
    });
}

void copyLibrary(SQLite::Database& database, const std::filesystem::path& target) {
    PendingFile pending(target);
    guarded(target, [&] { execute(database, "VACUUM INTO ?", pending.path().string()); });
    checkStructure(*openForWriting(pending.path()), target);
    pending.publish();
}

void backUpLibrary(const std::filesystem::path& library, const std::filesystem::path& target,
                   const JobContext& context) {
    PendingFile pending(target);
    const auto source = openForExamining(library);
    requireNotStopped(context, library);
    guarded(target, [&] {
        // Only what is attached is written, but a connection that may not write at all cannot do that.
        source->exec("PRAGMA query_only = OFF");
        const StatementGuard stoppable(*source, context);
        execute(*source, "VACUUM INTO ?", pending.path().string());
    });
    const LibraryExamination examination =
        guarded(library, [&] { return examineDatabase(*openForWriting(pending.path()), context); });
    requireNotStopped(context, library);
    guarded(library, [&] {
        if (!examination.sound())
            throw damagedRow(examination.findings.front());
    });
    pending.publish();
}

bool hasUnmergedLog(const std::filesystem::path& library) {
    std::error_code error;
    const auto bytes = std::filesystem::file_size(library.string() + "-wal", error);
    return !error && bytes > 0;
}

}  // namespace kindred
