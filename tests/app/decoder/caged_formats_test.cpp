#include <QTest>
#include <algorithm>
#include <opencv2/imgcodecs.hpp>

#include "core/decoding/decode_picture.h"
#include "core/imaging/decoder_pool.h"
#include "tests/core/decoding/encoded_pictures.h"

using namespace kindred;

/// What a library needs beyond reading, memory and threads would be refused in the decoder's cage: every
/// format gives there what it gives here.
class CagedFormatsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormatIsReadInTheCage_data();
    void everyFormatIsReadInTheCage();

private:
    DecoderPool m_pool{KINDRED_DECODER, 1};
};

void CagedFormatsTest::everyFormatIsReadInTheCage_data() {
    QTest::addColumn<Bytes>("file");
    const cv::Mat picture = unsymmetricPicture(320, 200);
    const auto row = [](const char* name, const Bytes& file) { QTest::newRow(name) << file; };
    row("jpeg", encoded(picture, "jpg"));
    row("progressive jpeg", encoded(picture, "jpg", {cv::IMWRITE_JPEG_PROGRESSIVE, 1}));
    row("jpeg with EXIF",
        withExif(encoded(picture, "jpg"), "Exif.Photo.DateTimeOriginal", "2024:05:31 14:02:11"));
    row("jpeg with a preview",
        withPreview(encoded(unsymmetricPicture(1600, 1000), "jpg"), encoded(picture, "jpg")));
    row("png", encoded(picture, "png"));
    row("tiff", encoded(picture, "tiff"));
    row("bmp", encoded(picture, "bmp"));
    row("webp", encoded(picture, "webp", {cv::IMWRITE_WEBP_QUALITY, 80}));
    row("animated webp", encodedAnimation({cv::Mat(20, 30, CV_8UC4, cv::Scalar(1, 2, 3, 255)),
                                           cv::Mat(20, 30, CV_8UC4, cv::Scalar(9, 9, 9, 255))}));
    row("gif", encodedGif({cv::Mat(20, 30, CV_8UC1, cv::Scalar(7))}));
    row("heic", encodedHeif(picture, HeifCoding::Heic).value_or(Bytes()));
    row("avif", encodedHeif(picture, HeifCoding::Avif).value_or(Bytes()));
    row("raw", encodedDng(encoded(picture, "jpg"), {320, 200}, {640, 400}));
}

void CagedFormatsTest::everyFormatIsReadInTheCage() {
    QFETCH(Bytes, file);
    if (file.empty()) {
        QSKIP("This build has no encoder for the format.");
    }
    const DecodeRequest request{DecodeRequest::Fit::Squash, 32, 256};
    const DecodeOutcome outside = decodePicture(file, request);
    const DecodeOutcome inside = m_pool.decodeBytes(file, request);
    if (failureCode(outside) == "unsupported-format") {
        QSKIP("This build cannot read the format.");
    }
    QVERIFY2(failureCode(inside).empty(), failureCode(inside).c_str());
    const auto& expected = std::get<DecodedPicture>(outside);
    const auto& picture = std::get<DecodedPicture>(inside);
    QVERIFY(picture.pixels.rgb == expected.pixels.rgb);
    QVERIFY(picture.thumbnail == expected.thumbnail);
    const bool isLarger = std::max(picture.metadata.width, picture.metadata.height) > request.thumbnailSide;
    QCOMPARE(picture.thumbnail.empty(), !isLarger);
    QCOMPARE(picture.metadata.format, expected.metadata.format);
    QCOMPARE(picture.metadata.taken, expected.metadata.taken);
    QCOMPARE(picture.metadata.width, expected.metadata.width);
}

QTEST_GUILESS_MAIN(CagedFormatsTest)
#include "caged_formats_test.moc"
