#include "core/decoding/transparency.h"

#include <algorithm>

namespace kindred {

void layOverWhite(cv::Mat& rgba, bool premultiplied) {
    for (int y = 0; y < rgba.rows; ++y) {
        auto* row = rgba.ptr<cv::Vec4b>(y);
        for (int x = 0; x < rgba.cols; ++x) {
            const int alpha = row[x][3];
            for (int c = 0; c < 3; ++c) {
                const int colour =
                    premultiplied ? std::min<int>(row[x][c], alpha) : (row[x][c] * alpha + 127) / 255;
                row[x][c] = static_cast<unsigned char>(colour + 255 - alpha);
            }
        }
    }
}

}  // namespace kindred
