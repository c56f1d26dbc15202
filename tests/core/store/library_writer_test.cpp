#include "core/store/library_writer.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTest>
#include <array>
#include <csignal>
#include <fstream>

#include "core/store/library_rows.h"
#include "core/store/schema.h"
#include "core/store/sqlite_support.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

class LibraryWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_library = *m_folder / "photos.kindred";
    }

    void cleanup() {
        // QTemporaryDir does not remove files whose names are not UTF-8.
        std::filesystem::remove_all(m_folder->path());
    }

    void createsALibraryThatSaysWhatItIs() {
        { LibraryWriter writer(m_library); }
        SQLite::Database database(m_library.string());
        QCOMPARE(database.execAndGet("PRAGMA application_id").getInt64(), libraryApplicationId);
        QCOMPARE(database.execAndGet("PRAGMA user_version").getInt(), 3);
        QCOMPARE(database.execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
    }

    void leavesNothingBesideTheLibraryWhenClosed() {
        {
            LibraryWriter writer(m_library);
            fill(writer, 3);
        }
        QCOMPARE(filesBeside(), 1);
    }

    void leavesNothingWhereItsFolderIsMissing() {
        const auto thrown = errorOf([&] { LibraryWriter writer(*m_folder / "no folder" / "a.kindred"); });
        QCOMPARE(thrown.code, std::string("library-not-written"));
        QVERIFY(thrown.sentence.find("No such file") != std::string::npos);
        QCOMPARE(filesBeside(), 0);
    }

    void clearsAwayWhatACreationLeftThatWasInterrupted() {
        std::ofstream(m_library.string() + ".part") << "half a library";
        { LibraryWriter writer(m_library); }
        QCOMPARE(filesBeside(), 1);
    }

    void whatWasWrittenIsThereAfterReopening() {
        FilledLibrary filled;
        {
            LibraryWriter writer(m_library);
            filled = fill(writer, 5);
        }
        { LibraryWriter again(m_library); }
        const LibraryReader reader(m_library);
        QCOMPARE(reader.counts().pictures, 5U);
        QCOMPARE(reader.code(filled.files[3], filled.model).value(), codeOf(3));
        QCOMPARE(reader.absolutePath(filled.files[4]).string(), std::string("/pictures/00004.jpg"));
    }

    void filesThatAreNotUtf8Survive() {
        const std::string name = "caf\xe9/\xff\x01 b.jpg";
        PictureId id{};
        {
            LibraryWriter writer(m_library);
            const RootId root = writer.addRoot(
                "/m\xe9"
                "dia");
            id = writer.putFile(fileRecord(root, name, std::nullopt));
        }
        const LibraryReader reader(m_library);
        QCOMPARE(reader.file(id)->relativePath, name);
        QCOMPARE(reader.absolutePath(id).string(),
                 "/m\xe9"
                 "dia/" +
                     name);
    }

    void aLibraryMayHaveAnyName() {
        const auto odd = *m_folder / "a b%20?#\xe9.kindred";
        {
            LibraryWriter writer(odd);
            fill(writer, 2);
        }
        QCOMPARE(filesBeside(), 1);
        QCOMPARE(LibraryReader(odd).counts().pictures, 2U);
    }

    void puttingAFileAgainKeepsItsId() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 2);
        FileRecord changed = fileRecord(filled.root, "00001.jpg", std::nullopt);
        QCOMPARE(writer.putFile(changed), filled.files[1]);
        writer.commit();

        const LibraryReader reader(m_library);
        const FileRecord file = reader.file(filled.files[1]).value();
        QCOMPARE(file.state, FileState::Failed);
        QCOMPARE(file.error, changed.error);
        QCOMPARE(file.reason, changed.reason);
        QVERIFY(!file.content);
        QCOMPARE(reader.counts().pictures, 1U);
    }

    void aMovedFileKeepsItsIdAndItsCode() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 2);
        writer.setState(filled.files[0], FileState::Missing);
        writer.moveFile(filled.files[0], filled.root, "elsewhere/renamed.jpg", 77, 88);
        writer.commit();

        const LibraryReader reader(m_library);
        const FileRecord file = reader.file(filled.files[0]).value();
        QCOMPARE(file.relativePath, std::string("elsewhere/renamed.jpg"));
        QCOMPARE(file.size, 77U);
        QCOMPARE(file.modifiedNs, 88);
        QCOMPARE(file.state, FileState::Indexed);
        QCOMPARE(reader.code(filled.files[0], filled.model).value(), codeOf(0));
    }

    void aFileMovedOntoAnotherTakesItsPlace() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 2);
        writer.moveFile(filled.files[0], filled.root, "00001.jpg", 1, 1);
        writer.commit();
        const LibraryReader reader(m_library);
        QVERIFY(!reader.file(filled.files[1]));
        QCOMPARE(reader.filesOf(filled.root).size(), 1U);
    }

    void contentsAreFoundByHashAndSize() {
        LibraryWriter writer(m_library);
        const ContentId first = writer.addContent(contentRecord(1));
        QCOMPARE(writer.addContent(contentRecord(1)), first);
        ContentRecord longer = contentRecord(1);
        ++longer.size;
        QVERIFY(writer.addContent(longer) != first);
    }

    void aModelIsKnownByItsDigest() {
        LibraryWriter writer(m_library);
        const ModelId first = writer.addModel(modelRecord("a"));
        ModelRecord renamed = modelRecord("a");
        renamed.name = "b";
        renamed.path = "/elsewhere/b.safetensors";
        QCOMPARE(writer.addModel(renamed), first);
        QVERIFY(writer.addModel(modelRecord("c", 12)) != first);
        writer.commit();

        const auto models = LibraryReader(m_library).models();
        QCOMPARE(models.size(), 2U);
        QCOMPARE(models[0].name, std::string("b"));
        QCOMPARE(models[0].path, renamed.path);
        QCOMPARE(models[1].bits, 12);
    }

    void idsAreNeverGivenTwice() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 3);
        writer.removeRoot(filled.root);
        const FilledLibrary again = fill(writer, 1);
        QVERIFY(again.files[0] > filled.files[2]);
        QVERIFY(again.contents[0] > filled.contents[2]);
        QVERIFY(again.root > filled.root);
    }

    void nothingIsSeenBeforeItIsCommitted() {
        LibraryWriter writer(m_library);
        const LibraryReader reader(m_library);
        fill(writer, 3);
        QCOMPARE(reader.files(std::nullopt).size(), 0U);
        writer.commit();
        QCOMPARE(reader.files(std::nullopt).size(), 3U);
    }

    void aFewThousandChangesAreCommittedWithoutAsking() {
        LibraryWriter writer(m_library);
        const LibraryReader reader(m_library);
        fill(writer, 2000);
        writer.commitIfDue();
        QCOMPARE(reader.counts().pictures, 2000U);
    }

    void aChangeThatFailsLeavesWhatWasCommitted() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 1);
        writer.commit();
        writer.putFile(fileRecord(filled.root, "uncommitted.jpg", std::nullopt));
        const auto noSuchContent = static_cast<ContentId>(999);
        QVERIFY(
            !errorOf([&] { writer.putFile(fileRecord(filled.root, "b.jpg", noSuchContent)); }).code.empty());

        writer.putFile(fileRecord(filled.root, "after.jpg", std::nullopt));
        writer.commit();
        std::vector<std::string> paths;
        for (const FileRecord& file : LibraryReader(m_library).filesOf(filled.root))
            paths.push_back(file.relativePath);
        QCOMPARE(paths, (std::vector<std::string>{"00000.jpg", "after.jpg"}));
    }

    void aKilledWriterLeavesWhatItCommitted() {
        const int status = inChild([&]() -> int {
            LibraryWriter writer(m_library);
            const FilledLibrary filled = fill(writer, 500);
            writer.commit();
            writer.removeRoot(filled.root);
            return ::raise(SIGKILL);
        });
        QVERIFY(WIFSIGNALED(status));
        QVERIFY(std::filesystem::exists(m_library.string() + ".lock"));

        QCOMPARE(LibraryReader(m_library).counts().pictures, 500U);
        LibraryWriter writer(m_library);
        writer.addRoot("/more");
        writer.commit();
        const LibraryReader reader(m_library);
        QCOMPARE(reader.roots().size(), 2U);
        const PackedCodes codes = reader.codes(reader.defaultModel()->id).packed;
        QCOMPARE(codes.ids.size(), 500U);
        for (unsigned i = 0; i < 500; ++i)
            QCOMPARE(codes.words[0][i], codeOf(i).words()[0]);
    }

    void aBackupEqualsTheOriginal() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 200);
        writer.excludeFolder(filled.root, "private");
        const auto target = *m_folder / "backup.kindred";
        std::ofstream(target) << "what was there before";
        writer.backUp(target);

        const LibraryReader original(m_library);
        const LibraryReader copy(target);
        QCOMPARE(copy.counts().pictures, 200U);
        QCOMPARE(copy.roots().at(0).excluded, original.roots().at(0).excluded);
        QCOMPARE(copy.defaultModel()->sha256, original.defaultModel()->sha256);
        for (const PictureId id : filled.files) {
            QCOMPARE(copy.absolutePath(id), original.absolutePath(id));
            QCOMPARE(copy.code(id, filled.model), original.code(id, filled.model));
        }
        LibraryWriter restored(target);
        restored.addRoot("/more");
    }

    void aBackupNeverReplacesALibraryInUse() {
        LibraryWriter writer(m_library);
        fill(writer, 1);
        QCOMPARE(errorOf([&] { writer.backUp(m_library); }).code, std::string("library-locked"));
        QCOMPARE(LibraryReader(m_library).counts().pictures, 1U);
    }

    void aBackupThatFailsLeavesNothing() {
        LibraryWriter writer(m_library);
        fill(writer, 1);
        QCOMPARE(errorOf([&] { writer.backUp(*m_folder / "no folder" / "b"); }).code,
                 std::string("library-not-written"));
        std::filesystem::create_directory(*m_folder / "a folder");
        QCOMPARE(errorOf([&] { writer.backUp(*m_folder / "a folder"); }).code,
                 std::string("library-not-written"));
        QVERIFY(!std::filesystem::exists(*m_folder / "a folder.part"));
        QVERIFY(!std::filesystem::exists(*m_folder / "a folder.lock"));
    }

    void anOlderLibraryIsBackedUpAndMigrated() {
        {
            SQLite::Database database(m_library.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            database.exec("PRAGMA application_id = " + std::to_string(libraryApplicationId));
        }
        QCOMPARE(errorOf([&] { LibraryReader reader(m_library); }).code, std::string("library-too-old"));
        {
            LibraryWriter writer(m_library);
            fill(writer, 1);
        }
        QCOMPARE(LibraryReader(m_library).counts().pictures, 1U);
        SQLite::Database backup(m_library.string() + ".before-version-3");
        QCOMPARE(backup.execAndGet("PRAGMA user_version").getInt(), 0);
        QCOMPARE(backup.execAndGet("PRAGMA application_id").getInt64(), libraryApplicationId);
    }

    void aLibraryOfVersion1KeepsEverythingAndIsFollowedAndPackedFromThenOn() {
        makeVersion1(20);
        QCOMPARE(errorOf([&] { LibraryReader reader(m_library); }).code, std::string("library-too-old"));
        LibraryWriter writer(m_library);
        SQLite::Database backup(m_library.string() + ".before-version-3");
        QCOMPARE(backup.execAndGet("PRAGMA user_version").getInt(), 1);
        QCOMPARE(backup.execAndGet("SELECT count(*) FROM file").getInt(), 20);

        const LibraryReader reader(m_library);
        const ModelId model = reader.defaultModel()->id;
        const CodeSnapshot before = reader.codes(model);
        QCOMPARE(before.packed.ids.size(), 20U);
        QVERIFY(before.packed == readOneByOne(reader, model));
        for (unsigned i = 0; i < 20; ++i)
            QCOMPARE(before.packed.words[0][i], codeOf(i).words()[0]);

        writer.setCode(ContentId{3}, model, codeOf(99));
        writer.setState(PictureId{5}, FileState::Missing);
        writer.commit();
        QCOMPARE(reader.codeChanges(model, before.revision)->changes,
                 (std::vector<CodeChange>{{PictureId{3}, codeOf(99)}, {PictureId{5}, {}}}));
        writer.packCodes({.minChanges = 10});
        const SQLite::Database database(m_library.string());
        QCOMPARE(integer(database, "SELECT pictures FROM code_packing"), std::optional<std::int64_t>(19));
        QVERIFY(reader.codes(model).packed == readOneByOne(reader, model));
    }

    void aMigrationThatFailsLeavesTheVersionBefore() {
        SQLite::Database database((*m_folder / "any").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        const std::array<const char*, 2> steps{"CREATE TABLE a (b)", "CREATE TABLE c (d); nonsense"};
        QVERIFY_EXCEPTION_THROWN(migrate(database, steps), SQLite::Exception);
        QCOMPARE(database.execAndGet("PRAGMA user_version").getInt(), 1);
        QVERIFY(database.tableExists("a"));
        QVERIFY(!database.tableExists("c"));
    }

private:
    /// With files, contents and codes of the same numbers from 1 on.
    void makeVersion1(unsigned files) const {
        SQLite::Database database(m_library.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("PRAGMA application_id = " + std::to_string(libraryApplicationId));
        migrate(database, librarySchema().first(1));
        ModelRecord model = modelRecord("drhn-3-48-cifar10");
        model.id = ModelId{1};
        writeModel(database, model);
        writeDefaultModel(database, model.id);
        writeRoot(database, RootId{1}, "/pictures");
        for (unsigned i = 0; i < files; ++i) {
            const auto content = static_cast<ContentId>(i + 1);
            writeContent(database, content, contentRecord(i));
            writeCode(database, content, model.id, codeOf(i));
            FileRecord file = fileRecord(RootId{1}, std::to_string(i) + ".jpg", content);
            file.id = static_cast<PictureId>(i + 1);
            writeFile(database, file);
        }
        database.exec("PRAGMA journal_mode = WAL");
    }

    int filesBeside() const {
        const std::filesystem::directory_iterator files(m_folder->path());
        return static_cast<int>(std::distance(begin(files), end(files)));
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_library;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::LibraryWriterTest)
#include "library_writer_test.moc"
