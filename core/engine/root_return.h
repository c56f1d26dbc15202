#pragma once

#include <filesystem>
#include <optional>

#include "core/base/ids.h"

namespace kindred {

class LibraryReader;
class LibraryWriter;

/// Is a folder that is being added one of the library's roots, which has come back under another path, as a
/// disk does that is mounted elsewhere? Only a root that is not there now, or of whose
/// files none is, can have come back. It is the same
/// where at least four fifths of a sample of its known files (up to 256, evenly over all paths) lie at the
/// same place with the same size and time (within 2 s: FAT counts no finer), unless both stand on known file
/// systems and these differ. Of several the one that agrees best. A folder that belongs to a root, or holds
/// one, is none. Throws what LibraryReader throws.
std::optional<RootId> returnedRoot(const LibraryReader& reader, const std::filesystem::path& folder);

/// Notes the file systems of all roots that are there, for telling them apart later. To be called when a
/// library is brought up to date.
void noteVolumes(const LibraryReader& reader, LibraryWriter& writer);

}  // namespace kindred
