#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/store/sqlite_support.h"

namespace kindred {

/// Statements that are made once and used again: making one costs several times what running it costs. Not
/// thread-safe. Made from a database where a function takes it, it serves that one call.
class Statements {
public:
    // NOLINTNEXTLINE(google-explicit-constructor): so that callers without any need not know of it
    Statements(const SQLite::Database& database) : m_database(database) {}

    /// A statement that is ready for its first step, and is ready for the next use when this goes.
    class Use {
    public:
        explicit Use(SQLite::Statement& statement) : m_statement(statement) {}
        ~Use() { m_statement.tryReset(); }
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;
        SQLite::Statement* operator->() const { return &m_statement; }
        SQLite::Statement& operator*() const { return m_statement; }

    private:
        SQLite::Statement& m_statement;
    };

    /// Not to be used again for the same text while it is in use.
    template <class... Values>
    Use prepare(std::string_view sql, const Values&... values) const {
        SQLite::Statement& statement = find(sql);
        [[maybe_unused]] int index = 0;
        (bindValue(statement, ++index, values), ...);
        return Use(statement);
    }

private:
    SQLite::Statement& find(std::string_view sql) const {
        auto known = m_statements.find(sql);
        if (known == m_statements.end()) {
            std::string text(sql);
            auto statement = std::make_unique<SQLite::Statement>(m_database, text);
            known = m_statements.emplace(std::move(text), std::move(statement)).first;
        }
        return *known->second;
    }

    const SQLite::Database& m_database;
    mutable std::map<std::string, std::unique_ptr<SQLite::Statement>, std::less<>> m_statements;
};

/// As those of sqlite_support.h.
template <class... Values>
std::uint64_t execute(const Statements& statements, const char* sql, const Values&... values) {
    return static_cast<std::uint64_t>(statements.prepare(sql, values...)->exec());
}

template <class... Values>
std::optional<std::int64_t> integer(const Statements& statements, const char* sql, const Values&... values) {
    const auto statement = statements.prepare(sql, values...);
    if (!statement->executeStep() || statement->getColumn(0).isNull())
        return std::nullopt;
    return statement->getColumn(0).getInt64();
}

}  // namespace kindred
