#pragma once

#include <QColor>

namespace kindred {

/// The colour of a Hamming distance: cividis (Nuñez, Anderton, Renslow 2018), bright for near, dark for far,
/// even to the eye and safe for the colour-blind. From half the bits on (what unrelated codes have) it is the
/// far end.
QColor distanceColour(int distance, int bits);

}  // namespace kindred
