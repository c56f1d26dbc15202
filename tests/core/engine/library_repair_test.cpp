#include "core/engine/library_repair.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTest>
#include <fstream>

#include "core/base/error.h"
#include "core/store/library_backups.h"
#include "core/store/row_checksum.h"
#include "core/store/sqlite_support.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

class LibraryRepairTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_library = *m_folder / "photos.kindred";
    }

    void aSoundLibraryNeedsNothing() {
        makeLibrary();
        const LibraryHealth health = examineLibrary(m_library, {});
        QVERIFY(health.examination.sound());
        QVERIFY(health.examination.rows > 100);
        QVERIFY2(!health.backup, "nothing is looked for where nothing is wrong");
    }

    void damageIsToldWithTheBackup() {
        makeLibrary();
        backUp();
        alter("UPDATE file SET size = 1 WHERE id = 5");
        const LibraryHealth health = examineLibrary(m_library, {});
        QCOMPARE(health.examination.findings.size(), 1U);
        QCOMPARE(health.backup->pictures, 40U);
        QCOMPARE(newestBackup(m_library)->file, health.backup->file);
    }

    void aFileThatIsNoDatabaseIsDamagedNotRefused() {
        std::ofstream(m_library) << std::string(5000, 'x');
        QVERIFY(!examineLibrary(m_library, {}).examination.sound());
    }

    void aStopIsNoVerdict() {
        makeLibrary();
        std::stop_source stop;
        stop.request_stop();
        const JobContext stopped(stop.get_token(), nullptr, {});
        QVERIFY(!examineLibrary(m_library, stopped).examination.complete);
        backUp();
        QVERIFY(!restoreLibrary(m_library, stopped));
        QVERIFY(!beginAnew(m_library, stopped));
        QCOMPARE(LibraryReader(m_library).counts().pictures, 40U);
    }

    void theBackupTakesThePlace() {
        makeLibrary();
        backUp();
        std::ofstream(m_library, std::ios::trunc) << "damage";
        const auto restored = restoreLibrary(m_library, {});
        QCOMPARE(restored->backup.pictures, 40U);
        QCOMPARE(fs::file_size(restored->setAside), 6U);
        QVERIFY(examineLibrary(m_library, {}).examination.sound());
        QCOMPARE(LibraryReader(m_library).counts().pictures, 40U);
    }

    void withoutABackupThereIsNothingToRestore() {
        makeLibrary();
        QCOMPARE(errorOf([&] { restoreLibrary(m_library, {}); }).code, std::string("library-without-backup"));
        QCOMPARE(LibraryReader(m_library).counts().pictures, 40U);
    }

    /// Rows that are damaged stay behind; what people have said of pictures, and where these lie, comes
    /// along.
    void aNewBeginningKeepsWhatPicturesCannotTell() {
        makeLibrary();
        alter("UPDATE verdict SET second_size = 1 WHERE first_size = 3; UPDATE file SET size = 1");
        const auto report = beginAnew(m_library, {});
        QCOMPARE(report->folders, 2U);
        QCOMPARE(report->exclusions, 1U);
        QCOMPARE(report->verdicts, 8U);
        QCOMPARE(report->marks, 9U);
        QVERIFY(!report->fromBackup);
        QVERIFY(fs::exists(report->setAside));
        QVERIFY(examineLibrary(m_library, {}).examination.sound());

        const LibraryReader reader(m_library);
        QCOMPARE(reader.counts().pictures, 0U);
        const auto roots = reader.roots();
        QCOMPARE(roots.at(1).path, std::string("/pictures"));
        QCOMPARE(roots.at(1).excluded, std::vector<std::string>{"private"});
        QCOMPARE(reader.volumeOf(roots.at(1).id), std::optional<std::string>("1234-ABCD"));
        QCOMPARE(reader.defaultModel()->name, std::string("drhn-3-48-cifar10"));
        LibraryWriter writer(m_library);
        QCOMPARE(writer.addRoot("/pictures"), roots.at(1).id);
        fill(writer, 40);
        writer.commit();
        QCOMPARE(reader.counts().pictures, 40U);
    }

    void whatIsLostInTheFileComesFromTheBackup() {
        makeLibrary();
        backUp();
        alter(
            "UPDATE verdict SET second_size = 1 WHERE first_size = 3; UPDATE root SET path = x'61' "
            "WHERE path = CAST('/pictures' AS BLOB)");
        const auto report = beginAnew(m_library, {});
        QVERIFY(report->fromBackup);
        QCOMPARE(report->folders, 2U);
        QCOMPARE(report->exclusions, 1U);
        QCOMPARE(report->verdicts, 9U);
    }

    void aFileThatIsNothingAnyMoreIsBegunAnewFromTheBackup() {
        makeLibrary();
        backUp();
        std::ofstream(m_library, std::ios::trunc) << "nothing that is left";
        const auto report = beginAnew(m_library, {});
        QCOMPARE(report->folders, 2U);
        QCOMPARE(report->verdicts, 9U);
        QCOMPARE(LibraryReader(m_library).counts().pictures, 0U);
    }

    void withNothingLeftItBeginsEmpty() {
        std::ofstream(m_library, std::ios::trunc) << "nothing that is left";
        const auto report = beginAnew(m_library, {});
        QCOMPARE(report->folders, 0U);
        QCOMPARE(fs::file_size(report->setAside), 20U);
        QVERIFY(examineLibrary(m_library, {}).examination.sound());
    }

    /// Wherever whole pages are lost, whatever is carried over is right.
    void lostPagesNeverCarryNonsenseOver() {
        makeLibrary();
        const std::string whole = read();
        for (std::size_t page = 1; page < whole.size() / 4096; ++page) {
            std::string broken = whole;
            broken.replace(page * 4096, 4096, 4096, static_cast<char>(page * 37));
            for (const fs::directory_entry& entry : fs::directory_iterator(m_folder->path()))
                fs::remove(entry.path());
            std::ofstream(m_library, std::ios::binary) << broken;
            const auto report = beginAnew(m_library, {});
            QVERIFY(examineLibrary(m_library, {}).examination.sound());
            QVERIFY(report->folders <= 2 && report->verdicts <= 9);
            for (const RootRecord& root : LibraryReader(m_library).roots())
                QVERIFY(root.path == "/pictures" || root.path == "/elsewhere");
        }
    }

    void anotherWriterIsNotDisturbed() {
        makeLibrary();
        const LibraryWriter writer(m_library);
        QCOMPARE(errorOf([&] { beginAnew(m_library, {}); }).code, std::string("library-locked"));
        QCOMPARE(LibraryReader(m_library).counts().pictures, 40U);
    }

private:
    void makeLibrary() {
        {
            LibraryWriter writer(m_library);
            const FilledLibrary filled = fill(writer, 40);
            writer.excludeFolder(filled.root, "private");
            writer.addRoot("/elsewhere");
            writer.setVolume(filled.root, "1234-ABCD");
        }
        SQLite::Database database(m_library.string(), SQLite::OPEN_READWRITE);
        for (std::int64_t i = 1; i < 10; ++i) {
            const std::string first(16, static_cast<char>(i));
            const std::string second(16, static_cast<char>(i + 100));
            execute(database, "INSERT INTO verdict VALUES (?, ?, ?, ?, ?)", Blob{first}, i, Blob{second},
                    i + 7, RowChecksum().add(first).add(i).add(second).add(i + 7).value());
            execute(database, "INSERT INTO mark VALUES (?, ?, ?, ?)", Blob{first}, i, i % 3,
                    RowChecksum().add(first).add(i).add(i % 3).value());
        }
    }

    void backUp() {
        LibraryWriter writer(m_library);
        QVERIFY(backUpIfDue(writer, {}).file);
    }

    void alter(const std::string& sql) const {
        SQLite::Database(m_library.string(), SQLite::OPEN_READWRITE).exec(sql);
    }

    std::string read() const {
        std::ifstream in(m_library, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    fs::path m_library;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::LibraryRepairTest)
#include "library_repair_test.moc"
