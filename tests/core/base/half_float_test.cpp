#include "core/base/half_float.h"

#include <QTest>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

namespace kindred {
namespace {

constexpr unsigned allHalves = 65'536;
constexpr std::uint16_t infinity = 0x7c00;

bool isNan(std::uint16_t half) {
    return (half & 0x7fff) > infinity;
}

/// The value of a half as the standard defines it.
double valueOf(std::uint16_t half) {
    const int exponent = (half >> 10) & 31;
    const double fraction = half & 0x3ff;
    const double magnitude =
        exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25);
    return (half & 0x8000) != 0 ? -magnitude : magnitude;
}

}  // namespace

class HalfFloatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyHalfHasItsValue() {
        for (unsigned bits = 0; bits < allHalves; ++bits) {
            const auto half = static_cast<std::uint16_t>(bits);
            const float value = fromHalf(half);
            QVERIFY(std::signbit(value) == ((half & 0x8000) != 0));
            QVERIFY(std::isnan(value) == isNan(half));
            QVERIFY(std::isinf(value) == ((half & 0x7fff) == infinity));
            if (std::isfinite(value))
                QVERIFY2(value == valueOf(half), qPrintable(QString::number(bits)));
        }
    }

    void everyHalfComesBackBitByBit() {
        for (unsigned bits = 0; bits < allHalves; ++bits) {
            const auto half = static_cast<std::uint16_t>(bits);
            QVERIFY2(toHalf(fromHalf(half)) == half, qPrintable(QString::number(bits)));
        }
    }

    void whatLiesBetweenTwoHalvesGoesToTheNearerAndTiesToTheEven() {
        for (std::uint16_t lower = 0; lower < infinity - 1; ++lower) {
            const auto upper = static_cast<std::uint16_t>(lower + 1);
            // Exact: a float has more than one bit more than a half.
            const auto middle = static_cast<float>((valueOf(lower) + valueOf(upper)) / 2);
            const std::uint16_t even = lower % 2 == 0 ? lower : upper;
            for (const float sign : {1.0F, -1.0F}) {
                const auto signBit = static_cast<std::uint16_t>(sign < 0 ? 0x8000 : 0);
                QCOMPARE(toHalf(sign * middle), even | signBit);
                QCOMPARE(toHalf(sign * std::nextafter(middle, 0.0F)), lower | signBit);
                QCOMPARE(toHalf(sign * std::nextafter(middle, 1e9F)), upper | signBit);
            }
        }
    }

    void whatIsTooLargeIsInfinite() {
        QCOMPARE(toHalf(65504.0F), infinity - 1);
        QCOMPARE(toHalf(std::nextafter(65520.0F, 0.0F)), infinity - 1);
        QCOMPARE(toHalf(65520.0F), infinity);
        QCOMPARE(toHalf(-1e30F), infinity | 0x8000);
        QCOMPARE(toHalf(std::numeric_limits<float>::infinity()), infinity);
    }

    void whatIsTooSmallIsZero() {
        QCOMPARE(toHalf(0x1p-25F), 0);
        QCOMPARE(toHalf(std::nextafter(0x1p-25F, 1.0F)), 1);
        QCOMPARE(toHalf(std::numeric_limits<float>::denorm_min()), 0);
        QCOMPARE(toHalf(-0.0F), 0x8000);
    }

    void nanStaysNan() {
        QVERIFY(isNan(toHalf(std::numeric_limits<float>::quiet_NaN())));
        QVERIFY(isNan(toHalf(-std::numeric_limits<float>::signaling_NaN())));
        // A payload of which nothing would be left.
        QVERIFY(isNan(toHalf(std::bit_cast<float>(0x7f800001U))));
    }

    void spansAreTurnedOneByOne() {
        const std::vector<float> values{0.0F, 1.0F, -2.5F, 0.1F, 65504.0F};
        std::vector<std::uint16_t> halves(values.size());
        toHalf(values, halves);
        QCOMPARE(halves, (std::vector<std::uint16_t>{0, 0x3c00, 0xc100, 0x2e66, 0x7bff}));
        std::vector<float> back(values.size());
        fromHalf(halves, back);
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(back[i] == fromHalf(halves[i]));
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::HalfFloatTest)
#include "half_float_test.moc"
