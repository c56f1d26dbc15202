#include "ui/duplicates/duplicates_page.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "core/engine/find_duplicates.h"
#include "core/engine/library_search.h"
#include "core/store/library_reader.h"
#include "core/store/library_writer.h"
#include "tests/support/painted_pictures.h"
#include "tests/ui/support/test_window.h"
#include "ui/common/flow/flow_view.h"
#include "ui/common/message_panel.h"
#include "ui/common/undo_strip.h"
#include "ui/duplicates/duplicates_controller.h"
#include "ui/duplicates/member_delegate.h"
#include "ui/duplicates/member_model.h"
#include "ui/duplicates/zoom_view.h"
#include "ui/library/indexer.h"
#include "ui/main_window.h"

using namespace kindred;
namespace fs = std::filesystem;

namespace {

constexpr int patience = 60'000;  // milliseconds; only ever used up by a failure

/// Where the trash of this test lies. Made before there are threads, one of which might read the environment.
QTemporaryDir& home() {
    static QTemporaryDir folder(QDir::homePath() + QStringLiteral("/kindred-trash-test-XXXXXX"));
    return folder;
}

}  // namespace

/// The page driven as a person would: two red pictures that are copies of one another and a smaller third,
/// two identical blue ones, and a green one on its own.
class DuplicatesPageTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<TestWindow> m_test;

    DuplicatesPage& page() { return *m_test->window().findChild<DuplicatesPage*>(); }
    DuplicatesController& controller() { return *page().findChild<DuplicatesController*>(); }
    QListView& groups() { return *page().findChild<QListView*>(); }
    FlowView& grid() { return *page().findChild<FlowView*>(); }
    MemberModel& members() { return *page().findChild<MemberModel*>(); }
    UndoStrip& strip() { return *page().findChild<UndoStrip*>(); }
    fs::path picture(const std::string& name) { return m_test->picturesFolder() / name; }

    QStringList names() {
        QStringList names;
        for (int row = 0; row < members().rowCount(); ++row)
            names << members().index(row).data(MemberModel::NameRole).toString();
        return names;
    }
    QString fate(int row) { return members().index(row).data(MemberModel::FateRole).toString(); }
    QString labels() {
        QStringList texts;
        for (const QLabel* label : page().findChildren<QLabel*>())
            if (label->isVisible())
                texts << label->text();
        return texts.join(QLatin1Char('\n'));
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&grid(), key, modifiers);
    }

    void index() {
        m_test->window().indexer().start({m_test->picturesFolder()});
        QTRY_VERIFY_WITH_TIMEOUT(!m_test->window().indexer().running(), patience);
        QVERIFY(!m_test->window().indexer().error());
    }
    void find() {
        press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(!controller().finding(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(controller().report() || controller().error(), patience);
    }
    void choose(const QString& original) {
        for (int row = 0; row < groups().model()->rowCount(); ++row)
            if (groups().model()->index(row, 0).data(GroupModel::NameRole).toString() == original)
                groups().setCurrentIndex(groups().model()->index(row, 0));
        QCOMPARE(names().value(0), original);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(home().isValid()); }

    void init() {
        m_test = std::make_unique<TestWindow>();
        const PaintedPicture red{.colour = Qt::red, .width = 96, .height = 72};
        QVERIFY(writePicture(picture("red.png"), red));
        QVERIFY(kindred::paint(red)
                    .scaled(48, 36, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                    .save(QString::fromStdString(picture("red-small.png").string())));
        fs::copy_file(picture("red.png"), picture("red copy.png"));
        QVERIFY(writePicture(picture("blue.png"), {.colour = Qt::blue}));
        fs::copy_file(picture("blue.png"), picture("blue copy.png"));
        QVERIFY(writePicture(picture("green.png"),
                             {.shape = PaintedPicture::Shape::Stripes, .colour = Qt::green}));
        m_test->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_test->window()));
        index();
        QTest::keyClick(&m_test->window(), Qt::Key_3, Qt::ControlModifier);
        QVERIFY(page().isVisible());
    }
    void cleanup() {
        // What is only announced would be done as the page is hidden.
        strip().undo();
        m_test.reset();
    }

    void groupsAreFoundAndShown() {
        QCOMPARE(page().findChild<MessagePanel*>()->accessibleName(),
                 QStringLiteral("Find pictures that you have more than once"));
        const QAbstractItemModelTester groupTester(&controller().groups(),
                                                   QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester memberTester(&members(),
                                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTest::mouseClick(page().findChild<MessagePanel*>()->findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(groups().model()->rowCount(), 2, patience);
        choose(QStringLiteral("red.png"));
        QCOMPARE(names(), (QStringList{"red.png", "red copy.png", "red-small.png"}));
        QCOMPARE(fate(0), QStringLiteral("Original, stays"));
        QCOMPARE(fate(1), QStringLiteral("Goes to the trash"));
        QVERIFY(labels().contains(QLatin1String("red.png stays.")));
        QTRY_VERIFY_WITH_TIMEOUT(!members().index(2).data(Qt::DecorationRole).isNull(), patience);
        m_test->saveScreenshot(QStringLiteral("duplicates-light"));
        m_test->setTheme(ThemeChoice::Dark);
        m_test->saveScreenshot(QStringLiteral("duplicates-dark"));
    }

    void groupsAreWalkedByKeyboard() {
        find();
        QCOMPARE(groups().currentIndex().row(), 0);
        press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(groups().currentIndex().row(), 1);
        QCOMPARE(names().size(), members().rowCount());
        press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(groups().currentIndex().row(), 0);
    }

    void copiesGoToTheTrashAndComeBack() {
        find();
        choose(QStringLiteral("red.png"));
        press(Qt::Key_Delete);
        QVERIFY(strip().isVisible());
        QVERIFY(labels().contains(QLatin1String("red.png stays")));
        QVERIFY(fs::exists(picture("red copy.png")));  // it is only announced
        strip().actNow();
        QTRY_VERIFY_WITH_TIMEOUT(!fs::exists(picture("red copy.png")), patience);
        QTRY_COMPARE_WITH_TIMEOUT(groups().model()->rowCount(), 1, patience);
        QVERIFY(!fs::exists(picture("red-small.png")));
        QVERIFY(fs::exists(picture("red.png")));
        QCOMPARE(overviewOf(m_test->library()).counts.pictures, std::uint64_t{4});
        QCOMPARE(overviewOf(m_test->library()).counts.missing, std::uint64_t{0});
        QVERIFY2(labels().contains(QLatin1String("moved to the trash")), qPrintable(labels()));

        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(groups().model()->rowCount(), 2, patience);
        QVERIFY(fs::exists(picture("red copy.png")));
        QVERIFY(fs::exists(picture("red-small.png")));
        QCOMPARE(names(), (QStringList{"red.png", "red copy.png", "red-small.png"}));
        QCOMPARE(overviewOf(m_test->library()).counts.pictures, std::uint64_t{6});
    }

    void whatIsAnnouncedCanBeLeft() {
        find();
        choose(QStringLiteral("red.png"));
        press(Qt::Key_Delete);
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!strip().isVisible());
        QVERIFY(fs::exists(picture("red copy.png")));
        QCOMPARE(groups().model()->rowCount(), 2);
    }

    void whatStaysDoesNotGo() {
        find();
        choose(QStringLiteral("red.png"));
        grid().setCurrentIndex(members().index(1));
        press(Qt::Key_Space);
        QCOMPARE(fate(1), QStringLiteral("Stays"));
        press(Qt::Key_Delete);
        strip().actNow();
        QTRY_VERIFY_WITH_TIMEOUT(!fs::exists(picture("red-small.png")), patience);
        QTRY_VERIFY_WITH_TIMEOUT(!controller().lastDone().isEmpty(), patience);
        QVERIFY(fs::exists(picture("red copy.png")));
        choose(QStringLiteral("red.png"));
        QCOMPARE(names(), (QStringList{"red.png", "red copy.png"}));
    }

    void aClickOnTheBoxTicks() {
        find();
        choose(QStringLiteral("red.png"));
        const QRect cell = grid().visualRect(members().index(1));
        const QPoint box = cell.bottomLeft() + QPoint(16, 18 - MemberDelegate::captionHeight);
        QTest::mouseClick(grid().viewport(), Qt::LeftButton, {}, box);
        QCOMPARE(fate(1), QStringLiteral("Stays"));
        QTest::mouseClick(grid().viewport(), Qt::LeftButton, {}, box);
        QCOMPARE(fate(1), QStringLiteral("Goes to the trash"));
    }

    void anotherNameOfTheFileStays() {
        fs::create_hard_link(picture("blue.png"), picture("blue link.png"));
        index();
        find();
        choose(QStringLiteral("blue.png"));
        const auto row = static_cast<int>(names().indexOf(QStringLiteral("blue link.png")));
        QCOMPARE(fate(row), QStringLiteral("The same file, stays"));
        grid().setCurrentIndex(members().index(row));
        press(Qt::Key_Space);
        QCOMPARE(fate(row), QStringLiteral("The same file, stays"));
        QVERIFY(!members().index(row).data(Qt::CheckStateRole).isValid());
    }

    /// The search waits for the trash, so that what went is not found, and what it wins is.
    void whatGoesIsGoneBeforeTheNextSearch() {
        find();
        choose(QStringLiteral("red.png"));
        press(Qt::Key_Delete);
        press(Qt::Key_F5);  // does what is announced first
        QTRY_COMPARE_WITH_TIMEOUT(groups().model()->rowCount(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!controller().finding(), patience);
        QVERIFY(!fs::exists(picture("red copy.png")));
        QCOMPARE(names().value(0), QStringLiteral("blue.png"));
    }

    void whatHasChangedStaysAndIsTold() {
        find();
        choose(QStringLiteral("blue.png"));
        fs::last_write_time(picture("blue copy.png"),
                            fs::file_time_type::clock::now() - std::chrono::hours(2));
        press(Qt::Key_Delete);
        strip().actNow();
        QTRY_VERIFY_WITH_TIMEOUT(!controller().refused().empty(), patience);
        QVERIFY(fs::exists(picture("blue copy.png")));
        QVERIFY2(labels().contains(QLatin1String("has changed since it was indexed")), qPrintable(labels()));
    }

    void aVerdictIsKeptAndUndone() {
        find();
        choose(QStringLiteral("red.png"));
        grid().setCurrentIndex(members().index(2));
        press(Qt::Key_N);
        QCOMPARE(names(), (QStringList{"red.png", "red copy.png"}));
        QTRY_COMPARE_WITH_TIMEOUT(LibraryReader(m_test->library()).notSame().size(), std::size_t{1},
                                  patience);
        find();
        choose(QStringLiteral("red.png"));
        QCOMPARE(names(), (QStringList{"red.png", "red copy.png"}));
        // Identical contents cannot be said to differ.
        grid().setCurrentIndex(members().index(1));
        press(Qt::Key_N);
        QCOMPARE(members().rowCount(), 2);
    }

    void aVerdictCanBeTakenBack() {
        find();
        choose(QStringLiteral("red.png"));
        grid().setCurrentIndex(members().index(2));
        press(Qt::Key_N);
        QTRY_COMPARE_WITH_TIMEOUT(LibraryReader(m_test->library()).notSame().size(), std::size_t{1},
                                  patience);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(members().rowCount(), 3);
        QTRY_VERIFY_WITH_TIMEOUT(LibraryReader(m_test->library()).notSame().empty(), patience);
    }

    void anotherOriginalIsKept() {
        find();
        choose(QStringLiteral("red.png"));
        grid().setCurrentIndex(members().index(2));
        press(Qt::Key_O);
        QCOMPARE(names().value(0), QStringLiteral("red-small.png"));
        QCOMPARE(fate(1), QStringLiteral("Goes to the trash"));
        QTRY_COMPARE_WITH_TIMEOUT(LibraryReader(m_test->library()).marked(MarkKind::Original).size(),
                                  std::size_t{1}, patience);
        find();
        choose(QStringLiteral("red-small.png"));
        grid().setCurrentIndex(members().index(1));
        press(Qt::Key_O);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(names().value(0), QStringLiteral("red-small.png"));
    }

    void withoutLookingOnlyIdenticalFilesAreTicked() {
        page().findChild<QCheckBox*>()->setChecked(false);
        find();
        choose(QStringLiteral("red.png"));
        QCOMPARE(fate(names().indexOf(QStringLiteral("red copy.png"))), QStringLiteral("Goes to the trash"));
        QCOMPARE(fate(names().indexOf(QStringLiteral("red-small.png"))), QStringLiteral("Stays"));
    }

    void bothPicturesZoomTogether() {
        find();
        choose(QStringLiteral("red.png"));
        press(Qt::Key_C);
        const auto views = page().findChildren<ZoomView*>();
        QCOMPARE(views.size(), 2);
        QTRY_VERIFY(views[0]->isVisible());
        // A picture that is on its way may not be zoomed yet.
        QTRY_VERIFY_WITH_TIMEOUT((QTest::keyClick(views[1], Qt::Key_Plus), views[1]->place().zoom > 1),
                                 patience);
        QCOMPARE(views[0]->place(), views[1]->place());
        m_test->saveScreenshot(QStringLiteral("duplicates-compare"));
        QTest::keyClick(views[1], Qt::Key_C);
        QVERIFY(grid().isVisible());
    }

    void whileAnotherWritesNothingGoes() {
        find();
        choose(QStringLiteral("red.png"));
        {
            const LibraryWriter other(m_test->library());
            press(Qt::Key_Delete);
            strip().actNow();
            QTRY_VERIFY_WITH_TIMEOUT(controller().error(), patience);
        }
        QCOMPARE(controller().error()->code(), std::string("library-locked"));
        QVERIFY2(labels().contains(QLatin1String("Another job of this program is writing")),
                 qPrintable(labels()));
        QVERIFY(fs::exists(picture("red copy.png")));
        QCOMPARE(groups().model()->rowCount(), 2);
    }

    void whatWaitsForIndexingIsDoneAlsoWhenTheWindowCloses() {
        find();
        choose(QStringLiteral("red.png"));
        for (unsigned i = 0; i < 200; ++i)
            QVERIFY(writePicture(picture("more/" + std::to_string(i) + ".png"), {.seed = i}));
        m_test->window().indexer().start({m_test->picturesFolder()});
        QVERIFY(m_test->window().indexer().running());
        grid().setCurrentIndex(members().index(2));
        press(Qt::Key_N);
        QVERIFY(LibraryReader(m_test->library()).notSame().empty());
        m_test->open(m_test->close());
        QVERIFY(!LibraryReader(m_test->library()).notSame().empty());
        QTest::keyClick(&m_test->window(), Qt::Key_3, Qt::ControlModifier);
    }

    void whatCannotBeWrittenDoesNotStay() {
        find();
        choose(QStringLiteral("red.png"));
        grid().setCurrentIndex(members().index(2));
        {
            const LibraryWriter other(m_test->library());
            press(Qt::Key_N);
            QCOMPARE(members().rowCount(), 2);
            QTRY_VERIFY_WITH_TIMEOUT(controller().error(), patience);
        }
        choose(QStringLiteral("red.png"));
        QCOMPARE(members().rowCount(), 3);
        QVERIFY(controller().lastDone().isEmpty());
    }

    /// While a library is being indexed, what people say waits and is not lost.
    void whatIsSaidWhileIndexingIsKept() {
        find();
        choose(QStringLiteral("red.png"));
        grid().setCurrentIndex(members().index(2));
        m_test->window().indexer().start({});
        press(Qt::Key_N);
        QVERIFY(controller().waiting());
        QTRY_VERIFY_WITH_TIMEOUT(!m_test->window().indexer().running(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(LibraryReader(m_test->library()).notSame().size(), std::size_t{1},
                                  patience);
        QVERIFY(!controller().error());
    }

    void aLibraryWithoutDuplicatesSaysSo() {
        for (const char* name : {"red copy.png", "red-small.png", "blue copy.png"})
            fs::remove(picture(name));
        find();
        QCOMPARE(groups().model()->rowCount(), 0);
        QCOMPARE(page().findChild<MessagePanel*>()->accessibleName(), QStringLiteral("No duplicates"));
    }

    void whatWasSetIsThereAgain() {
        page().findChild<QCheckBox*>()->setChecked(false);
        const UiSettings settings = m_test->close();
        m_test->open(settings);
        m_test->window().showPage(QStringLiteral("duplicates"));
        QVERIFY(!page().findChild<QCheckBox*>()->isChecked());
    }
};

/// The trash of the test's own, on the disk of the pictures: both lie below a folder of the person's.
int main(int argc, char** argv) {
    if (!home().isValid())
        return 1;
    qputenv("XDG_DATA_HOME", QFile::encodeName(home().path()));
    qputenv("TMPDIR", QFile::encodeName(home().path()));
    QApplication application(argc, argv);
    DuplicatesPageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "duplicates_page_test.moc"
