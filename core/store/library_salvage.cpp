#include "core/store/library_salvage.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <array>
#include <exception>
#include <string>
#include <vector>

#include "core/store/checked_tables.h"
#include "core/store/connection.h"
#include "core/store/library_lock.h"
#include "core/store/pending_file.h"
#include "core/store/set_aside.h"
#include "core/store/sqlite_support.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

/// In an order in which every key leads to a row that is there already.
constexpr std::array carriedOver = {"root",          "excluded_folder", "root_volume", "model",
                                    "default_model", "verdict",         "mark"};

const CheckedTable& tableNamed(const std::string& name) {
    return *std::ranges::find(checkedTables(), name, &CheckedTable::name);
}

std::string insertInto(const CheckedTable& table) {
    const std::string columns = table.columns;
    std::string places = "?";
    for (auto i = std::ranges::count(columns, ','); i >= 0; --i)
        places += ", ?";
    // The only key that is not in the checksum.
    const bool isDefault = table.name == std::string("default_model");
    return std::string("INSERT OR IGNORE INTO ") + table.name + " (" + columns + ", checksum" +
           (isDefault ? ", id) VALUES (" + places + ", 1)" : ") VALUES (" + places + ")");
}

void copyRow(const SQLite::Statement& row, SQLite::Statement& insert) {
    insert.reset();
    for (int i = 0; i < row.getColumnCount(); ++i) {
        const SQLite::Column column = row.getColumn(i);
        if (column.isInteger())
            insert.bind(i + 1, static_cast<std::int64_t>(column.getInt64()));
        else if (column.isBlob())
            insert.bind(i + 1, column.getBlob(), column.getBytes());
        else
            insert.bind(i + 1, column.getString());
    }
    insert.exec();
}

/// Returns false where some rows could not be read or were not right.
bool copyRows(const SQLite::Database& from, const CheckedTable& table, SQLite::Statement& insert,
              const char* order) {
    bool whole = true;
    SQLite::Statement row(from, selectAll(table) + order);
    while (row.executeStep()) {
        if (isSound(row, table)) {
            try {
                copyRow(row, insert);
                continue;
            } catch (const SQLite::Exception&) {
                // What it leads to was lost.
            }
        }
        whole = false;
    }
    return whole;
}

/// From both ends: what lies between is as little as can be.
bool copyTable(const SQLite::Database& from, SQLite::Database& to, const CheckedTable& table) {
    SQLite::Statement insert(to, insertInto(table));
    bool whole = true;
    for (const char* order : {" ORDER BY 1", " ORDER BY 1 DESC"}) {
        try {
            whole = copyRows(from, table, insert, order) && whole;
        } catch (const SQLite::Exception&) {
            whole = false;
        }
    }
    return whole;
}

/// Returns the tables that did not come over whole.
std::vector<std::string> carryOver(const fs::path& source, SQLite::Database& to,
                                   const std::vector<std::string>& names, bool isBackup) {
    try {
        const auto from = isBackup ? openBackup(source) : openForExamining(source);
        const auto version = integer(*from, "PRAGMA user_version").value_or(0);
        std::vector<std::string> left;
        for (const std::string& name : names) {
            const CheckedTable& table = tableNamed(name);
            if (table.sinceVersion <= version && !copyTable(*from, to, table))
                left.push_back(name);
        }
        return left;
    } catch (const std::exception&) {
        return names;  // it cannot even be opened
    }
}

std::uint64_t count(const SQLite::Database& database, const char* sql) {
    return static_cast<std::uint64_t>(integer(database, sql).value_or(0));
}

SalvageReport fill(const fs::path& fresh, const fs::path& library, const std::optional<fs::path>& backup) {
    const auto database = openForWriting(fresh);
    SalvageReport report;
    SQLite::Transaction transaction(*database, SQLite::TransactionBehavior::IMMEDIATE);
    auto left = carryOver(library, *database, {carriedOver.begin(), carriedOver.end()}, false);
    if (!left.empty() && backup) {
        report.fromBackup = true;
        carryOver(*backup, *database, left, true);
    }
    transaction.commit();
    report.folders = count(*database, "SELECT count(*) FROM root");
    report.exclusions = count(*database, "SELECT count(*) FROM excluded_folder");
    report.verdicts = count(*database, "SELECT count(*) FROM verdict");
    report.marks = count(*database, "SELECT count(*) FROM mark");
    return report;
}

}  // namespace

SalvageReport beginLibraryAnew(const fs::path& library, const std::optional<fs::path>& backup) {
    const fs::path canonical = canonicalLibrary(library);
    const LibraryLock lock(canonical);
    PendingFile pending(canonical);
    createLibrary(pending.path());
    SalvageReport report = guarded(canonical, [&] { return fill(pending.path(), canonical, backup); });
    report.setAside = publishSettingAside(pending, canonical);
    return report;
}

}  // namespace kindred
