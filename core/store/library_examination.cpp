#include "core/store/library_examination.h"

#include <sqlite3.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "core/base/error.h"
#include "core/store/checked_tables.h"
#include "core/store/connection.h"
#include "core/store/schema.h"
#include "core/store/sqlite_support.h"

namespace kindred {
namespace {

constexpr std::size_t mostFindings = 20;

int version(const SQLite::Database& database) {
    return static_cast<int>(integer(database, "PRAGMA user_version").value_or(0));
}

/// The file system failing to read is a finding as well; what passes by itself is none.
bool saysSomethingOfTheFile(const SQLite::Exception& exception) {
    const int code = exception.getErrorCode();
    return code != SQLITE_BUSY && code != SQLITE_LOCKED && code != SQLITE_NOMEM && code != SQLITE_CANTOPEN &&
           code != SQLITE_PERM && code != SQLITE_AUTH;
}

using Statements = std::map<std::string, std::string>;

Statements statementsOf(const SQLite::Database& database) {
    Statements statements;
    SQLite::Statement row(database,
                          "SELECT type || ' ' || name || ' of ' || tbl_name, ifnull(sql, '') FROM "
                          "sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'");
    while (row.executeStep())
        statements[row.getColumn(0).getString()] = row.getColumn(1).getString();
    return statements;
}

class Examiner {
public:
    Examiner(SQLite::Database& database, const JobContext& context)
        : m_database(database), m_context(context), m_version(version(database)) {}

    LibraryExamination run() {
        const StatementGuard stoppable(m_database, m_context);
        countRows();
        step([&] { checkRows(); });
        step([&] { checkStructure(); });
        step([&] { checkSchema(); });
        step([&] { note(findReusedIds(m_database)); });
        return std::move(m_result);
    }

private:
    void step(const std::function<void()>& look) {
        m_result.complete = m_result.complete && m_context.proceed();
        if (!m_result.complete)
            return;
        try {
            look();
        } catch (const SQLite::Exception& exception) {
            if (exception.getErrorCode() == SQLITE_INTERRUPT)
                m_result.complete = false;
            else if (saysSomethingOfTheFile(exception))
                note(exception.what());
            else
                throw;
        }
    }

    void note(const std::string& finding) {
        const bool isNew = std::ranges::find(m_result.findings, finding) == m_result.findings.end();
        if (!finding.empty() && isNew && m_result.findings.size() < mostFindings)
            m_result.findings.push_back(finding);
    }

    void countRows() {
        for (const CheckedTable& table : checkedTables())
            step([&] {
                if (table.sinceVersion <= m_version)
                    m_total += static_cast<std::uint64_t>(
                        integer(m_database, (std::string("SELECT count(*) FROM ") + table.name).c_str())
                            .value_or(0));
            });
        // A table that cannot be counted cannot be read either, which is told once.
        m_result.findings.clear();
    }

    void checkRows() {
        for (const CheckedTable& table : checkedTables())
            if (table.sinceVersion <= m_version)
                step([&] { checkRows(table); });
        if (m_version >= 2)
            step([&] { checkChangeLog(); });
    }

    void checkRows(const CheckedTable& table) {
        std::uint64_t changed = 0;
        for (SQLite::Statement row(m_database, selectAll(table)); row.executeStep();) {
            changed += isSound(row, table) ? 0 : 1;
            if (++m_result.rows % 1024 == 0)
                m_context.report({"examining", m_result.rows, m_total, {}});
        }
        if (changed > 0)
            note(std::to_string(changed) + " rows of the table \"" + table.name +
                 "\" have changed on the disk");
    }

    void checkChangeLog() {
        const auto changed =
            integer(m_database, "SELECT count(*) FROM code_change WHERE control IS NOT file_id + model_id");
        if (changed != 0)
            note("the log of changes has changed on the disk");
    }

    void checkStructure() {
        SQLite::Statement row(m_database, "PRAGMA integrity_check(" + std::to_string(mostFindings) + ")");
        while (row.executeStep())
            if (const std::string found = row.getColumn(0).getString(); found != "ok")
                note(found);
        SQLite::Statement stray(m_database, "PRAGMA foreign_key_check");
        if (stray.executeStep())
            note("a row of the table \"" + stray.getColumn(0).getString() + "\" leads nowhere");
    }

    /// What a library of this version is made of, word for word.
    void checkSchema() {
        SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        migrate(fresh, librarySchema().first(static_cast<std::size_t>(m_version)));
        const Statements expected = statementsOf(fresh);
        const Statements found = statementsOf(m_database);
        for (const auto& [name, sql] : expected) {
            const auto at = found.find(name);
            if (at == found.end() || at->second != sql)
                note("the " + name + " is not as it was made");
        }
        for (const auto& entry : found)
            if (!expected.contains(entry.first))
                note("the " + entry.first + " does not belong there");
    }

    SQLite::Database& m_database;
    const JobContext& m_context;
    int m_version;
    std::uint64_t m_total = 0;
    LibraryExamination m_result;
};

}  // namespace

StatementGuard::StatementGuard(SQLite::Database& database, const JobContext& context) : m_database(database) {
    const auto mayGoOn = [](void* job) { return static_cast<const JobContext*>(job)->proceed() ? 0 : 1; };
    constexpr int instructions = 100'000;  // a few milliseconds
    sqlite3_progress_handler(m_database.getHandle(), instructions, mayGoOn,
                             const_cast<JobContext*>(&context));
}

StatementGuard::~StatementGuard() {
    sqlite3_progress_handler(m_database.getHandle(), 0, nullptr, nullptr);
}

std::string findReusedIds(SQLite::Database& database) {
    if (version(database) < 1)
        return {};  // no tables yet
    for (const char* table : {"root", "model", "content", "file"}) {
        const auto highest = integer(database, (std::string("SELECT max(id) FROM ") + table).c_str());
        const auto given =
            integer(database, "SELECT seq FROM sqlite_sequence WHERE name = ?", std::string(table));
        if (highest.value_or(0) > given.value_or(0))
            return std::string("the table \"") + table + "\" would give a number away twice";
    }
    return {};
}

LibraryExamination examineDatabase(SQLite::Database& database, const JobContext& context) {
    return Examiner(database, context).run();
}

LibraryExamination examineFile(const std::filesystem::path& library, const JobContext& context) {
    LibraryExamination examination;
    try {
        const auto database = openForExamining(library);
        return guarded(library, [&] { return examineDatabase(*database, context); });
    } catch (const Error& error) {
        if (error.code() != "library-damaged")
            throw;
        examination.findings.emplace_back(error.arguments().at(1));
    }
    return examination;
}

}  // namespace kindred
