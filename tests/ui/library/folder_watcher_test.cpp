#include "ui/library/folder_watcher.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "core/engine/library_search.h"
#include "tests/support/painted_pictures.h"
#include "tests/ui/support/test_window.h"
#include "ui/library/indexer.h"
#include "ui/library/library_page.h"
#include "ui/main_window.h"
#include "ui/settings/settings_page.h"

using namespace kindred;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000;

}  // namespace

/// Real folders, a real library and a real indexer; the waiting times are short, and the system's limit is
/// played.
class FolderWatcherTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_test = std::make_unique<TestWindow>();
        m_test->paintPictures(1);
        fs::create_directories(m_test->picturesFolder() / "below" / "deeper");
        fs::create_directories(m_test->picturesFolder() / ".hidden");
        m_limits = {.folders = 1000, .quiet = 20ms, .longest = 200ms, .pollEvery = 24h};
        index();
        watchFolders(true);
    }

    void cleanup() { m_test.reset(); }

    void newPicturesAreTakenInByThemselves() {
        FolderWatcher watcher(m_test->session(), indexer(), nullptr, m_limits);
        QTRY_COMPARE_WITH_TIMEOUT(watcher.state(), FolderWatcher::State::Watching, patience);
        QCOMPARE(watcher.folders(), 3);
        paint("below/deeper/new.png", 1);
        QTRY_COMPARE_WITH_TIMEOUT(pictures(), 4U, patience);
        // A folder that has come is watched from then on.
        fs::create_directories(m_test->picturesFolder() / "another");
        QTRY_COMPARE_WITH_TIMEOUT(watcher.folders(), 4, patience);
        paint("another/new.png", 2);
        QTRY_COMPARE_WITH_TIMEOUT(pictures(), 5U, patience);
    }

    void manyChangesAreOneRun() {
        m_limits.quiet = 500ms;
        m_limits.longest = 1h;
        FolderWatcher watcher(m_test->session(), indexer(), nullptr, m_limits);
        QTRY_COMPARE_WITH_TIMEOUT(watcher.state(), FolderWatcher::State::Watching, patience);
        QSignalSpy runs(&indexer(), &Indexer::started);
        for (unsigned i = 0; i < 10; ++i) {
            paint("new" + std::to_string(i) + ".png", i);
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(pictures(), 13U, patience);
        QCOMPARE(runs.count(), 1);
    }

    void whereTheLibraryItselfLiesNothingIsWatched() {
        fs::rename(m_test->picturesFolder(), m_test->picturesFolder().string() + " away");
        FolderWatcher watcher(m_test->session(), indexer(), nullptr, m_limits);
        QTRY_COMPARE_WITH_TIMEOUT(watcher.state(), FolderWatcher::State::Watching, patience);
        // The folder above is that of the library itself, which every writing changes: nothing is watched.
        QCOMPARE(watcher.folders(), 0);
    }

    void theSystemsLimitMakesItPollAndSaySo() {
        m_limits.pollEvery = 50ms;
        m_limits.watch = [](QFileSystemWatcher&, const QStringList& paths) { return paths; };
        FolderWatcher watcher(m_test->session(), indexer(), nullptr, m_limits);
        QTRY_COMPARE_WITH_TIMEOUT(watcher.state(), FolderWatcher::State::Polling, patience);
        QCOMPARE(watcher.folders(), 0);
        paint("below/new.png", 1);
        QTRY_COMPARE_WITH_TIMEOUT(pictures(), 4U, patience);
    }

    void moreFoldersThanAllowedArePolled() {
        m_limits.folders = 2;
        FolderWatcher watcher(m_test->session(), indexer(), nullptr, m_limits);
        QTRY_COMPARE_WITH_TIMEOUT(watcher.state(), FolderWatcher::State::Polling, patience);
        QVERIFY(watcher.folders() <= 2);
    }

    void thePageSaysThatItPolls() {
        m_limits.folders = 1;
        m_limits.pollEvery = 5min;
        FolderWatcher watcher(m_test->session(), indexer(), nullptr, m_limits);
        LibraryPage page(m_test->session(), indexer(), watcher);
        page.show();
        const auto says = [&page] {
            const auto labels = page.findChildren<QLabel*>();
            return std::ranges::any_of(labels, [](const QLabel* label) {
                return label->isVisible() && label->text().contains(QLatin1String("every 5 minute"));
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(says(), patience);
        watchFolders(false);
        QTRY_VERIFY_WITH_TIMEOUT(!says(), patience);
    }

    void theSettingSwitchesItOffAndOn() {
        FolderWatcher watcher(m_test->session(), indexer(), nullptr, m_limits);
        QTRY_COMPARE_WITH_TIMEOUT(watcher.folders(), 3, patience);
        SettingsPage settings(m_test->session());
        auto* box = settings.findChild<QCheckBox*>();
        QVERIFY(box->isChecked());
        box->click();
        QVERIFY(!m_test->session().settings().watchFolders);
        QCOMPARE(watcher.state(), FolderWatcher::State::Off);
        QCOMPARE(watcher.folders(), 0);
        box->click();
        QTRY_COMPARE_WITH_TIMEOUT(watcher.folders(), 3, patience);
        QCOMPARE(watcher.state(), FolderWatcher::State::Watching);
    }

    void withoutALibraryNothingIsWatched() {
        UiSettings settings = m_test->session().settings();
        settings.library += ".other";
        FolderWatcher watcher(m_test->session(), indexer(), nullptr, m_limits);
        QTRY_COMPARE_WITH_TIMEOUT(watcher.folders(), 3, patience);
        m_test->session().setSettings(settings);
        QTRY_COMPARE_WITH_TIMEOUT(watcher.folders(), 0, patience);
    }

private:
    Indexer& indexer() { return m_test->window().indexer(); }

    void index() {
        QSignalSpy finished(&indexer(), &Indexer::finished);
        indexer().start({m_test->picturesFolder()});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
        QCOMPARE(pictures(), 3U);
    }

    std::uint64_t pictures() const { return overviewOf(m_test->library()).counts.pictures; }

    void watchFolders(bool on) {
        UiSettings settings = m_test->session().settings();
        settings.watchFolders = on;
        m_test->session().setSettings(settings);
    }

    void paint(const std::string& name, unsigned seed) {
        QVERIFY(writePicture(m_test->picturesFolder() / name, {.colour = Qt::yellow, .seed = seed + 100}));
    }

    std::unique_ptr<TestWindow> m_test;
    WatchLimits m_limits;
};

QTEST_MAIN(FolderWatcherTest)
#include "folder_watcher_test.moc"
