#include "ui/evaluation/evaluation_page.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <algorithm>
#include <fstream>

#include "core/engine/train_model.h"
#include "tests/ui/fake_training/learning_session.h"
#include "ui/common/icon_view.h"
#include "ui/common/message_panel.h"
#include "ui/common/plots/curve_plot.h"
#include "ui/common/plots/matrix_plot.h"
#include "ui/evaluation/evaluation_plots.h"

namespace kindred {

class EvaluationPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void emptyPageSaysWhatToDo() {
        LearningSession test;
        const auto page = shownPage(test);
        QVERIFY(message(*page).isVisible());
        QVERIFY(message(*page).accessibleDescription().contains("Choose a model and a data set"));
    }

    void missingChoicesAreToldWhereTheyStand() {
        LearningSession test;
        const auto page = shownPage(test);
        named<QComboBox>(*page, "Model")->setCurrentIndex(-1);
        labelled<QPushButton>(*page, "Evaluate")->click();
        QVERIFY(hasText(*page, "Choose a model, or train one first."));
        QVERIFY(hasText(*page, "Choose the folder of a data set."));
        QVERIFY(test.session.jobs().visibleJobs().empty());
    }

    void shippedModelsAreOffered() {
        LearningSession test;
        std::filesystem::create_directories(test.folder / "models");
        std::ofstream(test.folder / "models" / "drhn-1-12-colours.safetensors").put('\0');
        const auto page = shownPage(test);
        QVERIFY(named<QComboBox>(*page, "Model")->findText("drhn-1-12-colours") >= 0);
    }

    void judgesAModel() {
        LearningSession test;
        const auto page = shownPage(test);
        page->evaluate(train(test), data(test));
        QTRY_VERIFY(page->plots().isVisible());

        // Two colours that the codes tell apart without fail, two pictures in ten of each for testing.
        const MatrixPlot& confusion = page->plots().confusion();
        QCOMPARE(confusion.counts(), (MatrixPlot::Counts{{2, 0}, {0, 2}}));
        QVERIFY(!page->plots().precision().isEmpty());
        QCOMPARE(page->plots().precision().curves()[0].points.front(), QPointF(1, 1));
        QCOMPARE(page->plots().byRadius().curves().size(), 2);
        QCOMPARE(page->plots().byRadius().curves()[1].points.back().y(), 1.0);
        QCOMPARE(page->plots().precisionRecall().curves()[0].points.back().x(), 1.0);
        QCOMPARE(page->plots().bits().curves()[0].points.size(), std::size_t{12});
        // Pictures of one class are nearer to one another than to those of the other.
        const Curve& same = page->plots().calibration().curves()[0];
        QCOMPARE(same.points.front().y(), 1.0);
        QCOMPARE(same.points.back().y(), 0.0);
        QCOMPARE(same.intervals.size(), same.points.size());
        QVERIFY(named<QWidget>(*page, "mAP@1000 100.00 % (100.00 to 100.00)"));
        QVERIFY(named<QWidget>(*page, "Contamination 0.00 %"));
        QVERIFY(named<QWidget>(*page, "By class alone 100.00 %"));
        QVERIFY(hasText(*page, "No test picture is among the training pictures."));
        QVERIFY(hasText(*page, "mAP@1000"));
        QVERIFY(hasText(*page, "100.00 %"));
        QVERIFY(hasText(*page, "4 test pictures searched for among 16 training pictures"));
    }

    void judgesOnlyTheClassesAskedFor() {
        LearningSession test;
        const auto page = shownPage(test);
        const auto model = train(test);
        auto* classes = named<QLineEdit>(*page, "Only these classes");
        QVERIFY(classes);
        classes->setText(" 1 , nothing ");
        page->evaluate(model, data(test));
        QTRY_VERIFY(hasText(*page, "The data set has no class “nothing”."));
        QVERIFY(!page->plots().isVisible());
        classes->setText("1");
        page->evaluate(model, data(test));
        QTRY_VERIFY(page->plots().isVisible());
        QVERIFY(hasText(*page, "2 test pictures searched for among 8 training pictures"));
        QVERIFY(hasText(*page, "so they are not unseen"));
    }

    void picturesInBothSplitsAreToldWithAMark() {
        LearningSession test;
        const auto page = shownPage(test);
        const auto model = train(test);
        const auto split = test.folder / "split";
        for (const char* part : {"train", "test"}) {
            std::filesystem::create_directories(split / part);
            std::filesystem::copy(test.folder / "colours", split / part,
                                  std::filesystem::copy_options::recursive);
        }
        page->evaluate(model, split.string());
        QTRY_VERIFY(page->plots().isVisible());
        QVERIFY(hasText(*page, "20 test picture(s) are among the training pictures too"));
        const auto marks = page->findChildren<IconView*>();
        QCOMPARE(std::ranges::count_if(marks, [](const IconView* mark) { return mark->isVisible(); }), 1);
    }

    void definitionIsTheEnginesOwn() {
        LearningSession test;
        const auto page = shownPage(test);
        const auto model = train(test);
        page->evaluate(model, data(test));
        QTRY_VERIFY(page->plots().isVisible());
        EvaluateRequest request;
        request.model = model;
        request.data = data(test);
        const auto report = evaluateModel(request, test.services, {});
        QVERIFY(hasText(*page, QString::fromStdString(report->definition)));
    }

    void othersClassesLeaveRetrieval() {
        LearningSession test;
        const auto page = shownPage(test);
        const auto model = train(test);
        std::filesystem::rename(test.folder / "colours" / "blue", test.folder / "colours" / "azure");
        page->evaluate(model, data(test));
        QTRY_VERIFY(page->plots().isVisible());
        QVERIFY(!page->plots().confusion().isVisible());
        QVERIFY(hasText(*page, "does not know these classes"));
    }

    void damagedModelIsToldInPlace() {
        LearningSession test;
        const auto page = shownPage(test);
        std::ofstream(test.folder / "broken.safetensors") << "no model";
        paintDataSet(test.folder / "colours");
        page->evaluate(test.folder / "broken.safetensors", data(test));
        QTRY_COMPARE(message(*page).accessibleName(), "The model could not be judged");
        QVERIFY(message(*page).accessibleDescription().contains("broken.safetensors"));
        QVERIFY(labelled<QPushButton>(*page, "Evaluate")->isEnabled());
    }

    void missingBatchIsToldInPlace() {
        LearningSession test;
        const auto page = shownPage(test);
        const auto model = train(test);
        const auto cifar = test.folder / "cifar-10-batches-bin";
        std::filesystem::create_directories(cifar);
        for (const char* name : {"batches.meta.txt", "data_batch_2.bin", "test_batch.bin"})
            std::ofstream(cifar / name).put('\0');
        page->evaluate(model, cifar.string());
        QTRY_COMPARE(message(*page).accessibleName(), "The model could not be judged");
        QVERIFY2(message(*page).accessibleDescription().contains("data_batch_1.bin"),
                 qPrintable(message(*page).accessibleDescription()));
    }

    void settingsAreThereAgain() {
        LearningSession test;
        const auto page = shownPage(test);
        page->restore({{"model", "/somewhere/else.safetensors"}, {"data", QByteArray("/data")}, {"top", 50}});
        const auto again = shownPage(test);
        again->restore(page->state());
        QCOMPARE(again->state(), page->state());
        QCOMPARE(again->state().value("top").toInt(), 50);
    }

    void looksRight_data() {
        QTest::addColumn<ThemeChoice>("theme");
        QTest::newRow("light") << ThemeChoice::Light;
        QTest::newRow("dark") << ThemeChoice::Dark;
        QTest::newRow("german") << ThemeChoice::Light;
    }

    void looksRight() {
        QFETCH(ThemeChoice, theme);
        const Theme dress(*qApp, theme);
        std::optional<InGerman> german;
        if (QByteArray(QTest::currentDataTag()) == "german")
            german.emplace();
        LearningSession test;
        const auto page = shownPage(test);
        saveScreenshot(*page, QStringLiteral("evaluate-start-%1").arg(QTest::currentDataTag()));
        page->evaluate(train(test), data(test));
        QTRY_VERIFY(page->plots().isVisible());
        saveScreenshot(*page, QStringLiteral("evaluate-%1").arg(QTest::currentDataTag()));
    }

private:
    static std::unique_ptr<EvaluationPage> shownPage(LearningSession& test) {
        auto page = std::make_unique<EvaluationPage>(test.session);
        page->resize(1180, 760);
        page->show();
        return page;
    }

    static std::string data(const LearningSession& test) { return (test.folder / "colours").string(); }

    static std::filesystem::path train(LearningSession& test) {
        paintDataSet(test.folder / "colours");
        TrainRequest request;
        request.data.data = data(test);
        request.out = test.folder / "model.safetensors";
        request.recipe.blocks = 1;
        request.recipe.bits = 12;
        request.recipe.epochs = 1;
        trainModel(request, test.services, {}, {});
        return request.out;
    }

    static const MessagePanel& message(const EvaluationPage& page) {
        return *page.findChild<MessagePanel*>();
    }

    static bool hasText(const QWidget& where, const QString& text) {
        const auto labels = where.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
};

}  // namespace kindred

QTEST_MAIN(kindred::EvaluationPageTest)
#include "evaluation_page_test.moc"
