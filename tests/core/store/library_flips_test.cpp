#include <SQLiteCpp/SQLiteCpp.h>

#include <QTest>
#include <fstream>
#include <map>
#include <random>

#include "core/store/checked_tables.h"
#include "core/store/connection.h"
#include "core/store/library_examination.h"
#include "core/store/row_checksum.h"
#include "core/store/sqlite_support.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

/// Changes one byte after the other of a library that has something in every table. Each change must be
/// noticed when the file is examined, or leave every row, and whatever finds it, as it was.
class LibraryFlipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        makeLibrary();
        m_whole = read(m_library);
        m_rows = contents();
        QVERIFY(m_rows.size() > 100);
    }

    void aSoundLibraryIsFoundSound() {
        const LibraryExamination examination = examineFile(m_library, {});
        QVERIFY2(examination.sound(), examination.findings.empty() ? "" : examination.findings[0].c_str());
        QVERIFY(examination.rows > 300);
        QVERIFY(examination.complete);
    }

    void whatIsWrongIsTold_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("told");
        const auto add = [](const char* change, const char* told) {
            QTest::newRow(change) << change << told;
        };
        add("UPDATE file SET size = size + 1 WHERE id < 4", "2 rows of the table \"file\"");
        add("UPDATE verdict SET second_size = 5", "the table \"verdict\"");
        add("UPDATE mark SET kind = 9", "the table \"mark\"");
        add("UPDATE root_volume SET volume = 'x'", "the table \"root_volume\"");
        add("UPDATE code_change SET control = 0 WHERE revision = 3", "the log of changes");
        add("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'file'",
            "\"file\" would give a number away twice");
        add("DELETE FROM sqlite_sequence WHERE name = 'content'", "\"content\" would give a number");
        add("DROP TRIGGER file_added", "trigger file_added");
        add("CREATE TABLE stranger (a)", "table stranger of stranger does not belong");
        add("PRAGMA foreign_keys = OFF; DELETE FROM content WHERE id = 4", "leads nowhere");
    }

    void whatIsWrongIsTold() {
        QFETCH(QString, change);
        QFETCH(QString, told);
        const fs::path copy = m_folder / "changed.kindred";
        write(copy, m_whole);
        SQLite::Database(copy.string(), SQLite::OPEN_READWRITE).exec(change.toStdString());
        QString all;
        for (const std::string& finding : examineFile(copy, {}).findings)
            all += QString::fromStdString(finding) + '\n';
        QVERIFY2(all.contains(told), qPrintable(all));
    }

    void everyChangeIsNoticedOrHarmless() {
        // All of the header and of each page's start, where structure lies; then a sample of everything.
        std::mt19937 random(20'24);
        std::size_t tried = 0;
        std::map<QString, int> outcomes;
        const std::size_t stride = std::size_t{1} + (everyByte() ? 0 : m_whole.size() / 2500);
        for (std::size_t at = 0; at < m_whole.size(); ++at) {
            const bool structural = at < 100 || (!everyByte() && at % 4096 < 12 && at % 3 == 0);
            if (!structural && random() % stride != 0)
                continue;
            ++tried;
            ++outcomes[flip(at, static_cast<char>(1U << (random() % 8)))];
        }
        for (const auto& [outcome, count] : outcomes)
            qInfo("%s: %d of %zu", qPrintable(outcome), count, tried);
        QVERIFY(outcomes["noticed"] > 100);
        QCOMPARE(outcomes["differs silently"], 0);
        QVERIFY(tried > 2000);
    }

private:
    static bool everyByte() { return qEnvironmentVariableIsSet("KINDRED_EVERY_BYTE"); }

    QString flip(std::size_t at, char bit) {
        std::string flipped = m_whole;
        flipped[at] = static_cast<char>(flipped[at] ^ bit);
        write(m_changed, flipped);
        try {
            if (!examineFile(m_changed, {}).sound())
                return "noticed";
            LibraryReader reader(m_changed);
        } catch (const Error&) {
            return "noticed";  // it cannot be opened
        }
        std::vector<std::string> rows;
        try {
            rows = contents();
        } catch (const std::exception&) {
        }
        if (rows == m_rows)
            return "harmless";
        qWarning("byte %zu, bit %d changes what is read and is not noticed", at, static_cast<int>(bit));
        return "differs silently";
    }

    void makeLibrary() {
        m_library = m_folder / "photos.kindred";
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 60);
        writer.excludeFolder(filled.root, "private");
        const ModelId other = writer.addModel(modelRecord("other", 12));
        writer.putFile(fileRecord(filled.root, "broken.jpg", std::nullopt));
        for (unsigned i = 0; i < 60; ++i) {
            writer.setFeatures(filled.contents[i], filled.model, std::vector<float>(16, 0.5F * i));
            writer.setCode(filled.contents[i], other, codeOf(i, 12));
        }
        writer.setVolume(filled.root, "1234-ABCD");
        writer.packCodes({.minChanges = 1});
        writer.setState(filled.files[0], FileState::Missing);
        writer.addRoot("/more");
        writer.forgetMissing(filled.root);  // leaves free space behind
        writer.commit();
        SQLite::Database database(m_library.string(), SQLite::OPEN_READWRITE);
        for (std::int64_t i = 1; i < 20; ++i) {
            const std::string first(16, static_cast<char>(i));
            const std::string second(16, static_cast<char>(i + 100));
            execute(database, "INSERT INTO verdict VALUES (?, ?, ?, ?, ?)", Blob{first}, i, Blob{second},
                    i + 7, RowChecksum().add(first).add(i).add(second).add(i + 7).value());
            execute(database, "INSERT INTO mark VALUES (?, ?, ?, ?)", Blob{first}, i, i % 3,
                    RowChecksum().add(first).add(i).add(i % 3).value());
        }
    }

    /// All that the library holds, as rows, and what is found by way of its indexes.
    std::vector<std::string> contents() const {
        const fs::path& file = fs::exists(m_changed) ? m_changed : m_library;
        const auto database = openBackup(file);
        std::vector<std::string> rows;
        for (const CheckedTable& table : checkedTables())
            readAll(*database, selectAll(table), rows);
        readAll(*database, "SELECT revision, file_id, model_id, control FROM code_change", rows);
        readAll(
            *database,
            "SELECT (SELECT id FROM content x WHERE x.hash = content.hash AND x.size = content.size) FROM "
            "content NOT INDEXED",
            rows);
        readAll(
            *database,
            "SELECT (SELECT id FROM file x WHERE x.root_id = file.root_id AND x.path = file.path) FROM file "
            "NOT INDEXED",
            rows);
        readAll(*database, "SELECT state, count(*) FROM file GROUP BY state", rows);
        readAll(*database, "SELECT content_id, count(*) FROM file GROUP BY content_id", rows);
        return rows;
    }

    static void readAll(const SQLite::Database& database, const std::string& sql,
                        std::vector<std::string>& rows) {
        for (SQLite::Statement row(database, sql); row.executeStep();) {
            std::string text;
            for (int i = 0; i < row.getColumnCount(); ++i)
                text += std::to_string(row.getColumn(i).getType()) + row.getColumn(i).getString() + '|';
            rows.push_back(text);
        }
    }

    static std::string read(const fs::path& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    static void write(const fs::path& file, const std::string& bytes) {
        for (const char* suffix : {"-wal", "-shm"})
            fs::remove(file.string() + suffix);
        std::ofstream(file, std::ios::binary) << bytes;
    }

    TemporaryFolder m_folder;
    fs::path m_library;
    fs::path m_changed = m_folder / "flipped.kindred";
    std::string m_whole;
    std::vector<std::string> m_rows;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::LibraryFlipsTest)
#include "library_flips_test.moc"
