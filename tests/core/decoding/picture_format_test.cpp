#include "core/decoding/picture_format.h"

#include <QTest>

#include "tests/core/decoding/encoded_pictures.h"

using namespace kindred;
using Fit = DecodeRequest::Fit;

namespace {

void setNumber(Bytes& file, std::size_t at, std::uint32_t value, bool bigEndian) {
    for (std::size_t i = 0; i < 4; ++i) {
        file[at + i] = static_cast<std::byte>(value >> (8 * (bigEndian ? 3 - i : i)));
    }
}

}  // namespace

class PictureFormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotReadIsNamed_data();
    void whatIsNotReadIsNamed();
    void rawInTheShapeOfATiffIsNoTiff();
    void hugeHeadersAreTooLarge();
};

void PictureFormatTest::whatIsNotReadIsNamed_data() {
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QString>("name");
    QTest::newRow("video") << QByteArray(
                                  "\0\0\0\x18"
                                  "ftypisom",
                                  12)
                           << "videos";
    QTest::newRow("jxl") << QByteArray("\xFF\x0A") << "JPEG XL";
    QTest::newRow("jpeg 2000") << QByteArray("\0\0\0\x0CjP  \r\n", 10) << "JPEG 2000";
    QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << "SVG";
    QTest::newRow("text") << QByteArray("Dear diary,\n") << "text";
    QTest::newRow("nothing known") << QByteArray("\1\2\3\4\5\6\7\0", 8) << "no picture format";
}

void PictureFormatTest::whatIsNotReadIsNamed() {
    QFETCH(QByteArray, start);
    QFETCH(QString, name);
    const auto bytes = std::as_bytes(std::span(start.constData(), static_cast<std::size_t>(start.size())));
    const auto outcome = decodedAs(Bytes(bytes.begin(), bytes.end()), Fit::Original);
    QCOMPARE(QString::fromStdString(failureCode(outcome)), "unsupported-format");
    const QString reason = QString::fromStdString(std::get<DecodeFailure>(outcome).reason);
    QVERIFY2(reason.contains(name), qPrintable(reason));
}

void PictureFormatTest::rawInTheShapeOfATiffIsNoTiff() {
    constexpr std::uint16_t typeByte = 1;
    constexpr std::uint16_t typeLong = 4;
    QCOMPARE(failureCode(decodedAs(handmadeTiff({{50706, typeByte, 0x0401}}), Fit::Original)),
             "unsupported-format");
    QCOMPARE(failureCode(decodedAs(handmadeTiff({{254, typeLong, 1}}), Fit::Original)), "unsupported-format");
    QCOMPARE(failureCode(decodedAs(handmadeTiff({{254, typeLong, 0}}), Fit::Original)), "damaged");
}

void PictureFormatTest::hugeHeadersAreTooLarge() {
    const cv::Mat picture = unsymmetricPicture(16, 16);
    Bytes png = encoded(picture, "png");
    setNumber(png, 16, 40'000, true);
    setNumber(png, 20, 40'000, true);
    QCOMPARE(failureCode(decodedAs(png, Fit::Original)), "too-large");
    setNumber(png, 16, 1, true);
    setNumber(png, 20, 70'000, true);
    QCOMPARE(failureCode(decodedAs(png, Fit::Original)), "too-large");

    Bytes bmp = encoded(picture, "bmp");
    setNumber(bmp, 18, 60'000, false);
    setNumber(bmp, 22, 60'000, false);
    QCOMPARE(failureCode(decodedAs(bmp, Fit::Original)), "too-large");

    Bytes jpeg = encoded(picture, "jpg");
    const Bytes baselineFrame{std::byte{0xFF}, std::byte{0xC0}};
    const auto frame = std::ranges::search(jpeg, baselineFrame);
    QVERIFY(!frame.empty());
    const auto sizeAt = static_cast<std::size_t>(frame.begin() - jpeg.begin()) + 5;
    setNumber(jpeg, sizeAt, 50'000U << 16 | 50'000U, true);
    QCOMPARE(failureCode(decodedAs(jpeg, Fit::Original)), "too-large");

    const Bytes tiff = handmadeTiff({{256, 4, 70'000}, {257, 4, 1}});
    QCOMPARE(failureCode(decodedAs(tiff, Fit::Original)), "too-large");
}

QTEST_GUILESS_MAIN(PictureFormatTest)
#include "picture_format_test.moc"
