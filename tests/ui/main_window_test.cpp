#include "ui/main_window.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <algorithm>

#include "core/engine/library_search.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/test_data.h"
#include "tests/ui/support/test_window.h"
#include "ui/common/code_view.h"
#include "ui/common/flow/flow_view.h"
#include "ui/common/message_panel.h"
#include "ui/common/undo_strip.h"
#include "ui/library/indexer.h"
#include "ui/library/library_page.h"
#include "ui/search/details_panel.h"
#include "ui/search/query_bar.h"
#include "ui/search/result_model.h"
#include "ui/search/search_controller.h"
#include "ui/search/search_page.h"
#include "ui/settings/settings_page.h"
#include "ui/training/training_page.h"

using namespace kindred;

namespace {

constexpr int patience = 60'000;  // milliseconds; only ever used up by a failure

QMimeData* urlOf(const std::filesystem::path& file) {
    auto* data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(QString::fromStdString(file.string()))});
    return data;
}

/// Takes the place of the desktop when a file is opened.
class Desktop : public QObject {
    Q_OBJECT
public:
    Desktop() { QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open"); }
    ~Desktop() override { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }
    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl& url) { opened << url; }
};

}  // namespace

/// The window driven as a person would.
class MainWindowTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TestWindow> m_test;

    SearchPage& page() { return *m_test->window().findChild<SearchPage*>(); }
    FlowView& grid() { return *page().findChild<FlowView*>(); }
    QAbstractItemModel& results() { return *grid().model(); }
    QString nameOf(int row) { return results().index(row, 0).data(Qt::DisplayRole).toString(); }
    int distanceOf(int row) { return results().index(row, 0).data(ResultModel::DistanceRole).toInt(); }
    static QAction* action(QWidget& page, QLatin1String text) {
        for (QAction* action : page.findChildren<QAction*>()) {
            if (action->text().remove(QLatin1Char('&')) == text)
                return action;
        }
        return nullptr;
    }
    QString message() { return page().findChild<MessagePanel*>()->accessibleName(); }

    void index() {
        m_test->window().indexer().start({m_test->picturesFolder()});
        QTRY_VERIFY_WITH_TIMEOUT(!m_test->window().indexer().running(), patience);
        QVERIFY2(!m_test->window().indexer().error(),
                 m_test->window().indexer().error() ? m_test->window().indexer().error()->what() : "");
    }
    void searchBy(const std::filesystem::path& file) {
        const std::unique_ptr<QMimeData> data(urlOf(file));
        TestWindow::drop(page(), *data);
        QTRY_VERIFY_WITH_TIMEOUT(results().index(0, 0).data(ResultModel::DistanceRole).isValid(), patience);
    }
    void choose(int row) {
        QTest::mouseClick(grid().viewport(), Qt::LeftButton, {},
                          grid().visualRect(results().index(row, 0)).center());
        QTRY_VERIFY_WITH_TIMEOUT(page().findChild<DetailsPanel*>()->details(), patience);
    }

private Q_SLOTS:
    void init() { m_test = std::make_unique<TestWindow>(); }
    void cleanup() { m_test.reset(); }

    void firstStartTakesAFolderAndFillsTheGrid() {
        m_test->paintPictures(4);
        auto* button = page().findChild<QPushButton*>(QStringLiteral("chooseFolder"));
        QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), patience);
        QTest::mouseClick(button, Qt::LeftButton);
        auto* dialog = page().findChild<QFileDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>()->setText(QString::fromStdString(m_test->picturesFolder().string()));
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_COMPARE_WITH_TIMEOUT(results().rowCount(), 12, patience);
        QVERIFY(grid().isVisible());
        QVERIFY(!results().index(0, 0).data(ResultModel::DistanceRole).isValid());
    }

    void droppedFolderIsIndexed() {
        m_test->paintPictures(2);
        const std::unique_ptr<QMimeData> data(urlOf(m_test->picturesFolder()));
        TestWindow::drop(page(), *data);
        QTRY_COMPARE_WITH_TIMEOUT(results().rowCount(), 6, patience);
    }

    void droppedPictureFindsItsKin() {
        m_test->paintPictures(4);
        index();
        QAbstractItemModelTester tester(&results(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        searchBy(m_test->picturesFolder() / "green-1.png");
        QCOMPARE(results().rowCount(), 12);
        QCOMPARE(distanceOf(0), 0);
        for (int row = 1; row < results().rowCount(); ++row)
            QVERIFY(distanceOf(row) >= distanceOf(row - 1));
        for (int row = 0; row < 4; ++row)
            QTRY_VERIFY2_WITH_TIMEOUT(nameOf(row).startsWith(QLatin1String("green")), qPrintable(nameOf(row)),
                                      patience);
    }

    void chosenPictureShowsItsDetailsAndOpens() {
        m_test->paintPictures(4);
        index();
        searchBy(m_test->picturesFolder() / "red-0.png");
        choose(5);
        const auto& details = *page().findChild<DetailsPanel*>()->details();
        const auto* codes = page().findChild<CodeView*>();
        QVERIFY(codes->isVisible());
        QCOMPARE(codes->accessibleDescription().count(QLatin1Char(',')) + 1, distanceOf(5));

        Desktop desktop;
        QTest::mouseDClick(grid().viewport(), Qt::LeftButton, {},
                           grid().visualRect(results().index(5, 0)).center());
        QCOMPARE(desktop.opened, QList{QUrl::fromLocalFile(QString::fromStdString(details.path.string()))});
        QTest::keyClick(&grid(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(details.path.string()));
    }

    void distancesThatWereMeasuredHaveAMeaning() {
        m_test->paintPictures(4);
        index();
        searchBy(m_test->picturesFolder() / "red-0.png");
        choose(0);
        const auto* panel = page().findChild<DetailsPanel*>();
        const auto meaning = [panel]() -> const QLabel* {
            for (const QLabel* label : panel->findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(QLatin1String("same kind of thing")))
                    return label;
            return nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(meaning(), patience);
        QVERIFY(meaning()->text().startsWith(QLatin1String("94 %")));
        m_test->saveScreenshot(QStringLiteral("search-meaning"));
        QVERIFY(meaning()->toolTip().contains(QLocale().toString(92.0, 'f', 1)));
        QVERIFY(meaning()->toolTip().contains(QLocale().toString(1000)));
        QVERIFY(distanceOf(11) > 8);
        choose(11);
        QTRY_VERIFY_WITH_TIMEOUT(!meaning(), patience);
    }

    void whatAPageWantsKeptIsKeptAtOnce() {
        m_test->window().showPage(QStringLiteral("train"));
        auto* train = m_test->window().findChild<TrainingPage*>();
        train->restore({{QStringLiteral("output"), QStringLiteral("/models/mine.safetensors")}});
        const QSignalSpy kept(&m_test->session(), &Session::settingsToKeep);
        Q_EMIT train->stateToKeep();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(m_test->session().settings().pages[QStringLiteral("train")], train->state());
    }

    void pastedPictureIsSearchedForAtOnce() {
        m_test->paintPictures(3);
        index();
        QGuiApplication::clipboard()->setImage(paint({.shape = PaintedPicture::Shape::Square,
                                                      .colour = Qt::blue,
                                                      .width = 96,
                                                      .height = 72,
                                                      .seed = 1}));
        QTest::keyClick(&m_test->window(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(results().index(0, 0).data(ResultModel::DistanceRole).isValid(), patience);
        QCOMPARE(distanceOf(0), 0);
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(0).section(QLatin1Char(','), 0, 0), QStringLiteral("blue-1.png"),
                                  patience);
    }

    void aResultBecomesTheQuery() {
        m_test->paintPictures(3);
        index();
        searchBy(m_test->picturesFolder() / "red-0.png");
        choose(8);
        const auto chosen = page().findChild<DetailsPanel*>()->details()->id;
        grid().setFocus();
        QTest::keyClick(&grid(), Qt::Key_Return, Qt::ControlModifier);
        auto* model = static_cast<ResultModel*>(&results());
        QTRY_COMPARE_WITH_TIMEOUT(
            model->data(model->index(model->rowOf(chosen)), ResultModel::DistanceRole).toInt(), 0, patience);
        QTest::keyClick(&grid(), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!results().index(0, 0).data(ResultModel::DistanceRole).isValid(), patience);
    }

    void limitsAreKeptTo() {
        m_test->paintPictures(4);
        index();
        searchBy(m_test->picturesFolder() / "red-0.png");
        auto* bar = page().findChild<QueryBar*>();
        bar->setLimits({.top = 100, .radius = 0});
        Q_EMIT bar->limitsChanged();
        QTRY_VERIFY_WITH_TIMEOUT(results().rowCount() < 12, patience);
        for (int row = 0; row < results().rowCount(); ++row)
            QCOMPARE(distanceOf(row), 0);
    }

    void resultsAreRankedAsIsWished() {
        m_test->paintPictures(3);
        index();
        searchBy(m_test->picturesFolder() / "red-0.png");
        auto* ranking = page().findChild<QueryBar*>()->findChild<QComboBox*>(QStringLiteral("ranking"));
        QVERIFY(ranking);
        for (int choice = 1; choice < ranking->count(); ++choice) {
            const QSignalSpy found(page().findChild<SearchController*>(), &SearchController::resultsChanged);
            ranking->setFocus();
            QTest::keyClick(ranking, Qt::Key_Down);
            QCOMPARE(ranking->currentIndex(), choice);
            QTRY_VERIFY_WITH_TIMEOUT(!found.isEmpty(), patience);
            QCOMPARE(results().rowCount(), 9);
            QTRY_COMPARE_WITH_TIMEOUT(nameOf(0).section(QLatin1Char(','), 0, 0), QStringLiteral("red-0.png"),
                                      patience);
        }
        // A picture of the library is known by its code alone and is read for these.
        choose(5);
        const QString chosen = nameOf(5).section(QLatin1Char(','), 0, 0);
        grid().setFocus();
        QTest::keyClick(&grid(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(nameOf(0).section(QLatin1Char(','), 0, 0), chosen, patience);
    }

    void whatIsNoPictureIsExplainedInPlace() {
        m_test->paintPictures(1);
        index();
        const std::unique_ptr<QMimeData> data(urlOf(m_test->writeFile("letter.txt", "Dear Sir")));
        TestWindow::drop(page(), *data);
        QTRY_VERIFY_WITH_TIMEOUT(message().contains(QLatin1String("letter.txt")), patience);
        QVERIFY(page().findChild<MessagePanel*>()->isVisible());
        auto* back = page().findChild<MessagePanel*>()->findChildren<QPushButton*>().last();
        QTest::mouseClick(back, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(grid().isVisible(), patience);
    }

    void damagedLibraryIsToldWithTheWayOut() {
        m_test.reset();
        m_test = std::make_unique<TestWindow>();
        m_test->window().hide();
        std::filesystem::remove(m_test->library());
        m_test->writeFile("../library.kindred", std::string(8192, 'x'));
        Q_EMIT m_test->session().libraryChanged();
        m_test->window().show();
        QTRY_COMPARE_WITH_TIMEOUT(message(), QStringLiteral("The library cannot be searched"), patience);
        QVERIFY(page().findChild<MessagePanel*>()->isVisible());
    }

    void failuresAreListedWithTheirReason() {
        m_test->paintPictures(1);
        m_test->writeFile("broken.jpg", "\xff\xd8\xff\xe0 this is no picture");
        index();
        QTest::mouseClick(m_test->window().findChild<QToolButton*>(QStringLiteral("library")),
                          Qt::LeftButton);
        QTableView* table = nullptr;
        for (auto* candidate : m_test->window().findChildren<QTableView*>()) {
            if (candidate->accessibleName().startsWith(QLatin1String("Files")))
                table = candidate;
        }
        QVERIFY(table);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, patience);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("broken.jpg"));
        QVERIFY(!table->model()->index(0, 1).data().toString().isEmpty());
    }

    void missingFilesAreForgottenOnlyOnRequest() {
        m_test->paintPictures(2);
        index();
        std::filesystem::remove(m_test->picturesFolder() / "red-0.png");
        index();
        QTest::keyClick(&m_test->window(), Qt::Key_2, Qt::ControlModifier);
        auto* library = m_test->window().findChild<LibraryPage*>();
        QVERIFY(library->isVisible());
        auto* forget = action(*library, QLatin1String("Forget missing files"));
        QTRY_VERIFY_WITH_TIMEOUT(forget->isEnabled(), patience);
        forget->trigger();
        library->findChild<UndoStrip*>()->undo();
        QCOMPARE(overviewOf(m_test->library()).counts.missing, 1U);
        forget->trigger();
        library->findChild<UndoStrip*>()->actNow();
        QTRY_COMPARE_WITH_TIMEOUT(overviewOf(m_test->library()).counts.missing, 0U, patience);
    }

    void removedFolderLeavesTheGrid() {
        m_test->paintPictures(2);
        index();
        QTRY_COMPARE_WITH_TIMEOUT(results().rowCount(), 6, patience);
        m_test->window().showPage(QStringLiteral("library"));
        auto* library = m_test->window().findChild<LibraryPage*>();
        auto* remove = action(*library, QLatin1String("Remove from library"));
        QTRY_VERIFY_WITH_TIMEOUT(remove->isEnabled(), patience);
        remove->trigger();
        library->findChild<UndoStrip*>()->actNow();
        QTRY_COMPARE_WITH_TIMEOUT(results().rowCount(), 0, patience);
        QVERIFY(std::filesystem::exists(m_test->picturesFolder() / "red-0.png"));
    }

    void modelWithoutCodesIsToldWithTheWayOut() {
        m_test->paintPictures(2);
        index();
        UiSettings settings = m_test->session().settings();
        settings.model = m_test->writeModel("other", 24);
        m_test->session().setSettings(settings);
        auto* panel = page().findChild<MessagePanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(panel->isVisible() && !panel->findChildren<QPushButton*>().isEmpty(),
                                 patience);
        QSignalSpy finished(&m_test->window().indexer(), &Indexer::finished);
        QTest::mouseClick(panel->findChildren<QPushButton*>().first(),
                          Qt::LeftButton);  // index with this model
        // It becomes the library's own; until then the one of before is searched with.
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
        QVERIFY(!m_test->session().model());
        const auto bits = [this] { return results().index(0, 0).data(ResultModel::BitsRole).toInt(); };
        QTRY_COMPARE_WITH_TIMEOUT(bits(), 24, patience);
        searchBy(m_test->picturesFolder() / "red-0.png");
        QCOMPARE(bits(), 24);
        QCOMPARE(results().rowCount(), 6);
    }

    void folderThatIsNotThereIsToldInPlace() {
        m_test->paintPictures(1);
        index();
        m_test->window().indexer().start({m_test->picturesFolder() / "nowhere"});
        QTRY_COMPARE_WITH_TIMEOUT(message(), QStringLiteral("The folder could not be indexed"), patience);
        QVERIFY(
            page().findChild<MessagePanel*>()->accessibleDescription().contains(QLatin1String("nowhere")));
    }

    void settingsTellWhatTheDeviceIs() {
        m_test->window().showPage(QStringLiteral("settings"));
        auto* settings = m_test->window().findChild<SettingsPage*>();
        const auto says = [settings](const char* words) {
            return std::ranges::any_of(settings->findChildren<QLabel*>(), [words](QLabel* label) {
                return label->text().contains(QLatin1String(words));
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(says("no CUDA device was found"), patience);
        QComboBox* device = nullptr;
        for (auto* box : settings->findChildren<QComboBox*>()) {
            if (box->findData(QStringLiteral("cuda")) >= 0)
                device = box;
        }
        device->setFocus();
        QTest::keyClick(device, Qt::Key_End);
        QCOMPARE(m_test->session().settings().device, std::string("cuda"));
        QTRY_VERIFY_WITH_TIMEOUT(says("is not there"), patience);
    }

    void whatWasSetIsThereAgain() {
        m_test->window().showPage(QStringLiteral("search"));
        page().findChild<QueryBar*>()->setCellSize(224);
        page().findChild<QueryBar*>()->setLimits({.top = 500, .radius = 7});
        page().findChild<QueryBar*>()->setRanking(Ranking::Asymmetric);
        m_test->window().resize(1111, 777);
        m_test->window().showPage(QStringLiteral("settings"));
        const UiSettings settings = m_test->close();
        QCOMPARE(settings.page, QStringLiteral("settings"));
        m_test->open(settings);
        QVERIFY(m_test->window().findChild<SettingsPage*>()->isVisible());
        QCOMPARE(m_test->window().size(), QSize(1111, 777));
        QCOMPARE(page().findChild<QueryBar*>()->cellSize(), 224);
        const SearchRequest limits = page().findChild<QueryBar*>()->limits();
        QCOMPARE(limits.top.value_or(0), std::size_t{500});
        QCOMPARE(limits.radius.value_or(-1), 7);
        QVERIFY(page().findChild<QueryBar*>()->ranking() == Ranking::Asymmetric);
    }

    void closingWhileIndexingKeepsWhatIsFinished() {
        m_test->paintPictures(40);
        m_test->window().indexer().start({m_test->picturesFolder()});
        QVERIFY(m_test->window().indexer().job());
        m_test->window().indexer().job()->pause();  // it cannot be over before the window closes
        m_test->close();
        const bool begun = std::filesystem::exists(m_test->library());
        QVERIFY(!begun || overviewOf(m_test->library()).counts.pictures < 120);
    }

    void everyPageLooksRightInBothThemes() {
        m_test->paintPictures(12);
        m_test->writeFile("broken.jpg", "\xff\xd8\xff\xe0 this is no picture");
        m_test->writeFile("empty.png", "");
        const std::pair<ThemeChoice, const char*> themes[] = {{ThemeChoice::Light, "light"},
                                                              {ThemeChoice::Dark, "dark"}};
        const auto save = [this, &themes](const QString& name) {
            for (const auto& [choice, word] : themes) {
                m_test->setTheme(choice);
                m_test->saveScreenshot(QStringLiteral("%1-%2").arg(name, QLatin1String(word)));
            }
        };
        QTRY_VERIFY_WITH_TIMEOUT(page().findChild<QPushButton*>(QStringLiteral("chooseFolder"))->isVisible(),
                                 patience);
        save(QStringLiteral("first-start"));
        if (const auto data = testDataFolder())
            m_test->window().indexer().start({*data / "photos"});
        QTRY_VERIFY_WITH_TIMEOUT(!m_test->window().indexer().running(), patience);
        index();
        searchBy(m_test->picturesFolder() / "green-1.png");
        choose(14);
        for (int row = 0; row < 20; ++row)
            QTRY_VERIFY_WITH_TIMEOUT(!results().index(row, 0).data(Qt::DecorationRole).isNull(), patience);
        save(QStringLiteral("search"));
        for (const char* name : {"library", "train", "evaluate", "settings"}) {
            m_test->window().showPage(QLatin1String(name));
            QTRY_VERIFY_WITH_TIMEOUT(m_test->session().jobs().idle(), patience);
            save(QLatin1String(name));
        }
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
