#include <SQLiteCpp/SQLiteCpp.h>

#include <QTest>
#include <fstream>

#include "core/store/library_backups.h"
#include "core/store/library_examination.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/private_mounts.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

/// A library on a medium that is mounted read-only.
class ReadOnlyLibraryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        if (m_mounts.hindrance())
            QSKIP(qPrintable(QString::fromStdString(*m_mounts.hindrance())));
        m_disk = m_folder / "disk";
        fs::create_directory(m_disk);
        QVERIFY(m_mounts.mountMemory(m_disk, "16m"));
        m_library = m_disk / "photos.kindred";
    }

    void cleanup() {
        if (!m_mounts.hindrance())
            m_mounts.unmount(m_disk);
    }

    void isReadAndExamined() {
        makeLibrary();
        QVERIFY(m_mounts.makeReadOnly(m_disk));
        const LibraryReader reader(m_library);
        QCOMPARE(reader.counts().pictures, 50U);
        QCOMPARE(reader.codes(ModelId{1}).packed.ids.size(), 50U);
        QVERIFY(examineFile(m_library, {}).sound());
    }

    void isNotWrittenAndSaysWhy() {
        makeLibrary();
        QVERIFY(m_mounts.makeReadOnly(m_disk));
        const Thrown thrown = errorOf([&] { LibraryWriter writer(m_library); });
        QCOMPARE(thrown.code, std::string("library-read-only"));
        QVERIFY2(thrown.sentence.find("Read-only file system") != std::string::npos, thrown.sentence.c_str());
        QVERIFY2(thrown.sentence.find("can be searched") != std::string::npos, thrown.sentence.c_str());
    }

    void aNewOneCannotBeBegunThere() {
        QVERIFY(m_mounts.makeReadOnly(m_disk));
        QCOMPARE(errorOf([&] { LibraryWriter writer(m_library); }).code, std::string("library-not-written"));
        QCOMPARE(errorOf([&] { LibraryReader reader(m_library); }).code, std::string("library-not-found"));
    }

    void aLockThatACrashLeftDoesNotHinderReading() {
        makeLibrary();
        std::ofstream(m_library.string() + ".lock") << "1234 kindred";
        QVERIFY(m_mounts.makeReadOnly(m_disk));
        QCOMPARE(LibraryReader(m_library).counts().pictures, 50U);
    }

    /// What is in the log only is never passed over in silence.
    void oneThatWasNotClosedProperlyIsReadWholeOrRefused() {
        makeLibrary();
        const int status = inChild([&]() -> int {
            LibraryWriter writer(m_library);
            fill(writer, 60);
            writer.commit();
            ::_exit(0);
        });
        QCOMPARE(WEXITSTATUS(status), 0);
        QVERIFY(fs::file_size(m_library.string() + "-wal") > 0);
        QVERIFY(m_mounts.makeReadOnly(m_disk));
        std::uint64_t pictures = 0;
        const Thrown thrown = errorOf([&] { pictures = LibraryReader(m_library).counts().pictures; });
        if (thrown.code.empty()) {
            QCOMPARE(pictures, 60U);
        } else {
            QCOMPARE(thrown.code, std::string("library-unreadable"));
            QVERIFY(thrown.sentence.find("-wal") != std::string::npos);
        }
    }

    void oneOfAnEarlierVersionSaysWhatToDo() {
        {
            SQLite::Database database(m_library.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            database.exec("PRAGMA application_id = 1263420498; PRAGMA user_version = 2");
        }
        QVERIFY(m_mounts.makeReadOnly(m_disk));
        const Thrown thrown = errorOf([&] { LibraryReader reader(m_library); });
        QCOMPARE(thrown.code, std::string("library-too-old"));
        QVERIFY2(thrown.sentence.find("can be written") != std::string::npos, thrown.sentence.c_str());
    }

    void aFileThatMayNotBeWrittenIsReadOnlyToo() {
        makeLibrary();
        fs::permissions(m_folder.path(), fs::perms(0755));
        const int status = inChild([&] {
            fs::permissions(m_disk, fs::perms(0777));
            fs::permissions(m_library, fs::perms(0444));
            if (!becomeNobody())
                return 1;
            if (LibraryReader(m_library).counts().pictures != 50U)
                return 2;
            const Thrown thrown = errorOf([&] { LibraryWriter(m_library).addRoot("/more"); });
            return thrown.code == "library-read-only" ? 0 : 3;
        });
        QCOMPARE(WEXITSTATUS(status), 0);
    }

private:
    void makeLibrary() {
        LibraryWriter writer(m_library);
        fill(writer, 50);
    }

    PrivateMounts m_mounts;  // before anything starts a thread
    TemporaryFolder m_folder;
    fs::path m_disk;
    fs::path m_library;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ReadOnlyLibraryTest)
#include "read_only_library_test.moc"
