#include "core/store/sqlite_support.h"

#include <sqlite3.h>

#include <cerrno>

#include "core/base/error.h"
#include "core/store/library_backups.h"
#include "core/store/storage_errors.h"

namespace kindred {
namespace {

[[noreturn]] void throwError(const char* code, const std::filesystem::path& library,
                             const std::string& detail, const std::string& what, const std::string& remedy) {
    throw Error(ErrorCategory::Library, code, {library.string(), detail},
                "The library \"" + library.string() + "\" " + what + " (" + detail + "); " + remedy + ".");
}

[[noreturn]] void throwDamaged(const std::filesystem::path& library, const std::string& detail) {
    const std::string backup = newestBackupDate(library);
    const std::string command = "\"kindred-cli repair --library " + library.string();
    const std::string anew = "begin anew from the pictures with " + command + " --anew\"";
    throw Error(ErrorCategory::Library, "library-damaged", {library.string(), detail, backup},
                "The library \"" + library.string() + "\" is damaged or not a library of Kindred (" + detail +
                    "); " +
                    (backup.empty() ? "there is no backup of it: "
                                    : "put the backup of " + backup + " in its place with " + command +
                                          " --from-backup\", or ") +
                    anew + ".");
}

}  // namespace

void throwLibraryError(const SQLite::Exception& exception, const std::filesystem::path& library) {
    const std::string detail = exception.what();
    const bool isReading = exception.getExtendedErrorCode() == SQLITE_IOERR_READ ||
                           exception.getExtendedErrorCode() == SQLITE_IOERR_SHORT_READ;
    switch (isReading ? SQLITE_CANTOPEN : exception.getErrorCode()) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throwError("library-busy", library, detail, "is in use by another program",
                       "try again in a moment");
        case SQLITE_INTERRUPT:
            throw Error(ErrorCategory::Library, "stopped", {library.string()},
                        "The work on the library \"" + library.string() + "\" was stopped.");
        case SQLITE_FULL:
            throwNotWritten(library, ENOSPC, detail);
        case SQLITE_READONLY:
            throwNotWritten(library, EROFS, detail);
        case SQLITE_IOERR:
            throwNotWritten(library, 0, detail);
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            throwError(
                "library-unreadable", library, detail, "could not be opened",
                "check that you may read the file, and copy a library that was not closed properly, with "
                "its \"-wal\" file, to a folder that can be written");
        case SQLITE_NOMEM:
            throwError("library-out-of-memory", library, detail, "needs more memory than there is",
                       "close other programs and try again");
        default:
            // Our statements are tested, so that an error of any other kind comes from the file.
            throwDamaged(library, detail);
    }
}

SQLite::Exception damagedRow(const std::string& what) {
    return {what, SQLITE_CORRUPT};
}

void bindValue(SQLite::Statement& statement, int index, Blob value) {
    // A null pointer would be bound as NULL, not as empty.
    const char* bytes = value.bytes.empty() ? "" : value.bytes.data();
    statement.bind(index, static_cast<const void*>(bytes), static_cast<int>(value.bytes.size()));
}

void bindValue(SQLite::Statement& statement, int index, const std::string& value) {
    statement.bind(index, value);
}

std::span<const std::byte> bytesOf(const SQLite::Column& column) {
    const auto* bytes = static_cast<const std::byte*>(column.getBlob());
    return {bytes, static_cast<std::size_t>(column.getBytes())};
}

}  // namespace kindred
