#include <QTest>
#include <opencv2/imgproc.hpp>

#include "core/decoding/decode_picture.h"
#include "core/decoding/multi_picture.h"
#include "tests/core/decoding/encoded_pictures.h"

using namespace kindred;
using Fit = DecodeRequest::Fit;

namespace {

const cv::Scalar red(0, 0, 255);
const cv::Scalar blue(255, 0, 0);

Bytes jpegOf(int width, int height, const cv::Scalar& bgr) {
    return encoded(cv::Mat(height, width, CV_8UC3, bgr), "jpg");
}

/// The picture is blue, the preview red: so the pixels tell where they come from.
bool comesFromPreview(const Bytes& file, const DecodeRequest& request) {
    const cv::Mat shown = pixelsOf(decodePicture(file, request));
    return !shown.empty() && shown.at<cv::Vec3b>(shown.rows / 2, shown.cols / 2)[2] > 128;
}

constexpr DecodeRequest squash64{Fit::Squash, 64};

}  // namespace

/// Smaller copies that cameras append to a JPEG.
class EmbeddedPreviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void servesWhereItIsLargeEnough_data();
    void servesWhereItIsLargeEnough();
    void sizeIsThatOfThePicture();
    void isTurnedLikeThePicture();
    void staleOneIsLeftAlone();
    void truncatedFileIsStillAFailure();
    void damagedOneIsPassedOver();
    void thumbnailIsTakenFromIt();
    void brokenIndexIsNone();
};

void EmbeddedPreviewTest::servesWhereItIsLargeEnough_data() {
    QTest::addColumn<int>("fit");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("width");  // of the preview, for a picture of 1600 x 1200
    QTest::addColumn<int>("height");
    QTest::addColumn<bool>("serves");
    const int squash = static_cast<int>(Fit::Squash), within = static_cast<int>(Fit::Within);
    QTest::newRow("for a code") << squash << 64 << 640 << 480 << true;
    QTest::newRow("no thumbnail of it") << squash << 64 << 480 << 360 << false;
    QTest::newRow("no code of it") << squash << 256 << 640 << 480 << false;
    QTest::newRow("for a screen") << within << 320 << 640 << 480 << true;
    QTest::newRow("not for a large screen") << within << 321 << 640 << 480 << false;
    QTest::newRow("the whole is asked for") << static_cast<int>(Fit::Original) << 0 << 640 << 480 << false;
    QTest::newRow("of another shape") << squash << 64 << 640 << 427 << false;
    QTest::newRow("almost the same shape") << squash << 64 << 640 << 478 << true;
    QTest::newRow("hardly smaller") << squash << 64 << 1200 << 900 << false;
}

void EmbeddedPreviewTest::servesWhereItIsLargeEnough() {
    QFETCH(int, fit);
    QFETCH(int, size);
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(bool, serves);
    const Bytes file = withPreview(jpegOf(1600, 1200, blue), jpegOf(width, height, red));
    QCOMPARE(comesFromPreview(file, {static_cast<Fit>(fit), size}), serves);
}

void EmbeddedPreviewTest::sizeIsThatOfThePicture() {
    const Bytes file = withPreview(jpegOf(1600, 1200, blue), jpegOf(640, 478, red));
    const auto outcome = decodedAs(file, Fit::Within, 200);
    QCOMPARE(std::get<DecodedPicture>(outcome).metadata.width, 1600);
    QCOMPARE(pixelsOf(outcome).size(), cv::Size(200, 150));
}

void EmbeddedPreviewTest::isTurnedLikeThePicture() {
    const cv::Mat small = unsymmetricPicture(640, 480);
    cv::Mat large;
    cv::resize(small, large, {1600, 1200}, 0, 0, cv::INTER_LINEAR);
    const Bytes turned = withExif(encoded(large, "jpg"), "Exif.Image.Orientation", "6");
    const Bytes file = withPreview(turned, encoded(small, "jpg"));
    QCOMPARE(appendedPreviews(file).size(), 1U);
    QVERIFY(meanDifference(pixelsOf(decodedAs(file, Fit::Squash, 64)),
                           pixelsOf(decodedAs(turned, Fit::Squash, 64))) < 2);
}

void EmbeddedPreviewTest::staleOneIsLeftAlone() {
    // Changed by a program that copies what it does not know: the picture has another length then.
    Bytes file = withPreview(jpegOf(1600, 1200, blue), jpegOf(640, 480, red));
    const Bytes comment{std::byte{0xFF}, std::byte{0xFE}, std::byte{0}, std::byte{3}, std::byte{'x'}};
    file.insert(file.begin() + 2, comment.begin(), comment.end());
    QVERIFY(appendedPreviews(file).empty());
    QVERIFY(!comesFromPreview(file, squash64));
}

void EmbeddedPreviewTest::truncatedFileIsStillAFailure() {
    const Bytes picture = jpegOf(1600, 1200, blue);
    Bytes file = withPreview(picture, jpegOf(640, 480, red));
    file.resize(picture.size() - 10);
    QCOMPARE(failureCode(decodePicture(file, squash64)), "truncated");
}

void EmbeddedPreviewTest::damagedOneIsPassedOver() {
    Bytes preview = jpegOf(640, 480, red);
    preview.erase(preview.begin() + static_cast<std::ptrdiff_t>(preview.size() / 2), preview.end() - 2);
    const Bytes file = withPreview(jpegOf(1600, 1200, blue), preview);
    QCOMPARE(appendedPreviews(file).size(), 1U);
    QVERIFY(!comesFromPreview(file, squash64));
}

void EmbeddedPreviewTest::thumbnailIsTakenFromIt() {
    const Bytes file = withPreview(jpegOf(1600, 1200, blue), jpegOf(640, 480, red));
    const auto outcome = decodePicture(file, {Fit::Squash, 64, 256});
    const cv::Mat thumbnail = pixelsOf(decodedAs(std::get<DecodedPicture>(outcome).thumbnail, Fit::Original));
    QCOMPARE(thumbnail.size(), cv::Size(256, 192));
    QVERIFY(thumbnail.at<cv::Vec3b>(90, 90)[2] > 128);
}

void EmbeddedPreviewTest::brokenIndexIsNone() {
    const Bytes file = withPreview(jpegOf(1600, 1200, blue), jpegOf(640, 480, red));
    QCOMPARE(appendedPreviews(file).size(), 1U);
    for (std::size_t length = 0; length < 80; ++length) {
        QVERIFY(appendedPreviews(std::span(file).first(length)).empty());
    }
}

QTEST_GUILESS_MAIN(EmbeddedPreviewTest)
#include "embedded_preview_test.moc"
