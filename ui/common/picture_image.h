#pragma once

#include <QImage>

#include "core/imaging/picture_types.h"

namespace kindred {

/// The pixels as an image of the toolkit; a copy. Any thread.
QImage toImage(const PixelImage& pixels);

}  // namespace kindred
