#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <memory>

#include "core/base/job_context.h"

namespace kindred {

/// The file as SQLite and the lock know it: absolute, links resolved. Never throws for a file that is not
/// there.
std::filesystem::path canonicalLibrary(const std::filesystem::path& library);

/// Both throw Error, as LibraryReader and LibraryWriter say.
std::unique_ptr<SQLite::Database> openForReading(const std::filesystem::path& library);
/// Of any version up to ours.
std::unique_ptr<SQLite::Database> openForExamining(const std::filesystem::path& library);
/// A file that nobody writes; leaves nothing beside it.
std::unique_ptr<SQLite::Database> openBackup(const std::filesystem::path& backup);
/// The file must be there and hold a library, of any version up to ours.
std::unique_ptr<SQLite::Database> openForWriting(const std::filesystem::path& library);

/// An empty library under a name that nothing has yet, whole or not at all.
void createLibrary(const std::filesystem::path& library);
/// Throws Error("library-damaged") if SQLite finds the file's structure broken (quick_check,
/// foreign_key_check). Does not look inside values: that is what the checksums of the rows are for.
void checkStructure(SQLite::Database& database, const std::filesystem::path& library);
/// A copy, checked and flushed before it takes the name; replaces what is there. No transaction may be open.
void copyLibrary(SQLite::Database& database, const std::filesystem::path& target);
/// A copy of a library that others may be writing, of which every row was looked at before it takes the name;
/// replaces what is there. Throws Error("library-damaged") for a library that is not sound, Error("stopped").
void backUpLibrary(const std::filesystem::path& library, const std::filesystem::path& target,
                   const JobContext& context);

/// True if the file has a log with content: changes that a writer had no time to move into it.
bool hasUnmergedLog(const std::filesystem::path& library);

}  // namespace kindred
