#pragma once

#include <filesystem>

#include "core/store/library_reader.h"

namespace kindred {

/// Opens a library for reading. One of an earlier version is brought up to date first, which needs the right
/// to write it, and leaves a backup of how it was beside it. Throws as LibraryReader and LibraryWriter:
/// "library-too-old" where it lies on a read-only medium.
LibraryReader openCurrentLibrary(const std::filesystem::path& library);

}  // namespace kindred
