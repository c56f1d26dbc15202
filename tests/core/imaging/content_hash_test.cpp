#include "core/imaging/content_hash.h"

#include <sys/stat.h>

#include <QByteArray>
#include <QTest>
#include <fstream>

#include "core/base/error.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;

namespace {

QString hex(const ContentHash& hash) {
    return QByteArray(reinterpret_cast<const char*>(hash.hash.data()), qsizetype(hash.hash.size())).toHex();
}

}  // namespace

class ContentHashTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownValues_data();
    void knownValues();
    void oneBitChangesIt();
    void unreadableFilesAreErrors();

private:
    std::filesystem::path written(const QByteArray& contents) {
        const auto file = m_folder / "contents";
        std::ofstream(file, std::ios::binary).write(contents.constData(), contents.size());
        return file;
    }

    TemporaryFolder m_folder;
};

void ContentHashTest::knownValues_data() {
    QTest::addColumn<QByteArray>("contents");
    QTest::addColumn<QString>("hash");  // as `xxh128sum` prints it
    QTest::newRow("empty") << QByteArray() << "99aa06d3014798d86001c324468d497f";
    QTest::newRow("a word") << QByteArray("kindred") << "93d171456d26e293e54e8c691398df17";
    QByteArray blocks(1'000'000, '\0');  // several reads
    for (int i = 0; i < blocks.size(); ++i) {
        blocks[i] = static_cast<char>(i % 251);
    }
    QTest::newRow("a million bytes") << blocks << "00d4a9d9f77c7d2ddf99c4163891c544";
}

void ContentHashTest::knownValues() {
    QFETCH(QByteArray, contents);
    QFETCH(QString, hash);
    const ContentHash found = hashFile(written(contents));
    QCOMPARE(hex(found), hash);
    QCOMPARE(found.size, std::uint64_t(contents.size()));
}

void ContentHashTest::oneBitChangesIt() {
    QByteArray contents(1'000'000, 'k');
    const ContentHash before = hashFile(written(contents));
    contents[999'999] = 'j';
    const ContentHash after = hashFile(written(contents));
    QVERIFY(before.hash != after.hash);
    QCOMPARE(before.size, after.size);
}

void ContentHashTest::unreadableFilesAreErrors() {
    const auto pipe = m_folder / "pipe";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    for (const auto& file : {m_folder / "missing", m_folder.path(), pipe}) {
        try {
            hashFile(file);
            QFAIL("should have thrown");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.code()), "file-unreadable");
            QVERIFY(QString(error.what()).contains(QString::fromStdString(file.string())));
        }
    }
}

QTEST_GUILESS_MAIN(ContentHashTest)
#include "content_hash_test.moc"
