#include "ui/library/model_section.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "core/engine/library_search.h"
#include "core/store/library_reader.h"
#include "core/store/library_writer.h"
#include "tests/support/painted_pictures.h"
#include "tests/ui/support/test_window.h"
#include "ui/common/flow/flow_view.h"
#include "ui/library/indexer.h"
#include "ui/library/library_page.h"
#include "ui/main_window.h"
#include "ui/search/query.h"
#include "ui/search/result_model.h"
#include "ui/search/search_page.h"

using namespace kindred;
namespace fs = std::filesystem;

namespace {

constexpr int patience = 60'000;

}  // namespace

/// A library that was made before the model that is recommended now came is switched to it in the window.
class ModelSectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_test = std::make_unique<TestWindow>();
        m_test->paintPictures(2);
        m_album = m_test->picturesFolder().parent_path() / "album";
        for (const char* name : {"x.png", "y.png"})
            QVERIFY(writePicture(m_album / name, {.colour = Qt::yellow, .seed = unsigned(name[0])}));
        QSignalSpy finished(&indexer(), &Indexer::finished);
        indexer().start({m_test->picturesFolder(), m_album});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
        QCOMPARE(overview().counts.pictures, 8U);
    }

    void cleanup() { m_test.reset(); }

    void whereTheRightModelIsThereNothingIsOffered() {
        showLibrary();
        QVERIFY(section().findChild<QToolButton*>()->isVisible());
        QVERIFY(says("Model: drhn-3-48-cifar10"));
        QVERIFY(!accept());
    }

    void oneClickSwitchesAndSearchesGoOnMeanwhile() {
        m_everyday = m_test->writeModel("everyday-24", 24);
        searchBy(m_test->picturesFolder() / "red-0.png");
        QTRY_COMPARE_WITH_TIMEOUT(bitsOfResults(), 48, patience);
        showLibrary();
        QTRY_VERIFY_WITH_TIMEOUT(accept(), patience);
        QVERIFY(says("This library was made with drhn-3-48-cifar10"));
        QVERIFY(says("Every picture is read once more"));
        QVERIFY(accept()->accessibleDescription().contains(QLatin1String("everyday-24")));
        QVERIFY(accept()->focusPolicy() & Qt::TabFocus);

        pauseNextRun();
        QTest::keyClick(accept(), Qt::Key_Space);
        QVERIFY(indexer().job());
        QCOMPARE(indexer().job()->title(), QStringLiteral("Switching to everyday-24"));
        QVERIFY(says("Searches use drhn-3-48-cifar10 until every picture has a code of everyday-24"));
        QVERIFY(!accept());
        searchBy(m_test->picturesFolder() / "blue-0.png");
        QTRY_VERIFY_WITH_TIMEOUT(nearest().starts_with("blue"), patience);
        QCOMPARE(bitsOfResults(), 48);

        QSignalSpy finished(&indexer(), &Indexer::finished);
        indexer().job()->resume();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
        QCOMPARE(defaultName(), std::string("everyday-24"));
        QTRY_COMPARE_WITH_TIMEOUT(bitsOfResults(), 24, patience);
        QTRY_VERIFY_WITH_TIMEOUT(nearest().starts_with("blue"), patience);
        showLibrary();
        QTRY_VERIFY_WITH_TIMEOUT(says("Model: everyday-24 · made for photographs"), patience);
        QVERIFY(!accept());
    }

    void stoppedItOffersToGoOn() {
        m_everyday = m_test->writeModel("everyday-24", 24);
        indexFolders({m_test->library(), m_everyday, {m_album}}, m_test->services(), {});
        showLibrary();
        QTRY_VERIFY_WITH_TIMEOUT(says("2 of 8 pictures have a code already"), patience);
        pauseNextRun();
        accept()->click();
        QSignalSpy finished(&indexer(), &Indexer::finished);
        indexer().job()->stop();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
        QVERIFY(indexer().report()->stopped);
        QCOMPARE(defaultName(), std::string("drhn-3-48-cifar10"));
        QTRY_VERIFY_WITH_TIMEOUT(accept() && accept()->isEnabled(), patience);
        QVERIFY(says("of 8 pictures have a code already"));
        switchToEnd();
        QCOMPARE(defaultName(), std::string("everyday-24"));
    }

    void goingBackIsChosenFromTheMenuAndReadsNothing() {
        m_everyday = m_test->writeModel("everyday-24", 24);
        showLibrary();
        switchToEnd();
        QTRY_VERIFY_WITH_TIMEOUT(menuEntry("drhn-3-48-cifar10"), patience);
        QVERIFY(
            menuEntry("drhn-3-48-cifar10")->text().contains(QLatin1String("8 of 8 pictures have a code")));
        QSignalSpy finished(&indexer(), &Indexer::finished);
        menuEntry("drhn-3-48-cifar10")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
        QCOMPARE(indexer().report()->unchanged, 8U);
        QCOMPARE(defaultName(), std::string("drhn-3-48-cifar10"));
        QTRY_VERIFY_WITH_TIMEOUT(says("Every picture has a code of it already"), patience);
    }

    void aFolderThatIsNotConnectedIsWaitedForUnlessSomebodySaysOtherwise() {
        m_everyday = m_test->writeModel("everyday-24", 24);
        fs::rename(m_album, m_album.string() + " unplugged");
        showLibrary();
        QTRY_VERIFY_WITH_TIMEOUT(says("album is not connected; the switch waits for its pictures."),
                                 patience);
        QVERIFY(!button("Switch &without them"));
        switchToEnd();
        QCOMPARE(defaultName(), std::string("drhn-3-48-cifar10"));
        QTRY_VERIFY_WITH_TIMEOUT(button("Switch &without them"), patience);
        QVERIFY(says("2 picture(s) have no code of everyday-24 yet"));
        button("Switch &without them")->click();
        QTRY_COMPARE_WITH_TIMEOUT(defaultName(), std::string("everyday-24"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!accept() && m_test->session().jobs().idle(), patience);

        // They are found again once they are back.
        fs::rename(m_album.string() + " unplugged", m_album);
        QSignalSpy finished(&indexer(), &Indexer::finished);
        indexer().start({});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
        QCOMPARE(overview().counts.pictures, 8U);
    }

    void whatTheSettingsAskForIsOfferedAndThenTheirWishIsFulfilled() {
        UiSettings settings = m_test->session().settings();
        settings.model = m_test->writeModel("mine", 12);
        m_test->session().setSettings(settings);
        showLibrary();
        QTRY_VERIFY_WITH_TIMEOUT(says("the settings ask for mine"), patience);
        switchToEnd();
        QCOMPARE(defaultName(), std::string("mine"));
        QVERIFY(!m_test->session().model());
        // The model of before is no better for photographs, so nobody is asked to go back to it.
        QTRY_VERIFY_WITH_TIMEOUT(says("Model: mine"), patience);
        QVERIFY(!accept());
        QVERIFY(menuEntry("drhn-3-48-cifar10"));
    }

    void whoWritesTheLibraryIsNamedAndTheOfferStays() {
        m_everyday = m_test->writeModel("everyday-24", 24);
        showLibrary();
        QTRY_VERIFY_WITH_TIMEOUT(accept(), patience);
        {
            const LibraryWriter other(m_test->library());
            switchToEnd();
        }
        QCOMPARE(indexer().error()->code(), std::string("library-locked"));
        QTRY_VERIFY_WITH_TIMEOUT(pageSays("is writing the library"), patience);
        QVERIFY(accept() && accept()->isEnabled());
        QCOMPARE(defaultName(), std::string("drhn-3-48-cifar10"));
        switchToEnd();
        QCOMPARE(defaultName(), std::string("everyday-24"));
    }

    void aSwitchThatWasMadeInAShellIsFollowed() {
        m_everyday = m_test->writeModel("everyday-24", 24);
        searchBy(m_test->picturesFolder() / "red-0.png");
        QTRY_COMPARE_WITH_TIMEOUT(bitsOfResults(), 48, patience);
        indexFolders({m_test->library(), m_everyday, {}}, m_test->services(), {});
        QCOMPARE(bitsOfResults(), 48);
        indexer().start({});
        QTRY_COMPARE_WITH_TIMEOUT(bitsOfResults(), 24, patience);
    }

    /// As the watcher of the folders asks for it.
    void whatComesMeanwhileIsTakenInAfterwardsWithTheNewModel() {
        m_everyday = m_test->writeModel("everyday-24", 24);
        showLibrary();
        QTRY_VERIFY_WITH_TIMEOUT(accept(), patience);
        pauseNextRun();
        accept()->click();
        QSignalSpy finished(&indexer(), &Indexer::finished);
        indexer().start({});
        connect(&indexer(), &Indexer::finished, this,
                [this] { writePicture(m_album / "new.png", {.colour = Qt::cyan}); });
        indexer().job()->resume();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, patience);
        QCOMPARE(defaultName(), std::string("everyday-24"));
        QCOMPARE(overview().counts.pictures, 9U);
    }

private:
    Indexer& indexer() { return m_test->window().indexer(); }
    LibraryOverview overview() const { return overviewOf(m_test->library()); }
    std::string defaultName() const { return overview().defaultModel->name; }
    ModelSection& section() { return *m_test->window().findChild<ModelSection*>(); }

    void showLibrary() {
        m_test->window().showPage(QStringLiteral("library"));
        QTRY_VERIFY_WITH_TIMEOUT(section().isVisible(), patience);
    }

    /// The job is held before it can have done anything: opening the library alone takes longer than this.
    void pauseNextRun() {
        connect(
            &indexer(), &Indexer::started, this, [this] { indexer().job()->pause(); },
            Qt::SingleShotConnection);
    }

    void switchToEnd() {
        QTRY_VERIFY_WITH_TIMEOUT(accept() && accept()->isEnabled(), patience);
        QSignalSpy finished(&indexer(), &Indexer::finished);
        accept()->click();
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    }

    /// Of the menu; null where it cannot be chosen.
    QAction* menuEntry(const char* name) {
        for (QAction* action : section().findChild<QMenu*>()->actions())
            if (action->text().startsWith(QLatin1String(name)) && action->isEnabled())
                return action;
        return nullptr;
    }

    QPushButton* button(const char* text) {
        for (auto* candidate : section().findChildren<QPushButton*>())
            if (candidate->isVisible() && candidate->text().startsWith(QLatin1String(text)))
                return candidate;
        return nullptr;
    }
    QPushButton* accept() { return button("&Switch to"); }

    bool says(const char* text) { return saysIn(section(), text); }
    bool pageSays(const char* text) { return saysIn(*m_test->window().findChild<LibraryPage*>(), text); }
    static bool saysIn(QWidget& where, const char* text) {
        return std::ranges::any_of(where.findChildren<QLabel*>(), [text](const QLabel* label) {
            return label->isVisible() && label->text().contains(QString::fromUtf8(text));
        });
    }

    void searchBy(const fs::path& file) {
        m_test->window().findChild<SearchPage*>()->searchFor(queryFromFile(file));
    }
    QModelIndex firstResult() {
        return m_test->window().findChild<SearchPage*>()->findChild<FlowView*>()->model()->index(0, 0);
    }
    int bitsOfResults() { return firstResult().data(ResultModel::BitsRole).toInt(); }
    /// Its file name; empty where the pictures are not ranked.
    std::string nearest() {
        if (!firstResult().data(ResultModel::DistanceRole).isValid())
            return {};
        const auto* results = static_cast<const ResultModel*>(firstResult().model());
        return LibraryReader(m_test->library()).absolutePath(results->matchAt(0).id).filename();
    }

    std::unique_ptr<TestWindow> m_test;
    fs::path m_album;
    fs::path m_everyday;
};

QTEST_MAIN(ModelSectionTest)
#include "model_section_test.moc"
