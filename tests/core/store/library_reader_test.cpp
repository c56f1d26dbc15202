#include "core/store/library_reader.h"

#include <QTest>
#include <atomic>
#include <set>
#include <thread>

#include "core/base/half_float.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

class LibraryReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_library = *m_folder / "photos.kindred";
    }

    void sayWhatIsMissing() {
        const auto thrown = errorOf([&] { LibraryReader reader(m_library); });
        QCOMPARE(thrown.code, std::string("library-not-found"));
        QVERIFY(thrown.sentence.find(m_library.string()) != std::string::npos);
    }

    void anEmptyLibraryIsNoError() {
        { LibraryWriter writer(m_library); }
        const LibraryReader reader(m_library);
        QCOMPARE(reader.schemaVersion(), 3);
        QVERIFY(!reader.defaultModel());
        QCOMPARE(reader.counts().pictures, 0U);
        QVERIFY(reader.roots().empty());
        QVERIFY(!reader.file(static_cast<PictureId>(1)));
        QVERIFY(!reader.content(static_cast<ContentId>(1)));
        QCOMPARE(errorOf([&] { reader.absolutePath(static_cast<PictureId>(1)); }).code,
                 std::string("picture-not-in-library"));
    }

    void whatIsReadIsWhatWasWritten() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 4);
        writer.commit();
        const LibraryReader reader(m_library);

        const FileRecord expected = fileRecord(filled.root, "00002.jpg", filled.contents[2]);
        const FileRecord file = reader.file(filled.files[2]).value();
        QCOMPARE(file.id, filled.files[2]);
        QCOMPARE(file.root, expected.root);
        QCOMPARE(file.relativePath, expected.relativePath);
        QCOMPARE(file.size, expected.size);
        QCOMPARE(file.modifiedNs, expected.modifiedNs);
        QCOMPARE(file.state, FileState::Indexed);
        QCOMPARE(file.content, expected.content);

        const ContentRecord content = reader.content(filled.contents[2]).value();
        QVERIFY(content.hash == contentRecord(2).hash);
        QCOMPARE(content.size, contentRecord(2).size);
        QCOMPARE(content.width, 640);
        QCOMPARE(content.height, 480);
        QCOMPARE(content.format, std::string("jpeg"));
        QCOMPARE(content.taken, std::string("2024-05-31T14:02:11"));
        QCOMPARE(reader.findContent(content.hash, content.size), std::optional(filled.contents[2]));
        QVERIFY(!reader.findContent(content.hash, content.size + 1));
    }

    void codesComeInOrderOfIdAndOnlyOfIndexedFiles() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 6);
        writer.setState(filled.files[1], FileState::Missing);
        writer.putFile(fileRecord(filled.root, "00003.jpg", std::nullopt));
        const PictureId copy = writer.putFile(fileRecord(filled.root, "a copy.jpg", filled.contents[0]));
        const ModelId other = writer.addModel(modelRecord("other", 12));
        writer.setCode(filled.contents[5], other, codeOf(9, 12));
        writer.commit();

        const LibraryReader reader(m_library);
        const auto& files = filled.files;
        QCOMPARE(idsWithCodes(reader, filled.model),
                 (std::vector<PictureId>{files[0], files[2], files[4], files[5], copy}));
        QCOMPARE(idsWithCodes(reader, other), std::vector<PictureId>{files[5]});
        QVERIFY(idsWithCodes(reader, static_cast<ModelId>(77)).empty());
        QCOMPARE(reader.code(files[1], filled.model), std::optional(codeOf(1)));
        QCOMPARE(reader.code(files[5], other), std::optional(codeOf(9, 12)));
        QVERIFY(!reader.code(files[0], other));
    }

    void countsAreOfFiles() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 5);
        writer.putFile(fileRecord(filled.root, "a copy.jpg", filled.contents[0]));
        writer.putFile(fileRecord(filled.root, "broken.jpg", std::nullopt));
        writer.setState(filled.files[4], FileState::Missing);
        writer.commit();

        const LibraryReader reader(m_library);
        QCOMPARE(reader.counts().pictures, 5U);
        QCOMPARE(reader.counts().failures, 1U);
        QCOMPARE(reader.counts().missing, 1U);
        const RootRecord root = reader.roots().at(0);
        QCOMPARE(root.indexed, 5U);
        QCOMPARE(root.failed, 1U);
        QCOMPARE(root.missing, 1U);
        QVERIFY(!root.reachable);
        QCOMPARE(reader.models().at(0).pictures, 5U);
        QCOMPARE(reader.filesWith(filled.contents[0]).size(), 2U);
    }

    void aRootThatIsThereIsReachable() {
        LibraryWriter writer(m_library);
        writer.addRoot(m_folder->path());
        writer.commit();
        QVERIFY(LibraryReader(m_library).roots().at(0).reachable);
    }

    void filesComeInOrderOfTheirPaths() {
        LibraryWriter writer(m_library);
        const RootId late = writer.addRoot("/z");
        const RootId early = writer.addRoot("/y");
        for (const char* path : {"b.jpg", "a.jpg", "\xff.jpg", "B.jpg"}) {
            writer.putFile(fileRecord(late, path, std::nullopt));
            writer.putFile(fileRecord(early, path, std::nullopt));
        }
        writer.commit();
        const LibraryReader reader(m_library);
        std::vector<std::string> paths;
        for (const FileRecord& file : reader.files(FileState::Failed))
            paths.push_back((file.root == early ? "y" : "z") + file.relativePath);
        QCOMPARE(paths, (std::vector<std::string>{"yB.jpg", "ya.jpg", "yb.jpg", "y\xff.jpg", "zB.jpg",
                                                  "za.jpg", "zb.jpg", "z\xff.jpg"}));
        QVERIFY(reader.files(FileState::Missing).empty());
        QCOMPARE(reader.files(std::nullopt).size(), 8U);
    }

    void seesEachCommitWhileTheWriterIsOpen() {
        LibraryWriter writer(m_library);
        const LibraryReader reader(m_library);
        const auto before = reader.dataVersion();
        QCOMPARE(reader.dataVersion(), before);
        const FilledLibrary filled = fill(writer, 1);
        QCOMPARE(reader.dataVersion(), before);
        writer.commit();
        QVERIFY(reader.dataVersion() != before);
        QCOMPARE(reader.counts().pictures, 1U);
        writer.removeRoot(filled.root);
        writer.commit();
        QCOMPARE(reader.counts().pictures, 0U);
    }

    /// All files go and come in single transactions: who sees a part of them reads two states.
    void codesAndChangesAreOfOneStateWhateverIsCommittedMeanwhile() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 300);
        writer.commit();
        const LibraryReader reader(m_library);
        CodeSnapshot followed = reader.codes(filled.model);
        std::atomic<bool> done = false;
        std::thread other([&] {
            for (int round = 0; round < 40; ++round) {
                for (const PictureId id : filled.files)
                    writer.setState(id, round % 2 == 0 ? FileState::Missing : FileState::Indexed);
                writer.commit();
            }
            done = true;
        });
        std::set<std::size_t> sizes;
        std::set<std::int64_t> revisions;
        while (!done) {
            sizes.insert(reader.codes(filled.model).packed.ids.size());
            const CodeChanges changes = reader.codeChanges(filled.model, followed.revision).value();
            followed = {withChanges(followed.packed, changes.changes), changes.revision};
            sizes.insert(followed.packed.ids.size());
            revisions.insert(followed.revision % 300);
        }
        other.join();
        QVERIFY(revisions == std::set<std::int64_t>{0});
        QVERIFY(sizes == std::set<std::size_t>({0, 300}) || sizes.size() == 1);
    }

    void featuresAreThoseOfTheFilesAskedFor() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 4);
        const PictureId copy = writer.putFile(fileRecord(filled.root, "a copy.jpg", filled.contents[1]));
        const std::vector<float> many(4096, -0.25F);
        writer.setFeatures(filled.contents[0], filled.model, std::vector<float>{0, 1.5F, 65504, 0x1p-24F});
        writer.setFeatures(filled.contents[1], filled.model, std::vector<float>{1});
        writer.setFeatures(filled.contents[1], filled.model, std::vector<float>{0.1F, -7});
        writer.setFeatures(filled.contents[3], filled.model, many);
        const ModelId other = writer.addModel(modelRecord("other", 12));
        writer.setFeatures(filled.contents[2], other, std::vector<float>{2});
        writer.setState(filled.files[0], FileState::Missing);
        writer.commit();

        const LibraryReader reader(m_library);
        const auto& files = filled.files;
        const std::vector<PictureId> asked{files[3], copy, files[2], files[0], files[1], PictureId{999}};
        const std::vector<float> rounded{fromHalf(toHalf(0.1F)), -7};
        QCOMPARE(
            reader.features(filled.model, asked),
            (std::vector<std::vector<float>>{many, rounded, {}, {0, 1.5F, 65504, 0x1p-24F}, rounded, {}}));
        QCOMPARE(reader.features(other, std::vector{files[2], files[3]}),
                 (std::vector<std::vector<float>>{{2}, {}}));
        QCOMPARE(reader.features(ModelId{77}, std::vector{files[2]}), std::vector<std::vector<float>>(1));
    }

    void featuresGoWithTheirContents() {
        LibraryWriter writer(m_library);
        FilledLibrary filled = fill(writer, 1);
        writer.setFeatures(filled.contents[0], filled.model, std::vector<float>{1});
        writer.removeRoot(filled.root);
        filled = fill(writer, 1);
        writer.commit();
        QCOMPARE(LibraryReader(m_library).features(filled.model, filled.files),
                 std::vector<std::vector<float>>(1));
    }

    void aModelIsFoundByItsDigest() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 1);
        writer.commit();
        const LibraryReader reader(m_library);
        QCOMPARE(reader.findModel("sha-of-drhn-3-48-cifar10")->id, filled.model);
        QVERIFY(!reader.findModel("sha-of-another"));
    }

    void leavesTheLogToTheWriter() {
        auto writer = std::make_unique<LibraryWriter>(m_library);
        auto reader = std::make_unique<LibraryReader>(m_library);
        fill(*writer, 10);
        writer.reset();
        const auto bytes = std::filesystem::file_size(m_library);
        QCOMPARE(reader->counts().pictures, 10U);
        reader.reset();
        QCOMPARE(std::filesystem::file_size(m_library), bytes);
        QCOMPARE(LibraryReader(m_library).counts().pictures, 10U);
    }

    void readsWhereNothingCanBeWritten() {
        {
            LibraryWriter writer(m_library);
            fill(writer, 10);
        }
        QCOMPARE(inReadOnlyFolder([&] { return LibraryReader(m_library).counts().pictures == 10 ? 0 : 2; }),
                 0);
        QVERIFY(!std::filesystem::exists(m_library.string() + "-wal"));
    }

    void readsPackedCodesAndChangesWhereNothingCanBeWritten() {
        FilledLibrary filled;
        {
            LibraryWriter writer(m_library);
            filled = fill(writer, 10);
            writer.packCodes({.minChanges = 1});
            writer.setState(filled.files[4], FileState::Missing);
        }
        const int status = inReadOnlyFolder([&]() -> int {
            const LibraryReader reader(m_library);
            const CodeSnapshot codes = reader.codes(filled.model);
            const auto changes = reader.codeChanges(filled.model, codes.revision - 1);
            const bool isRight = codes.packed == readOneByOne(reader, filled.model) && changes &&
                                 changes->changes == std::vector<CodeChange>{{filled.files[4], {}}};
            return isRight ? 0 : 2;
        });
        QCOMPARE(status, 0);
    }

    void whereNothingCanBeWrittenAnUnfinishedLibraryIsNeverShownWithoutItsLog() {
        inChild([&]() -> int {
            LibraryWriter writer(m_library);
            fill(writer, 10);
            writer.commit();
            ::_exit(0);
        });
        std::filesystem::remove(m_library.string() + "-shm");
        const int status = inReadOnlyFolder([&]() -> int {
            const auto thrown = errorOf([&] { LibraryReader(m_library).counts(); });
            return thrown.code == "library-unreadable" ? 0 : 2;
        });
        QCOMPARE(status, 0);
    }

private:
    static std::vector<PictureId> idsWithCodes(const LibraryReader& reader, ModelId model) {
        return reader.codes(model).packed.ids;
    }

    /// The exit status of `work`, run without the rights of root.
    int inReadOnlyFolder(const std::function<int()>& work) const {
        std::filesystem::permissions(m_folder->path(), std::filesystem::perms(0555));
        const int status = inChild([&] { return becomeNobody() ? work() : 1; });
        std::filesystem::permissions(m_folder->path(), std::filesystem::perms(0755));
        return WEXITSTATUS(status);
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_library;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::LibraryReaderTest)
#include "library_reader_test.moc"
