#pragma once

#include <cstdint>

namespace kindred {

/// A file in a library; what people call "a picture". Never reused within a library.
enum class PictureId : std::int64_t {};
/// The contents that one or more files share.
enum class ContentId : std::int64_t {};
/// A folder that was added to a library.
enum class RootId : std::int64_t {};
/// A model that a library holds codes of.
enum class ModelId : std::int64_t {};

}  // namespace kindred
