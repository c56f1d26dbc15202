#include "core/engine/trash_copies.h"

#include <QTest>
#include <array>

#include "core/base/error.h"
#include "core/engine/find_duplicates.h"
#include "core/engine/library_search.h"
#include "core/store/library_reader.h"
#include "tests/core/engine/duplicate_library.h"

namespace kindred {

namespace fs = std::filesystem;

/// Copies go to a folder that stands for the trash, and come back.
class TrashCopiesTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<DuplicateLibrary> m_test;
    PictureId m_original{};
    PictureId m_copy{};

    std::optional<fs::path> moveToTrash(const fs::path& file) const {
        const fs::path trash = m_test->library().parent_path() / "trash";
        fs::create_directories(trash);
        std::error_code error;
        fs::rename(file, trash / file.filename(), error);
        return error ? std::nullopt : std::optional(trash / file.filename());
    }

    TrashReport trash(const std::vector<PictureId>& going, const std::vector<PictureId>& staying,
                      const JobContext& context = {}) const {
        return trashCopies(
            {m_test->library(), going, staying}, [this](const fs::path& file) { return moveToTrash(file); },
            context);
    }

    std::vector<InputFailure> restore(const std::vector<TrashedFile>& files) const {
        return restoreCopies(m_test->library(), files,
                             [](const fs::path& inTrash, const fs::path& path) {
                                 std::error_code error;
                                 fs::rename(inTrash, path, error);
                                 return !error;
                             },
                             {});
    }

    std::string refusal(const std::vector<PictureId>& going, const std::vector<PictureId>& staying) const {
        const TrashReport report = trash(going, staying);
        return report.moved.empty() && report.refused.size() == 1 ? report.refused[0].error : "moved";
    }

private Q_SLOTS:
    void init() {
        m_test = std::make_unique<DuplicateLibrary>();
        m_original = m_test->add({.name = "original.jpg", .bytes = "original", .width = 1000});
        m_copy = m_test->add({.name = "copy.jpg", .bytes = "copy", .code = 1});
    }

    void aCopyGoesAndTheLibraryKnowsAtOnce() {
        const TrashReport report = trash({m_copy}, {m_original});
        QVERIFY(report.refused.empty());
        QCOMPARE(report.moved.size(), std::size_t{1});
        QCOMPARE(report.moved[0].path, m_test->pathOf("copy.jpg"));
        QVERIFY(fs::exists(report.moved[0].inTrash));
        QVERIFY(!fs::exists(m_test->pathOf("copy.jpg")));
        QVERIFY(fs::exists(m_test->pathOf("original.jpg")));
        QCOMPARE(overviewOf(m_test->library()).counts.pictures, std::uint64_t{1});
        QCOMPARE(overviewOf(m_test->library()).counts.missing, std::uint64_t{0});
        QVERIFY(findDuplicates({.library = m_test->library()}, {}).groups.empty());
    }

    void itComesBackAsItWas() {
        const FileRecord before = LibraryReader(m_test->library()).file(m_copy).value();
        const TrashReport report = trash({m_copy}, {m_original});
        QVERIFY(restore(report.moved).empty());
        QVERIFY(fs::exists(m_test->pathOf("copy.jpg")));
        const FileRecord after = LibraryReader(m_test->library()).file(m_copy).value();
        QCOMPARE(after.modifiedNs, before.modifiedNs);
        QCOMPARE(after.content, before.content);
        QCOMPARE(findDuplicates({.library = m_test->library()}, {}).groups.size(), std::size_t{1});
    }

    void whatCannotComeBackIsTold() {
        const TrashReport report = trash({m_copy}, {m_original});
        fs::remove(report.moved[0].inTrash);
        const auto failures = restore(report.moved);
        QCOMPARE(failures.size(), std::size_t{1});
        QCOMPARE(failures[0].error, std::string("not-moved"));
        QVERIFY(!LibraryReader(m_test->library()).file(m_copy));
    }

    void theLastCopyStays() {
        QCOMPARE(refusal({m_copy}, {}), std::string("no-copy-left"));
        QCOMPARE(refusal({m_copy}, {m_copy}), std::string("no-copy-left"));
        fs::rename(m_test->pathOf("original.jpg"), m_test->pathOf("away.jpg"));
        QCOMPARE(refusal({m_copy}, {m_original}), std::string("no-copy-left"));
        QVERIFY(fs::exists(m_test->pathOf("copy.jpg")));
    }

    void aCopyThatStaysMustBeWhatTheLibraryKnows() {
        std::ofstream(m_test->pathOf("original.jpg")) << "another picture";
        QCOMPARE(refusal({m_copy}, {m_original}), std::string("no-copy-left"));
    }

    void whatHasChangedStays() {
        std::ofstream(m_test->pathOf("copy.jpg"), std::ios::app) << "!";
        QCOMPARE(refusal({m_copy}, {m_original}), std::string("changed-since-indexed"));
        fs::remove(m_test->pathOf("copy.jpg"));
        QCOMPARE(refusal({m_copy}, {m_original}), std::string("changed-since-indexed"));
        QVERIFY(LibraryReader(m_test->library()).file(m_copy));
    }

    void anotherDateIsAChange() {
        fs::last_write_time(m_test->pathOf("copy.jpg"),
                            fs::file_time_type::clock::now() - std::chrono::hours(1));
        QCOMPARE(refusal({m_copy}, {m_original}), std::string("changed-since-indexed"));
    }

    void namesOfTheFileThatStaysDoNotGo() {
        fs::create_hard_link(m_test->pathOf("original.jpg"), m_test->pathOf("name.jpg"));
        const PictureId name = m_test->know({.name = "name.jpg", .bytes = "original", .width = 1000});
        QCOMPARE(refusal({name}, {m_original}), std::string("same-file"));
        fs::create_symlink(m_test->pathOf("original.jpg"), m_test->pathOf("link.jpg"));
        const PictureId link = m_test->know({.name = "link.jpg", .bytes = "original", .width = 1000});
        QCOMPARE(refusal({link}, {m_original}), std::string("is-link"));
        QCOMPARE(refusal({m_original}, {link}), std::string("no-copy-left"));
        QVERIFY(fs::exists(m_test->pathOf("original.jpg")));
    }

    void whatTheTrashDoesNotTakeStays() {
        const TrashReport report = trashCopies({m_test->library(), {m_copy}, {m_original}},
                                               [](const fs::path&) { return std::nullopt; }, {});
        QCOMPARE(report.refused.at(0).error, std::string("not-moved"));
        QCOMPARE(report.refused[0].path, m_test->pathOf("copy.jpg"));
        QVERIFY(LibraryReader(m_test->library()).file(m_copy));
    }

    void whatTheLibraryDoesNotKnowStays() {
        QCOMPARE(refusal({PictureId(99)}, {m_original}), std::string("not-in-library"));
    }

    void nothingMovesWhileAnotherWrites() {
        const LibraryWriter other(m_test->library());
        std::string code;
        try {
            trash({m_copy}, {m_original});
        } catch (const Error& error) {
            code = error.code();
        }
        QCOMPARE(code, std::string("library-locked"));
        QVERIFY(fs::exists(m_test->pathOf("copy.jpg")));
    }

    void stopsBetweenFiles() {
        std::stop_source source;
        source.request_stop();
        const TrashReport report = trash({m_copy}, {m_original}, JobContext(source.get_token(), nullptr, {}));
        QVERIFY(report.moved.empty());
        QVERIFY(fs::exists(m_test->pathOf("copy.jpg")));
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::TrashCopiesTest)
#include "trash_copies_test.moc"
