#include "ui/common/plots/plot_colours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "ui/common/theme.h"

namespace kindred {

namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double gammaEncoded(double value) {
    const double inGamut = std::clamp(value, 0.0, 1.0);
    return inGamut <= 0.0031308 ? 12.92 * inGamut : 1.055 * std::pow(inGamut, 1 / 2.4) - 0.055;
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// OKLab in its polar form to sRGB, https://bottosson.github.io/posts/oklab/.
QColor fromOklch(double lightness, double chroma, double hueDegrees) {
    const double a = chroma * std::cos(hueDegrees * std::numbers::pi / 180);
    const double b = chroma * std::sin(hueDegrees * std::numbers::pi / 180);
    const double l = std::pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return QColor::fromRgbF(float(gammaEncoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)),
                            float(gammaEncoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)),
                            float(gammaEncoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)));
}

}  // namespace

QColor curveColour(int index, const QPalette& palette) {
    static constexpr std::array<QRgb, 4> onLight = {0xff0072b2, 0xffd55e00, 0xff009e73, 0xffcc79a7};
    static constexpr std::array<QRgb, 4> onDark = {0xff56b4e9, 0xffe69f00, 0xff009e73, 0xffcc79a7};
    return QColor((isDark(palette) ? onDark : onLight)[std::size_t(index) % onLight.size()]);
}

QColor sequentialColour(double share, const QPalette& palette) {
    const double t = std::clamp(share, 0.0, 1.0);
    const bool dark = isDark(palette);
    const double lightness = dark ? std::lerp(0.27, 0.87, t) : std::lerp(0.97, 0.40, t);
    return fromOklch(lightness, std::lerp(0.01, 0.11, t), std::lerp(230, 258, dark ? 1 - t : t));
}

QColor readableOn(const QColor& ground) {
    const double light = luminance(ground);
    return (light + 0.05) * (light + 0.05) > 0.05 * 1.05 ? QColor(Qt::black) : QColor(Qt::white);
}

}  // namespace kindred
