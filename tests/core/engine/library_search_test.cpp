#include "core/engine/library_search.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTest>

#include "core/base/error.h"
#include "core/engine/encode_pictures.h"
#include "core/engine/index_folders.h"
#include "tests/support/fake_learning.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

class LibrarySearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_pictures = fs::canonical(m_folder->path()) / "pictures";
        m_library = *m_folder / "photos.kindred";
        m_model = *m_folder / "models" / "drhn-3-48-cifar10.safetensors";
        fs::create_directories(m_model.parent_path());
        writeFakeModel(m_model);
        m_services = fakeServices(m_encoded, m_model.parent_path());
        paint("dark.png", QColor(20, 20, 20));
        paint("light.png", QColor(240, 240, 240));
        paint("red.png", QColor(250, 10, 10));
        index();
    }

    void thePictureItselfIsNearest() {
        const LibrarySearch search(m_library, {});
        QCOMPARE(search.size(), 3U);
        QCOMPARE(search.model().name, std::string("drhn-3-48-cifar10"));
        for (const char* name : {"dark.png", "light.png", "red.png"}) {
            const auto query = std::get<EncodedPicture>(encodeFile(m_pictures / name, m_model, *m_services));
            const RankedMatches matches =
                search.search({.code = query.code}, {.top = 3, .radius = {}}, Ranking::Hamming);
            QCOMPARE(matches.size(), 3U);
            QCOMPARE(matches[0].distance, 0);
            QCOMPARE(search.paths(matches)[0], m_pictures / name);
            QCOMPARE(search.details(matches[0].id).code, std::optional(query.code));
        }
    }

    void ranksByMoreThanTheCode() {
        const LibrarySearch search(m_library, {});
        for (const Ranking ranking : {Ranking::Asymmetric, Ranking::Features}) {
            const SearchQuery query = queryFor("red.png");
            const RankedMatches matches = search.search(query, {.top = 3, .radius = {}}, ranking);
            QCOMPARE(matches.size(), 3U);
            QCOMPARE(search.paths(matches)[0], m_pictures / "red.png");
            QCOMPARE(matches[0].distance, 0);
            // Features are kept as half floats.
            QVERIFY(matches[0].value < 0.01 * matches[1].value);
            QVERIFY(matches[1].value <= matches[2].value);
            const RankedMatches near = search.search(query, {.top = 3, .radius = 0}, ranking);
            QCOMPARE(near.size(), 1U);
            QCOMPARE(
                codeOfError([&] { search.search({.code = query.code}, {.top = 3, .radius = {}}, ranking); }),
                std::string("ranking-needs-picture"));
        }
        QCOMPARE(search.features(PictureId(999)).size(), std::size_t{0});
    }

    void tellsHowItSearched() {
        const LibrarySearch search(m_library, {});
        const SearchExplanation explanation =
            search.explain(queryFor("red.png").code, {.top = 3, .radius = {}});
        QCOMPARE(explanation.pictures, std::uint64_t{3});
        QCOMPARE(explanation.codesCompared, std::uint64_t{3});
        QVERIFY(!explanation.reason.empty());
    }

    /// As one that an earlier version made: searching by features says so, and the next indexing mends it.
    void aLibraryWithoutFeaturesGetsThem() {
        {
            SQLite::Database database(m_library.string(), SQLite::OPEN_READWRITE);
            QCOMPARE(database.exec("DELETE FROM feature"), 3);
        }
        const auto byFeatures = [&] {
            return LibrarySearch(m_library, {})
                .search(queryFor("red.png"), {.top = 3, .radius = {}}, Ranking::Features);
        };
        QCOMPARE(codeOfError(byFeatures), std::string("library-without-features"));
        QCOMPARE(index().indexed, std::uint64_t{3});
        QCOMPARE(byFeatures().size(), 3U);
        QCOMPARE(index().unchanged, std::uint64_t{3});
    }

    /// Whoever looks into it first brings it up to date, and a backup stays of how it was.
    void aLibraryOfAnEarlierVersionIsBroughtUpToDate() {
        {
            SQLite::Database database(m_library.string(), SQLite::OPEN_READWRITE);
            for (const char* trigger :
                 {"file_added", "file_changed", "file_removed", "code_added", "code_changed", "code_removed"})
                database.exec(std::string("DROP TRIGGER ") + trigger);
            for (const char* table :
                 {"code_change", "code_packing", "code_block", "feature", "verdict", "mark", "root_volume"})
                database.exec(std::string("DROP TABLE ") + table);
            database.exec("PRAGMA user_version = 1");
        }
        const auto filesBefore =
            std::distance(fs::directory_iterator(m_folder->path()), fs::directory_iterator());
        QCOMPARE(overviewOf(m_library).counts.pictures, 3U);
        QCOMPARE(overviewOf(m_library).schemaVersion, 3);
        QCOMPARE(LibrarySearch(m_library, {}).size(), 3U);
        QVERIFY(std::distance(fs::directory_iterator(m_folder->path()), fs::directory_iterator()) >
                filesBefore);
    }

    void detailsTellWhatIsKnown() {
        const LibrarySearch search(m_library, {});
        for (const PictureDetails& listed : listPicturesOf(m_library, {}, true)) {
            const PictureDetails details = search.details(listed.id);
            QCOMPARE(details.path, listed.path);
            QCOMPARE(details.size, fs::file_size(details.path));
            QCOMPARE(details.width, 64);
            QCOMPARE(details.height, 48);
            QCOMPARE(details.contentKey, listed.contentKey);
            QVERIFY(details.contentKey.ends_with("-" + std::to_string(details.size)));
            QCOMPARE(details.code, listed.code);
        }
    }

    void seesWhatIsIndexedLaterOnceRefreshed() {
        LibrarySearch search(m_library, {});
        QVERIFY(!search.refresh());
        paint("blue.png", Qt::blue);
        index();
        QCOMPARE(search.size(), 3U);
        QVERIFY(search.refresh());
        QCOMPARE(search.size(), 4U);
        QVERIFY(!search.refresh());
    }

    void followsWhatIsReplacedAndRemoved() {
        LibrarySearch search(m_library, {});
        const auto codeOf = [&](const std::string& name) {
            return std::get<EncodedPicture>(encodeFile(m_pictures / name, m_model, *m_services)).code;
        };
        const auto nearest = [&](const BinaryCode& query) {
            const RankedMatches matches =
                search.search({.code = query}, {.top = 1, .radius = 0}, Ranking::Hamming);
            return matches.empty() ? fs::path() : search.paths(matches)[0];
        };
        const BinaryCode before = codeOf("dark.png");
        QCOMPARE(nearest(before), m_pictures / "dark.png");
        paint("dark.png", Qt::green);
        fs::remove(m_pictures / "light.png");
        index();
        QVERIFY(search.refresh());
        QCOMPARE(search.size(), 2U);
        QCOMPARE(nearest(before), fs::path());
        QCOMPARE(nearest(codeOf("dark.png")), m_pictures / "dark.png");

        // A commit that changes no code.
        setDefaultModel(m_library, search.model().id);
        QVERIFY(search.refresh());
        QCOMPARE(search.size(), 2U);
    }

    void aModelWithoutCodesIsAClearError() {
        const auto other = *m_folder / "other.safetensors";
        writeFakeModel(other, 12);
        try {
            const LibrarySearch search(m_library, other);
            QFAIL("nothing was thrown");
        } catch (const Error& error) {
            QCOMPARE(error.code(), std::string("library-without-codes"));
            QVERIFY(std::string(error.what()).find("\"other\"") != std::string::npos);
        }
    }

    void aModelIsKnownByItsContentsNotItsName() {
        const auto renamed = *m_folder / "renamed.safetensors";
        fs::copy_file(m_model, renamed);
        QCOMPARE(LibrarySearch(m_library, renamed).size(), 3U);
    }

    void theOverviewCounts() {
        fs::remove(m_pictures / "dark.png");
        index();
        const LibraryOverview overview = overviewOf(m_library);
        QCOMPARE(overview.library, m_library);
        QCOMPARE(overview.schemaVersion, 3);
        QVERIFY(overview.bytes > 0);
        QCOMPARE(overview.counts.pictures, 2U);
        QCOMPARE(overview.counts.missing, 1U);
        QCOMPARE(overview.roots.at(0).path, m_pictures.string());
        QCOMPARE(overview.models.at(0).pictures, 2U);
        QCOMPARE(overview.defaultModel->name, overview.models.at(0).name);

        QCOMPARE(listPicturesOf(m_library, FileState::Missing, false).at(0).path, m_pictures / "dark.png");
        QCOMPARE(forgetMissing(m_library, overview.roots.at(0).id), 1U);
        QCOMPARE(overviewOf(m_library).counts.missing, 0U);
    }

    void theDefaultModelCanBeChosen() {
        const auto other = *m_folder / "other.safetensors";
        writeFakeModel(other, 12);
        indexFolders({m_library, other, {m_pictures}}, *m_services, JobContext());
        const auto models = overviewOf(m_library).models;
        QCOMPARE(LibrarySearch(m_library, {}).model().bits, 12);
        LibrarySearch open(m_library, {});
        LibrarySearch asked(m_library, other);
        setDefaultModel(m_library, models.at(0).id);
        QCOMPARE(LibrarySearch(m_library, {}).model().bits, 48);
        QVERIFY(!open.isOutdated());
        QVERIFY(open.refresh() && asked.refresh());
        QVERIFY(open.isOutdated());
        QCOMPARE(open.model().bits, 12);
        QVERIFY(!asked.isOutdated());
    }

    void aLibraryThatIsNotThereIsNeverMade() {
        const auto none = *m_folder / "none.kindred";
        QVERIFY_EXCEPTION_THROWN(forgetMissing(none, RootId{1}), Error);
        QVERIFY_EXCEPTION_THROWN(setDefaultModel(none, ModelId{1}), Error);
        QVERIFY_EXCEPTION_THROWN(overviewOf(none), Error);
        QVERIFY(!fs::exists(none));
    }

private:
    void paint(const std::string& name, const QColor& colour) const {
        QVERIFY(writePicture(m_pictures / name, {.shape = PaintedPicture::Shape::Square, .colour = colour}));
    }
    IndexReport index() { return indexFolders({m_library, {}, {m_pictures}}, *m_services, JobContext()); }
    SearchQuery queryFor(const std::string& name) {
        const auto picture = std::get<EncodedPicture>(encodeFile(m_pictures / name, m_model, *m_services));
        return {picture.code, picture.activations, picture.features};
    }
    template <typename Call>
    static std::string codeOfError(const Call& call) {
        try {
            call();
            return "none";
        } catch (const Error& error) {
            return error.code();
        }
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    fs::path m_pictures;
    fs::path m_library;
    fs::path m_model;
    std::atomic<int> m_encoded = 0;
    std::unique_ptr<Services> m_services;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::LibrarySearchTest)
#include "library_search_test.moc"
