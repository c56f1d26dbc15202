#pragma once

#include <filesystem>
#include <string>

namespace kindred {

/// Throws the Error that says why a library, or a file beside it, could not be written and what to do:
/// "library-disk-full" naming the disk, "library-read-only" where there is a library that can be read all the
/// same, else "library-not-written". `errorNumber` is an errno value, 0 where none is known.
[[noreturn]] void throwNotWritten(const std::filesystem::path& library, int errorNumber,
                                  const std::string& detail);

/// Where the file system that a file lies on is mounted. Never throws.
std::filesystem::path mountPointOf(const std::filesystem::path& file);
/// What is left to us on the disk of a file, in bytes; nothing where the system does not say.
std::uintmax_t freeBytesAt(const std::filesystem::path& file);

}  // namespace kindred
