#include "core/decoding/exif.h"

#include <array>
#include <cstdio>
#include <exception>
#include <exiv2/exiv2.hpp>
#include <string_view>

namespace kindred {

namespace {

std::string textOf(const Exiv2::ExifData& exif, const char* key) {
    const auto entry = exif.findKey(Exiv2::ExifKey(key));
    return entry == exif.end() ? std::string() : entry->toString();
}

int orientationOf(const Exiv2::ExifData& exif) {
    const auto entry = exif.findKey(Exiv2::ExifKey("Exif.Image.Orientation"));
    const long value = entry == exif.end() || entry->count() == 0 ? 1 : entry->toLong();
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
}

std::string timeTaken(const Exiv2::ExifData& exif) {
    // Exif.Image.DateTime is not among them: it tells when the file was last changed.
    for (const char* key :
         {"Exif.Photo.DateTimeOriginal", "Exif.Image.DateTimeOriginal", "Exif.Photo.DateTimeDigitized"}) {
        if (std::string taken = isoTime(textOf(exif, key)); !taken.empty()) {
            return taken;
        }
    }
    return {};
}

}  // namespace

std::string isoTime(const std::string& exifTime) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (std::sscanf(exifTime.c_str(), "%4d:%2d:%2d %2d:%2d:%2d", &year, &month, &day, &hour, &minute,
                    &second) != 6) {
        return {};
    }
    const auto within = [](int value, int least, int most) { return value >= least && value <= most; };
    if (!within(year, 1, 9999) || !within(month, 1, 12) || !within(day, 1, 31) || !within(hour, 0, 23) ||
        !within(minute, 0, 59) || !within(second, 0, 60)) {
        return {};
    }
    std::array<char, 32> iso{};
    std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02dT%02d:%02d:%02d", year, month, day, hour, minute,
                  second);
    return iso.data();
}

ExifFacts readExif(std::span<const std::byte> bytes) {
    ExifFacts facts;
    try {
        prepareExif();
        const auto image = Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte*>(bytes.data()),
                                                     static_cast<long>(bytes.size()));
        image->readMetadata();
        facts.orientation = orientationOf(image->exifData());
        facts.taken = timeTaken(image->exifData());
    } catch (const std::exception&) {
        // The pixels are what counts; what was found before the breakage stays.
    }
    return facts;
}

ExifFacts readExifBlock(std::span<const std::byte> block) {
    constexpr std::string_view marker("Exif\0\0", 6);
    if (std::string_view(reinterpret_cast<const char*>(block.data()), block.size()).starts_with(marker)) {
        block = block.subspan(marker.size());
    }
    ExifFacts facts;
    try {
        prepareExif();
        Exiv2::ExifData exif;
        Exiv2::ExifParser::decode(exif, reinterpret_cast<const Exiv2::byte*>(block.data()),
                                  static_cast<std::uint32_t>(block.size()));
        facts.orientation = orientationOf(exif);
        facts.taken = timeTaken(exif);
    } catch (const std::exception&) {
        // as above
    }
    return facts;
}

/// Exiv2 keeps both for the whole process: its XMP toolkit must be set up once, and its log goes to standard
/// error.
void prepareExif() {
    [[maybe_unused]] static const bool prepared = [] {
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
        return Exiv2::XmpParser::initialize();
    }();
}

}  // namespace kindred
