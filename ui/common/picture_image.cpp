#include "ui/common/picture_image.h"

namespace kindred {

QImage toImage(const PixelImage& pixels) {
    return QImage(pixels.rgb.data(), pixels.width, pixels.height, qsizetype{3} * pixels.width,
                  QImage::Format_RGB888)
        .convertToFormat(QImage::Format_RGB32);
}

}  // namespace kindred
