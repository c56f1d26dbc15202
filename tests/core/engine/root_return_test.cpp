#include "core/engine/root_return.h"

#include <QTest>
#include <chrono>
#include <fstream>

#include "core/store/library_reader.h"
#include "core/store/library_writer.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

/// A disk that is mounted elsewhere is played by a folder that is renamed.
class RootReturnTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_base = fs::canonical(m_folder->path());
        m_library = m_base / "photos.kindred";
        m_here = m_base / "media" / "disk";
        m_there = m_base / "media" / "disk1";
        m_root = addRoot(m_here, 20);
    }

    void aRenamedFolderIsKnownAgain() {
        fs::rename(m_here, m_there);
        QCOMPARE(returned(m_there), std::optional(m_root));
        QCOMPARE(returned(m_there / ""), std::optional(m_root));
    }

    void itsFilesKeepEverything() {
        fs::rename(m_here, m_there);
        const auto before = LibraryReader(m_library).filesOf(m_root);
        LibraryWriter writer(m_library);
        writer.moveRoot(m_root, m_there);
        writer.commit();
        const LibraryReader reader(m_library);
        QCOMPARE(reader.roots().size(), 1U);
        QCOMPARE(reader.roots()[0].path, m_there.string());
        QVERIFY(reader.roots()[0].reachable);
        const auto after = reader.filesOf(m_root);
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < after.size(); ++i) {
            QCOMPARE(after[i].id, before[i].id);
            QCOMPARE(after[i].relativePath, before[i].relativePath);
        }
        QCOMPARE(reader.absolutePath(after[0].id), m_there / after[0].relativePath);
        QCOMPARE(writer.addRoot(m_there), m_root);
    }

    void aRootThatIsThereHasNotComeBack() {
        fs::create_directories(m_there);
        fs::copy(m_here, m_there, fs::copy_options::recursive);
        QVERIFY(!returned(m_there));
    }

    /// As a disk leaves one behind that is unplugged; a run in between called its files missing.
    void anEmptyFolderAtTheOldPlaceDoesNotHinder() {
        fs::rename(m_here, m_there);
        fs::create_directory(m_here);
        QCOMPARE(returned(m_there), std::optional(m_root));
        {
            LibraryWriter writer(m_library);
            for (const FileRecord& file : LibraryReader(m_library).filesOf(m_root))
                writer.setState(file.id, FileState::Missing);
            writer.commit();
        }
        QCOMPARE(returned(m_there), std::optional(m_root));
    }

    void whatWasMissingBeforeDoesNotCount() {
        fs::rename(m_here, m_there);
        {
            LibraryWriter writer(m_library);
            const auto files = LibraryReader(m_library).filesOf(m_root);
            for (std::size_t i = 0; i < 15; ++i) {
                writer.setState(files[i].id, FileState::Missing);
                fs::remove(m_there / files[i].relativePath);
            }
            writer.commit();
        }
        QCOMPARE(returned(m_there), std::optional(m_root));
    }

    void aFifthOfTheFilesMayHaveChanged() {
        fs::rename(m_here, m_there);
        for (int i = 0; i < 4; ++i)
            fs::remove(m_there / nameOf(i));
        QCOMPARE(returned(m_there), std::optional(m_root));
        fs::remove(m_there / nameOf(4));
        QVERIFY(!returned(m_there));
    }

    void timesMayBeAsCoarseAsThoseOfFat() {
        fs::rename(m_here, m_there);
        shiftTimes(m_there, std::chrono::milliseconds(1900));
        QCOMPARE(returned(m_there), std::optional(m_root));
        shiftTimes(m_there, std::chrono::seconds(1));
        QVERIFY(!returned(m_there));
    }

    void otherSizesAreOtherPictures() {
        fs::rename(m_here, m_there);
        for (int i = 0; i < 20; ++i) {
            const auto time = fs::last_write_time(m_there / nameOf(i));
            std::ofstream(m_there / nameOf(i), std::ios::app) << "more";
            fs::last_write_time(m_there / nameOf(i), time);
        }
        QVERIFY(!returned(m_there));
    }

    void anEmptyFolderIsNobody() {
        fs::rename(m_here, m_base / "away");
        fs::create_directories(m_there);
        QVERIFY(!returned(m_there));
        QVERIFY(!returned(m_base / "not there"));
    }

    void aRootWithoutFilesIsNotKnownAgain() {
        const fs::path bare = m_base / "bare";
        addRoot(bare, 0);
        fs::remove_all(bare);
        fs::create_directories(m_there);
        QVERIFY(!returned(m_there));
    }

    void whatBelongsToARootHasNotComeBack() {
        fs::rename(m_here, m_there);
        const fs::path other = m_base / "media";
        {
            LibraryWriter writer(m_library);
            writer.addRoot(other / "disk1");
            writer.commit();
        }
        QVERIFY(!returned(m_there));
        QVERIFY(!returned(m_there / "a"));
        QVERIFY(!returned(other));
    }

    void theOneThatAgreesBestIsTaken() {
        fs::rename(m_here, m_there);
        const fs::path other = m_base / "other";
        fs::create_directories(other);
        // The same files, but for two that are another's.
        fs::copy(m_there, other, fs::copy_options::recursive);
        for (int i = 0; i < 20; ++i)
            fs::last_write_time(other / nameOf(i), fs::last_write_time(m_there / nameOf(i)));
        fs::remove(other / nameOf(18));
        fs::remove(other / nameOf(19));
        std::ofstream(other / "another 1.png") << "another";
        std::ofstream(other / "another 2.png") << "another";
        const RootId second = note(other);
        fs::rename(other, m_base / "other1");
        QCOMPARE(returned(m_there), std::optional(m_root));
        QCOMPARE(returned(m_base / "other1"), std::optional(second));
    }

    void largeRootsAreJudgedByASample() {
        const fs::path many = m_base / "many";
        const RootId root = addRoot(many, 1500);
        fs::rename(many, m_base / "many1");
        QCOMPARE(returned(m_base / "many1"), std::optional(root));
        // All of one folder's files are gone: a third of the whole.
        fs::remove_all(m_base / "many1" / "b");
        QVERIFY(!returned(m_base / "many1"));
    }

    void volumesAreKept() {
        LibraryWriter writer(m_library);
        const LibraryReader reader(m_library);
        QVERIFY(!reader.volumeOf(m_root));
        writer.setVolume(m_root, "1234-ABCD");
        writer.commit();
        QCOMPARE(reader.volumeOf(m_root), std::optional<std::string>("1234-ABCD"));
        writer.setVolume(m_root, "5678-EFFE");
        writer.commit();
        QCOMPARE(reader.volumeOf(m_root), std::optional<std::string>("5678-EFFE"));
        noteVolumes(reader, writer);
        writer.removeRoot(m_root);
        writer.commit();
        QVERIFY(!reader.volumeOf(m_root));
    }

private:
    static std::string nameOf(int i) {
        constexpr const char* folders[] = {"", "a/", "b/"};
        return folders[i % 3] + std::to_string(1000 + i) + ".png";
    }

    RootId addRoot(const fs::path& folder, int files) {
        fs::create_directories(folder / "a");
        fs::create_directories(folder / "b");
        for (int i = 0; i < files; ++i)
            std::ofstream(folder / nameOf(i)) << "picture " << i;
        return note(folder);
    }

    /// As indexing would.
    RootId note(const fs::path& folder) {
        LibraryWriter writer(m_library);
        const RootId root = writer.addRoot(folder);
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file()) {
                FileRecord file;
                file.root = root;
                file.relativePath = entry.path().lexically_relative(folder);
                file.size = entry.file_size();
                file.modifiedNs =
                    std::chrono::duration_cast<std::chrono::nanoseconds>(
                        std::chrono::file_clock::to_sys(entry.last_write_time()).time_since_epoch())
                        .count();
                writer.putFile(file);
            }
        writer.commit();
        return root;
    }

    static void shiftTimes(const fs::path& folder, std::chrono::milliseconds by) {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file())
                fs::last_write_time(entry.path(), entry.last_write_time() + by);
    }

    std::optional<RootId> returned(const fs::path& folder) const {
        return returnedRoot(LibraryReader(m_library), folder);
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    fs::path m_base;
    fs::path m_library;
    fs::path m_here;
    fs::path m_there;
    RootId m_root{};
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::RootReturnTest)
#include "root_return_test.moc"
