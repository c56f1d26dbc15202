#include <QTest>

#include "core/base/error.h"
#include "core/engine/index_folders.h"
#include "core/store/library_reader.h"
#include "core/store/library_writer.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

class RemoveFolderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_root = fs::canonical(m_folder->path()) / "pictures";
        m_library = *m_folder / "photos.kindred";
        fs::create_directories(m_root / "below" / "deeper");
        LibraryWriter writer(m_library);
        const RootId root = writer.addRoot(m_root);
        for (const char* path : {"1.jpg", "below/2.jpg", "below/deeper/3.jpg", "unplugged/4.jpg"}) {
            FileRecord file;
            file.root = root;
            file.relativePath = path;
            file.state = FileState::Missing;
            writer.putFile(file);
        }
    }

    void aRootGoesWithAllItsFiles() {
        QCOMPARE(removeFolder(m_library, m_root.string() + "/"), 4U);
        QVERIFY(LibraryReader(m_library).roots().empty());
        QVERIFY(fs::exists(m_root / "below"));
    }

    void aFolderBelowIsExcluded() {
        QCOMPARE(removeFolder(m_library, m_root / "below" / "." / "deeper"), 1U);
        QCOMPARE(excluded(), std::vector<std::string>{"below/deeper"});
        QCOMPARE(removeFolder(m_library, m_root / "below"), 1U);
        QCOMPARE(excluded(), std::vector<std::string>{"below"});
    }

    void aFolderThatOnlyTheLibraryKnowsCanGo() {
        QCOMPARE(removeFolder(m_library, m_root / "unplugged"), 1U);
    }

    void aLinkToARootIsTheRoot() {
        const auto link = *m_folder / "link";
        fs::create_directory_symlink(m_root, link);
        QCOMPARE(removeFolder(m_library, link / "below"), 2U);
    }

    void whatIsNotInTheLibraryIsSaidSo() {
        for (const fs::path& folder :
             {m_root / "belwo", m_root.parent_path(), fs::path(m_root.string() + "-beside")})
            QCOMPARE(errorOfRemoving(folder), std::string("folder-not-in-library"));
        QVERIFY(excluded().empty());
        QCOMPARE(LibraryReader(m_library).files(std::nullopt).size(), 4U);
    }

    void whatIsExcludedIsNotInTheLibrary() {
        removeFolder(m_library, m_root / "below");
        QCOMPARE(errorOfRemoving(m_root / "below"), std::string("folder-not-in-library"));
        QCOMPARE(errorOfRemoving(m_root / "below" / "deeper"), std::string("folder-not-in-library"));
    }

    void aLibraryThatIsNotThereIsNeverMade() {
        m_library = *m_folder / "none.kindred";
        QCOMPARE(errorOfRemoving(m_root), std::string("library-not-found"));
        QVERIFY(!fs::exists(m_library));
    }

private:
    std::string errorOfRemoving(const fs::path& folder) const {
        try {
            removeFolder(m_library, folder);
        } catch (const Error& error) {
            return error.code();
        }
        return {};
    }

    std::vector<std::string> excluded() const { return LibraryReader(m_library).roots().at(0).excluded; }

    std::unique_ptr<TemporaryFolder> m_folder;
    fs::path m_root;
    fs::path m_library;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::RemoveFolderTest)
#include "remove_folder_test.moc"
