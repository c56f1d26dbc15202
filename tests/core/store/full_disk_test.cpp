#include <QTest>

#include "core/store/library_backups.h"
#include "core/store/library_examination.h"
#include "core/store/storage_errors.h"
#include "core/store/thumbnail_store.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/private_mounts.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

/// On a disk of a few hundred kilobytes that is a file system of its own.
class FullDiskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        if (m_mounts.hindrance())
            QSKIP(qPrintable(QString::fromStdString(*m_mounts.hindrance())));
        m_disk = m_folder / "disk";
        fs::create_directory(m_disk);
        QVERIFY(m_mounts.mountMemory(m_disk, "1m"));
        m_library = m_disk / "photos.kindred";
    }

    void cleanup() {
        if (!m_mounts.hindrance())
            m_mounts.unmount(m_disk);
    }

    void writingStopsAndKeepsWhatIsCommitted() {
        unsigned committed = 0;
        {
            LibraryWriter writer(m_library);
            const FilledLibrary filled = fill(writer, 1);
            writer.commit();
            const Thrown thrown = errorOf([&] {
                for (unsigned i = 1; i < 100'000; ++i) {
                    const ContentId content = writer.addContent(contentRecord(i));
                    writer.setCode(content, filled.model, codeOf(i));
                    writer.setFeatures(content, filled.model, std::vector<float>(128, 1.0F));
                    writer.putFile(fileRecord(filled.root, std::to_string(i) + ".jpg", content));
                    if (i % 50 == 0) {
                        writer.commit();
                        committed = i;
                    }
                }
            });
            QCOMPARE(thrown.code, std::string("library-disk-full"));
            QVERIFY2(thrown.sentence.find("\"" + m_disk.string() + "\"") != std::string::npos,
                     thrown.sentence.c_str());
            QVERIFY(committed > 0);
            QCOMPARE(LibraryReader(m_library).counts().pictures, committed + 1U);
        }
        QCOMPARE(LibraryReader(m_library).counts().pictures, committed + 1U);

        QVERIFY(m_mounts.resizeMemory(m_disk, "16m"));
        LibraryWriter writer(m_library);
        fill(writer, 500);  // of which the first one is there
        writer.commit();
        QCOMPARE(LibraryReader(m_library).counts().pictures, committed + 500U);
        QVERIFY(examineFile(m_library, {}).sound());
    }

    void aLibraryThatFindsNoRoomIsNotBegun() {
        fillDisk(m_disk / "ballast");
        QCOMPARE(errorOf([&] { LibraryWriter writer(m_library); }).code, std::string("library-disk-full"));
        QVERIFY2(!fs::exists(m_library) && !fs::exists(m_library.string() + ".part"),
                 "half a library would be taken for a damaged one");
        fs::remove(m_disk / "ballast");
        LibraryWriter writer(m_library);
    }

    /// What connections share takes some kilobytes; who has them already goes on reading.
    void aFullDiskIsStillSearchedByWhoHasTheLibraryOpen() {
        {
            LibraryWriter writer(m_library);
            fill(writer, 100);
        }
        {
            const LibraryReader reader(m_library);
            fillDisk(m_disk / "ballast");
            QCOMPARE(reader.codes(ModelId{1}).packed.ids.size(), 100U);
            QCOMPARE(LibraryReader(m_library).codes(ModelId{1}).packed.ids.size(), 100U);
        }
        for (const char* shared : {"-wal", "-shm"})
            fs::remove(m_library.string() + shared);
        fillDisk(m_disk / "more ballast");
        const Thrown thrown = errorOf([&] { LibraryReader reader(m_library); });
        QCOMPARE(thrown.code, std::string("library-disk-full"));
        fs::remove(m_disk / "ballast");
        QCOMPARE(LibraryReader(m_library).counts().pictures, 100U);
    }

    void aBackupThatFindsNoRoomIsSkippedAndSaysSo() {
        LibraryWriter writer(m_library);
        fill(writer, 300);
        const BackupReport report = backUpIfDue(writer, {});
        QCOMPARE(report.skipped, BackupSkipped::TooLittleRoom);
        QVERIFY2(report.reason.find(m_disk.string()) != std::string::npos, report.reason.c_str());
        QVERIFY(backupsOf(m_library).empty());
        QVERIFY(m_mounts.resizeMemory(m_disk, "64m"));
        QVERIFY(backUpIfDue(writer, {}).file);
    }

    void aCopyThatFillsTheDiskLeavesNothingBehind() {
        LibraryWriter writer(m_library);
        fill(writer, 300);
        writer.commit();
        fillDisk(m_disk / "ballast");
        const fs::path target = m_disk / "copy.kindred";
        QCOMPARE(errorOf([&] { writer.backUp(target); }).code, std::string("library-disk-full"));
        QVERIFY(!fs::exists(target) && !fs::exists(target.string() + ".part"));
        fs::remove(m_disk / "ballast");
        fill(writer, 310);
        writer.commit();
        QCOMPARE(LibraryReader(m_library).counts().pictures, 310U);
    }

    void thumbnailsThatFindNoRoomAreJustNotKept() {
        const std::vector<std::byte> bytes(20'000, std::byte{7});
        ThumbnailStore store(m_disk / "thumbnails", 100'000'000);
        store.put("first", bytes);
        for (int i = 0; i < 100; ++i)
            store.put(std::to_string(i), bytes);
        QVERIFY(store.find("first"));
        QVERIFY(!store.find("99"));
        fillDisk(m_disk / "ballast");
        ThumbnailStore again(m_disk / "thumbnails", 100'000'000);
        QCOMPARE(again.find("first"), std::optional(bytes));
        fs::remove(m_disk / "ballast");
        QVERIFY(m_mounts.resizeMemory(m_disk, "16m"));
        again.put("99", bytes);
        QVERIFY(again.find("99"));
    }

    void theDiskIsNamedByItsMount() {
        fs::create_directories(m_disk / "a" / "b");
        QCOMPARE(mountPointOf(m_disk / "a" / "b" / "c.kindred"), m_disk);
        QCOMPARE(mountPointOf("/not there/c.kindred"), fs::path("/not there"));
    }

private:
    PrivateMounts m_mounts;  // before anything starts a thread
    TemporaryFolder m_folder;
    fs::path m_disk;
    fs::path m_library;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::FullDiskTest)
#include "full_disk_test.moc"
