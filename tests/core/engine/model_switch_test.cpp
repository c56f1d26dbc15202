#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <csignal>
#include <stop_token>
#include <utility>

#include "core/engine/library_search.h"
#include "tests/core/engine/indexing_fixture.h"

namespace kindred {

namespace {

/// As FakeBackend, and tells before each batch how many pictures were encoded by then.
class WatchedBackend : public FakeBackend {
public:
    using Watcher = std::function<void(int encoded)>;

    WatchedBackend(std::atomic<int>& encoded, const Watcher& watcher)
        : FakeBackend(encoded), m_total(encoded), m_watcher(watcher) {}

    std::unique_ptr<Encoder> makeEncoder(const Model& model, const std::string&) const override {
        return std::make_unique<WatchedEncoder>(model.description, m_total, m_watcher);
    }

private:
    class WatchedEncoder : public FakeEncoder {
    public:
        WatchedEncoder(ModelDescription description, std::atomic<int>& encoded, const Watcher& watcher)
            : FakeEncoder(std::move(description), encoded), m_total(encoded), m_watcher(watcher) {}

        Encoded encode(std::span<const std::uint8_t> pixels, std::size_t count) override {
            if (m_watcher)
                m_watcher(m_total);
            return FakeEncoder::encode(pixels, count);
        }

    private:
        std::atomic<int>& m_total;
        const Watcher& m_watcher;
    };

    std::atomic<int>& m_total;
    const Watcher& m_watcher;
};

}  // namespace

/// A library that was made with one model gets another.
class ModelSwitchTest : public QObject, private IndexingFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        IndexingFixture::begin();
        m_watcher = nullptr;
        m_services = watchedServices(m_encoded);
        m_other = *m_folder / "everyday-12.safetensors";
        writeFakeModel(m_other, 12);
        begin(few);
    }

    void searchesUseTheOldModelUntilTheEnd() {
        std::vector<std::pair<int, std::size_t>> seen;
        m_watcher = [&](int encoded) {
            if (encoded == 0 || !seen.empty())
                return;
            waitForCommit();
            const LibrarySearch search(m_library, {});
            seen.emplace_back(search.model().bits, search.size());
        };
        const IndexReport report = switchModel();
        QCOMPARE(seen, (std::vector<std::pair<int, std::size_t>>{{48, m_pictureCount}}));
        QCOMPARE(report.defaultBefore, old);
        QCOMPARE(report.defaultModel, other);
        QCOMPARE(report.withoutCode, 0U);
        const LibrarySearch search(m_library, {});
        QCOMPARE(search.model().bits, 12);
        QCOMPARE(search.size(), std::size_t{m_pictureCount});
    }

    void stoppedHalfwayItStaysAndGoesOnFromThere() {
        begin(many);
        const IndexReport stopped = switchAndStop();
        QVERIFY(stopped.stopped);
        QCOMPARE(stopped.defaultModel, old);
        QVERIFY(stopped.defaultBefore.empty());
        const std::uint64_t kept = coded();
        QVERIFY(kept > 0 && kept < m_pictureCount);
        QCOMPARE(stopped.withoutCode, m_pictureCount - kept);
        QCOMPARE(LibrarySearch(m_library, {}).size(), std::size_t{m_pictureCount});
        QCOMPARE(LibrarySearch(m_library, {}).model().bits, 48);

        m_encoded = 0;
        QCOMPARE(switchModel().unchanged, kept);
        QCOMPARE(m_encoded.load(), static_cast<int>(m_pictureCount - kept));
        QCOMPARE(defaultName(), other);
    }

    /// All that was there has a code, but new pictures wait: that is not the end yet.
    void stoppedBeforeTheLastNewPictureItStays() {
        begin(many);
        switchModel();
        setDefaultModel(m_library, LibraryReader(m_library).models().at(0).id);
        paintPictures("new/", 100);
        const IndexReport report = switchAndStop();
        QVERIFY(report.stopped);
        QCOMPARE(report.withoutCode, 0U);
        QVERIFY(coded() < 2 * std::uint64_t{many});
        QCOMPARE(defaultName(), old);
        switchModel();
        QCOMPARE(coded(), 2 * std::uint64_t{many});
        QCOMPARE(defaultName(), other);
    }

    void killedHalfwayItStaysAndGoesOnFromThere() {
        const pid_t child = ::fork();
        if (child == 0)
            switchUntilKilled();
        int status = -1;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        const std::uint64_t kept = coded();
        QVERIFY(kept > 0 && kept < m_pictureCount);
        QCOMPARE(defaultName(), old);
        QCOMPARE(LibrarySearch(m_library, {}).size(), std::size_t{m_pictureCount});

        QCOMPARE(switchModel().unchanged, kept);
        QCOMPARE(m_encoded.load(), static_cast<int>(m_pictureCount - kept));
        QCOMPARE(defaultName(), other);
    }

    void newPicturesAreFoundAfterIt() {
        paint("a-new-one.png", Qt::white);
        switchModel();
        QCOMPARE(defaultName(), other);
        QCOMPARE(LibrarySearch(m_library, {}).size(), std::size_t{m_pictureCount + 1});
    }

    void newPicturesOfAStoppedOneAreGivenTheOldModelsCodesByTheNextRun() {
        paint("+new.png", Qt::white);  // the first by path
        switchAndStop();
        QCOMPARE(file("+new.png").state, FileState::Indexed);
        QCOMPARE(LibrarySearch(m_library, {}).size(), std::size_t{m_pictureCount});
        QCOMPARE(index().indexed, 1U);
        QCOMPARE(defaultName(), old);
        QCOMPARE(LibrarySearch(m_library, {}).size(), std::size_t{m_pictureCount + 1});
    }

    void whatCannotBeReadDoesNotHoldItUp() {
        write(nameOf(3), "no picture any more");
        write("broken.png", "never was one");
        const IndexReport report = switchModel();
        QCOMPARE(report.failures.size(), 2U);
        QCOMPARE(defaultName(), other);
        QCOMPARE(LibrarySearch(m_library, {}).size(), std::size_t{m_pictureCount - 1});
    }

    void whatIsTakenAwayMeanwhileIsMissingAndDoesNotHoldItUp() {
        begin(many);
        const std::string last = "9/9.png";  // by path
        const FileRecord before = file(last);
        m_watcher = [&](int encoded) {
            if (encoded == 0)
                fs::rename(m_pictures / last, *m_folder / "elsewhere.png");
        };
        const IndexReport report = switchModel();
        QCOMPARE(report.failures.size(), 1U);
        QCOMPARE(file(last).state, FileState::Missing);
        QCOMPARE(file(last).content, before.content);
        QCOMPARE(defaultName(), other);
    }

    void aFolderThatIsNotThereHoldsItUp() {
        const fs::path disk = addFurtherFolder();
        const fs::path unplugged = *m_folder / "unplugged";
        fs::rename(disk, unplugged);
        const IndexReport report = switchModel();
        QCOMPARE(report.withoutCode, 2U);
        QCOMPARE(defaultName(), old);
        QCOMPARE(LibrarySearch(m_library, {}).size(), std::size_t{m_pictureCount + 2});

        fs::rename(unplugged, disk);
        m_encoded = 0;
        QCOMPARE(switchModel().withoutCode, 0U);
        QCOMPARE(m_encoded.load(), 2);
        QCOMPARE(defaultName(), other);
    }

    /// An unplugged disk may leave an empty folder behind.
    void aDiskThatIsUnpluggedMeanwhileLosesNothing() {
        begin(many);
        m_watcher = [&](int encoded) {
            if (encoded > 0)
                return;
            fs::rename(m_pictures, *m_folder / "unplugged");
            fs::create_directory(m_pictures);
        };
        const IndexReport report = switchModel();
        QVERIFY2(!report.failures.empty(), "some pictures were not read by then");
        QCOMPARE(report.found, report.indexed + report.unchanged + report.moved + report.failures.size());
        QCOMPARE(report.withoutCode, std::uint64_t{report.failures.size()});
        QCOMPARE(defaultName(), old);
        QCOMPARE(LibrarySearch(m_library, {}).size(), std::size_t{m_pictureCount});
        QCOMPARE(LibraryReader(m_library).counts().failures, 0U);
    }

    void oneFolderAloneDoesNotMakeIt() {
        const fs::path disk = addFurtherFolder();
        indexFolders({m_library, m_other, {disk}}, *m_services, {});
        QCOMPARE(coded(), 2U);
        QCOMPARE(defaultName(), old);
    }

    void goingBackEncodesNothing() {
        switchModel();
        m_encoded = 0;
        const IndexReport report = indexFolders({m_library, m_model, {}}, *m_services, {});
        QCOMPARE(report.unchanged, std::uint64_t{m_pictureCount});
        QCOMPARE(m_encoded.load(), 0);
        QCOMPARE(defaultName(), old);
    }

    /// Nothing can be found in it yet, so there is nothing to wait for.
    void aLibraryWithoutCodesTakesTheModelWithTheFirst() {
        m_library = *m_folder / "new.kindred";
        const fs::path empty = *m_folder / "empty";
        fs::create_directory(empty);
        indexFolders({m_library, m_model, {empty}}, *m_services, {});
        QCOMPARE(defaultName(), old);
        switchAndStop({m_pictures});
        QCOMPARE(defaultName(), other);
    }

private:
    static constexpr unsigned few = 60;
    static constexpr unsigned many = 600;  // more than are worked on at a time
    const std::string old = "drhn-3-48-cifar10";
    const std::string other = "everyday-12";

    std::unique_ptr<Services> watchedServices(std::atomic<int>& encoded) {
        ServiceSettings settings;
        settings.locations = m_services->locations;
        settings.threads = 2;
        return std::make_unique<Services>(
            settings, [&] { return std::make_unique<WatchedBackend>(encoded, m_watcher); });
    }

    void begin(unsigned pictures) {
        m_pictureCount = pictures;
        paintPictures("", 0);
        index();
        m_encoded = 0;
    }

    static std::string nameOf(unsigned i) {
        return std::to_string(i / 10) + '/' + std::to_string(i % 10) + ".png";
    }

    void paintPictures(const std::string& folder, int colour) const {
        for (unsigned i = 0; i < m_pictureCount; ++i)
            paint(folder + nameOf(i), QColor(static_cast<int>(i / 3), static_cast<int>(i % 3), colour), 16);
    }

    IndexReport switchModel() { return indexFolders({m_library, m_other, {}}, *m_services, {}); }

    /// As soon as the first pictures are about to be encoded; some more are read by then, not all.
    IndexReport switchAndStop(const std::vector<fs::path>& folders = {}) {
        std::stop_source stop;
        m_watcher = [&](int) { stop.request_stop(); };
        IndexReport report = indexFolders({m_library, m_other, folders}, *m_services,
                                          JobContext(stop.get_token(), nullptr, nullptr));
        m_watcher = nullptr;
        return report;
    }

    void waitForCommit() const {
        while (coded() == 0)
            ::usleep(10'000);
    }

    /// In a process of its own, into which no thread came along.
    [[noreturn]] void switchUntilKilled() {
        std::atomic<int> encoded = 0;
        auto* services = watchedServices(encoded).release();
        m_watcher = [&](int done) {
            if (done == 0)
                return;
            waitForCommit();
            ::raise(SIGKILL);
        };
        indexFolders({m_library, m_other, {}}, *services, {});
        ::_exit(0);
    }

    fs::path addFurtherFolder() {
        fs::path disk = fs::canonical(m_folder->path()) / "disk";
        for (const char* name : {"x.png", "y.png"})
            writePicture(disk / name, {.colour = QColor(name[0], 7, 7)});
        indexFolders({m_library, {}, {disk}}, *m_services, {});
        m_encoded = 0;
        return disk;
    }

    /// Pictures with a code of the other model.
    std::uint64_t coded() const {
        for (const ModelRecord& model : LibraryReader(m_library).models())
            if (model.name == other)
                return model.pictures;
        return 0;
    }

    std::string defaultName() const { return LibraryReader(m_library).defaultModel()->name; }

    WatchedBackend::Watcher m_watcher;
    fs::path m_other;
    unsigned m_pictureCount = 0;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ModelSwitchTest)
#include "model_switch_test.moc"
