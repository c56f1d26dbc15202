#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace kindred {

/// Bytes to be bound as a BLOB; what it points to is copied on binding.
struct Blob {
    std::string_view bytes;
};

/// Throws the Error that stands for what SQLite says about `library`.
[[noreturn]] void throwLibraryError(const SQLite::Exception& exception, const std::filesystem::path& library);
/// To be thrown where rows contradict themselves; guarded() makes "library-damaged" of it.
SQLite::Exception damagedRow(const std::string& what);

/// Runs `work` and turns what SQLite throws into Error.
template <class Work>
decltype(auto) guarded(const std::filesystem::path& library, Work&& work) {
    try {
        return std::forward<Work>(work)();
    } catch (const SQLite::Exception& exception) {
        throwLibraryError(exception, library);
    }
}

void bindValue(SQLite::Statement& statement, int index, Blob value);
void bindValue(SQLite::Statement& statement, int index, const std::string& value);

template <class Number>
    requires std::is_integral_v<Number> || std::is_enum_v<Number>
void bindValue(SQLite::Statement& statement, int index, Number value) {
    statement.bind(index, static_cast<std::int64_t>(value));
}

/// NULL where there is no value.
template <class Value>
void bindValue(SQLite::Statement& statement, int index, const std::optional<Value>& value) {
    if (value)
        bindValue(statement, index, *value);
    else
        statement.bind(index);
}

/// A statement with its parameters bound in order.
template <class... Values>
SQLite::Statement prepare(const SQLite::Database& database, const char* sql, const Values&... values) {
    SQLite::Statement statement(database, sql);
    [[maybe_unused]] int index = 0;
    (bindValue(statement, ++index, values), ...);
    return statement;
}

/// Runs a statement that gives no rows; returns the number of rows that it changed.
template <class... Values>
std::uint64_t execute(const SQLite::Database& database, const char* sql, const Values&... values) {
    return static_cast<std::uint64_t>(prepare(database, sql, values...).exec());
}

/// The first column of the first row, if there is a row with a value.
template <class... Values>
std::optional<std::int64_t> integer(const SQLite::Database& database, const char* sql,
                                    const Values&... values) {
    SQLite::Statement statement = prepare(database, sql, values...);
    if (!statement.executeStep() || statement.getColumn(0).isNull())
        return std::nullopt;
    return statement.getColumn(0).getInt64();
}

/// The bytes of a column, valid until the statement's next step.
std::span<const std::byte> bytesOf(const SQLite::Column& column);

}  // namespace kindred
