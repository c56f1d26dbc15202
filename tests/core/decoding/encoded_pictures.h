#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/imaging/picture_types.h"

namespace kindred {

using Bytes = std::vector<std::byte>;

/// A smooth picture without any symmetry: 8-bit BGR, as OpenCV has it.
cv::Mat unsymmetricPicture(int width, int height);

/// Any Mat that OpenCV can write, in the format of an extension ("jpg", "png", …).
Bytes encoded(const cv::Mat& picture, std::string_view extension, const std::vector<int>& settings = {});

/// A JPEG of four inks as they are in `inks`, with Adobe's marker or without.
Bytes encodedInkJpeg(const cv::Mat& inks, bool adobe);

/// An animated WebP, lossless, of 8-bit BGRA frames.
Bytes encodedAnimation(const std::vector<cv::Mat>& frames);

/// A GIF of frames whose 8-bit samples are indices of gifColour(); the canvas has the first frame's size.
/// `transparent` is an index, or -1.
Bytes encodedGif(const std::vector<cv::Mat>& frames, bool interlaced = false, int transparent = -1);
/// BGR.
cv::Vec3b gifColour(int index);

/// A JPEG with another one appended, as cameras do it (Multi-Picture Format).
Bytes withPreview(const Bytes& jpeg, const Bytes& preview);

enum class HeifCoding { Heic, Avif };
/// Of 8-bit BGR or BGRA. `orientation` is how it has to be turned, as EXIF numbers it, written as the
/// container does it and in EXIF as well. Nothing where libheif has no encoder for it.
std::optional<Bytes> encodedHeif(const cv::Mat& picture, HeifCoding coding, int orientation = 1);

/// A DNG with a JPEG as preview and a sensor's picture of `sensor` pixels, which must not be turned to.
Bytes encodedDng(const Bytes& jpeg, cv::Size preview, cv::Size sensor, int orientation = 1);

struct TiffEntry {
    std::uint16_t tag = 0;
    std::uint16_t type = 0;  ///< 1 byte, 3 short, 4 long
    std::uint32_t value = 0;
};

/// A little-endian TIFF of one directory, whose pixels stand at handmadeTiffPixels.
Bytes handmadeTiff(const std::vector<TiffEntry>& entries, const Bytes& pixels = {});
constexpr std::uint32_t handmadeTiffPixels = 8;

/// Appends the low `count` bytes of a number, the lowest first.
void putNumber(Bytes& file, std::uint32_t value, int count);

/// The same file with one more EXIF entry, by Exiv2's names.
Bytes withExif(const Bytes& file, const std::string& key, const std::string& value);

Bytes fileBytes(const std::filesystem::path& file);

DecodeOutcome decodedAs(const Bytes& file, DecodeRequest::Fit fit, int size = 0);

/// The decoded picture as 8-bit BGR; empty, with the reason printed, where it was a failure.
cv::Mat pixelsOf(const DecodeOutcome& outcome);

/// The code of a failure; empty for a picture.
std::string failureCode(const DecodeOutcome& outcome);

/// The mean difference of two pictures a sample, in grey levels; 255 where their sizes differ.
double meanDifference(const cv::Mat& a, const cv::Mat& b);

/// True if they have the same size and no sample differs.
bool areEqual(const cv::Mat& a, const cv::Mat& b);

}  // namespace kindred
