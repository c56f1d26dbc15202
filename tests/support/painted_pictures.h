#pragma once

#include <QColor>
#include <QImage>
#include <filesystem>

namespace kindred {

/// A picture that tests make up: a shape of one colour on a grey, slightly noisy ground.
struct PaintedPicture {
    enum class Shape { None, Disc, Square, Stripes };

    Shape shape = Shape::Disc;
    QColor colour = Qt::red;
    int width = 64;
    int height = 48;
    unsigned seed = 0;  ///< moves the shape a little and decides the noise; equal seeds give equal pixels
};

/// RGB, 8 bit. Needs no QGuiApplication.
QImage paint(const PaintedPicture& picture);

/// Writes it in the format that the extension names: png, jpg, bmp. Missing folders are made. False where it
/// cannot.
bool writePicture(const std::filesystem::path& file, const PaintedPicture& picture);

}  // namespace kindred
