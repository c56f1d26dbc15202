#include "core/store/library_backups.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTest>
#include <chrono>
#include <fstream>

#include "core/store/library_examination.h"
#include "core/store/library_lock.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class LibraryBackupsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_library = fs::canonical(m_folder->path()) / "photos.kindred";
        m_first = m_library.string() + ".backup-1";
        m_second = m_library.string() + ".backup-2";
    }

    void theFirstIsMadeAtOnceAndIsWhole() {
        const BackupReport report = index(30);
        QCOMPARE(report.file, std::optional(m_first));
        QCOMPARE(report.skipped, BackupSkipped::No);
        QVERIFY(examineFile(m_first, {}).sound());
        const auto best = latestGoodBackup(m_library, {});
        QCOMPARE(best->file, m_first);
        QCOMPARE(best->pictures, 30U);
        QCOMPARE(LibraryReader(m_first).counts().pictures, 30U);
        QVERIFY(!fs::exists(m_first.string() + ".part"));
    }

    void anEmptyLibraryIsNotWorthOne() {
        LibraryWriter writer(m_library);
        QCOMPARE(backUpIfDue(writer, {}).skipped, BackupSkipped::LittleChanged);
        QVERIFY(backupsOf(m_library).empty());
    }

    void atMostOneIsMadeADay() {
        index(30);
        QCOMPARE(index(500).skipped, BackupSkipped::TooSoon);
        makeOlder(m_first, 23h);
        QCOMPARE(index(700).skipped, BackupSkipped::TooSoon);
        makeOlder(m_first, 25h);
        QCOMPARE(index(700).file, std::optional(m_second));
    }

    void littleChangesWaitForAWeek() {
        index(30);
        makeOlder(m_first, 25h);
        QCOMPARE(index(60).skipped, BackupSkipped::LittleChanged);
        makeOlder(m_first, 24h * 8);
        QCOMPARE(index(61).file, std::optional(m_second));
    }

    void nothingNewIsNeverBackedUpAgain() {
        index(30);
        makeOlder(m_first, 24h * 365);
        LibraryWriter writer(m_library);
        QCOMPARE(backUpIfDue(writer, {}).skipped, BackupSkipped::LittleChanged);
    }

    void theOlderOfTwoGivesWay() {
        index(30);
        makeOlder(m_first, 24h * 9);
        index(200);
        makeOlder(m_second, 24h * 8);
        QCOMPARE(index(400).file, std::optional(m_first));
        QCOMPARE(LibraryReader(m_second).counts().pictures, 200U);
        QCOMPARE(latestGoodBackup(m_library, {})->pictures, 400U);
        QCOMPARE(backupsOf(m_library).size(), 2U);
    }

    void aDamagedLibraryPushesNoGoodBackupOut() {
        index(30);
        makeOlder(m_first, 24h * 9);
        index(200);
        makeOlder(m_second, 24h * 8);
        {
            LibraryWriter writer(m_library);
            fill(writer, 400);
        }
        alter("UPDATE code SET bits = zeroblob(6) WHERE content_id = 7");
        LibraryWriter writer(m_library);
        const BackupReport report = backUpIfDue(writer, {});
        QCOMPARE(report.skipped, BackupSkipped::LibraryDamaged);
        QVERIFY(report.reason.find("photos.kindred") != std::string::npos);
        QCOMPARE(LibraryReader(m_first).counts().pictures, 30U);
        QCOMPARE(LibraryReader(m_second).counts().pictures, 200U);
        QVERIFY(!fs::exists(m_first.string() + ".part"));
    }

    void aStopEndsItAndLeavesNothing() {
        std::stop_source stop;
        stop.request_stop();
        LibraryWriter writer(m_library);
        fill(writer, 300);
        QCOMPARE(backUpIfDue(writer, JobContext(stop.get_token(), nullptr, {})).skipped,
                 BackupSkipped::Stopped);
        QVERIFY(backupsOf(m_library).empty());
        QVERIFY(!fs::exists(m_first.string() + ".part"));
    }

    void aStopWhileTheCopyIsLookedAtLeavesNothing() {
        std::stop_source stop;
        const JobContext context(stop.get_token(), nullptr, [&stop](const Progress& progress) {
            if (progress.stage == "examining")
                stop.request_stop();
        });
        LibraryWriter writer(m_library);
        fill(writer, 3000);
        QCOMPARE(backUpIfDue(writer, context).skipped, BackupSkipped::Stopped);
        QVERIFY(stop.stop_requested());
        QVERIFY(backupsOf(m_library).empty());
        QVERIFY(!fs::exists(m_first.string() + ".part"));
    }

    void aDamagedBackupIsPassedOver() {
        index(30);
        makeOlder(m_first, 24h * 9);
        index(200);
        scratch(m_second);
        QCOMPARE(latestGoodBackup(m_library, {})->file, m_first);
        std::ofstream(m_first, std::ios::trunc) << "nothing";
        QVERIFY(!latestGoodBackup(m_library, {}));
    }

    void theOneFromBeforeAMigrationCountsToo() {
        { LibraryWriter writer(m_library); }
        const fs::path before = m_library.string() + ".before-version-3";
        fs::copy_file(m_library, before);
        std::ofstream(m_library.string() + ".before-version-3.part") << "half";
        const auto backups = backupsOf(m_library);
        QCOMPARE(backups.size(), 1U);
        QCOMPARE(backups[0].file, before);
        QCOMPARE(latestGoodBackup(m_library, {})->file, before);
    }

    void restoringSetsTheDamagedFileAside() {
        index(30);
        const auto backup = latestGoodBackup(m_library, {});
        std::ofstream(m_library, std::ios::trunc) << "damage";
        std::ofstream(m_library.string() + "-wal") << "a log of the damaged file";
        const fs::path aside = restoreBackup(m_library, *backup);
        QCOMPARE(LibraryReader(m_library).counts().pictures, 30U);
        QVERIFY(examineFile(m_library, {}).sound());
        QCOMPARE(fs::file_size(aside), 6U);
        QVERIFY(fs::exists(aside.string() + "-wal"));
        QVERIFY2(fs::exists(m_first), "the backup itself stays");
        QVERIFY(aside.filename().string().starts_with("photos.kindred.damaged-"));
        // Twice in one second: nothing that was set aside is overwritten.
        QVERIFY(restoreBackup(m_library, *backup) != aside);
        LibraryWriter writer(m_library);
    }

    void aLostLibraryIsRestoredAsWell() {
        index(30);
        const auto backup = latestGoodBackup(m_library, {});
        fs::remove(m_library);
        QVERIFY(restoreBackup(m_library, *backup).empty());
        QCOMPARE(LibraryReader(m_library).counts().pictures, 30U);
    }

    void nothingIsRestoredUnderAWritersHands() {
        index(30);
        const auto backup = latestGoodBackup(m_library, {});
        const LibraryWriter writer(m_library);
        QCOMPARE(errorOf([&] { restoreBackup(m_library, *backup); }).code, std::string("library-locked"));
        QCOMPARE(LibraryReader(m_library).counts().pictures, 30U);
    }

    void aBackupThatWentBadMeanwhileTakesNoPlace() {
        index(30);
        const auto backup = latestGoodBackup(m_library, {});
        scratch(m_first);
        QCOMPARE(errorOf([&] { restoreBackup(m_library, *backup); }).code, std::string("library-damaged"));
        QCOMPARE(LibraryReader(m_library).counts().pictures, 30U);
        QVERIFY(!fs::exists(m_library.string() + ".part"));
    }

    void theSentenceOfDamageTellsOfTheBackup() {
        index(30);
        std::ofstream(m_library, std::ios::trunc) << "damage that is long enough to be looked at by SQLite";
        const Thrown with = errorOf([&] { LibraryReader reader(m_library); });
        QVERIFY2(with.sentence.find("--from-backup") != std::string::npos, with.sentence.c_str());
        QVERIFY(with.sentence.find(newestBackupDate(m_library)) != std::string::npos);
        fs::remove(m_first);
        const Thrown without = errorOf([&] { LibraryReader reader(m_library); });
        QVERIFY(without.sentence.find("no backup") != std::string::npos);
        QVERIFY(without.sentence.find("--anew") != std::string::npos);
    }

private:
    BackupReport index(unsigned count) {
        LibraryWriter writer(m_library);
        fill(writer, count);
        return backUpIfDue(writer, {});
    }

    static void makeOlder(const fs::path& file, std::chrono::hours age) {
        fs::last_write_time(file, fs::file_time_type::clock::now() - age);
    }

    void alter(const std::string& sql) const {
        SQLite::Database(m_library.string(), SQLite::OPEN_READWRITE).exec(sql);
    }

    /// Two pages in the middle.
    static void scratch(const fs::path& file) {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(static_cast<std::streamoff>(fs::file_size(file) / 2));
        stream << std::string(8192, 'x');
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    fs::path m_library;
    fs::path m_first;
    fs::path m_second;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::LibraryBackupsTest)
#include "library_backups_test.moc"
