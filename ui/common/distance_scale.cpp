#include "ui/common/distance_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kindred {

QColor distanceColour(int distance, int bits) {
    static const std::array stops{QColor(0xfe, 0xe8, 0x38), QColor(0xba, 0xae, 0x6f),
                                  QColor(0x7d, 0x7c, 0x78), QColor(0x41, 0x4d, 0x6b),
                                  QColor(0x00, 0x22, 0x4e)};
    const double far = std::max(1.0, bits / 2.0);
    const double place = std::clamp(distance / far, 0.0, 1.0) * (stops.size() - 1);
    const auto lower = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    const double share = place - static_cast<double>(lower);
    const auto mix = [share](int a, int b) { return static_cast<int>(std::lround(a + share * (b - a))); };
    const QColor &a = stops[lower], &b = stops[lower + 1];
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

}  // namespace kindred
