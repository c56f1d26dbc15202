#pragma once

#include <filesystem>

namespace kindred {

class PendingFile;

/// Gives a finished file the name of a library and keeps what had that name, with its log, under
/// "<library>.damaged-DATE-TIME"; where the file system knows hard links there is a file of the name at every
/// moment. Returns the new name of the old file, empty if there was none. The library's lock is held, no
/// connection is open. Throws Error where that cannot be done; the old file has its name then.
std::filesystem::path publishSettingAside(PendingFile& pending, const std::filesystem::path& library);

}  // namespace kindred
