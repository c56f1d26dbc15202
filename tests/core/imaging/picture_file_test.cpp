#include "core/imaging/picture_file.h"

#include <sys/stat.h>
#include <unistd.h>

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

class PictureFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownValues_data();
    void knownValues();
    void oneBitChangesIt();
    void whatWasReadStaysAsItWas();
    void aLargeFileIsHandedOnItself();
    void unreadableFilesAreErrors();

private:
    std::filesystem::path written(const QByteArray& contents) {
        const auto file = m_folder / "contents";
        std::ofstream(file, std::ios::binary).write(contents.constData(), contents.size());
        return file;
    }

    TemporaryFolder m_folder;
};

void PictureFileTest::knownValues_data() {
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

void PictureFileTest::knownValues() {
    QFETCH(QByteArray, contents);
    QFETCH(QString, hash);
    const PictureFile file = readPictureFile(written(contents));
    QCOMPARE(hex(file.contents), hash);
    QCOMPARE(file.contents.size, std::uint64_t(contents.size()));
    QVERIFY(hashOpenFile(file.bytes.get(), "memory") == file.contents);
}

void PictureFileTest::oneBitChangesIt() {
    QByteArray contents(1'000'000, 'k');
    const ContentHash before = readPictureFile(written(contents)).contents;
    contents[999'999] = 'j';
    const ContentHash after = readPictureFile(written(contents)).contents;
    QVERIFY(before.hash != after.hash);
    QCOMPARE(before.size, after.size);
}

void PictureFileTest::whatWasReadStaysAsItWas() {
    const PictureFile file = readPictureFile(written("as it was"));
    written("changed");
    QVERIFY(hashOpenFile(file.bytes.get(), "memory") == file.contents);
    QCOMPARE(::pwrite(file.bytes.get(), "x", 1, 0), -1);
    QCOMPARE(::ftruncate(file.bytes.get(), 0), -1);
}

void PictureFileTest::aLargeFileIsHandedOnItself() {
    constexpr std::uint64_t bytes = 65ULL << 20;
    const auto path = written("begins so");
    std::filesystem::resize_file(path, bytes);
    const PictureFile file = readPictureFile(path);
    QCOMPARE(file.contents.size, bytes);
    struct stat here {};
    struct stat there {};
    QCOMPARE(::stat(path.c_str(), &here), 0);
    QCOMPARE(::fstat(file.bytes.get(), &there), 0);
    QCOMPARE(there.st_ino, here.st_ino);
    std::filesystem::resize_file(path, bytes - 1);
    QVERIFY(readPictureFile(path).contents.hash != file.contents.hash);
}

void PictureFileTest::unreadableFilesAreErrors() {
    const auto pipe = m_folder / "pipe";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    for (const auto& file : {m_folder / "missing", m_folder.path(), pipe}) {
        try {
            readPictureFile(file);
            QFAIL("should have thrown");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.code()), "file-unreadable");
            QVERIFY(QString(error.what()).contains(QString::fromStdString(file.string())));
        }
    }
}

QTEST_GUILESS_MAIN(PictureFileTest)
#include "picture_file_test.moc"
