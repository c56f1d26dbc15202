#include "core/decoding/jpeg_decoder.h"

#include <jpeglib.h>
// after jpeglib.h
#include <jerror.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <string>

#include "core/decoding/undecodable.h"

namespace kindred {

namespace {

/// Where libjpeg goes when it cannot go on: back to the setjmp() of the step at hand.
struct JpegErrors {
    jpeg_error_mgr base;  // first, so that libjpeg's pointer to it is one to this
    std::jmp_buf wayOut;
};

[[noreturn]] void leave(j_common_ptr jpeg) {
    std::longjmp(reinterpret_cast<JpegErrors*>(jpeg->err)->wayOut, 1);
}

/// Warnings that say nothing against the pixels. Extraneous data stands behind the last of them: some cameras
/// fill up with it.
bool isHarmless(int warning) {
    return warning == JWRN_JFIF_MAJOR || warning == JWRN_ADOBE_XFORM || warning == JWRN_BOGUS_ICC ||
           warning == JWRN_NOT_SEQUENTIAL || warning == JWRN_EXTRANEOUS_DATA;
}

void leaveOnWarning(j_common_ptr jpeg, int level) {
    if (level < 0 && !isHarmless(jpeg->err->msg_code)) {
        leave(jpeg);
    }
}

class JpegReader {
public:
    explicit JpegReader(std::span<const std::byte> bytes) {
        m_jpeg.err = jpeg_std_error(&m_errors.base);
        m_errors.base.error_exit = leave;
        m_errors.base.emit_message = leaveOnWarning;
        jpeg_create_decompress(&m_jpeg);
        jpeg_mem_src(&m_jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    }
    ~JpegReader() { jpeg_destroy_decompress(&m_jpeg); }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;

    cv::Size readHeader() {
        if (!tryReadHeader()) {
            fail();
        }
        return {static_cast<int>(m_jpeg.image_width), static_cast<int>(m_jpeg.image_height)};
    }
    /// `eighths` is the scale.
    cv::Mat readPixels(unsigned eighths) {
        const bool inks = m_jpeg.jpeg_color_space == JCS_CMYK || m_jpeg.jpeg_color_space == JCS_YCCK;
        m_jpeg.out_color_space = inks ? JCS_CMYK : JCS_RGB;
        m_jpeg.scale_num = eighths;
        m_jpeg.scale_denom = 8;
        cv::Mat pixels;
        if (!tryStart()) {
            fail();
        }
        pixels.create(static_cast<int>(m_jpeg.output_height), static_cast<int>(m_jpeg.output_width),
                      inks ? CV_8UC4 : CV_8UC3);
        if (!tryReadRows(pixels)) {
            fail();
        }
        return pixels;
    }
    /// Adobe's programs store how much light an ink lets through, others how much ink there is.
    bool storesInkInverted() const { return m_jpeg.saw_Adobe_marker != 0; }

private:
    // Nothing with a destructor may live in the functions that longjmp() comes back to.
    bool tryReadHeader() {
        if (setjmp(m_errors.wayOut) != 0) {
            return false;
        }
        jpeg_read_header(&m_jpeg, TRUE);
        return true;
    }
    bool tryStart() {
        if (setjmp(m_errors.wayOut) != 0) {
            return false;
        }
        jpeg_start_decompress(&m_jpeg);
        return true;
    }
    bool tryReadRows(cv::Mat& pixels) {
        if (setjmp(m_errors.wayOut) != 0) {
            return false;
        }
        while (m_jpeg.output_scanline < m_jpeg.output_height) {
            JSAMPROW row = pixels.ptr(static_cast<int>(m_jpeg.output_scanline));
            jpeg_read_scanlines(&m_jpeg, &row, 1);
        }
        jpeg_finish_decompress(&m_jpeg);  // looks for the end marker
        return true;
    }
    [[noreturn]] void fail();

    JpegErrors m_errors{};
    jpeg_decompress_struct m_jpeg{};
};

void JpegReader::fail() {
    switch (m_errors.base.msg_code) {
        case JWRN_JPEG_EOF:
        case JERR_INPUT_EOF:
        case JERR_INPUT_EMPTY:
            failTruncated();
        case JERR_IMAGE_TOO_BIG:
        case JERR_OUT_OF_MEMORY:
            failOutOfMemory();
        case JERR_BAD_PRECISION:
        case JERR_SOF_UNSUPPORTED:
        case JERR_CONVERSION_NOTIMPL:
            failUnsupported("JPEG pictures of this rare kind");
        default:
            break;
    }
    std::array<char, JMSG_LENGTH_MAX> message{};
    m_errors.base.format_message(reinterpret_cast<j_common_ptr>(&m_jpeg), message.data());
    failDamaged(message.data());
}

unsigned smallestScale(cv::Size whole, const DecodeRequest& request) {
    if (request.fit == DecodeRequest::Fit::Original) {
        return 8;
    }
    const int side = request.fit == DecodeRequest::Fit::Within ? std::max(whole.width, whole.height)
                                                               : std::min(whole.width, whole.height);
    const int longest = std::max(whole.width, whole.height);
    for (const unsigned eighths : {1U, 2U, 4U}) {
        if (std::int64_t{side} * eighths / 8 >= std::int64_t{2} * request.size &&
            std::int64_t{longest} * eighths / 8 >= maxThumbnailSide) {
            return eighths;
        }
    }
    return 8;
}

cv::Mat rgbFromInks(const cv::Mat& inks, bool inverted) {
    cv::Mat rgb(inks.size(), CV_8UC3);
    const int flip = inverted ? 0 : 255;
    for (int y = 0; y < inks.rows; ++y) {
        const auto* from = inks.ptr<cv::Vec4b>(y);
        auto* to = rgb.ptr<cv::Vec3b>(y);
        for (int x = 0; x < inks.cols; ++x) {
            const int black = from[x][3] ^ flip;
            for (int c = 0; c < 3; ++c) {
                to[x][c] = static_cast<unsigned char>(((from[x][c] ^ flip) * black + 127) / 255);
            }
        }
    }
    return rgb;
}

}  // namespace

ScaledPicture decodeJpeg(std::span<const std::byte> bytes, const DecodeRequest& request,
                         std::int64_t maxPixels) {
    JpegReader reader(bytes);
    const cv::Size whole = reader.readHeader();
    requireDecodableSize(whole.width, whole.height, maxPixels);
    const cv::Mat pixels = reader.readPixels(smallestScale(whole, request));
    return {pixels.channels() == 4 ? rgbFromInks(pixels, reader.storesInkInverted()) : pixels, whole};
}

cv::Size jpegSize(std::span<const std::byte> bytes) {
    return JpegReader(bytes).readHeader();
}

}  // namespace kindred
