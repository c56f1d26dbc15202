#include <QTest>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/decoding/decode_picture.h"
#include "tests/core/decoding/encoded_pictures.h"

using namespace kindred;
using Fit = DecodeRequest::Fit;

namespace {

/// Indices of gifColour() without any symmetry.
cv::Mat gifIndices(int width, int height) {
    cv::Mat indices(height, width, CV_8UC1);
    indices.forEach<unsigned char>([](unsigned char& index, const int* at) {
        index = static_cast<unsigned char>(3 * at[0] + 5 * at[1]);
    });
    return indices;
}

cv::Mat shownBy(const cv::Mat& indices) {
    cv::Mat shown(indices.size(), CV_8UC3);
    shown.forEach<cv::Vec3b>(
        [&](cv::Vec3b& pixel, const int* at) { pixel = gifColour(indices.at<unsigned char>(at[0], at[1])); });
    return shown;
}

const PictureMetadata& metadataOf(const DecodeOutcome& outcome) {
    return std::get<DecodedPicture>(outcome).metadata;
}

}  // namespace

/// GIF, HEIC, AVIF and RAW.
class FurtherFormatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gifGivesEveryPixelOfItsFirstFrame_data();
    void gifGivesEveryPixelOfItsFirstFrame();
    void gifLiesOverWhite();
    void gifWithoutItsTrailerIsWhole();
    void truncatedGifIsNeverAPicture();
    void hugeGifIsTooLarge();
    void heifLooksAsItWas_data();
    void heifLooksAsItWas();
    void heifIsTurnedOnce_data();
    void heifIsTurnedOnce();
    void heifLiesOverWhite_data();
    void heifLiesOverWhite();
    void truncatedHeifIsNeverAPicture_data();
    void truncatedHeifIsNeverAPicture();
    void rawGivesItsPreview();
    void rawPreviewIsTurnedOnce_data();
    void rawPreviewIsTurnedOnce();
    void rawWithATruncatedPreviewIsNoPicture();
};

void FurtherFormatsTest::gifGivesEveryPixelOfItsFirstFrame_data() {
    QTest::addColumn<bool>("interlaced");
    QTest::newRow("rows in order") << false;
    QTest::newRow("interlaced") << true;
}

void FurtherFormatsTest::gifGivesEveryPixelOfItsFirstFrame() {
    QFETCH(bool, interlaced);
    const cv::Mat indices = gifIndices(37, 23);
    const cv::Mat other(23, 37, CV_8UC1, cv::Scalar(9));
    const Bytes file = encodedGif({indices, other}, interlaced);
    if (file.empty()) {
        QSKIP("This build has no giflib.");
    }
    const auto outcome = decodedAs(file, Fit::Original);
    QVERIFY(areEqual(pixelsOf(outcome), shownBy(indices)));
    QCOMPARE(metadataOf(outcome).format, "gif");
    QCOMPARE(metadataOf(outcome).width, 37);
}

void FurtherFormatsTest::gifLiesOverWhite() {
    const cv::Mat indices = gifIndices(16, 16);
    const Bytes file = encodedGif({indices}, false, indices.at<unsigned char>(5, 7));
    if (file.empty()) {
        QSKIP("This build has no giflib.");
    }
    const cv::Mat shown = pixelsOf(decodedAs(file, Fit::Original));
    QCOMPARE(shown.at<cv::Vec3b>(5, 7), cv::Vec3b(255, 255, 255));
    QCOMPARE(shown.at<cv::Vec3b>(5, 8), gifColour(indices.at<unsigned char>(5, 8)));
}

void FurtherFormatsTest::gifWithoutItsTrailerIsWhole() {
    Bytes file = encodedGif({gifIndices(16, 16)});
    if (file.empty()) {
        QSKIP("This build has no giflib.");
    }
    file.pop_back();
    QVERIFY(areEqual(pixelsOf(decodedAs(file, Fit::Original)), shownBy(gifIndices(16, 16))));
}

void FurtherFormatsTest::truncatedGifIsNeverAPicture() {
    const Bytes file = encodedGif({gifIndices(40, 30)});
    if (file.empty()) {
        QSKIP("This build has no giflib.");
    }
    for (std::size_t length = 13; length + 1 < file.size(); ++length) {  // the last byte is the trailer
        const Bytes part(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length));
        QCOMPARE(failureCode(decodedAs(part, Fit::Squash, 8)), "truncated");
    }
}

void FurtherFormatsTest::hugeGifIsTooLarge() {
    Bytes file = encodedGif({gifIndices(16, 16)});
    if (file.empty()) {
        QSKIP("This build has no giflib.");
    }
    for (const std::size_t at : {6U, 7U, 8U, 9U}) {
        file[at] = std::byte{0xC0};
    }
    QCOMPARE(failureCode(decodedAs(file, Fit::Original)), "too-large");
}

void FurtherFormatsTest::heifLooksAsItWas_data() {
    QTest::addColumn<int>("coding");
    QTest::newRow("heic") << static_cast<int>(HeifCoding::Heic);
    QTest::newRow("avif") << static_cast<int>(HeifCoding::Avif);
}

void FurtherFormatsTest::heifLooksAsItWas() {
    QFETCH(int, coding);
    const cv::Mat picture = unsymmetricPicture(120, 80);
    const auto file = encodedHeif(picture, static_cast<HeifCoding>(coding));
    if (!file) {
        QSKIP("libheif has no encoder for this format here.");
    }
    const auto outcome = decodedAs(*file, Fit::Original);
    const double difference = meanDifference(pixelsOf(outcome), picture);
    QVERIFY2(difference < 4, qPrintable(QString::number(difference)));
    QCOMPARE(QString::fromStdString(metadataOf(outcome).format), QTest::currentDataTag());
}

void FurtherFormatsTest::heifIsTurnedOnce_data() {
    QTest::addColumn<int>("coding");
    QTest::addColumn<int>("orientation");
    for (int orientation = 1; orientation <= 8; ++orientation) {
        QTest::addRow("heic %d", orientation) << static_cast<int>(HeifCoding::Heic) << orientation;
        QTest::addRow("avif %d", orientation) << static_cast<int>(HeifCoding::Avif) << orientation;
    }
}

void FurtherFormatsTest::heifIsTurnedOnce() {
    QFETCH(int, coding);
    QFETCH(int, orientation);
    const cv::Mat stored = unsymmetricPicture(96, 64);
    const auto file = encodedHeif(stored, static_cast<HeifCoding>(coding), orientation);
    if (!file) {
        QSKIP("libheif has no encoder for this format here.");
    }
    // The same turn by way of EXIF in a PNG, which other tests vouch for.
    const Bytes png = withExif(encoded(stored, "png"), "Exif.Image.Orientation", std::to_string(orientation));
    const double difference =
        meanDifference(pixelsOf(decodedAs(*file, Fit::Original)), pixelsOf(decodedAs(png, Fit::Original)));
    QVERIFY2(difference < 4, qPrintable(QString::number(difference)));
}

void FurtherFormatsTest::heifLiesOverWhite_data() {
    heifLooksAsItWas_data();
}

void FurtherFormatsTest::heifLiesOverWhite() {
    QFETCH(int, coding);
    cv::Mat picture(64, 64, CV_8UC4, cv::Scalar(10, 20, 30, 255));
    picture(cv::Rect(0, 0, 32, 64)).setTo(cv::Scalar(10, 20, 30, 0));
    const auto file = encodedHeif(picture, static_cast<HeifCoding>(coding));
    if (!file) {
        QSKIP("libheif has no encoder for this format here.");
    }
    const cv::Mat shown = pixelsOf(decodedAs(*file, Fit::Original));
    QVERIFY(cv::norm(shown.at<cv::Vec3b>(32, 8), cv::Vec3b(255, 255, 255)) < 12);
    QVERIFY(cv::norm(shown.at<cv::Vec3b>(32, 56), cv::Vec3b(10, 20, 30)) < 12);
}

void FurtherFormatsTest::truncatedHeifIsNeverAPicture_data() {
    heifLooksAsItWas_data();
}

void FurtherFormatsTest::truncatedHeifIsNeverAPicture() {
    QFETCH(int, coding);
    const auto file = encodedHeif(unsymmetricPicture(64, 64), static_cast<HeifCoding>(coding));
    if (!file) {
        QSKIP("libheif has no encoder for this format here.");
    }
    for (std::size_t length = 32; length < file->size(); length += 7) {
        const Bytes part(file->begin(), file->begin() + static_cast<std::ptrdiff_t>(length));
        const std::string code = failureCode(decodedAs(part, Fit::Squash, 8));
        QVERIFY2(code == "truncated", qPrintable(QString("%1 bytes: %2").arg(length).arg(code.c_str())));
    }
}

void FurtherFormatsTest::rawGivesItsPreview() {
    const cv::Mat picture = unsymmetricPicture(320, 200);
    const Bytes file = encodedDng(encoded(picture, "jpg"), {320, 200}, {640, 400});
    const auto outcome = decodedAs(file, Fit::Original);
    if (failureCode(outcome) == "unsupported-format") {
        QSKIP("This build has no LibRaw.");
    }
    QVERIFY(meanDifference(pixelsOf(outcome), picture) < 4);
    QCOMPARE(metadataOf(outcome).format, "raw");
    QCOMPARE(metadataOf(outcome).width, 640);
    QCOMPARE(metadataOf(outcome).height, 400);
}

void FurtherFormatsTest::rawPreviewIsTurnedOnce_data() {
    QTest::addColumn<int>("orientation");
    QTest::addColumn<int>("ofPreview");  // in the preview's own EXIF
    for (const int orientation : {1, 3, 6, 8}) {
        QTest::addRow("%d", orientation) << orientation << 1;
        QTest::addRow("%d, in both", orientation) << orientation << orientation;
    }
}

void FurtherFormatsTest::rawPreviewIsTurnedOnce() {
    QFETCH(int, orientation);
    QFETCH(int, ofPreview);
    const Bytes plain = encoded(unsymmetricPicture(320, 200), "jpg");
    const auto turned = [&](int by) { return withExif(plain, "Exif.Image.Orientation", std::to_string(by)); };
    const Bytes preview = ofPreview == 1 ? plain : turned(ofPreview);
    const auto outcome = decodedAs(encodedDng(preview, {320, 200}, {640, 400}, orientation), Fit::Original);
    if (failureCode(outcome) == "unsupported-format") {
        QSKIP("This build has no LibRaw.");
    }
    QVERIFY(areEqual(pixelsOf(outcome), pixelsOf(decodedAs(turned(orientation), Fit::Original))));
    QCOMPARE(metadataOf(outcome).width, orientation >= 5 ? 400 : 640);
}

void FurtherFormatsTest::rawWithATruncatedPreviewIsNoPicture() {
    Bytes jpeg = encoded(unsymmetricPicture(320, 200), "jpg");
    jpeg.resize(jpeg.size() / 2);
    const std::string code = failureCode(decodedAs(encodedDng(jpeg, {320, 200}, {640, 400}), Fit::Original));
    if (code == "unsupported-format") {
        QSKIP("This build has no LibRaw.");
    }
    QCOMPARE(code, "truncated");
}

QTEST_GUILESS_MAIN(FurtherFormatsTest)
#include "further_formats_test.moc"
