#include "core/store/sqlite_support.h"

#include <sqlite3.h>

#include "core/base/error.h"

namespace kindred {
namespace {

[[noreturn]] void throwError(const char* code, const std::filesystem::path& library,
                             const std::string& detail, const std::string& what, const std::string& remedy) {
    throw Error(ErrorCategory::Library, code, {library.string(), detail},
                "The library \"" + library.string() + "\" " + what + " (" + detail + "); " + remedy + ".");
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
        case SQLITE_FULL:
        case SQLITE_READONLY:
        case SQLITE_IOERR:
            throwError("library-not-written", library, detail, "could not be written",
                       "free some space or choose a place that can be written");
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
            throwError("library-damaged", library, detail, "is damaged or not a library of Kindred",
                       "restore a backup, or index its folders into a new library");
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
