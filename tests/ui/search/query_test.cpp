#include "ui/search/query.h"

#include <QMimeData>
#include <QTest>
#include <QUrl>

#include "tests/support/temporary_folder.h"

using namespace kindred;

class QueryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstOfSeveralFilesIsTaken() {
        QMimeData data;
        data.setUrls({QUrl(QStringLiteral("https://example.org/a.jpg")),
                      QUrl::fromLocalFile(QStringLiteral("/p/b.jpg")),
                      QUrl::fromLocalFile(QStringLiteral("/p/c.jpg"))});
        QCOMPARE(std::get<Query>(readDropped(data)).file, std::filesystem::path("/p/b.jpg"));
    }

    void aFolderIsAFolder() {
        const TemporaryFolder folder;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QString::fromStdString(folder.path().string()))});
        QCOMPARE(std::get<DroppedFolder>(readDropped(data)).folder, folder.path());
    }

    /// A browser gives the address and the picture: the bytes are handed on as they are, opened by nobody
    /// here.
    void pictureDataIsHandedOnUnopened() {
        QMimeData data;
        data.setUrls({QUrl(QStringLiteral("https://example.org/a.jpg"))});
        data.setData(QStringLiteral("image/jpeg"), QByteArrayLiteral("not even a picture"));
        const auto query = std::get<Query>(readDropped(data));
        QVERIFY(query.file.empty());
        QCOMPARE(query.bytes, QByteArrayLiteral("not even a picture"));
    }

    void pixelsThatTheToolkitHoldsBecomePng() {
        QImage image(4, 4, QImage::Format_RGB32);
        image.fill(Qt::red);
        QMimeData data;
        data.setImageData(image);
        QVERIFY(std::get<Query>(readDropped(data)).bytes.startsWith("\x89PNG"));
    }

    void aCopiedPathIsAFile() {
        const TemporaryFolder folder;
        QMimeData data;
        data.setText(QString::fromStdString(folder.path().string()) + QLatin1Char('\n'));
        QVERIFY(std::holds_alternative<DroppedFolder>(readDropped(data)));
    }

    void anAddressAloneIsExplained() {
        QMimeData address;
        address.setUrls({QUrl(QStringLiteral("https://example.org/a.jpg"))});
        QVERIFY(canBeDropped(address));
        QVERIFY(!std::get<DroppedNothing>(readDropped(address)).reason.isEmpty());
        QMimeData text;
        text.setText(QStringLiteral("hello"));
        QVERIFY(!canBeDropped(text));
        QVERIFY(std::holds_alternative<DroppedNothing>(readDropped(text)));
    }
};

QTEST_GUILESS_MAIN(QueryTest)
#include "query_test.moc"
