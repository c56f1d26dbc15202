#pragma once

#include <filesystem>
#include <string>

#include "core/engine/library_search.h"

namespace kindred {

class LibraryReader;

/// What the library knows of a file, but its code. `path` is the file's absolute path.
PictureDetails describePicture(const LibraryReader& reader, const FileRecord& file,
                               std::filesystem::path path);

/// PictureDetails::contentKey of contents.
std::string contentKeyText(const ContentKey& key);

}  // namespace kindred
