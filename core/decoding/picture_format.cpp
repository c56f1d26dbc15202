#include "core/decoding/picture_format.h"

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <string_view>

#include "core/decoding/byte_view.h"

namespace kindred {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t at;
    std::string_view bytes;
    PictureFormat format;
};

// In this order: a CR2 looks like a TIFF up to its eighth byte.
constexpr std::array signatures{
    Signature{0, "\xFF\xD8\xFF"sv, PictureFormat::Jpeg},
    Signature{0, "\x89PNG\r\n\x1A\n"sv, PictureFormat::Png},
    Signature{8, "CR\x02"sv, PictureFormat::Raw},    // Canon's CR2
    Signature{4, "ftypcrx "sv, PictureFormat::Raw},  // Canon's CR3
    Signature{6, "HEAPCCDR"sv, PictureFormat::Raw},  // Canon's CRW
    Signature{0, "IIRO"sv, PictureFormat::Raw},      // Olympus' ORF, with the next two
    Signature{0, "IIRS"sv, PictureFormat::Raw},
    Signature{0, "MMOR"sv, PictureFormat::Raw},
    Signature{0, "IIU\0"sv, PictureFormat::Raw},            // Panasonic's RW2
    Signature{0, "FUJIFILMCCD-RAW"sv, PictureFormat::Raw},  // Fujifilm's RAF
    Signature{0, "FOVb"sv, PictureFormat::Raw},             // Sigma's X3F
    Signature{0, "\0MRM"sv, PictureFormat::Raw},            // Minolta's MRW
    Signature{0, "II\x2A\0"sv, PictureFormat::Tiff},
    Signature{0, "MM\0\x2A"sv, PictureFormat::Tiff},
    Signature{0, "GIF87a"sv, PictureFormat::Gif},
    Signature{0, "GIF89a"sv, PictureFormat::Gif},
    Signature{0, "BM"sv, PictureFormat::Bmp},
};

struct Foreign {
    std::size_t at;
    std::string_view bytes;
    const char* name;  ///< completes "Kindred cannot read …"
};

constexpr std::array foreignSignatures{
    Foreign{4, "ftyp"sv, "videos"},
    Foreign{0, "II\x2B\0"sv, "BigTIFF pictures"},
    Foreign{0, "MM\0\x2B"sv, "BigTIFF pictures"},
    Foreign{0, "\xFF\x0A"sv, "JPEG XL pictures"},
    Foreign{0, "\0\0\0\x0CJXL "sv, "JPEG XL pictures"},
    Foreign{0, "\0\0\0\x0CjP  "sv, "JPEG 2000 pictures"},
    Foreign{0, "\xFF\x4F\xFF\x51"sv, "JPEG 2000 pictures"},
    Foreign{0, "8BPS"sv, "Photoshop files"},
    Foreign{0, "\0\0\1\0"sv, "icons (ICO)"},
    Foreign{0, "<svg"sv, "SVG drawings"},
    Foreign{0, "<?xml"sv, "XML files, SVG drawings among them"},
    Foreign{0, "<!DOCTYPE html"sv, "web pages"},
    Foreign{0, "<html"sv, "web pages"},
    Foreign{0, "%PDF"sv, "PDF documents"},
    Foreign{0, "PK\3\4"sv, "ZIP archives"},
};

/// Of the brands that a file says it follows, the first that stands for pictures (ISO/IEC 23008-12, annex B;
/// AV1 Image File Format, 8): the general ones leave open how pixels are coded.
std::optional<PictureFormat> formatByBrand(std::span<const std::byte> bytes) {
    constexpr std::array heic{"heic"sv, "heix"sv, "heim"sv, "heis"sv, "hevc"sv, "hevx"sv, "hevm"sv, "hevs"sv};
    constexpr std::array general{"mif1"sv, "msf1"sv, "mif2"sv, "miaf"sv};
    constexpr std::uint64_t majorBrand = 8;
    constexpr std::uint64_t minorVersion = 12;
    const ByteView view(bytes, std::endian::big);
    if (!view.has(4, "ftyp"sv)) {
        return std::nullopt;
    }
    const std::uint64_t end = std::min<std::uint64_t>(view.u32(0), view.size());
    std::optional<PictureFormat> format;
    for (std::uint64_t at = majorBrand; at + 4 <= end; at += 4) {
        const auto is = [&](std::string_view brand) { return at != minorVersion && view.has(at, brand); };
        if (is("avif"sv) || is("avis"sv)) {
            return PictureFormat::Avif;
        }
        if (std::ranges::any_of(heic, is)) {
            return PictureFormat::Heic;
        }
        if (std::ranges::any_of(general, is)) {
            format = PictureFormat::Heic;
        }
    }
    return format;
}

bool looksLikeText(std::span<const std::byte> bytes) {
    return std::ranges::all_of(bytes.first(std::min<std::size_t>(bytes.size(), 512)), [](std::byte byte) {
        const auto value = std::to_integer<unsigned char>(byte);
        return value >= ' ' ? value != 0x7F : value == '\n' || value == '\r' || value == '\t';
    });
}

}  // namespace

PictureFormat identifyFormat(std::span<const std::byte> bytes) {
    const ByteView view(bytes, std::endian::little);
    if (view.has(0, "RIFF"sv) && view.has(8, "WEBP"sv)) {
        return PictureFormat::WebP;
    }
    for (const Signature& signature : signatures) {
        if (view.has(signature.at, signature.bytes)) {
            return signature.format;
        }
    }
    if (const auto format = formatByBrand(bytes)) {
        return *format;
    }
    for (const Foreign& foreign : foreignSignatures) {
        if (view.has(foreign.at, foreign.bytes)) {
            failUnsupported(foreign.name);
        }
    }
    failUnsupported(looksLikeText(bytes) ? "text files"
                                         : "this file: its contents are in no picture format that it knows");
}

const char* formatName(PictureFormat format) {
    switch (format) {
        case PictureFormat::Jpeg:
            return "jpeg";
        case PictureFormat::Png:
            return "png";
        case PictureFormat::WebP:
            return "webp";
        case PictureFormat::Tiff:
            return "tiff";
        case PictureFormat::Bmp:
            return "bmp";
        case PictureFormat::Gif:
            return "gif";
        case PictureFormat::Heic:
            return "heic";
        case PictureFormat::Avif:
            return "avif";
        case PictureFormat::Raw:
            return "raw";
    }
    return "";
}

}  // namespace kindred
