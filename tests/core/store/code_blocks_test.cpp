#include "core/store/code_blocks.h"

#include <QTest>

#include "core/store/connection.h"
#include "core/store/sqlite_support.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

class CodeBlocksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        const auto library = *m_folder / "photos.kindred";
        {
            LibraryWriter writer(library);
            for (const int bits : {1, 12, 48, 64, 65, 128, 256})
                writer.addModel(modelRecord(std::to_string(bits), bits));
            writer.commit();
            m_models = LibraryReader(library).models();
        }
        m_database = openForWriting(library);
    }

    void cleanup() { m_database.reset(); }

    void whatIsReadIsWhatWasWritten() {
        for (const ModelRecord& model : m_models) {
            QVERIFY(!readPacking(*m_database, model));
            const CodeSnapshot codes{
                codesOf(model, {1, 2, 77, 65'535, 65'536, 131'071, 131'072, 5'000'000'000}), 42};
            writePacking(*m_database, model.id, codes);
            const auto read = readPacking(*m_database, model);
            QCOMPARE(read->packed, codes.packed);
            QCOMPARE(read->revision, 42);
        }
        for (const ModelRecord& model : m_models)
            QCOMPARE(readPacking(*m_database, model)->packed.ids.size(), 8U);
    }

    void noCodesAreCodesToo() {
        const ModelRecord& model = m_models[3];
        writePacking(*m_database, model.id, {codesOf(model, {}), 7});
        QCOMPARE(readPacking(*m_database, model)->packed, codesOf(model, {}));
    }

    void onlyWhatIsDifferentIsWritten() {
        const ModelRecord& model = m_models[2];
        writePacking(*m_database, model.id, {codesOf(model, {1, 70'000, 140'000, 210'000}), 1});
        QCOMPARE(changesBy(codesOf(model, {1, 70'000, 140'000, 210'000})), 1);  // the revision
        QCOMPARE(changesBy(codesOf(model, {1, 70'000, 70'001, 140'000, 210'000})), 2);
        QCOMPARE(changesBy(codesOf(model, {1, 210'000})), 3);  // two blocks are gone
        QCOMPARE(changesBy(codesOf(model, {1})), 2);
        QCOMPARE(changesBy(codesOf(model, {210'000})), 3);
        QCOMPARE(integer(*m_database, "SELECT count(*) FROM code_block"), std::optional<std::int64_t>(1));
    }

    void blocksAreAsSchemaSays() {
        ModelRecord model = m_models[4];
        PackedCodes codes = emptyCodes(65, 2);
        BinaryCode code(65);
        code.setBit(0, true);
        code.setBit(64, true);
        append(codes, PictureId{65'536 + 0x0102}, BinaryCode(65));
        append(codes, PictureId{65'536 + 0x0304}, code);
        writePacking(*m_database, model.id, {codes, 1});
        const auto hex = m_database->execAndGet("SELECT hex(bytes) FROM code_block WHERE number = 1");
        QCOMPARE(hex.getString(), std::string("02010403"
                                              "00000000000000000100000000000000"
                                              "00000000000000000100000000000000"));
    }

private:
    static PackedCodes codesOf(const ModelRecord& model, const std::vector<std::int64_t>& ids) {
        PackedCodes codes = emptyCodes(model.bits, ids.size());
        for (const std::int64_t id : ids)
            append(codes, static_cast<PictureId>(id), codeOf(static_cast<unsigned>(id), model.bits));
        return codes;
    }

    /// Rows that writing the codes of the third model adds, changes or removes.
    int changesBy(const PackedCodes& codes) const {
        const int before = m_database->getTotalChanges();
        writePacking(*m_database, m_models[2].id, {codes, 2});
        return m_database->getTotalChanges() - before;
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::vector<ModelRecord> m_models;
    std::unique_ptr<SQLite::Database> m_database;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::CodeBlocksTest)
#include "code_blocks_test.moc"
