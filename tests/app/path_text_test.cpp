#include "app/cli/path_text.h"

#include <QtTest>

using namespace kindred;

class PathTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void utf8PathsAreTheirOwnText_data();
    void utf8PathsAreTheirOwnText();
    void otherPathsBecomeUris_data();
    void otherPathsBecomeUris();
    void everyByteComesBack();
    void relativePathsBecomeAbsolute();
    void linesHoldNoControlCharacters();
    void strayPercentSignsStay();
    void printableTextCommandsNoTerminal();
};

void PathTextTest::utf8PathsAreTheirOwnText_data() {
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("plain") << QByteArray("/photos/cat.jpg");
    QTest::newRow("percent") << QByteArray("/photos/100%25.jpg");
    QTest::newRow("umlaut") << QByteArray("/photos/K\xC3\xA4se.jpg");
    QTest::newRow("four bytes") << QByteArray("/photos/\xF0\x9F\x98\xBA.jpg");
    QTest::newRow("new line") << QByteArray("/photos/two\nlines.jpg");
}

void PathTextTest::utf8PathsAreTheirOwnText() {
    QFETCH(QByteArray, path);
    QCOMPARE(textOfPath(path.toStdString()), path.toStdString());
    QCOMPARE(pathFromText(path.toStdString()).native(), path.toStdString());
}

void PathTextTest::otherPathsBecomeUris_data() {
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("uri");
    QTest::newRow("latin-1") << QByteArray("/photos/caf\xE9 1.jpg")
                             << QByteArray("file:///photos/caf%E9%201.jpg");
    QTest::newRow("truncated") << QByteArray("/a/\xC3") << QByteArray("file:///a/%C3");
    QTest::newRow("overlong") << QByteArray("/a/\xC0\xAF") << QByteArray("file:///a/%C0%AF");
    QTest::newRow("overlong, three bytes")
        << QByteArray("/a/\xE0\x80\xAF") << QByteArray("file:///a/%E0%80%AF");
    QTest::newRow("surrogate") << QByteArray("/a/\xED\xA0\x80") << QByteArray("file:///a/%ED%A0%80");
    QTest::newRow("beyond Unicode") << QByteArray("/a/\xF4\x90\x80\x80")
                                    << QByteArray("file:///a/%F4%90%80%80");
    QTest::newRow("with percent") << QByteArray("/a/%41\xFF") << QByteArray("file:///a/%2541%FF");
}

void PathTextTest::otherPathsBecomeUris() {
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, uri);
    QCOMPARE(QByteArray::fromStdString(textOfPath(path.toStdString())), uri);
    QCOMPARE(QByteArray::fromStdString(pathFromText(uri.toStdString()).native()), path);
}

void PathTextTest::everyByteComesBack() {
    std::string path = "/";
    for (int byte = 1; byte < 256; ++byte) {
        path += static_cast<char>(byte);
    }
    QCOMPARE(pathFromText(textOfPath(path)).native(), path);
    QCOMPARE(pathFromText(lineOfPath(path)).native(), path);
}

void PathTextTest::relativePathsBecomeAbsolute() {
    const std::filesystem::path path("caf\xE9.jpg");
    QCOMPARE(pathFromText(textOfPath(path)).native(), std::filesystem::absolute(path).native());
    // A relative path that looks like a URI would be read as one.
    const std::filesystem::path misleading("file://a");
    QCOMPARE(pathFromText(textOfPath(misleading)).native(), std::filesystem::absolute(misleading).native());
}

void PathTextTest::linesHoldNoControlCharacters() {
    QCOMPARE(lineOfPath("/a/two\nlines"), std::string("file:///a/two%0Alines"));
    QCOMPARE(lineOfPath("/a/\x1B[2J"), std::string("file:///a/%1B%5B2J"));
    QCOMPARE(lineOfPath("/a/\xC2\x9B"
                        "2J"),
             std::string("file:///a/%C2%9B2J"));
    QCOMPARE(lineOfPath("/a/\xC2\xA9"), std::string("/a/\xC2\xA9"));
}

void PathTextTest::strayPercentSignsStay() {
    QCOMPARE(pathFromText("file:///a/50%.jpg").native(), std::string("/a/50%.jpg"));
    QCOMPARE(pathFromText("file:///a/%4").native(), std::string("/a/%4"));
    QCOMPARE(pathFromText("file:///a/%zz").native(), std::string("/a/%zz"));
}

void PathTextTest::printableTextCommandsNoTerminal() {
    QCOMPARE(printable("a\x1B[2Jb\n\xC2\x9B"
                       "c\x7F"),
             std::string("a\uFFFD[2Jb\n\uFFFDc\uFFFD"));
    QCOMPARE(printable("K\xC3\xA4se\xC2\xA9"), std::string("K\xC3\xA4se\xC2\xA9"));
}

QTEST_GUILESS_MAIN(PathTextTest)
#include "path_text_test.moc"
