#include "core/engine/index_folders.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <set>

#include "core/engine/library_search.h"
#include "core/store/library_writer.h"
#include "tests/core/engine/indexing_fixture.h"

namespace kindred {

class IndexFoldersTest : public QObject, private IndexingFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }

    void everyFileIsIndexedOrListedWithItsReason() {
        paint("a/red.png", Qt::red);
        paint("b/blue.jpg", Qt::blue);
        paint("green.bmp", Qt::green);
        write("b/text.jpg", "no picture");
        writeHalfOf("b/blue.jpg", "b/half.jpg");
        write("notes.txt", "not a picture by name");

        const IndexReport report = index();
        QCOMPARE(report.found, 5U);
        QCOMPARE(report.indexed, 3U);
        QCOMPARE(report.failures.size(), 2U);
        QCOMPARE(report.failures[0].path, m_pictures / "b/half.jpg");
        QCOMPARE(report.failures[0].error, std::string("truncated"));
        QVERIFY(!report.failures[0].reason.empty());
        QCOMPARE(report.failures[1].path, m_pictures / "b/text.jpg");
        QCOMPARE(report.unchanged + report.moved + report.missing, 0U);
        QVERIFY(!report.stopped);

        const LibraryReader reader(m_library);
        QCOMPARE(reader.counts().pictures, 3U);
        QCOMPARE(reader.counts().failures, 2U);
        const auto model = reader.defaultModel().value();
        QCOMPARE(model.name, std::string("drhn-3-48-cifar10"));
        const FileRecord red = file("a/red.png");
        QCOMPARE(reader.content(*red.content)->width, 64);
        QCOMPARE(reader.content(*red.content)->format, std::string("png"));
    }

    void theSecondRunTouchesOnlyWhatChanged() {
        for (int i = 0; i < 5; ++i)
            paint(std::to_string(i) + ".png", QColor(50 * i, 0, 0));
        write("broken.jpg", "no picture");
        index();
        QCOMPARE(m_encoded.load(), 5);

        IndexReport report = index();
        QCOMPARE(m_encoded.load(), 5);
        QCOMPARE(report.unchanged, 5U);
        QCOMPARE(report.indexed, 0U);
        QCOMPARE(report.failures.size(), 1U);

        const PictureId id = file("3.png").id;
        const BinaryCode before = codeOf("3.png");
        paint("3.png", Qt::white);
        report = index();
        QCOMPARE(m_encoded.load(), 6);
        QCOMPARE(report.indexed, 1U);
        QCOMPARE(report.unchanged, 4U);
        QCOMPARE(file("3.png").id, id);
        QVERIFY(codeOf("3.png") != before);
    }

    void aTouchedFileIsHashedButNotEncoded() {
        paint("a.png", Qt::red);
        index();
        touch("a.png");
        const IndexReport report = index();
        QCOMPARE(report.unchanged, 1U);
        QCOMPARE(m_encoded.load(), 1);
        QCOMPARE(index().unchanged, 1U);
    }

    void muchThatWasIndexedIsBackedUp() {
        for (int i = 0; i < 120; ++i)
            paint(std::to_string(i) + ".png", QColor(i, 0, 0), 16);
        const auto backup = index().backup.file;
        QVERIFY(backup.has_value());
        QCOMPARE(LibraryReader(*backup).counts().pictures, 120U);
        QCOMPARE(index().backup.skipped, BackupSkipped::TooSoon);
    }

    void aBrokenFileThatWasMendedIsIndexed() {
        write("a.png", "no picture");
        QCOMPARE(index().failures.size(), 1U);
        paint("a.png", Qt::red);
        const IndexReport report = index();
        QCOMPARE(report.indexed, 1U);
        QVERIFY(report.failures.empty());
        QCOMPARE(file("a.png").state, FileState::Indexed);
        QVERIFY(file("a.png").reason.empty());
    }

    void aPictureThatBreaksLosesItsCode() {
        paint("a.png", Qt::red);
        index();
        write("a.png", "no picture any more");
        QCOMPARE(index().failures.size(), 1U);
        QCOMPARE(LibraryReader(m_library).counts().pictures, 0U);
    }

    void aFurtherModelAddsItsCodesAndBecomesTheDefault() {
        paint("a.png", Qt::red);
        paint("b.png", Qt::blue);
        index();
        const auto other = *m_folder / "other-12.safetensors";
        writeFakeModel(other, 12);

        const IndexReport report = index(other);
        QCOMPARE(report.indexed, 2U);
        QCOMPARE(m_encoded.load(), 4);
        QCOMPARE(LibraryReader(m_library).models().size(), 2U);
        QCOMPARE(LibraryReader(m_library).defaultModel()->name, std::string("other-12"));
        QCOMPARE(LibrarySearch(m_library, m_model).size(), 2U);

        QCOMPARE(report.defaultModel, std::string("other-12"));
        QCOMPARE(report.defaultBefore, std::string("drhn-3-48-cifar10"));
    }

    void theLibrarysOwnModelIsFoundAmongTheShipped() {
        paint("a.png", Qt::red);
        const auto elsewhere = *m_folder / "own.safetensors";
        writeFakeModel(elsewhere, 48, 1);
        index(elsewhere);
        fs::remove(elsewhere);
        QCOMPARE(codeOfError([&] { index(); }), std::string("model-of-library-not-found"));
        writeFakeModel(m_model.parent_path() / "same.safetensors", 48, 1);
        QCOMPARE(index().unchanged, 1U);
    }

    void equalFoldersGiveEqualIds() {
        for (int i = 0; i < 300; ++i)
            paint(std::to_string(i) + ".png", QColor(i % 256, i / 2, 0), i % 3 == 0 ? 200 : 16);
        index();
        const std::vector<PictureId> first = idsByPath();
        fs::remove(m_library);
        index();
        QCOMPARE(idsByPath(), first);
        QVERIFY(std::is_sorted(first.begin(), first.end()));
    }

    void whatWasDoneBeforeAStopIsKept() {
        constexpr std::uint64_t count = 700;  // more than are worked on at a time
        for (int i = 0; i < int{count}; ++i)
            paint(std::to_string(i) + ".png", QColor(i % 256, i / 4, 0), 16);
        std::stop_source stop;
        const JobContext context(stop.get_token(), nullptr, [&](const Progress& progress) {
            if (progress.stage == "encoding" && progress.done > 0)
                stop.request_stop();
        });
        const IndexReport report = indexFolders({m_library, {}, {m_pictures}}, *m_services, context);
        QVERIFY(report.stopped);
        QCOMPARE(report.found, count);
        QVERIFY(report.indexed > 0);
        QVERIFY(report.indexed < count);
        QCOMPARE(LibraryReader(m_library).counts().pictures, report.indexed);

        const IndexReport rest = index();
        QCOMPARE(rest.unchanged, report.indexed);
        QCOMPARE(rest.indexed, count - report.indexed);
    }

    void manyCodesArePackedAtTheEndAlsoWhenStopped_data() {
        QTest::addColumn<bool>("stopped");
        QTest::newRow("run to its end") << false;
        QTest::newRow("stopped") << true;
    }

    void manyCodesArePackedAtTheEndAlsoWhenStopped() {
        QFETCH(bool, stopped);
        paint("a.png", Qt::red);
        index();
        const SQLite::Database database(m_library.string());
        const auto packings = [&] {
            SQLite::Statement row(database, "SELECT count(*) FROM code_packing");
            row.executeStep();
            return row.getColumn(0).getInt();
        };
        QCOMPARE(packings(), 0);
        addCopiesElsewhere(file("a.png"), 5000);
        std::stop_source stop;
        if (stopped)
            stop.request_stop();
        const JobContext context(stop.get_token(), nullptr, nullptr);
        QCOMPARE(indexFolders({m_library, {}, {m_pictures}}, *m_services, context).stopped, stopped);
        QCOMPARE(packings(), 1);
        QCOMPARE(LibrarySearch(m_library, {}).size(), 5001U);
    }

    void progressCountsToTheEnd() {
        for (int i = 0; i < 5; ++i)
            paint(std::to_string(i) + ".png", QColor(i, 0, 0));
        std::vector<Progress> steps;
        const JobContext context({}, nullptr, [&](const Progress& progress) { steps.push_back(progress); });
        indexFolders({m_library, {}, {m_pictures}}, *m_services, context);
        std::set<std::string> stages;
        for (const Progress& step : steps)
            stages.insert(step.stage);
        QCOMPARE(stages, (std::set<std::string>{"backing up", "encoding", "walking"}));
        std::erase_if(steps, [](const Progress& step) { return step.stage != "encoding"; });
        QCOMPARE(steps.back().done, 5U);
        QCOMPARE(steps.back().total, 5U);
    }

    void excludedFoldersAreNotWalked() {
        paint("a.png", Qt::red);
        paint("private/b.png", Qt::blue);
        index();
        QCOMPARE(removeFolder(m_library, m_pictures / "private"), 1U);
        QCOMPARE(indexAll().found, 1U);
        indexFolders({m_library, {}, {m_pictures / "private"}}, *m_services, JobContext());
        QCOMPARE(indexAll().found, 2U);
    }

    void aWrongRequestChangesNothing() {
        paint("a.png", Qt::red);
        const auto missing = *m_folder / "missing";
        QCOMPARE(codeOfError([&] { indexAll(); }), std::string("library-not-found"));
        QCOMPARE(codeOfError([&] {
                     indexFolders({m_library, {}, {m_pictures, missing}}, *m_services, {});
                 }),
                 std::string("folder-not-found"));
        QVERIFY(!codeOfError([&] { index(*m_folder / "no-model.safetensors"); }).empty());
        write("../broken.safetensors", "no model");
        QVERIFY(!codeOfError([&] { index(*m_folder / "broken.safetensors"); }).empty());
        m_services = fakeServices(m_encoded, m_model.parent_path(), "cuda");
        QCOMPARE(codeOfError([&] { index(); }), std::string("device-not-available"));
        QVERIFY(!fs::exists(m_library));
    }

    void aLibraryThatIsBeingWrittenIsRefused() {
        paint("a.png", Qt::red);
        index();
        const LibraryWriter writer(m_library);
        QCOMPARE(codeOfError([&] { index(); }), std::string("library-locked"));
    }

    void anEmptyFolderIsNoError() {
        const IndexReport report = index();
        QCOMPARE(report.found, 0U);
        QCOMPARE(LibraryReader(m_library).roots().size(), 1U);
    }

    void foldersAndFilesThatMayNotBeReadAreNamed() {
        paint("a.png", Qt::red);
        paint("secret/b.png", Qt::blue);
        paint("forbidden.png", Qt::green);
        index();
        // Root may read everything: a process without its rights does the work.
        fs::permissions(m_folder->path(), fs::perms(0777));
        for (const auto& entry : fs::recursive_directory_iterator(m_folder->path()))
            fs::permissions(entry, fs::perms(entry.is_directory() ? 0777 : 0666));
        touch("forbidden.png");
        fs::permissions(m_pictures / "forbidden.png", fs::perms(0));
        fs::permissions(m_pictures / "secret", fs::perms(0));
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(asNobody());
        int status = -1;
        ::waitpid(child, &status, 0);
        fs::permissions(m_pictures / "secret", fs::perms(0777));
        QCOMPARE(WEXITSTATUS(status), 0);
        QCOMPARE(file("secret/b.png").state, FileState::Indexed);
        QCOMPARE(file("forbidden.png").error, std::string("unreadable"));

        fs::permissions(m_pictures / "forbidden.png", fs::perms(0666));
        const IndexReport report = index();
        QVERIFY(report.failures.empty());
        QCOMPARE(report.unchanged + report.indexed, 3U);
    }

private:
    /// Files of a root that is not there, which is left alone.
    void addCopiesElsewhere(FileRecord copy, int count) const {
        LibraryWriter writer(m_library);
        copy.root = writer.addRoot("/not there");
        for (int i = 0; i < count; ++i) {
            copy.relativePath = std::to_string(i) + ".png";
            writer.putFile(copy);
        }
    }

    /// 0 if indexing without the rights of root names what may not be read.
    int asNobody() {
        try {
            if (::getuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
                return 1;
            // The threads of the services did not come along into this process.
            const auto services = fakeServices(m_encoded, m_model.parent_path()).release();
            const IndexReport report = indexFolders({m_library, {}, {m_pictures}}, *services, JobContext());
            const bool folderIsNamed =
                report.skippedFolders.size() == 1 && report.skippedFolders[0].path == m_pictures / "secret";
            const bool fileIsNamed = report.failures.size() == 1 && report.failures[0].error == "unreadable";
            return folderIsNamed && fileIsNamed && report.missing == 0 ? 0 : 2;
        } catch (const std::exception& error) {
            qWarning("%s", error.what());
            return 3;
        }
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::IndexFoldersTest)
#include "index_folders_test.moc"
