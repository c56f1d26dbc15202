#include "core/store/root_tree.h"

#include <QTest>

#include "tests/core/store/store_fixture.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

class RootTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_library = *m_folder / "photos.kindred";
        m_writer = std::make_unique<LibraryWriter>(m_library);
    }
    void cleanup() { m_writer.reset(); }

    void aRootIsFoundAgainHoweverItIsSpelled() {
        const RootId root = m_writer->addRoot("/a/b");
        QCOMPARE(m_writer->addRoot("/a/b/"), root);
        QCOMPARE(m_writer->addRoot("/a/./x/../b"), root);
        QVERIFY(m_writer->addRoot("/a/bc") != root);
        QCOMPARE(paths(), (std::vector<std::string>{"/a/b", "/a/bc"}));
    }

    void aFolderWithinARootAddsNothing() {
        const RootId root = m_writer->addRoot("/a");
        QCOMPARE(m_writer->addRoot("/a/b/c"), root);
        QCOMPARE(paths(), (std::vector<std::string>{"/a"}));
    }

    void theRootOfAllHoldsEverything() {
        m_writer->addRoot("/a");
        const RootId all = m_writer->addRoot("/");
        QCOMPARE(m_writer->addRoot("/b/c"), all);
        QCOMPARE(paths(), (std::vector<std::string>{"/"}));
    }

    void aRootTakesInThoseBelowItWithTheirFiles() {
        const RootId inner = m_writer->addRoot("/a/b");
        const RootId innermost = m_writer->addRoot("/a/c/d");
        const ContentId content = m_writer->addContent(contentRecord(1));
        const PictureId first = m_writer->putFile(fileRecord(inner, "x/1.jpg", content));
        const PictureId second = m_writer->putFile(fileRecord(innermost, "2.jpg", std::nullopt));
        m_writer->excludeFolder(inner, "private");

        const RootId outer = m_writer->addRoot("/a");
        QCOMPARE(paths(), (std::vector<std::string>{"/a"}));
        const LibraryReader reader(m_library);
        QCOMPARE(reader.absolutePath(first).string(), std::string("/a/b/x/1.jpg"));
        QCOMPARE(reader.absolutePath(second).string(), std::string("/a/c/d/2.jpg"));
        QCOMPARE(reader.file(second)->root, outer);
        QCOMPARE(reader.roots()[0].excluded, (std::vector<std::string>{"b/private"}));
    }

    void removingARootTakesItsFilesAndWhatNobodyHolds() {
        const RootId first = m_writer->addRoot("/a");
        const RootId second = m_writer->addRoot("/b");
        const ModelId model = m_writer->addModel(modelRecord("m"));
        const ContentId shared = m_writer->addContent(contentRecord(1));
        const ContentId own = m_writer->addContent(contentRecord(2));
        m_writer->setCode(shared, model, codeOf(1));
        m_writer->setCode(own, model, codeOf(2));
        m_writer->putFile(fileRecord(first, "1.jpg", shared));
        m_writer->putFile(fileRecord(first, "2.jpg", own));
        const PictureId kept = m_writer->putFile(fileRecord(second, "1.jpg", shared));

        QCOMPARE(m_writer->removeRoot(first), 2U);
        QCOMPARE(paths(), (std::vector<std::string>{"/b"}));
        const LibraryReader reader(m_library);
        QVERIFY(!reader.content(own));
        QVERIFY(!reader.hasCode(own, model));
        QCOMPARE(reader.code(kept, model).value(), codeOf(1));
    }

    void anExcludedFolderLosesItsFilesAndNoOthers() {
        const RootId root = m_writer->addRoot("/a");
        for (const char* path : {"b/1.jpg", "b/c/2.jpg", "b.jpg", "b-side/3.jpg", "b0.jpg", "a/b/4.jpg"})
            m_writer->putFile(fileRecord(root, path, std::nullopt));
        QCOMPARE(m_writer->excludeFolder(root, "b/c/"), 1U);
        QCOMPARE(m_writer->excludeFolder(root, "b"), 1U);
        m_writer->commit();

        const LibraryReader reader(m_library);
        std::vector<std::string> left;
        for (const FileRecord& file : reader.filesOf(root))
            left.push_back(file.relativePath);
        QCOMPARE(left, (std::vector<std::string>{"a/b/4.jpg", "b-side/3.jpg", "b.jpg", "b0.jpg"}));
        QCOMPARE(reader.roots()[0].excluded, (std::vector<std::string>{"b"}));
    }

    void addingAnExcludedFolderLiftsTheExclusion() {
        const RootId root = m_writer->addRoot("/a");
        m_writer->excludeFolder(root, "b");
        m_writer->excludeFolder(root, "c");
        QCOMPARE(m_writer->addRoot("/a/b"), root);
        m_writer->commit();
        QCOMPARE(LibraryReader(m_library).roots()[0].excluded, (std::vector<std::string>{"c"}));
    }

    void belowAnExcludedFolderIsARootOfItsOwnUntilTheExclusionIsLifted() {
        const RootId root = m_writer->addRoot("/a");
        m_writer->excludeFolder(root, "b");
        const RootId below = m_writer->addRoot("/a/b/c");
        QVERIFY(below != root);
        const PictureId file = m_writer->putFile(fileRecord(below, "1.jpg", std::nullopt));

        QCOMPARE(m_writer->addRoot("/a/b"), root);
        QCOMPARE(paths(), (std::vector<std::string>{"/a"}));
        QCOMPARE(LibraryReader(m_library).absolutePath(file).string(), std::string("/a/b/c/1.jpg"));
    }

    void theMissingAreForgottenOnRequestAlone() {
        const RootId root = m_writer->addRoot("/a");
        const RootId other = m_writer->addRoot("/b");
        const ContentId content = m_writer->addContent(contentRecord(1));
        const PictureId gone = m_writer->putFile(fileRecord(root, "1.jpg", content));
        const PictureId here = m_writer->putFile(fileRecord(root, "2.jpg", std::nullopt));
        const PictureId elsewhere = m_writer->putFile(fileRecord(other, "3.jpg", std::nullopt));
        m_writer->setState(gone, FileState::Missing);
        m_writer->setState(elsewhere, FileState::Missing);
        m_writer->commit();
        {
            const LibraryReader reader(m_library);
            QCOMPARE(reader.file(gone)->content, std::optional(content));
            QCOMPARE(reader.counts().missing, 2U);
        }
        QCOMPARE(m_writer->forgetMissing(root), 1U);
        m_writer->commit();
        const LibraryReader reader(m_library);
        QVERIFY(!reader.file(gone));
        QVERIFY(!reader.content(content));
        QVERIFY(reader.file(here));
        QVERIFY(reader.file(elsewhere));
    }

private:
    std::vector<std::string> paths() {
        m_writer->commit();
        std::vector<std::string> paths;
        for (const RootRecord& root : LibraryReader(m_library).roots())
            paths.push_back(root.path);
        return paths;
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_library;
    std::unique_ptr<LibraryWriter> m_writer;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::RootTreeTest)
#include "root_tree_test.moc"
