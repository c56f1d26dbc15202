#include <QTest>
#include <algorithm>
#include <opencv2/imgcodecs.hpp>

#include "tests/core/decoding/encoded_pictures.h"

using namespace kindred;
using Fit = DecodeRequest::Fit;

/// Cut off anywhere, a picture is never a picture.
class TruncatedPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isNeverAPicture_data();
    void isNeverAPicture();

private:
    cv::Mat m_noise = cv::Mat(48, 64, CV_8UC3);
};

void TruncatedPicturesTest::initTestCase() {
    cv::randu(m_noise, 0, 256);
}

void TruncatedPicturesTest::isNeverAPicture_data() {
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QList<int>>("settings");
    QTest::newRow("jpeg") << "jpg" << QList<int>{};
    QTest::newRow("progressive jpeg") << "jpg" << QList<int>{cv::IMWRITE_JPEG_PROGRESSIVE, 1};
    QTest::newRow("png") << "png" << QList<int>{};
    QTest::newRow("tiff") << "tiff" << QList<int>{};
    QTest::newRow("uncompressed tiff") << "tiff" << QList<int>{cv::IMWRITE_TIFF_COMPRESSION, 1};
    QTest::newRow("bmp") << "bmp" << QList<int>{};
    QTest::newRow("webp") << "webp" << QList<int>{cv::IMWRITE_WEBP_QUALITY, 80};
    QTest::newRow("lossless webp") << "webp" << QList<int>{cv::IMWRITE_WEBP_QUALITY, 101};
}

void TruncatedPicturesTest::isNeverAPicture() {
    QFETCH(QString, extension);
    QFETCH(QList<int>, settings);
    const Bytes file = encoded(m_noise, extension.toStdString(), {settings.begin(), settings.end()});
    QVERIFY(!pixelsOf(decodedAs(file, Fit::Original)).empty());

    // Every length near both ends, and a prime's steps between.
    for (std::size_t length = 1; length < file.size();
         length += length < 200 || length + 40 > file.size() ? 1 : 37) {
        const Bytes part(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(length));
        const std::string code = failureCode(decodedAs(part, Fit::Squash, 8));
        const bool known = length < 200 ? !code.empty() : code == "truncated";
        QVERIFY2(known,
                 qPrintable(QString("%1 of %2 bytes: %3").arg(length).arg(file.size()).arg(code.c_str())));
    }
}

QTEST_GUILESS_MAIN(TruncatedPicturesTest)
#include "truncated_pictures_test.moc"
