#include "core/decoding/gif_decoder.h"

#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <vector>

#include "core/decoding/container_headers.h"
#include "core/decoding/undecodable.h"

namespace kindred {

namespace {

[[noreturn]] void failAs(int error) {
    if (error == D_GIF_ERR_EOF_TOO_SOON || error == D_GIF_ERR_READ_FAILED) {
        failTruncated();
    }
    if (error == D_GIF_ERR_NOT_ENOUGH_MEM) {
        failOutOfMemory();
    }
    failDamaged("its first frame cannot be decoded");
}

int readSome(GifFileType* gif, GifByteType* to, int count) {
    auto& rest = *static_cast<std::span<const std::byte>*>(gif->UserData);
    const std::size_t size = std::min(rest.size(), static_cast<std::size_t>(count));
    std::memcpy(to, rest.data(), size);
    rest = rest.subspan(size);
    return static_cast<int>(size);
}

struct CloseGif {
    void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};

class GifReader {
public:
    explicit GifReader(std::span<const std::byte> bytes) : m_rest(bytes) {
        int error = 0;
        m_gif.reset(DGifOpen(&m_rest, readSome, &error));
        if (!m_gif) {
            failAs(error);
        }
    }

    cv::Mat firstFrame();

private:
    void require(int status) {
        if (status != GIF_OK) {
            failAs(m_gif->Error);
        }
    }
    void readExtension();
    cv::Mat readFrame();
    void paintRow(const std::vector<GifPixelType>& row, int y, cv::Mat& canvas) const;

    std::span<const std::byte> m_rest;
    std::unique_ptr<GifFileType, CloseGif> m_gif;
    int m_transparent = NO_TRANSPARENT_COLOR;
};

/// Of the extensions before the frame only its transparent colour matters.
void GifReader::readExtension() {
    int kind = 0;
    GifByteType* block = nullptr;
    require(DGifGetExtension(m_gif.get(), &kind, &block));
    while (block != nullptr) {
        GraphicsControlBlock control;
        if (kind == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK) {
            m_transparent = control.TransparentColor;
        }
        require(DGifGetExtensionNext(m_gif.get(), &block));
    }
}

cv::Mat GifReader::firstFrame() {
    GifRecordType record = UNDEFINED_RECORD_TYPE;
    for (;;) {
        require(DGifGetRecordType(m_gif.get(), &record));
        if (record == IMAGE_DESC_RECORD_TYPE) {
            require(DGifGetImageDesc(m_gif.get()));
            return readFrame();
        }
        if (record != EXTENSION_RECORD_TYPE) {
            failDamaged("it has no frame");
        }
        readExtension();
    }
}

cv::Mat GifReader::readFrame() {
    const GifImageDesc& frame = m_gif->Image;
    const bool hasCanvas = m_gif->SWidth > 0 && m_gif->SHeight > 0;
    cv::Mat canvas(hasCanvas ? m_gif->SHeight : frame.Top + frame.Height,
                   hasCanvas ? m_gif->SWidth : frame.Left + frame.Width, CV_8UC3, cv::Scalar::all(255));
    std::vector<GifPixelType> row(static_cast<std::size_t>(frame.Width));
    struct Pass {
        int first;
        int step;
    };
    // GIF89a specification, appendix E: where rows are interlaced, every eighth comes first.
    constexpr std::array interlaced{Pass{0, 8}, Pass{4, 8}, Pass{2, 4}, Pass{1, 2}};
    constexpr std::array inOrder{Pass{0, 1}};
    for (const Pass& pass : frame.Interlace ? std::span<const Pass>(interlaced) : inOrder) {
        for (int y = pass.first; y < frame.Height; y += pass.step) {
            require(DGifGetLine(m_gif.get(), row.data(), frame.Width));
            paintRow(row, y, canvas);
        }
    }
    return canvas;
}

void GifReader::paintRow(const std::vector<GifPixelType>& row, int y, cv::Mat& canvas) const {
    const GifImageDesc& frame = m_gif->Image;
    const ColorMapObject* colours = frame.ColorMap != nullptr ? frame.ColorMap : m_gif->SColorMap;
    if (frame.Top + y >= canvas.rows) {
        return;
    }
    auto* to = canvas.ptr<cv::Vec3b>(frame.Top + y);
    for (int x = 0; x < std::min(frame.Width, canvas.cols - frame.Left); ++x) {
        const int index = row[static_cast<std::size_t>(x)];
        if (index == m_transparent) {
            continue;
        }
        if (colours == nullptr) {
            to[frame.Left + x] = cv::Vec3b::all(static_cast<unsigned char>(index));
        } else if (index < colours->ColorCount) {
            const GifColorType& colour = colours->Colors[index];
            to[frame.Left + x] = {colour.Red, colour.Green, colour.Blue};
        }
    }
}

}  // namespace

cv::Mat decodeGif(std::span<const std::byte> bytes, std::int64_t maxPixels) {
    checkGif(bytes, maxPixels);
    return GifReader(bytes).firstFrame();
}

}  // namespace kindred
