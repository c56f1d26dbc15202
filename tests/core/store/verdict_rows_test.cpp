#include "core/store/verdict_rows.h"

#include <QTest>
#include <array>

#include "tests/core/store/store_fixture.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

/// What people say of contents is kept, found again and checked; and files that were forgotten come back.
class VerdictRowsTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_library;

    static ContentKey key(unsigned number) { return contentRecord(number).key(); }
    static NotSamePair pair(unsigned a, unsigned b) {
        return {std::min(key(a), key(b)), std::max(key(a), key(b))};
    }
    std::vector<NotSamePair> notSame() { return LibraryReader(m_library).notSame(); }
    std::vector<ContentKey> originals() { return LibraryReader(m_library).marked(MarkKind::Original); }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_library = *m_folder / "library.kindred";
    }

    void verdictsAreKeptOnceAndTakenBack() {
        LibraryWriter writer(m_library);
        fill(writer, 3);
        writer.setNotSame(key(2), key(0), true);
        writer.setNotSame(key(0), key(2), true);
        writer.setNotSame(key(0), key(1), true);
        writer.commit();
        std::vector<NotSamePair> expected{pair(0, 2), pair(0, 1)};
        std::ranges::sort(expected);
        QCOMPARE(notSame(), expected);
        writer.setNotSame(key(2), key(0), false);
        writer.setNotSame(key(2), key(1), false);  // was never said
        writer.commit();
        QCOMPARE(notSame(), std::vector<NotSamePair>{pair(0, 1)});
    }

    void marksAreKeptOnceAndTakenBack() {
        LibraryWriter writer(m_library);
        fill(writer, 2);
        writer.setMark(key(1), MarkKind::Original, true);
        writer.setMark(key(1), MarkKind::Original, true);
        writer.commit();
        QCOMPARE(originals(), std::vector<ContentKey>{key(1)});
        writer.setMark(key(1), MarkKind::Original, false);
        writer.commit();
        QVERIFY(originals().empty());
    }

    /// The files leave the library with their folder, and everything known of their contents; what was said
    /// of them is there when they come back under other names.
    void theyOutliveTheRemovalOfTheFiles() {
        {
            LibraryWriter writer(m_library);
            const FilledLibrary filled = fill(writer, 2);
            writer.setNotSame(key(0), key(1), true);
            writer.setMark(key(0), MarkKind::Original, true);
            writer.removeRoot(filled.root);
        }
        QVERIFY(!LibraryReader(m_library).findContent(key(0).hash, key(0).size));
        {
            LibraryWriter writer(m_library);
            const RootId root = writer.addRoot("/elsewhere");
            writer.putFile(fileRecord(root, "renamed.jpg", writer.addContent(contentRecord(0))));
        }
        QCOMPARE(notSame(), std::vector<NotSamePair>{pair(0, 1)});
        QCOMPARE(originals(), std::vector<ContentKey>{key(0)});
    }

    void aChangedByteIsNoticed_data() {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("verdict") << QByteArray("UPDATE verdict SET second_size = second_size + 1");
        QTest::newRow("hash") << QByteArray("UPDATE verdict SET first_hash = zeroblob(16)");
        QTest::newRow("mark") << QByteArray("UPDATE mark SET size = size + 1");
        QTest::newRow("kind") << QByteArray("UPDATE mark SET kind = 7");
    }

    void aChangedByteIsNoticed() {
        QFETCH(QByteArray, sql);
        {
            LibraryWriter writer(m_library);
            writer.setNotSame(key(0), key(1), true);
            writer.setMark(key(0), MarkKind::Original, true);
        }
        SQLite::Database(m_library.string(), SQLite::OPEN_READWRITE).exec(sql.constData());
        const Thrown thrown = errorOf([&] {
            notSame();
            originals();
        });
        QCOMPARE(thrown.code, std::string("library-damaged"));
    }

    void picturesComeWithTheirContents() {
        FilledLibrary filled;
        {
            LibraryWriter writer(m_library);
            filled = fill(writer, 3);
            writer.setState(filled.files[1], FileState::Missing);
            writer.putFile(fileRecord(filled.root, "broken.jpg", std::nullopt));
        }
        const std::array ids{filled.files[2], PictureId(99), filled.files[1], filled.files[0]};
        const auto pictures = LibraryReader(m_library).pictures(ids);
        QCOMPARE(pictures.size(), std::size_t{2});
        QCOMPARE(pictures[0].file.id, filled.files[2]);
        QCOMPARE(pictures[0].content.key(), key(2));
        QCOMPARE(pictures[1].file.relativePath, std::string("00000.jpg"));
        QCOMPARE(pictures[1].content.width, 640);
    }

    /// With its id and its code, so that whoever knew it finds it again.
    void aForgottenFileComesBackAsItWas() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 2);
        writer.commit();
        const FileRecord record = LibraryReader(m_library).file(filled.files[0]).value();
        writer.forgetFiles(std::array{filled.files[0]});
        writer.commit();
        QVERIFY(!LibraryReader(m_library).file(filled.files[0]));
        QCOMPARE(LibraryReader(m_library).counts().pictures, 1U);

        QVERIFY(writer.restoreFile(record));
        QVERIFY(!writer.restoreFile(record));
        writer.commit();
        QCOMPARE(LibraryReader(m_library).code(filled.files[0], filled.model), std::optional(codeOf(0)));
        QCOMPARE(LibraryReader(m_library).file(filled.files[0])->relativePath, record.relativePath);
    }

    void aForgottenFileStaysOutWhereItsPlaceIsTakenOrGone() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 2);
        writer.commit();
        const FileRecord record = LibraryReader(m_library).file(filled.files[0]).value();
        writer.forgetFiles(std::array{filled.files[0]});
        const PictureId successor =
            writer.putFile(fileRecord(filled.root, record.relativePath, filled.contents[1]));
        QVERIFY(successor != record.id);
        QVERIFY(!writer.restoreFile(record));
        writer.removeRoot(filled.root);
        QVERIFY(!writer.restoreFile(record));
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::VerdictRowsTest)
#include "verdict_rows_test.moc"
