#include "core/store/change_log.h"

#include <QTest>

#include "core/store/connection.h"
#include "core/store/sqlite_support.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

/// What the triggers write down; that it is all there is to tell is code_snapshot_test's.
class ChangeLogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_library = *m_folder / "photos.kindred";
        m_writer = std::make_unique<LibraryWriter>(m_library);
        m_filled = fill(*m_writer, 5);
        m_other = m_writer->addModel(modelRecord("other", 12));
        m_writer->putFile(fileRecord(m_filled.root, "a copy.jpg", m_filled.contents[1]));
        m_writer->commit();
        m_database = openForReading(m_library);
        m_start = newestRevision(*m_database);
    }

    void cleanup() {
        m_database.reset();
        m_writer.reset();
    }

    void nothingHasChangedAtFirst() {
        const auto empty = *m_folder / "empty.kindred";
        { LibraryWriter writer(empty); }
        const auto database = openForReading(empty);
        QCOMPARE(newestRevision(*database), 0);
        QCOMPARE(*changedSince(*database, ModelId{1}, 0), std::vector<PictureId>{});
    }

    void everyWayOfChangingWhatCanBeFoundIsTold_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<std::vector<int>>("files");  // their ids
        const auto add = [](const char* name, Change change, std::vector<int> files) {
            QTest::newRow(name) << change << files;
        };
        using Test = ChangeLogTest&;
        add("nothing", [](Test) {}, {});
        add("a file is added", [](Test t) { t.put("new.jpg", t.m_filled.contents[0]); }, {7});
        add("a file that failed is added", [](Test t) { t.put("new.jpg", {}); }, {});
        add("a file fails", [](Test t) { t.put("00001.jpg", {}); }, {2});
        add("a file gets other contents", [](Test t) { t.put("00001.jpg", t.m_filled.contents[2]); }, {2});
        add("a file stays as it is", [](Test t) { t.put("00001.jpg", t.m_filled.contents[1]); }, {});
        add("a file goes missing", [](Test t) { t.set(3, FileState::Missing); }, {3});
        add("a file comes back",
            [](Test t) {
                t.set(3, FileState::Missing);
                t.set(3, FileState::Indexed);
            },
            {3});
        add("a file has a new name", [](Test t) { t.move(3, "elsewhere.jpg"); }, {});
        add("a file takes another's place", [](Test t) { t.move(3, "00003.jpg"); }, {4});
        add("a missing file is found elsewhere",
            [](Test t) {
                t.set(3, FileState::Missing);
                t.move(3, "elsewhere.jpg");
            },
            {3});
        add("a code is replaced, of contents that two files share",
            [](Test t) { t.m_writer->setCode(t.m_filled.contents[1], t.m_filled.model, codeOf(9)); }, {2, 6});
        add("another model's code is added",
            [](Test t) { t.m_writer->setCode(t.m_filled.contents[1], t.m_other, codeOf(9, 12)); }, {});
        add("features are added",
            [](Test t) {
                t.m_writer->setFeatures(t.m_filled.contents[1], t.m_filled.model, std::vector<float>{1});
            },
            {});
        add("a folder is excluded",
            [](Test t) {
                t.put("private/a.jpg", t.m_filled.contents[0]);
                t.m_writer->excludeFolder(t.m_filled.root, "private");
            },
            {7});
        add("a root is removed", [](Test t) { t.m_writer->removeRoot(t.m_filled.root); }, {1, 2, 3, 4, 5, 6});
        add("a root becomes part of another", [](Test t) { t.m_writer->addRoot("/"); }, {});
        add("a missing file is forgotten",
            [](Test t) {
                t.set(3, FileState::Missing);
                t.m_writer->forgetMissing(t.m_filled.root);
            },
            {3});
    }

    void everyWayOfChangingWhatCanBeFoundIsTold() {
        QFETCH(Change, change);
        QFETCH(std::vector<int>, files);
        change(*this);
        QCOMPARE(changedFiles(m_start), std::vector<int>{});
        m_writer->commit();
        QCOMPARE(changedFiles(m_start), files);
        QCOMPARE(changedFiles(newestRevision(*m_database)), std::vector<int>{});
    }

    void whatIsUndoneIsNotTold() {
        set(3, FileState::Missing);
        QVERIFY(!errorOf([&] { put("b.jpg", ContentId{999}); }).code.empty());
        m_writer->commit();
        QCOMPARE(newestRevision(*m_database), m_start);
    }

    void theRevisionsOfTheOtherModelAreItsOwn() {
        m_writer->setCode(m_filled.contents[1], m_other, codeOf(9, 12));
        m_writer->commit();
        QCOMPARE(*changedSince(*m_database, m_other, m_start), (std::vector{PictureId{2}, PictureId{6}}));
    }

    void aCodeThatIsUpdatedInItsRowIsToldToo() {
        execute(*openForWriting(m_library), "UPDATE code SET bits = bits WHERE content_id = ?",
                m_filled.contents[1]);
        QCOMPARE(changedFiles(m_start), (std::vector<int>{2, 6}));
    }

    void aModelThatGoesTakesItsCodesAlong() {
        m_writer->setCode(m_filled.contents[1], m_other, codeOf(9, 12));
        m_writer->commit();
        const auto before = newestRevision(*m_database);
        execute(*openForWriting(m_library), "DELETE FROM model WHERE id = ?", m_other);
        QCOMPARE(*changedSince(*m_database, m_other, before), (std::vector{PictureId{2}, PictureId{6}}));
        QCOMPARE(changedFiles(before), std::vector<int>{});
    }

    void theOldestAreForgotten() {
        for (int i = 0; i < 3; ++i) {
            set(3, i % 2 == 0 ? FileState::Missing : FileState::Indexed);
            m_writer->commit();
        }
        trimChanges(*openForWriting(m_library), 2);
        QVERIFY(!changedSince(*m_database, m_filled.model, m_start));
        QCOMPARE(changedFiles(m_start + 1), std::vector<int>{3});
        QCOMPARE(newestRevision(*m_database), m_start + 3);

        trimChanges(*openForWriting(m_library), 100);
        QCOMPARE(changedFiles(m_start + 1), std::vector<int>{3});
    }

    void whatIsStillToComeCannotBeTold() { QVERIFY(!changedSince(*m_database, m_filled.model, m_start + 1)); }

private:
    using Change = std::function<void(ChangeLogTest&)>;

    void put(const std::string& path, std::optional<ContentId> content) {
        m_writer->putFile(fileRecord(m_filled.root, path, content));
    }
    void set(int file, FileState state) { m_writer->setState(static_cast<PictureId>(file), state); }
    void move(int file, const std::string& path) {
        m_writer->moveFile(static_cast<PictureId>(file), m_filled.root, path, 1, 1);
    }

    std::vector<int> changedFiles(std::int64_t since) const {
        std::vector<int> files;
        const auto changed = changedSince(*m_database, m_filled.model, since);
        for (const PictureId id : changed.value())
            files.push_back(static_cast<int>(id));
        return files;
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_library;
    std::unique_ptr<LibraryWriter> m_writer;
    FilledLibrary m_filled;
    ModelId m_other{};
    std::unique_ptr<SQLite::Database> m_database;
    std::int64_t m_start = 0;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ChangeLogTest)
#include "change_log_test.moc"
