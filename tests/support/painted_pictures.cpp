#include "tests/support/painted_pictures.h"

#include <algorithm>
#include <random>
#include <system_error>

namespace kindred {

namespace {

bool covers(PaintedPicture::Shape shape, int dx, int dy, int radius) {
    switch (shape) {
        case PaintedPicture::Shape::None:
            return false;
        case PaintedPicture::Shape::Disc:
            return dx * dx + dy * dy <= radius * radius;
        case PaintedPicture::Shape::Square:
            return std::max(std::abs(dx), std::abs(dy)) <= radius;
        case PaintedPicture::Shape::Stripes:
            return (dx + dy) & 4;
    }
    return false;
}

}  // namespace

QImage paint(const PaintedPicture& picture) {
    std::mt19937 random(picture.seed);
    const int radius = std::max(1, std::min(picture.width, picture.height) / 3);
    const int centreX = picture.width / 2 + static_cast<int>(random() % 5) - 2;
    const int centreY = picture.height / 2 + static_cast<int>(random() % 5) - 2;

    QImage image(picture.width, picture.height, QImage::Format_RGB888);
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const int grey = 120 + static_cast<int>(random() % 16);
            image.setPixelColor(x, y,
                                covers(picture.shape, x - centreX, y - centreY, radius)
                                    ? picture.colour
                                    : QColor(grey, grey, grey));
        }
    }
    return image;
}

bool writePicture(const std::filesystem::path& file, const PaintedPicture& picture) {
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    return paint(picture).save(QString::fromStdString(file.string()), nullptr, 92);
}

}  // namespace kindred
