#pragma once

#include <cstddef>
#include <span>

#include "core/imaging/file_descriptor.h"

namespace kindred {

/// A file in memory that holds `bytes`, which nobody can change any more. Not open where memory is missing;
/// errno says so.
FileDescriptor sealedMemoryFile(std::span<const std::byte> bytes);

}  // namespace kindred
