#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

#include "core/base/job_context.h"
#include "core/store/repair_types.h"

namespace kindred {

/// Lets a stop of the job end a statement of SQLite that runs on (with SQLITE_INTERRUPT).
class StatementGuard {
public:
    /// Both outlive the guard.
    StatementGuard(SQLite::Database& database, const JobContext& context);
    ~StatementGuard();
    StatementGuard(const StatementGuard&) = delete;
    StatementGuard& operator=(const StatementGuard&) = delete;

private:
    SQLite::Database& m_database;
};

/// Looks at everything: what SQLite makes sure of (integrity_check, which also compares the indexes with
/// their tables), keys that lead nowhere, tables and triggers that are not as we made them, numbers that
/// would be given away twice, and the checksum of every row. Changes nothing. Some seconds for a million
/// pictures; stage of progress: "examining". Throws Error where the file cannot be looked at at all:
/// "library-not-found", "library-foreign", "library-too-new", "library-unreadable", "library-busy".
LibraryExamination examineFile(const std::filesystem::path& library, const JobContext& context);
/// The same of a database that is open. Throws SQLite::Exception for what says nothing about the file.
LibraryExamination examineDatabase(SQLite::Database& database, const JobContext& context);

/// What keeps tables from giving a number to two rows, as text; empty where all is well.
std::string findReusedIds(SQLite::Database& database);

}  // namespace kindred
