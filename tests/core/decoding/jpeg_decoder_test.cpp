#include "core/decoding/jpeg_decoder.h"

#include <QTest>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/decoding/undecodable.h"
#include "tests/core/decoding/encoded_pictures.h"

using namespace kindred;
using Fit = DecodeRequest::Fit;

class JpegDecoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smallestScaleForThePictureAndItsThumbnail_data();
    void smallestScaleForThePictureAndItsThumbnail();
    void scaledDecodingLooksLikeTheWhole();
    void greyAndProgressive();
    void inksBecomeColours_data();
    void inksBecomeColours();
    void missingEndIsTruncated();
    void endMarkerInTheMiddleIsDamage();
    void bytesAfterTheEndDoNotMatter();
    void unsupportedKindIsSaidToBe();
};

void JpegDecoderTest::smallestScaleForThePictureAndItsThumbnail_data() {
    QTest::addColumn<int>("fit");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("width");  // of 1024 x 512
    QTest::newRow("original") << static_cast<int>(Fit::Original) << 0 << 1024;
    QTest::newRow("squash to 32") << static_cast<int>(Fit::Squash) << 32 << 256;
    QTest::newRow("squash to 65") << static_cast<int>(Fit::Squash) << 65 << 512;
    QTest::newRow("crop to 64") << static_cast<int>(Fit::CentreCrop) << 64 << 256;
    QTest::newRow("crop to 200") << static_cast<int>(Fit::CentreCrop) << 200 << 1024;
    QTest::newRow("within 64") << static_cast<int>(Fit::Within) << 64 << 256;
    QTest::newRow("within 256") << static_cast<int>(Fit::Within) << 256 << 512;
}

void JpegDecoderTest::smallestScaleForThePictureAndItsThumbnail() {
    QFETCH(int, fit);
    QFETCH(int, size);
    QFETCH(int, width);
    const Bytes file = encoded(unsymmetricPicture(1024, 512), "jpg");
    const ScaledPicture decoded = decodeJpeg(file, {static_cast<Fit>(fit), size}, DecodeLimits().pixels);
    QCOMPARE(decoded.pixels.cols, width);
    QCOMPARE(decoded.pixels.rows, width / 2);
    QCOMPARE(decoded.whole, cv::Size(1024, 512));
}

void JpegDecoderTest::scaledDecodingLooksLikeTheWhole() {
    const cv::Mat picture = unsymmetricPicture(1000, 700);
    cv::Mat expected;
    cv::resize(picture, expected, {32, 32}, 0, 0, cv::INTER_AREA);
    const auto outcome = decodedAs(encoded(picture, "jpg"), Fit::Squash, 32);
    QVERIFY(meanDifference(pixelsOf(outcome), expected) < 2);
    QCOMPARE(std::get<DecodedPicture>(outcome).metadata.width, 1000);
    QCOMPARE(std::get<DecodedPicture>(outcome).metadata.height, 700);
}

void JpegDecoderTest::greyAndProgressive() {
    const cv::Mat picture = unsymmetricPicture(60, 40);
    cv::Mat grey;
    cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    cv::Mat greyShown;
    cv::cvtColor(grey, greyShown, cv::COLOR_GRAY2BGR);
    QVERIFY(meanDifference(pixelsOf(decodedAs(encoded(grey, "jpg"), Fit::Original)), greyShown) < 2);

    const Bytes progressive = encoded(picture, "jpg", {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
    QVERIFY(meanDifference(pixelsOf(decodedAs(progressive, Fit::Original)), picture) < 4);
}

void JpegDecoderTest::inksBecomeColours_data() {
    QTest::addColumn<bool>("adobe");
    QTest::newRow("with Adobe's marker, inverted") << true;
    QTest::newRow("without") << false;
}

void JpegDecoderTest::inksBecomeColours() {
    QFETCH(bool, adobe);
    // Half of cyan, no magenta, full yellow, a fifth of black.
    const cv::Scalar inks(128, 0, 255, 51);
    const cv::Mat picture(16, 16, CV_8UC4, adobe ? cv::Scalar::all(255) - inks : inks);
    const cv::Mat shown = pixelsOf(decodedAs(encodedInkJpeg(picture, adobe), Fit::Original));
    const cv::Mat expected(16, 16, CV_8UC3, cv::Scalar(0, 204, 102));
    QVERIFY(meanDifference(shown, expected) < 2);
}

void JpegDecoderTest::missingEndIsTruncated() {
    Bytes file = encoded(unsymmetricPicture(64, 64), "jpg");
    file.resize(file.size() - 2);
    QCOMPARE(failureCode(decodedAs(file, Fit::Original)), "truncated");
}

void JpegDecoderTest::endMarkerInTheMiddleIsDamage() {
    // A grey-filled lower half, which OpenCV would hand out: the entropy-coded data is cut short by an end
    // marker.
    Bytes file = encoded(unsymmetricPicture(256, 256), "jpg");
    file.resize(file.size() / 2);
    file.push_back(std::byte{0xFF});
    file.push_back(std::byte{0xD9});
    QCOMPARE(failureCode(decodedAs(file, Fit::Original)), "damaged");
}

void JpegDecoderTest::bytesAfterTheEndDoNotMatter() {
    // Cameras append previews and videos.
    Bytes file = encoded(unsymmetricPicture(64, 64), "jpg");
    file.insert(file.end(), 1000, std::byte{0x55});
    QVERIFY(!pixelsOf(decodedAs(file, Fit::Original)).empty());
}

void JpegDecoderTest::unsupportedKindIsSaidToBe() {
    Bytes file = encoded(unsymmetricPicture(16, 16), "jpg");
    const Bytes baselineFrame{std::byte{0xFF}, std::byte{0xC0}};
    const auto frame = std::ranges::search(file, baselineFrame);
    QVERIFY(!frame.empty());
    frame[1] = std::byte{0xC3};  // lossless
    QCOMPARE(failureCode(decodedAs(file, Fit::Original)), "unsupported-format");
}

QTEST_GUILESS_MAIN(JpegDecoderTest)
#include "jpeg_decoder_test.moc"
