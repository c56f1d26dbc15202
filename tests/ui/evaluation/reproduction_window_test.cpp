#include "ui/evaluation/reproduction_window.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <fstream>

#include "tests/ui/fake_training/learning_session.h"
#include "ui/common/fields/path_field.h"
#include "ui/common/message_panel.h"
#include "ui/evaluation/evaluation_page.h"
#include "ui/evaluation/reproduction_table.h"

namespace kindred {

class ReproductionWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void missingChoicesAreToldWhereTheyStand() {
        LearningSession test;
        ReproductionWindow window(test.session);
        window.show();
        named<QLineEdit>(window, "Depths n")->setText("1, 17");
        named<QLineEdit>(window, "Bits")->setText("12,,24");
        labelled<QPushButton>(window, "Start")->click();
        QVERIFY(hasText(window, "Choose the folder of a data set."));
        QVERIFY(hasText(window, "Choose a folder for the models and figures."));
        QVERIFY(hasText(window, "Whole numbers from 1 to 16, with commas between."));
        QVERIFY(hasText(window, "Whole numbers from 1 to 256, with commas between."));
        QVERIFY(test.session.jobs().visibleJobs().empty());
    }

    void theRecipeSaysHowManyEpochs() {
        LearningSession test;
        ReproductionWindow window(test.session);
        QCOMPARE(named<QSpinBox>(window, "Epochs")->value(), 43);
        named<QComboBox>(window, "Recipe")->setCurrentIndex(1);
        QVERIFY(named<QSpinBox>(window, "Epochs")->value() < 43);
    }

    void theGridStandsBesideWhatWasPublished() {
        LearningSession test;
        ReproductionWindow window(test.session);
        start(test, window);
        QTRY_COMPARE(window.table().rowCount(), 4);  // accuracy and mAP of two depths
        QTRY_VERIFY(labelled<QPushButton>(window, "Start")->isEnabled());
        const auto* view = window.findChild<QTableView*>();
        QVERIFY(view->isVisible());

        // The fake module's codes and classes tell the two colours apart without fail.
        const auto cell = [&](int row, int column) {
            return view->model()->index(row, column).data().toString();
        };
        QCOMPARE(cell(0, ReproductionTable::Measure), "Accuracy");
        QCOMPARE(cell(1, ReproductionTable::Measure), "mAP");
        QCOMPARE(cell(1, ReproductionTable::Depth), "1");
        QCOMPARE(cell(1, ReproductionTable::Bits), "12");
        QCOMPARE(cell(1, ReproductionTable::Ours), "100.00 %");
        QCOMPARE(cell(1, ReproductionTable::Interval), "100.00 to 100.00 %");
        QCOMPARE(cell(1, ReproductionTable::Published), "90.00 %");
        QCOMPARE(cell(1, ReproductionTable::Source), "Thesis");
        QCOMPARE(cell(1, ReproductionTable::Differs), "≠");
        QCOMPARE(cell(3, ReproductionTable::Depth), "2");
        QCOMPARE(cell(3, ReproductionTable::Published), "99.80 %");
        QCOMPARE(cell(3, ReproductionTable::Differs), "");
        QCOMPARE(cell(0, ReproductionTable::Published), "");
        QVERIFY(hasText(window, "differs where it is farther from ours"));
        saveScreenshot(window, QStringLiteral("reproduction"));
    }

    void whatIsInTheWayIsTold() {
        LearningSession test;
        ReproductionWindow window(test.session);
        start(test, window);
        QTRY_COMPARE(window.table().rowCount(), 4);
        QTRY_VERIFY(labelled<QPushButton>(window, "Start")->isEnabled());
        named<QSpinBox>(window, "Epochs")->setValue(3);
        labelled<QPushButton>(window, "Start")->click();
        QTRY_VERIFY(message(window).isVisible() &&
                    message(window).accessibleName() == "The figures could not be repeated");
        QVERIFY(message(window).accessibleDescription().contains("another recipe"));
        QVERIFY(labelled<QPushButton>(window, "Start")->isEnabled());
    }

    void thePageOpensItOnce() {
        LearningSession test;
        EvaluationPage page(test.session);
        page.show();
        auto* button = labelled<QPushButton>(page, "Repeat published figures…");
        button->click();
        button->click();
        const auto windows = page.findChildren<ReproductionWindow*>();
        QCOMPARE(windows.size(), 1);
        QVERIFY(windows.front()->isVisible() && windows.front()->isWindow());
    }

private:
    static void start(LearningSession& test, ReproductionWindow& window) {
        std::ofstream(test.folder / "published_figures.json") << R"({"tables": [
            {"row": "blocks", "column": "bits", "unit": "fraction", "data_set": "colours",
             "source": "thesis", "measure": "map", "columns": [12], "rows": [[1, 0.9], [2, 0.998]]}]})";
        window.propose(paintDataSet(test.folder / "colours").string());
        window.show();
        window.findChildren<PathField*>().back()->setPath(test.folder / "grid");
        named<QLineEdit>(window, "Depths n")->setText("1, 2");
        named<QLineEdit>(window, "Bits")->setText("12");
        named<QSpinBox>(window, "Epochs")->setValue(2);
        labelled<QPushButton>(window, "Start")->click();
    }

    static const MessagePanel& message(const QWidget& window) { return *window.findChild<MessagePanel*>(); }

    static bool hasText(const QWidget& where, const QString& text) {
        const auto labels = where.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
};

}  // namespace kindred

QTEST_MAIN(kindred::ReproductionWindowTest)
#include "reproduction_window_test.moc"
