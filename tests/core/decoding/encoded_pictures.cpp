#include "tests/core/decoding/encoded_pictures.h"

#include <cstdio>
// after cstdio, whose FILE it needs
#include <jpeglib.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include <exiv2/exiv2.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <span>
#include <stdexcept>

#include "core/decoding/decode_picture.h"

namespace kindred {

namespace {

Bytes copyOf(const unsigned char* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    return {bytes.begin(), bytes.end()};
}

}  // namespace

cv::Mat unsymmetricPicture(int width, int height) {
    cv::Mat picture(height, width, CV_8UC3);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            picture.at<cv::Vec3b>(y, x) = {
                static_cast<unsigned char>(40 + 200 * x / width),
                static_cast<unsigned char>(20 + 220 * y / height),
                static_cast<unsigned char>(x < width / 3 && y < height / 4 ? 240 : 60)};
        }
    }
    return picture;
}

Bytes encoded(const cv::Mat& picture, std::string_view extension, const std::vector<int>& settings) {
    std::vector<unsigned char> file;
    if (!cv::imencode("." + std::string(extension), picture, file, settings)) {
        throw std::runtime_error("cannot write " + std::string(extension));
    }
    return copyOf(file.data(), file.size());
}

Bytes encodedInkJpeg(const cv::Mat& inks, bool adobe) {
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &memory, &size);
    jpeg.image_width = static_cast<JDIMENSION>(inks.cols);
    jpeg.image_height = static_cast<JDIMENSION>(inks.rows);
    jpeg.input_components = 4;
    jpeg.in_color_space = JCS_CMYK;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 100, TRUE);
    jpeg.write_Adobe_marker = adobe ? TRUE : FALSE;
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        auto* row = const_cast<JSAMPROW>(inks.ptr(static_cast<int>(jpeg.next_scanline)));
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    Bytes file = copyOf(memory, size);
    std::free(memory);
    return file;
}

Bytes encodedAnimation(const std::vector<cv::Mat>& frames) {
    constexpr int millisecondsAFrame = 100;
    WebPConfig settings;
    WebPConfigInit(&settings);
    settings.lossless = 1;
    settings.exact = 1;
    WebPAnimEncoder* encoder = WebPAnimEncoderNew(frames.front().cols, frames.front().rows, nullptr);
    int now = 0;
    for (const cv::Mat& frame : frames) {
        WebPPicture picture;
        WebPPictureInit(&picture);
        picture.use_argb = 1;
        picture.width = frame.cols;
        picture.height = frame.rows;
        WebPPictureImportBGRA(&picture, frame.data, static_cast<int>(frame.step));
        WebPAnimEncoderAdd(encoder, &picture, now, &settings);
        WebPPictureFree(&picture);
        now += millisecondsAFrame;
    }
    WebPAnimEncoderAdd(encoder, nullptr, now, nullptr);
    WebPData data{};
    WebPAnimEncoderAssemble(encoder, &data);
    Bytes file = copyOf(data.bytes, data.size);
    WebPDataClear(&data);
    WebPAnimEncoderDelete(encoder);
    return file;
}

void putNumber(Bytes& file, std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i) {
        file.push_back(static_cast<std::byte>(value >> (8 * i)));
    }
}

Bytes handmadeTiff(const std::vector<TiffEntry>& entries, const Bytes& pixels) {
    Bytes file{std::byte{'I'}, std::byte{'I'}, std::byte{42}, std::byte{0}};
    putNumber(file, handmadeTiffPixels + static_cast<std::uint32_t>(pixels.size()), 4);
    file.insert(file.end(), pixels.begin(), pixels.end());
    putNumber(file, static_cast<std::uint32_t>(entries.size()), 2);
    for (const TiffEntry& entry : entries) {
        putNumber(file, entry.tag, 2);
        putNumber(file, entry.type, 2);
        putNumber(file, 1, 4);
        putNumber(file, entry.value, 4);
    }
    putNumber(file, 0, 4);
    return file;
}

Bytes withPreview(const Bytes& jpeg, const Bytes& preview) {
    constexpr std::uint32_t segmentBytes = 2 + 4 + 8 + 2 + 12 + 4 + 2 * 16;  // from the length on
    const std::uint32_t indexAt = 2 + 2 + 6;
    const auto pictureBytes = static_cast<std::uint32_t>(jpeg.size()) + 2 + segmentBytes;
    Bytes file(jpeg.begin(), jpeg.begin() + 2);
    for (const char byte : std::string("\xFF\xE2\0\0MPF\0II\x2A\0", 12)) {
        file.push_back(static_cast<std::byte>(byte));
    }
    file[5] = static_cast<std::byte>(segmentBytes);
    putNumber(file, 8, 4);  // where the directory is
    putNumber(file, 1, 2);
    putNumber(file, 0xB002, 2);  // its only tag: the pictures
    putNumber(file, 7, 2);
    putNumber(file, 2 * 16, 4);
    putNumber(file, 8 + 2 + 12 + 4, 4);
    putNumber(file, 0, 4);
    for (const std::uint32_t field :
         {0x2003'0000U, pictureBytes, 0U, 0U, 0x0001'0002U, static_cast<std::uint32_t>(preview.size()),
          pictureBytes - indexAt, 0U}) {
        putNumber(file, field, 4);
    }
    file.insert(file.end(), jpeg.begin() + 2, jpeg.end());
    file.insert(file.end(), preview.begin(), preview.end());
    return file;
}

Bytes encodedDng(const Bytes& jpeg, cv::Size preview, cv::Size sensor, int orientation) {
    constexpr std::uint32_t typeByte = 1, typeAscii = 2, typeShort = 3, typeLong = 4;
    struct Entry {
        std::uint32_t tag, type, count, value;
    };
    const auto number = [](int value) { return static_cast<std::uint32_t>(value); };
    const std::uint32_t header = 8, jpegAt = 64, entryBytes = 12;
    const std::uint32_t sensorBytes = 2 * number(sensor.area());
    const std::uint32_t sensorAt = (jpegAt + static_cast<std::uint32_t>(jpeg.size()) + 3) / 4 * 4;
    const std::uint32_t directoryAt = sensorAt + sensorBytes;
    const std::vector<Entry> first{{254, typeLong, 1, 1},
                                   {256, typeLong, 1, number(preview.width)},
                                   {257, typeLong, 1, number(preview.height)},
                                   {258, typeShort, 1, 8},
                                   {259, typeShort, 1, 7},  // JPEG
                                   {262, typeShort, 1, 6},  // YCbCr
                                   {271, typeAscii, 8, header},
                                   {272, typeAscii, 8, header},
                                   {273, typeLong, 1, jpegAt},
                                   {274, typeShort, 1, number(orientation)},
                                   {277, typeShort, 1, 3},
                                   {278, typeLong, 1, number(preview.height)},
                                   {279, typeLong, 1, static_cast<std::uint32_t>(jpeg.size())},
                                   {330, typeLong, 1, 0},  // the sensor's directory, see below
                                   {50706, typeByte, 4, 0x00000401},
                                   {50708, typeAscii, 8, header}};
    const std::vector<Entry> second{{254, typeLong, 1, 0},
                                    {256, typeLong, 1, number(sensor.width)},
                                    {257, typeLong, 1, number(sensor.height)},
                                    {258, typeShort, 1, 16},
                                    {259, typeShort, 1, 1},      // uncompressed
                                    {262, typeShort, 1, 32803},  // a filter of colours
                                    {273, typeLong, 1, sensorAt},
                                    {277, typeShort, 1, 1},
                                    {278, typeLong, 1, number(sensor.height)},
                                    {279, typeLong, 1, sensorBytes},
                                    {33421, typeShort, 2, 0x00020002},
                                    {33422, typeByte, 4, 0x02010100}};
    Bytes file{std::byte{'I'}, std::byte{'I'}, std::byte{42}, std::byte{0}};
    putNumber(file, directoryAt, 4);
    const auto name = std::as_bytes(std::span("Kindred", 8));
    file.insert(file.end(), name.begin(), name.end());
    file.resize(jpegAt);
    file.insert(file.end(), jpeg.begin(), jpeg.end());
    file.resize(directoryAt, std::byte{0x20});
    const auto put = [&](const std::vector<Entry>& directory) {
        putNumber(file, static_cast<std::uint32_t>(directory.size()), 2);
        for (const Entry& entry : directory) {
            putNumber(file, entry.tag, 2);
            putNumber(file, entry.type, 2);
            putNumber(file, entry.count, 4);
            const auto secondAt = directoryAt + 6 + entryBytes * static_cast<std::uint32_t>(first.size());
            putNumber(file, entry.tag == 330 ? secondAt : entry.value, 4);
        }
        putNumber(file, 0, 4);
    };
    put(first);
    put(second);
    return file;
}

Bytes withExif(const Bytes& file, const std::string& key, const std::string& value) {
    const auto image = Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte*>(file.data()),
                                                 static_cast<long>(file.size()));
    image->readMetadata();
    image->exifData()[key] = value;
    image->writeMetadata();
    Exiv2::BasicIo& io = image->io();
    io.open();
    const Exiv2::DataBuf written = io.read(static_cast<long>(io.size()));
    return copyOf(written.pData_, static_cast<std::size_t>(written.size_));
}

Bytes fileBytes(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::vector<char> chars{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const auto bytes = std::as_bytes(std::span(chars));
    return {bytes.begin(), bytes.end()};
}

DecodeOutcome decodedAs(const Bytes& file, DecodeRequest::Fit fit, int size) {
    return decodePicture(file, {fit, size});
}

cv::Mat pixelsOf(const DecodeOutcome& outcome) {
    if (const auto* failure = std::get_if<DecodeFailure>(&outcome)) {
        std::cerr << failure->code << ": " << failure->reason << "\n";
        return {};
    }
    const PixelImage& pixels = std::get<DecodedPicture>(outcome).pixels;
    const cv::Mat rgb(pixels.height, pixels.width, CV_8UC3, const_cast<unsigned char*>(pixels.rgb.data()));
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    return bgr;
}

std::string failureCode(const DecodeOutcome& outcome) {
    const auto* failure = std::get_if<DecodeFailure>(&outcome);
    return failure ? failure->code : std::string();
}

double meanDifference(const cv::Mat& a, const cv::Mat& b) {
    if (a.size() != b.size() || a.type() != b.type() || a.empty()) {
        return 255;
    }
    return cv::norm(a, b, cv::NORM_L1) /
           static_cast<double>(a.total() * static_cast<std::size_t>(a.channels()));
}

bool areEqual(const cv::Mat& a, const cv::Mat& b) {
    return !a.empty() && a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0;
}

}  // namespace kindred
