#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "core/decoding/picture_format.h"
#include "core/decoding/scaled_picture.h"
#include "core/imaging/picture_types.h"

namespace kindred {

/// A picture as its file holds it, with what is still to be done.
struct FilePicture {
    PictureFormat format{};
    ScaledPicture stored;
    cv::Size original;    ///< what people would call its size, as it is stored; only a RAW's preview differs
    int orientation = 1;  ///< how to stand it upright, as EXIF numbers it
    std::string taken;    ///< as ExifFacts has it
};

/// Chooses the decoder by the contents. Throws Undecodable.
FilePicture readPicture(std::span<const std::byte> bytes, const DecodeRequest& request,
                        std::int64_t maxPixels);

/// Has the libraries behind it load what they load once.
void prepareReading();

}  // namespace kindred
