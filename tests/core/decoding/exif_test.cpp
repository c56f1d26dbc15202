#include "core/decoding/exif.h"

#include <QTest>

#include "tests/core/decoding/encoded_pictures.h"
#include "tests/support/test_data.h"

using namespace kindred;
using Fit = DecodeRequest::Fit;

class ExifTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void familiesOfOrientationsLookTheSame_data();
    void familiesOfOrientationsLookTheSame();
    void timeTaken_data();
    void timeTaken();
    void fileTimeIsNotTimeTaken();
    void orientationOutOfRangeIsNone();
    void noExif();
};

void ExifTest::familiesOfOrientationsLookTheSame_data() {
    QTest::addColumn<QString>("name");
    for (const char* family : {"Landscape", "Portrait"}) {
        for (int orientation = 1; orientation <= 8; ++orientation) {
            QTest::addRow("%s %d", family, orientation) << QString("%1_%2.jpg").arg(family).arg(orientation);
        }
    }
}

void ExifTest::familiesOfOrientationsLookTheSame() {
    QFETCH(QString, name);
    const auto data = testDataFolder();
    if (!data) {
        QSKIP("The shared test data is not there: set KINDRED_DATA to its folder.");
    }
    const auto folder = *data / "photos" / "orientation";
    const std::string first = name.startsWith("Landscape") ? "Landscape_0.jpg" : "Portrait_0.jpg";
    const auto plain = decodedAs(fileBytes(folder / first), Fit::Within, 256);
    const auto turned = decodedAs(fileBytes(folder / name.toStdString()), Fit::Within, 256);

    const double difference = meanDifference(pixelsOf(plain), pixelsOf(turned));
    QVERIFY2(difference < 8, qPrintable(QString::number(difference)));
    QCOMPARE(std::get<DecodedPicture>(turned).metadata.width, std::get<DecodedPicture>(plain).metadata.width);
}

void ExifTest::timeTaken_data() {
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("taken");
    QTest::newRow("a time") << "2024:05:31 14:02:11"
                            << "2024-05-31T14:02:11";
    QTest::newRow("a clock never set") << "0000:00:00 00:00:00"
                                       << "";
    QTest::newRow("blanks") << "    :  :     :  :  "
                            << "";
    QTest::newRow("no such month") << "2024:13:01 00:00:00"
                                   << "";
    QTest::newRow("words") << "yesterday"
                           << "";
}

void ExifTest::timeTaken() {
    QFETCH(QString, written);
    QFETCH(QString, taken);
    const Bytes file = withExif(encoded(unsymmetricPicture(8, 8), "jpg"), "Exif.Photo.DateTimeOriginal",
                                written.toStdString());
    QCOMPARE(QString::fromStdString(readExif(file).taken), taken);
    QVERIFY(!pixelsOf(decodedAs(file, Fit::Original)).empty());
}

void ExifTest::fileTimeIsNotTimeTaken() {
    const Bytes file =
        withExif(encoded(unsymmetricPicture(8, 8), "jpg"), "Exif.Image.DateTime", "2024:05:31 14:02:11");
    QVERIFY(readExif(file).taken.empty());
}

void ExifTest::orientationOutOfRangeIsNone() {
    const Bytes file = withExif(encoded(unsymmetricPicture(8, 8), "jpg"), "Exif.Image.Orientation", "9");
    QCOMPARE(readExif(file).orientation, 1);
}

void ExifTest::noExif() {
    QCOMPARE(readExif(encoded(unsymmetricPicture(8, 8), "bmp")).orientation, 1);
    QCOMPARE(readExif(Bytes(100)).orientation, 1);
}

QTEST_GUILESS_MAIN(ExifTest)
#include "exif_test.moc"
