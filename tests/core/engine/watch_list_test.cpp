#include "core/engine/watch_list.h"

#include <QTest>
#include <algorithm>
#include <fstream>

#include "core/store/library_writer.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

class WatchListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_base = fs::canonical(m_folder->path());
        m_library = m_base / "library" / "photos.kindred";
        m_photos = m_base / "media" / "photos";
        for (const char* folder : {"a/b", "c", ".hidden/d", "quiet/e", "private/f", "full"})
            fs::create_directories(m_photos / folder);
        std::ofstream(m_photos / "quiet" / ".nomedia");
        fs::create_directory_symlink(m_photos / "a", m_photos / "link");
        fs::create_directories(m_library.parent_path());
        LibraryWriter writer(m_library);
        writer.excludeFolder(writer.addRoot(m_photos), "private");
        writer.commit();
    }

    void holdsWhatIsWalked() {
        QCOMPARE(list(100), (std::vector<fs::path>{m_photos, m_photos / "a", m_photos / "a/b", m_photos / "c",
                                                   m_photos / "full"}));
    }

    void goesNoFurtherThanAsked() {
        const WatchList some = listWatchedFolders(m_library, 3, {});
        QVERIFY(!some.complete);
        QVERIFY(some.folders.size() <= 3);
        QVERIFY(listWatchedFolders(m_library, 5, {}).complete);
    }

    void waitsAboveARootThatIsNotThere() {
        fs::remove_all(m_photos);
        QCOMPARE(list(100), std::vector<fs::path>{m_base / "media"});
        fs::remove_all(m_base / "media");
        QCOMPARE(list(100), std::vector<fs::path>{m_base});
    }

    void leavesTheLibrarysOwnFolderOut() {
        {
            LibraryWriter writer(m_library);
            writer.addRoot(m_library.parent_path());
            writer.commit();
        }
        const auto folders = list(100);
        QVERIFY(std::ranges::find(folders, m_library.parent_path()) == folders.end());
        QCOMPARE(folders.size(), 5U);
    }

    void aStopLeavesItIncomplete() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!listWatchedFolders(m_library, 100, JobContext(stop.get_token(), nullptr, {})).complete);
    }

private:
    std::vector<fs::path> list(std::size_t most) const {
        return listWatchedFolders(m_library, most, {}).folders;
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    fs::path m_base;
    fs::path m_library;
    fs::path m_photos;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::WatchListTest)
#include "watch_list_test.moc"
