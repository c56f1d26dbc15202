#pragma once

#include <cstdint>
#include <exception>
#include <string>

#include "core/imaging/picture_types.h"

namespace kindred {

/// Ends the decoding of a picture from wherever it goes wrong; decodePicture() gives back its failure.
class Undecodable : public std::exception {
public:
    Undecodable(std::string code, std::string reason) : m_failure{std::move(code), std::move(reason)} {}

    const DecodeFailure& failure() const { return m_failure; }
    const char* what() const noexcept override { return m_failure.reason.c_str(); }

private:
    DecodeFailure m_failure;
};

[[noreturn]] void failTruncated();
/// `detail` completes "The picture is damaged: …".
[[noreturn]] void failDamaged(const std::string& detail);
/// `detail` completes "Kindred cannot read …".
[[noreturn]] void failUnsupported(const std::string& detail);
[[noreturn]] void failOutOfMemory();

/// Looks at the size that a header gives, before anything is allocated for it: throws Undecodable "too-large"
/// or, for an empty picture, "damaged". No side may be over 65,500, as in JPEG.
void requireDecodableSize(std::int64_t width, std::int64_t height, std::int64_t maxPixels);

}  // namespace kindred
