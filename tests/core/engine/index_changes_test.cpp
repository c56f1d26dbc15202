#include <QTest>
#include <algorithm>
#include <utility>

#include "core/engine/library_search.h"
#include "core/store/library_writer.h"
#include "tests/core/engine/indexing_fixture.h"

namespace kindred {

/// Files that are copied, moved and replaced between two runs, and folders that come and go.
class IndexChangesTest : public QObject, private IndexingFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }

    void copiesAreEncodedOnce() {
        paint("a.png", Qt::red);
        fs::copy_file(m_pictures / "a.png", m_pictures / "b.png");
        IndexReport report = index();
        QCOMPARE(report.indexed, 2U);
        QCOMPARE(m_encoded.load(), 1);

        fs::copy_file(m_pictures / "a.png", m_pictures / "c.png");
        report = index();
        QCOMPARE(report.indexed, 1U);
        QCOMPARE(report.moved, 0U);
        QCOMPARE(m_encoded.load(), 1);
        QCOMPARE(codeOf("c.png"), codeOf("a.png"));
    }

    void aMovedFileKeepsWhatItHas() {
        paint("old/a.png", Qt::red);
        paint("old/b.png", Qt::blue);
        index();
        const PictureId id = file("old/a.png").id;
        fs::create_directories(m_pictures / "new");
        fs::rename(m_pictures / "old/a.png", m_pictures / "new/renamed.png");

        const IndexReport report = index();
        QCOMPARE(report.moved, 1U);
        QCOMPARE(report.unchanged, 1U);
        QCOMPARE(report.indexed, 0U);
        QCOMPARE(report.missing, 0U);
        QCOMPARE(m_encoded.load(), 2);
        QCOMPARE(file("new/renamed.png").id, id);
    }

    void ofSeveralPlacesEachGoneOneMovesOnce() {
        paint("a.png", Qt::red);
        index();
        fs::copy_file(m_pictures / "a.png", m_pictures / "x.png");
        fs::rename(m_pictures / "a.png", m_pictures / "y.png");
        const IndexReport report = index();
        QCOMPARE(report.moved, 1U);
        QCOMPARE(report.indexed, 1U);
        QCOMPARE(report.found, 2U);
    }

    void aRenameOfLettersCaseAloneIsAMove() {
        paint("holiday.png", Qt::red);
        index();
        const PictureId id = file("holiday.png").id;
        fs::rename(m_pictures / "holiday.png", m_pictures / "Holiday.PNG");
        QCOMPARE(index().moved, 1U);
        QCOMPARE(file("Holiday.PNG").id, id);
        QCOMPARE(LibraryReader(m_library).counts().missing, 0U);
    }

    void aMovedFolderKeepsAllItHas() {
        for (int i = 0; i < 30; ++i)
            paint("2019/" + std::to_string(i) + ".png", QColor(8 * i, 0, 0));
        index();
        const std::vector<PictureId> ids = idsByPath();
        fs::rename(m_pictures / "2019", m_pictures / "archive");
        const IndexReport report = index();
        QCOMPARE(report.moved, 30U);
        QCOMPARE(report.missing, 0U);
        QCOMPARE(m_encoded.load(), 30);
        QCOMPARE(idsByPath(), ids);
    }

    void anotherPictureUnderTheSameNameIsAnother() {
        paint("a.png", Qt::red);
        paint("b.png", Qt::blue);
        index();
        const ContentId red = *file("a.png").content;
        const ContentId blue = *file("b.png").content;
        fs::rename(m_pictures / "a.png", m_pictures / "c.png");
        fs::rename(m_pictures / "b.png", m_pictures / "a.png");
        fs::rename(m_pictures / "c.png", m_pictures / "b.png");
        touch("a.png");
        touch("b.png");
        const IndexReport report = index();
        QCOMPARE(report.indexed, 2U);
        QCOMPARE(m_encoded.load(), 2);
        QCOMPARE(*file("a.png").content, blue);
        QCOMPARE(*file("b.png").content, red);
    }

    void hardLinksAreFilesOfOnePicture() {
        paint("a.png", Qt::red);
        fs::create_hard_link(m_pictures / "a.png", m_pictures / "b.png");
        QCOMPARE(index().indexed, 2U);
        QCOMPARE(m_encoded.load(), 1);
        QCOMPARE(file("a.png").content, file("b.png").content);
        fs::remove(m_pictures / "a.png");
        const IndexReport report = index();
        QCOMPARE(report.unchanged, 1U);
        QCOMPARE(report.missing, 1U);
    }

    void linksThatLeadInACircleEnd() {
        paint("a.png", Qt::red);
        paint("deep/b.png", Qt::blue);
        fs::create_directory_symlink(m_pictures, m_pictures / "deep" / "up");
        fs::create_symlink(m_pictures / "y.png", m_pictures / "x.png");
        fs::create_symlink(m_pictures / "x.png", m_pictures / "y.png");
        QCOMPARE(index().indexed, 2U);
    }

    void namesThatAreNotUtf8StayAsTheyAre() {
        const std::string name = "caf\xE9/\xFF\xFE.png";
        paint("a.png", Qt::red);
        fs::create_directories(m_pictures / "caf\xE9");
        fs::rename(m_pictures / "a.png", m_pictures / name);
        QCOMPARE(index().indexed, 1U);
        QCOMPARE(file(name).state, FileState::Indexed);
        QCOMPARE(index().unchanged, 1U);
        QCOMPARE(LibrarySearch(m_library, {}).details(file(name).id).path, m_pictures / name);
    }

    /// As a disk leaves one behind that is unplugged without a word.
    void anEmptyFolderInPlaceOfAllPicturesLosesNothing() {
        paint("a.png", Qt::red);
        index();
        const PictureId id = file("a.png").id;
        fs::rename(m_pictures, *m_folder / "unplugged");
        fs::create_directory(m_pictures);
        QCOMPARE(index().missing, 1U);
        fs::remove(m_pictures);
        fs::rename(*m_folder / "unplugged", m_pictures);
        QCOMPARE(index().unchanged, 1U);
        QCOMPARE(file("a.png").id, id);
        QCOMPARE(m_encoded.load(), 1);
    }

    void aRootThatGoesAwayDuringItsWalkIsLeftAlone() {
        for (int i = 0; i < 5; ++i)
            paint(std::to_string(i) + "/a.png", QColor(50 * i, 0, 0));
        index();
        bool isGone = false;
        const JobContext context({}, nullptr, [&](const Progress& progress) {
            if (progress.stage == "walking" && !std::exchange(isGone, true))
                fs::rename(m_pictures, *m_folder / "unplugged");
        });
        try {
            const IndexReport report = indexFolders({m_library, {}, {}}, *m_services, context);
            QCOMPARE(report.found, 0U);
            QCOMPARE(report.missing, 5U);
        } catch (const Error& error) {
            QCOMPARE(error.code(), std::string("folder-not-found"));
        }
        QVERIFY(isGone);
        QCOMPARE(LibraryReader(m_library).counts().missing, 0U);
        QCOMPARE(LibrarySearch(m_library, {}).size(), 5U);
        fs::rename(*m_folder / "unplugged", m_pictures);
        QCOMPARE(index().unchanged, 5U);
    }

    void whatWasInterruptedIsTakenUpAgain() {
        paint("a.png", Qt::red);
        index();
        FileRecord record = file("a.png");
        record.state = FileState::Failed;
        record.error = unfinishedError;
        record.reason = "Interrupted.";
        { LibraryWriter(m_library).putFile(record); }
        const IndexReport report = index();
        QVERIFY(report.failures.empty());
        QCOMPARE(report.unchanged + report.indexed, 1U);
        QCOMPARE(file("a.png").state, FileState::Indexed);
        QVERIFY(file("a.png").error.empty());
        QCOMPARE(LibrarySearch(m_library, {}).size(), 1U);
    }

    void manyCopiesOfOnePictureAreEncodedOnce() {
        paint("0.png", Qt::red);
        for (int i = 1; i < 200; ++i)
            fs::copy_file(m_pictures / "0.png", m_pictures / (std::to_string(i) + ".png"));
        write("bad.png", "no picture");
        for (int i = 0; i < 20; ++i)
            fs::copy_file(m_pictures / "bad.png", m_pictures / ("bad" + std::to_string(i) + ".png"));
        const IndexReport report = index();
        QCOMPARE(report.indexed, 200U);
        QCOMPARE(report.failures.size(), 21U);
        QCOMPARE(m_encoded.load(), 1);
        const std::vector<PictureId> ids = idsByPath();
        QVERIFY(std::is_sorted(ids.begin(), ids.end()));
    }

    void whatIsGoneIsMissingNeverForgotten() {
        paint("a.png", Qt::red);
        paint("b.png", Qt::blue);
        index();
        const PictureId id = file("a.png").id;
        const auto hidden = *m_folder / "a.png";
        fs::rename(m_pictures / "a.png", hidden);

        IndexReport report = index();
        QCOMPARE(report.missing, 1U);
        QCOMPARE(report.found, 1U);
        QCOMPARE(file("a.png").state, FileState::Missing);
        QCOMPARE(LibrarySearch(m_library, {}).size(), 1U);

        fs::rename(hidden, m_pictures / "a.png");
        report = index();
        QCOMPARE(report.unchanged, 2U);
        QCOMPARE(report.missing, 0U);
        QCOMPARE(m_encoded.load(), 2);
        QCOMPARE(file("a.png").id, id);
        QCOMPARE(file("a.png").state, FileState::Indexed);
    }

    void aRootThatIsNotThereIsLeftAlone() {
        paint("a.png", Qt::red);
        index();
        fs::rename(m_pictures, *m_folder / "unplugged");
        IndexReport report = indexAll();
        QCOMPARE(report.found, 0U);
        QCOMPARE(report.missing, 1U);
        QCOMPARE(file("a.png").state, FileState::Indexed);

        fs::rename(*m_folder / "unplugged", m_pictures);
        report = indexAll();
        QCOMPARE(report.unchanged, 1U);
        QCOMPARE(report.missing, 0U);
    }

    void aRootUnderAnotherPathIsKnownAgain() {
        for (int i = 0; i < 5; ++i)
            paint(std::to_string(i) + ".png", QColor(50 * i, 0, 0));
        index();
        const std::vector<PictureId> ids = idsByPath();
        const fs::path before = m_pictures;
        m_pictures = fs::canonical(m_folder->path()) / "mounted elsewhere";
        fs::rename(before, m_pictures);
        const IndexReport report = index();
        QCOMPARE(report.unchanged, 5U);
        QCOMPARE(report.returned.size(), 1U);
        QCOMPARE(report.returned[0].before, before);
        QCOMPARE(report.returned[0].now, m_pictures);
        QCOMPARE(m_encoded.load(), 5);
        QCOMPARE(idsByPath(), ids);
        QCOMPARE(LibraryReader(m_library).roots().size(), 1U);
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::IndexChangesTest)
#include "index_changes_test.moc"
