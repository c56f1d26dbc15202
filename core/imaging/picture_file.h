#pragma once

#include <filesystem>

#include "core/imaging/content_hash.h"
#include "core/imaging/file_descriptor.h"

namespace kindred {

/// A picture's file as it was read, once: what is hashed is what is decoded, whatever becomes of the file
/// meanwhile, and a slow disk is never waited for by a decoder.
struct PictureFile {
    /// A copy in memory that nobody can change any more; of a file over 64 MiB the file itself.
    FileDescriptor bytes;
    ContentHash contents;
};

/// Throws Error("file-unreadable").
PictureFile readPictureFile(const std::filesystem::path& file);

}  // namespace kindred
