#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <vector>

#include "core/store/library_types.h"

namespace kindred {

// What people have said of contents, as rows and back. It hangs on hash and size, never on rows of `content`,
// so that it outlives every removal. What is read is checked against its checksum; a row that does not match
// throws the SQLite::Exception of damagedRow(). Meanings as LibraryWriter and LibraryReader have them.

void setNotSame(const SQLite::Database& database, const ContentKey& a, const ContentKey& b, bool notSame);
void setMark(const SQLite::Database& database, const ContentKey& content, MarkKind kind, bool marked);
std::vector<NotSamePair> readNotSame(const SQLite::Database& database);
std::vector<ContentKey> readMarked(const SQLite::Database& database, MarkKind kind);

}  // namespace kindred
