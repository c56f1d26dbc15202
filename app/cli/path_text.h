#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace kindred {

// A path is any bytes, a text is UTF-8. A path that is UTF-8 is its own text; any other is written as a file
// URI (RFC 8089, "file:///photos/caf%E9.jpg"), which every language has a reader for and which may be given
// back wherever a path is asked for. A relative path that is literally called "file://…" has to be given as
// "./file://…".

/// The path as UTF-8. A relative path that is not UTF-8 becomes absolute.
std::string textOfPath(const std::filesystem::path& path);

/// The same for a line of text: control characters, which could break the line or command a terminal, make a
/// URI as well.
std::string lineOfPath(const std::filesystem::path& path);

/// Text for a terminal: names out of strangers' files must not command it, so control characters other than
/// new lines are shown as U+FFFD.
std::string printable(std::string_view text);

/// The path that a text from the command line means; the inverse of both.
std::filesystem::path pathFromText(std::string_view text);

}  // namespace kindred
