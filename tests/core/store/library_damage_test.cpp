#include <SQLiteCpp/SQLiteCpp.h>

#include <QTest>
#include <fstream>
#include <random>
#include <sstream>

#include "core/store/connection.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

class LibraryDamageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_library = *m_folder / "photos.kindred";
    }

    void aTextFileIsDamaged() {
        write(
            "This is a letter, not a library. It is long enough for SQLite to look at its first hundred "
            "bytes.");
        expectRefusal("library-damaged");
    }

    void anEmptyFileIsDamaged() {
        write("");
        expectRefusal("library-damaged");
    }

    void aFolderIsUnreadable() {
        std::filesystem::create_directory(m_library);
        expectRefusal("library-unreadable");
    }

    void anotherProgramsFileIsForeign() {
        SQLite::Database(m_library.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
            .exec("CREATE TABLE bookmarks (url); PRAGMA application_id = 42");
        const std::string before = read();
        expectRefusal("library-foreign");
        QVERIFY2(read() == before, "another program's file must not be touched");
    }

    void aLaterVersionIsTooNew() {
        { LibraryWriter writer(m_library); }
        SQLite::Database(m_library.string(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 4");
        expectRefusal("library-too-new");
    }

    void aRefusedLibraryKeepsNoLock() {
        write("no library");
        expectRefusal("library-damaged");
        QVERIFY(!std::filesystem::exists(m_library.string() + ".lock"));
    }

    void aTruncatedFileIsDamaged() {
        makeLibrary(300);
        const std::string whole = read();
        const std::string all = contents();
        for (const double share : {0.9, 0.5, 0.1, 0.01}) {
            write(whole.substr(0, static_cast<std::size_t>(share * static_cast<double>(whole.size()))));
            QVERIFY(errorOf([&] { contents(); }).code == "library-damaged");
        }
        write(whole);
        QCOMPARE(contents(), all);
    }

    void aChangedCodeIsFoundOnLoading() {
        const FilledLibrary filled = makeLibrary(5);
        alter("UPDATE code SET bits = zeroblob(6) WHERE content_id = 3");
        const LibraryReader reader(m_library);
        QCOMPARE(errorOf([&] { reader.codes(filled.model); }).code, std::string("library-damaged"));
        QCOMPARE(errorOf([&] { reader.code(filled.files[2], filled.model); }).code,
                 std::string("library-damaged"));
        QVERIFY(reader.code(filled.files[1], filled.model));
    }

    void aChangedFieldOfAnyRowIsFoundOnLoading_data() {
        QTest::addColumn<QString>("change");
        for (const char* change :
             {"file SET path = x'61'", "file SET size = size + 1", "file SET modified_ns = modified_ns + 1",
              "file SET state = 1", "file SET content_id = 2 WHERE id = 1", "file SET content_id = NULL",
              "file SET error = 'x'", "file SET reason = 'x'", "file SET id = 99 WHERE id = 3",
              "content SET width = 1", "content SET taken = ''",
              "content SET hash = zeroblob(16) WHERE id = 1", "root SET path = x'2f61'",
              "model SET name = 'x'", "model SET bits = 47", "model SET path = x'2f61'",
              "excluded_folder SET path = x'61'", "default_model SET model_id = 2",
              "file SET checksum = checksum + 1"})
            QTest::newRow(change) << change;
    }

    void aChangedFieldOfAnyRowIsFoundOnLoading() {
        QFETCH(QString, change);
        makeLibrary(5);
        alter("UPDATE OR REPLACE " + change.toStdString());
        QCOMPARE(errorOf([&] { contents(); }).code, std::string("library-damaged"));
    }

    void aChangedFeatureRowIsFoundOnLoading_data() {
        QTest::addColumn<QString>("change");
        for (const char* change : {"halves = x'0000'", "halves = x''", "content_id = 3", "model_id = 2",
                                   "checksum = checksum + 1"})
            QTest::newRow(change) << change;
    }

    void aChangedFeatureRowIsFoundOnLoading() {
        QFETCH(QString, change);
        const FilledLibrary filled = makeLibrary(5);
        alter("UPDATE OR REPLACE feature SET " + change.toStdString() +
              " WHERE content_id = 2 AND model_id = 1");
        const LibraryReader reader(m_library);
        const auto load = [&](ModelId model) {
            return errorOf([&] { reader.features(model, filled.files); }).code;
        };
        QVERIFY(load(ModelId{1}) == "library-damaged" || load(ModelId{2}) == "library-damaged");
    }

    /// The rows are the truth: a copy of them that is damaged is no loss.
    void aDamagedPackingIsPassedOverAndMadeAnew_data() {
        QTest::addColumn<QString>("change");
        for (const char* change :
             {"code_block SET bytes = CAST(bytes || x'00' AS BLOB)",
              "code_block SET bytes = zeroblob(length(bytes))", "code_block SET number = 1",
              "code_block SET checksum = checksum + 1", "code_packing SET revision = revision + 1",
              "code_packing SET pictures = pictures - 1", "code_packing SET checksum = checksum + 1"})
            QTest::newRow(change) << change;
        QTest::newRow("no block") << "code_block SET model_id = 2";
    }

    void aDamagedPackingIsPassedOverAndMadeAnew() {
        QFETCH(QString, change);
        const FilledLibrary filled = makeLibrary(50);
        const PackedCodes whole = LibraryReader(m_library).codes(filled.model).packed;
        alter("UPDATE " + change.toStdString());
        QCOMPARE(LibraryReader(m_library).codes(filled.model).packed, whole);

        LibraryWriter(m_library).packCodes({.minChanges = 1});
        SQLite::Database database(m_library.string(), SQLite::OPEN_READWRITE);
        QCOMPARE(database.execAndGet("SELECT pictures FROM code_packing WHERE model_id = 1").getInt(), 47);
        // What is read from the packing shows nothing of the rows.
        database.exec(
            "DELETE FROM code_block WHERE model_id = 2; DROP TRIGGER code_changed;"
            "UPDATE code SET bits = zeroblob(6)");
        QCOMPARE(LibraryReader(m_library).codes(filled.model).packed, whole);
    }

    void aDamagedLogOfChangesTellsToReadAnew_data() {
        QTest::addColumn<QString>("change");
        for (const char* change :
             {"UPDATE code_change SET file_id = file_id + 1",
              "UPDATE code_change SET model_id = 1 - model_id", "UPDATE code_change SET control = 0",
              "DELETE FROM code_change", "UPDATE code_change SET revision = 1000000"})
            QTest::newRow(change) << change;
    }

    void aDamagedLogOfChangesTellsToReadAnew() {
        QFETCH(QString, change);
        const FilledLibrary filled = makeLibrary(20);
        const LibraryReader reader(m_library);
        const auto newest = reader.codes(filled.model).revision;
        QVERIFY(reader.codeChanges(filled.model, newest - 2));
        alter(change.toStdString() + " WHERE revision = " + std::to_string(newest - 1));
        QVERIFY(!reader.codeChanges(filled.model, newest - 2));
        QCOMPARE(reader.codes(filled.model).packed, readOneByOne(reader, filled.model));
    }

    /// Whatever single byte changes, what is loaded is right or refused: never wrong.
    void aFlippedByteIsFoundOrHarmless() {
        makeLibrary(40);
        const std::string whole = read();
        const std::string all = contents();
        std::mt19937 random(7);
        int found = 0;
        for (std::size_t at = random() % 99; at < whole.size(); at += 1 + random() % 99) {
            std::string flipped = whole;
            flipped[at] = static_cast<char>(flipped[at] ^ (1U << (random() % 8)));
            write(flipped);
            const auto thrown = errorOf([&] {
                // What a writer does after a crash, before it touches anything.
                checkStructure(*openForReading(m_library), m_library);
                const std::string loaded = contents();
                QVERIFY2(loaded == all, qPrintable(QString("byte %1 changed what was loaded").arg(at)));
            });
            found += thrown.code.empty() ? 0 : 1;
        }
        QVERIFY2(found > 100, qPrintable(QString::number(found)));
    }

private:
    /// Packed, but for three changes, the last two of them after m_earlier was read.
    FilledLibrary makeLibrary(unsigned count) {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, count);
        writer.excludeFolder(filled.root, "private");
        writer.addModel(modelRecord("other", 12));
        writer.putFile(fileRecord(filled.root, "broken.jpg", std::nullopt));
        for (unsigned i = 0; i < count; ++i)
            writer.setFeatures(filled.contents[i], filled.model, std::vector<float>(4, 0.5F * i));
        writer.packCodes({.minChanges = 1});
        writer.setState(filled.files[0], FileState::Missing);
        writer.commit();
        m_earlier = LibraryReader(m_library).codes(filled.model);
        for (const std::size_t index : {1U, 3U})
            writer.setState(filled.files[index], FileState::Missing);
        return filled;
    }

    /// What a search finds that followed the changes since m_earlier.
    PackedCodes followed(const LibraryReader& reader, ModelId model) const {
        const auto changes = reader.codeChanges(model, m_earlier.revision);
        return changes ? withChanges(m_earlier.packed, changes->changes) : reader.codes(model).packed;
    }

    void expectRefusal(const std::string& code) {
        const auto reading = errorOf([&] { LibraryReader reader(m_library); });
        QCOMPARE(reading.code, code);
        QVERIFY(reading.sentence.find(m_library.string()) != std::string::npos);
        QCOMPARE(errorOf([&] { LibraryWriter writer(m_library); }).code, code);
    }

    void alter(const std::string& sql) const {
        SQLite::Database(m_library.string(), SQLite::OPEN_READWRITE)
            .exec("PRAGMA foreign_keys = OFF; " + sql);
    }

    std::string read() const {
        std::ifstream in(m_library, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    void write(const std::string& bytes) const {
        for (const char* suffix : {"-wal", "-shm"})
            std::filesystem::remove(m_library.string() + suffix);
        std::ofstream(m_library, std::ios::binary) << bytes;
    }

    /// All that the library holds, as text.
    std::string contents() const {
        const LibraryReader reader(m_library);
        std::ostringstream text;
        for (const RootRecord& root : reader.roots()) {
            text << root.path << '\n';
            for (const std::string& excluded : root.excluded)
                text << '-' << excluded << '\n';
        }
        for (const ModelRecord& model : reader.models())
            text << model.sha256 << ' ' << model.name << ' ' << model.path << ' ' << model.bits << '\n';
        if (const auto model = reader.defaultModel()) {
            text << model->name << '\n';
            for (const PackedCodes& codes : {reader.codes(model->id).packed, followed(reader, model->id)})
                for (std::size_t i = 0; i < codes.ids.size(); ++i)
                    text << static_cast<std::int64_t>(codes.ids[i]) << ' ' << codes.words[0][i] << '\n';
        }
        std::vector<PictureId> ids;
        for (const FileRecord& file : reader.files(std::nullopt)) {
            ids.push_back(file.id);
            text << reader.absolutePath(file.id) << file.size << ' ' << file.modifiedNs << file.reason
                 << '\n';
            if (file.content) {
                const auto content = reader.content(*file.content);
                text << content->width << 'x' << content->height << content->taken << '\n';
            }
        }
        for (const auto& features : reader.features(ModelId{1}, ids))
            for (const float feature : features)
                text << feature << ' ';
        return text.str();
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_library;
    CodeSnapshot m_earlier;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::LibraryDamageTest)
#include "library_damage_test.moc"
