#include "core/decoding/picture_format.h"

#include <algorithm>
#include <array>
#include <bit>
#include <string_view>

#include "core/decoding/byte_view.h"

namespace kindred {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t at;
    std::string_view bytes;
    const char* name;  ///< completes "Kindred cannot read …"
};

// In this order: a CR2 looks like a TIFF up to its eighth byte.
constexpr std::array unsupportedSignatures{
    Signature{0, "GIF8"sv, "GIF pictures yet"},
    Signature{8, "CR\x02"sv, "RAW pictures yet (this one is Canon's CR2)"},
    Signature{0, "IIRO"sv, "RAW pictures yet (this one is Olympus' ORF)"},
    Signature{0, "IIRS"sv, "RAW pictures yet (this one is Olympus' ORF)"},
    Signature{0, "MMOR"sv, "RAW pictures yet (this one is Olympus' ORF)"},
    Signature{0, "IIU\0"sv, "RAW pictures yet (this one is Panasonic's RW2)"},
    Signature{0, "FUJIFILMCCD-RAW"sv, "RAW pictures yet (this one is Fujifilm's RAF)"},
    Signature{0, "FOVb"sv, "RAW pictures yet (this one is Sigma's X3F)"},
    Signature{6, "HEAPCCDR"sv, "RAW pictures yet (this one is Canon's CRW)"},
    Signature{0, "\0MRM"sv, "RAW pictures yet (this one is Minolta's MRW)"},
    Signature{4, "ftypcrx "sv, "RAW pictures yet (this one is Canon's CR3)"},
    Signature{4, "ftypavi"sv, "AVIF pictures yet"},
    Signature{4, "ftyphe"sv, "HEIC pictures yet"},
    Signature{4, "ftypmif1"sv, "HEIF pictures yet"},
    Signature{4, "ftypmsf1"sv, "HEIF pictures yet"},
    Signature{4, "ftyp"sv, "videos"},
    Signature{0, "II\x2B\0"sv, "BigTIFF pictures"},
    Signature{0, "MM\0\x2B"sv, "BigTIFF pictures"},
    Signature{0, "\xFF\x0A"sv, "JPEG XL pictures"},
    Signature{0, "\0\0\0\x0CJXL "sv, "JPEG XL pictures"},
    Signature{0, "\0\0\0\x0CjP  "sv, "JPEG 2000 pictures"},
    Signature{0, "\xFF\x4F\xFF\x51"sv, "JPEG 2000 pictures"},
    Signature{0, "8BPS"sv, "Photoshop files"},
    Signature{0, "\0\0\1\0"sv, "icons (ICO)"},
    Signature{0, "<svg"sv, "SVG drawings"},
    Signature{0, "<?xml"sv, "XML files, SVG drawings among them"},
    Signature{0, "<!DOCTYPE html"sv, "web pages"},
    Signature{0, "<html"sv, "web pages"},
    Signature{0, "%PDF"sv, "PDF documents"},
    Signature{0, "PK\3\4"sv, "ZIP archives"},
};

bool looksLikeText(std::span<const std::byte> bytes) {
    return std::ranges::all_of(bytes.first(std::min<std::size_t>(bytes.size(), 512)), [](std::byte byte) {
        const auto value = std::to_integer<unsigned char>(byte);
        return value >= ' ' ? value != 0x7F : value == '\n' || value == '\r' || value == '\t';
    });
}

}  // namespace

PictureFormat identifyFormat(std::span<const std::byte> bytes) {
    const ByteView view(bytes, std::endian::little);
    for (const Signature& signature : unsupportedSignatures) {
        if (view.has(signature.at, signature.bytes)) {
            failUnsupported(signature.name);
        }
    }
    if (view.has(0, "\xFF\xD8\xFF"sv)) {
        return PictureFormat::Jpeg;
    }
    if (view.has(0, "\x89PNG\r\n\x1A\n"sv)) {
        return PictureFormat::Png;
    }
    if (view.has(0, "RIFF"sv) && view.has(8, "WEBP"sv)) {
        return PictureFormat::WebP;
    }
    if (view.has(0, "II\x2A\0"sv) || view.has(0, "MM\0\x2A"sv)) {
        return PictureFormat::Tiff;
    }
    if (view.has(0, "BM"sv)) {
        return PictureFormat::Bmp;
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
    }
    return "";
}

}  // namespace kindred
