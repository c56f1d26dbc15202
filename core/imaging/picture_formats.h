#pragma once

#include <span>

namespace kindred {

struct PictureFormatSupport {
    const char* name;  ///< as people say it: "JPEG", "HEIC", …
    bool isReadable;   ///< this build has what it takes
};

/// The formats that Kindred knows how to read, and which of them this build reads: libheif, LibRaw and giflib
/// may have been left out of it.
std::span<const PictureFormatSupport> pictureFormats();

}  // namespace kindred
