#pragma once

#include <QColor>
#include <QPalette>

namespace kindred {

/// The colour of the `index`-th curve: Okabe and Ito's colours that are told apart by people of all kinds of
/// colour vision (Color Universal Design, 2008), those of them that stand out from the palette's ground.
/// Starts anew after four.
QColor curveColour(int index, const QPalette& palette);

/// A sequential scale for `share` in 0..1 (cut there), from the ground to a strong blue. Its lightness in
/// OKLab (Ottosson 2020) changes evenly, so equal differences look equally large, also without colour.
QColor sequentialColour(double share, const QPalette& palette);

/// Black or white, whichever stands out more from `ground` (contrast of WCAG 2.1).
QColor readableOn(const QColor& ground);

}  // namespace kindred
