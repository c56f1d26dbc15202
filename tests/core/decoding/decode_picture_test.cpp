#include "core/decoding/decode_picture.h"

#include <QTest>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "tests/core/decoding/encoded_pictures.h"

using namespace kindred;
using Fit = DecodeRequest::Fit;

namespace {

constexpr int losslessWebP = 101;  // OpenCV's way of asking for it

std::vector<int> losslessSettings(const QString& extension) {
    return extension == "webp" ? std::vector<int>{cv::IMWRITE_WEBP_QUALITY, losslessWebP}
                               : std::vector<int>{};
}

/// The place in the file of pixel (0, 0) and so on is what EXIF's table says, apart from any library.
cv::Mat storedAs(int orientation, const cv::Mat& shown) {
    const bool onItsSide = orientation >= 5;
    cv::Mat stored(onItsSide ? shown.cols : shown.rows, onItsSide ? shown.rows : shown.cols, shown.type());
    for (int row = 0; row < stored.rows; ++row) {
        for (int column = 0; column < stored.cols; ++column) {
            const int x = onItsSide ? row : column;
            const int y = onItsSide ? column : row;
            const bool fromRight =
                orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
            const bool fromBottom =
                orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
            stored.at<cv::Vec3b>(row, column) =
                shown.at<cv::Vec3b>(fromBottom ? shown.rows - 1 - y : y, fromRight ? shown.cols - 1 - x : x);
        }
    }
    return stored;
}

/// A 32-bit BMP as programs write it that leave the fourth byte at zero.
Bytes bmpWithUnusedBytes(const cv::Mat& bgr) {
    cv::Mat bgrx;
    cv::cvtColor(bgr, bgrx, cv::COLOR_BGR2BGRA);
    bgrx.forEach<cv::Vec4b>([](cv::Vec4b& pixel, const int*) { pixel[3] = 0; });
    cv::Mat fromBottom;
    cv::flip(bgrx, fromBottom, 0);

    Bytes file;
    const auto pixelBytes = static_cast<std::uint32_t>(fromBottom.total() * 4);
    putNumber(file, 'B' | 'M' << 8, 2);
    for (const std::uint32_t field : {54 + pixelBytes, 0U, 54U, 40U, static_cast<std::uint32_t>(bgr.cols),
                                      static_cast<std::uint32_t>(bgr.rows), 1U | 32U << 16}) {
        putNumber(file, field, 4);  // the last: planes and bits a pixel
    }
    file.resize(54);
    const auto pixels = std::as_bytes(std::span(fromBottom.data, pixelBytes));
    file.insert(file.end(), pixels.begin(), pixels.end());
    return file;
}

/// One pixel of 8-bit RGBA.
Bytes tiffOfOnePixel(std::uint32_t extraSample, cv::Vec4b rgba) {
    constexpr std::uint16_t typeShort = 3;
    constexpr std::uint16_t typeLong = 4;
    Bytes pixel;
    for (const unsigned char sample : rgba.val) {
        putNumber(pixel, sample, 1);
    }
    return handmadeTiff({{256, typeLong, 1},
                         {257, typeLong, 1},
                         {258, typeShort, 8},
                         {259, typeShort, 1},  // uncompressed
                         {262, typeShort, 2},  // RGB
                         {273, typeLong, handmadeTiffPixels},
                         {277, typeShort, 4},
                         {278, typeLong, 1},
                         {279, typeLong, 4},
                         {338, typeShort, extraSample}},
                        pixel);
}

}  // namespace

class DecodePictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void losslessFormatsGiveEveryPixel_data();
    void losslessFormatsGiveEveryPixel();
    void allEightOrientationsStandUpright_data();
    void allEightOrientationsStandUpright();
    void sixteenBitsBecomeEight_data();
    void sixteenBitsBecomeEight();
    void greyBecomesRgb();
    void transparencyLiesOverWhite_data();
    void transparencyLiesOverWhite();
    void tiffSaysWhetherColoursAreMultiplied();
    void unusedBytesOfABmpAreNoTransparency();
    void animationGivesItsFirstFrame();
    void pictureOfTheWantedSizePassesBitForBit_data();
    void pictureOfTheWantedSizePassesBitForBit();
    void squashAveragesAreas();
    void squashShrinksOneAxisAndEnlargesTheOther();
    void centreCropTakesTheMiddleSquare();
    void withinKeepsProportionsAndNeverEnlarges();
    void floatingPointIsUnsupported();
    void emptyFile();
};

void DecodePictureTest::losslessFormatsGiveEveryPixel_data() {
    QTest::addColumn<QString>("extension");
    for (const char* extension : {"png", "tiff", "bmp", "webp"}) {
        QTest::newRow(extension) << extension;
    }
}

void DecodePictureTest::losslessFormatsGiveEveryPixel() {
    QFETCH(QString, extension);
    const cv::Mat picture = unsymmetricPicture(37, 23);  // neither a multiple of anything
    const auto outcome =
        decodedAs(encoded(picture, extension.toStdString(), losslessSettings(extension)), Fit::Original);

    QVERIFY(areEqual(pixelsOf(outcome), picture));
    const PictureMetadata& metadata = std::get<DecodedPicture>(outcome).metadata;
    QCOMPARE(QString::fromStdString(metadata.format), extension);
    QCOMPARE(metadata.width, 37);
    QCOMPARE(metadata.height, 23);
    QVERIFY(metadata.taken.empty());
}

void DecodePictureTest::allEightOrientationsStandUpright_data() {
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("orientation");
    for (int orientation = 1; orientation <= 8; ++orientation) {
        for (const char* extension : {"png", "tiff", "webp", "jpg"}) {
            QTest::addRow("%s %d", extension, orientation) << QString(extension) << CV_8U << orientation;
        }
        QTest::addRow("tiff of 16 bits %d", orientation) << QString("tiff") << CV_16U << orientation;
    }
}

void DecodePictureTest::allEightOrientationsStandUpright() {
    QFETCH(QString, extension);
    QFETCH(int, depth);
    QFETCH(int, orientation);
    const cv::Mat shown = unsymmetricPicture(48, 32);
    cv::Mat stored;
    storedAs(orientation, shown).convertTo(stored, depth, depth == CV_16U ? 257 : 1);
    const Bytes plain = encoded(stored, extension.toStdString(), losslessSettings(extension));
    const Bytes file = withExif(plain, "Exif.Image.Orientation", std::to_string(orientation));

    const auto outcome = decodedAs(file, Fit::Original);
    const double tolerance = extension == "jpg" ? 4 : 0;
    const double difference = meanDifference(pixelsOf(outcome), shown);
    QVERIFY2(difference <= tolerance, qPrintable(QString::number(difference)));
    QCOMPARE(std::get<DecodedPicture>(outcome).metadata.width, 48);
    QCOMPARE(std::get<DecodedPicture>(outcome).metadata.height, 32);
}

void DecodePictureTest::sixteenBitsBecomeEight_data() {
    QTest::addColumn<QString>("extension");
    QTest::newRow("png") << "png";
    QTest::newRow("tiff") << "tiff";
}

void DecodePictureTest::sixteenBitsBecomeEight() {
    QFETCH(QString, extension);
    const cv::Mat picture = unsymmetricPicture(20, 10);
    cv::Mat deep;
    picture.convertTo(deep, CV_16U, 257);
    QVERIFY(areEqual(pixelsOf(decodedAs(encoded(deep, extension.toStdString()), Fit::Original)), picture));
}

void DecodePictureTest::greyBecomesRgb() {
    cv::Mat grey;
    cv::cvtColor(unsymmetricPicture(20, 10), grey, cv::COLOR_BGR2GRAY);
    cv::Mat expected;
    cv::cvtColor(grey, expected, cv::COLOR_GRAY2BGR);
    QVERIFY(areEqual(pixelsOf(decodedAs(encoded(grey, "png"), Fit::Original)), expected));
}

void DecodePictureTest::transparencyLiesOverWhite_data() {
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("type");
    QTest::newRow("png") << "png" << CV_8UC4;
    QTest::newRow("png of 16 bits") << "png" << CV_16UC4;
    QTest::newRow("webp") << "webp" << CV_8UC4;
}

void DecodePictureTest::transparencyLiesOverWhite() {
    QFETCH(QString, extension);
    QFETCH(int, type);
    cv::Mat picture(1, 3, CV_8UC4);
    picture.at<cv::Vec4b>(0, 0) = {10, 20, 30, 255};
    picture.at<cv::Vec4b>(0, 1) = {10, 20, 30, 0};
    picture.at<cv::Vec4b>(0, 2) = {0, 100, 200, 51};  // a fifth
    picture.convertTo(picture, CV_MAT_DEPTH(type), CV_MAT_DEPTH(type) == CV_16U ? 257 : 1);

    const cv::Mat shown = pixelsOf(
        decodedAs(encoded(picture, extension.toStdString(), losslessSettings(extension)), Fit::Original));
    QCOMPARE(shown.at<cv::Vec3b>(0, 0), cv::Vec3b(10, 20, 30));
    QCOMPARE(shown.at<cv::Vec3b>(0, 1), cv::Vec3b(255, 255, 255));
    QCOMPARE(shown.at<cv::Vec3b>(0, 2), cv::Vec3b(204, 224, 244));
}

void DecodePictureTest::tiffSaysWhetherColoursAreMultiplied() {
    constexpr std::uint32_t associated = 1;
    constexpr std::uint32_t unassociated = 2;
    const cv::Vec3b expected(244, 224, 204);
    const cv::Mat stored = pixelsOf(decodedAs(tiffOfOnePixel(associated, {0, 20, 40, 51}), Fit::Original));
    QCOMPARE(stored.at<cv::Vec3b>(0, 0), expected);
    const cv::Mat apart = pixelsOf(decodedAs(tiffOfOnePixel(unassociated, {0, 100, 200, 51}), Fit::Original));
    QCOMPARE(apart.at<cv::Vec3b>(0, 0), expected);
}

void DecodePictureTest::unusedBytesOfABmpAreNoTransparency() {
    const cv::Mat picture = unsymmetricPicture(9, 7);
    QVERIFY(areEqual(pixelsOf(decodedAs(bmpWithUnusedBytes(picture), Fit::Original)), picture));
}

void DecodePictureTest::animationGivesItsFirstFrame() {
    const cv::Mat red(12, 16, CV_8UC4, cv::Scalar(0, 0, 255, 255));
    const cv::Mat blue(12, 16, CV_8UC4, cv::Scalar(255, 0, 0, 255));
    const cv::Mat shown = pixelsOf(decodedAs(encodedAnimation({red, blue}), Fit::Original));
    QVERIFY(areEqual(shown, cv::Mat(12, 16, CV_8UC3, cv::Scalar(0, 0, 255))));
}

void DecodePictureTest::pictureOfTheWantedSizePassesBitForBit_data() {
    QTest::addColumn<int>("fit");
    QTest::newRow("squash") << static_cast<int>(Fit::Squash);
    QTest::newRow("centre crop") << static_cast<int>(Fit::CentreCrop);
    QTest::newRow("within") << static_cast<int>(Fit::Within);
}

void DecodePictureTest::pictureOfTheWantedSizePassesBitForBit() {
    QFETCH(int, fit);
    cv::Mat noise(32, 32, CV_8UC3);
    cv::randu(noise, 0, 256);
    QVERIFY(areEqual(pixelsOf(decodedAs(encoded(noise, "png"), static_cast<Fit>(fit), 32)), noise));
}

void DecodePictureTest::squashAveragesAreas() {
    cv::Mat checks(64, 128, CV_8UC3);
    checks.forEach<cv::Vec3b>(
        [](cv::Vec3b& pixel, const int* at) { pixel = cv::Vec3b::all((at[0] + at[1]) % 2 == 0 ? 0 : 200); });
    const cv::Mat shown = pixelsOf(decodedAs(encoded(checks, "png"), Fit::Squash, 32));
    QVERIFY(areEqual(shown, cv::Mat(32, 32, CV_8UC3, cv::Scalar::all(100))));
}

void DecodePictureTest::squashShrinksOneAxisAndEnlargesTheOther() {
    // Columns of noise over a gradient of rows: averaged along x, the noise is gone; along y, nothing is
    // lost.
    cv::Mat picture(8, 320, CV_8UC3);
    picture.forEach<cv::Vec3b>([](cv::Vec3b& pixel, const int* at) {
        pixel = cv::Vec3b::all(static_cast<unsigned char>(20 * at[0] + (at[1] % 2 == 0 ? 0 : 40)));
    });
    const cv::Mat shown = pixelsOf(decodedAs(encoded(picture, "png"), Fit::Squash, 32));
    QCOMPARE(shown.size(), cv::Size(32, 32));
    for (int x = 0; x < 32; ++x) {
        QCOMPARE(shown.at<cv::Vec3b>(0, x), cv::Vec3b::all(20));
        QCOMPARE(shown.at<cv::Vec3b>(31, x), cv::Vec3b::all(160));
    }
}

void DecodePictureTest::centreCropTakesTheMiddleSquare() {
    cv::Mat picture(40, 100, CV_8UC3, cv::Scalar(0, 0, 255));
    picture(cv::Rect(30, 0, 40, 40)).setTo(cv::Scalar(0, 255, 0));
    for (const cv::Mat& shape : {picture, cv::Mat(picture.t())}) {
        const cv::Mat shown = pixelsOf(decodedAs(encoded(shape, "png"), Fit::CentreCrop, 20));
        QVERIFY(areEqual(shown, cv::Mat(20, 20, CV_8UC3, cv::Scalar(0, 255, 0))));
    }
}

void DecodePictureTest::withinKeepsProportionsAndNeverEnlarges() {
    const Bytes file = encoded(unsymmetricPicture(300, 200), "png");
    QCOMPARE(pixelsOf(decodedAs(file, Fit::Within, 150)).size(), cv::Size(150, 100));
    QCOMPARE(pixelsOf(decodedAs(file, Fit::Within, 1000)).size(), cv::Size(300, 200));
    QCOMPARE(pixelsOf(decodedAs(encoded(unsymmetricPicture(900, 2), "png"), Fit::Within, 90)).size(),
             cv::Size(90, 1));
}

void DecodePictureTest::floatingPointIsUnsupported() {
    const cv::Mat picture(4, 4, CV_32FC3, cv::Scalar::all(0.5));
    QCOMPARE(failureCode(decodedAs(encoded(picture, "tiff"), Fit::Original)), "unsupported-format");
}

void DecodePictureTest::emptyFile() {
    QCOMPARE(failureCode(decodedAs({}, Fit::Original)), "empty");
}

QTEST_GUILESS_MAIN(DecodePictureTest)
#include "decode_picture_test.moc"
