#include "ui/training/training_page.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "core/engine/model_catalog.h"
#include "tests/ui/fake_training/learning_session.h"
#include "ui/common/file_paths.h"
#include "ui/common/message_panel.h"
#include "ui/common/plots/curve_plot.h"
#include "ui/training/training_curves.h"
#include "ui/training/training_outcome.h"

namespace kindred {

class TrainingPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void emptyPageSaysWhatToDo() {
        LearningSession test;
        const auto page = shownPage(test);
        QVERIFY(page->findChild<MessagePanel*>()->isVisible());
        QVERIFY(page->findChild<MessagePanel*>()->accessibleDescription().contains("data set"));
        QTRY_VERIFY(hasText(*page, "CPU"));  // the device, asked for in the background
    }

    void problemsAreToldWhereTheyStand() {
        LearningSession test;
        const auto page = shownPage(test);
        page->restore({{"data", QByteArray("/no/such/folder")}, {"output", "/no/such/model.safetensors"}});
        start(*page);
        QVERIFY(hasText(*page, "There is no such folder."));
        QVERIFY(hasText(*page, "There is no folder /no/such."));
        QVERIFY(test.session.jobs().visibleJobs().empty());
        page->restore({{"output", toText(test.folder / "model.pth")}});
        start(*page);
        QVERIFY(hasText(*page, "The name must end in .safetensors."));
    }

    void twoEpochsGiveTwoPointsAndAModel() {
        LearningSession test;
        const auto page = shownPage(test);
        const auto model = prepare(*page, test, {{"epochs", 2}});
        start(*page);
        QTRY_VERIFY(outcome(*page).isVisible());

        for (const CurvePlot* plot : {&page->curves().loss(), &page->curves().accuracy()}) {
            QCOMPARE(plot->curves().size(), 2);
            for (const Curve& curve : plot->curves())
                QCOMPARE(curve.points.size(), 2);
        }
        QCOMPARE(page->curves().accuracy().curves()[1].points[1], QPointF(2, 0.93));
        auto* epochs = page->findChild<QTableView*>();
        QCOMPARE(epochs->model()->rowCount(), 2);
        for (int column = 0; column < epochs->model()->columnCount(); ++column)
            QTRY_VERIFY(epochs->columnWidth(column) >=
                        static_cast<QAbstractItemView*>(epochs)->sizeHintForColumn(column));
        QTRY_VERIFY(epochs->horizontalHeader()->length() >= epochs->viewport()->width());
        QVERIFY(hasText(*page, "✓ Saved as model.safetensors"));
        QVERIFY(hasText(outcome(*page), "test accuracy"));
        const ModelSummary summary = summarizeModel(model);
        QCOMPARE(summary.description.classes, (std::vector<std::string>{"blue", "red"}));
        QVERIFY(summary.description.notes.at("command").starts_with("kindred-cli train"));
    }

    void nothingHeldOutDrawsOneCurve() {
        LearningSession test;
        const auto page = shownPage(test);
        prepare(*page, test, {{"epochs", 2}, {"heldOut", 0}});
        start(*page);
        QTRY_VERIFY(outcome(*page).isVisible());
        QCOMPARE(page->curves().loss().curves()[0].points.size(), 2);
        QVERIFY(page->curves().loss().curves()[1].points.empty());
        QVERIFY(hasText(outcome(*page), "epoch 2 kept"));
    }

    void trainedModelCanBeUsedAndJudged() {
        LearningSession test;
        const auto page = shownPage(test);
        const auto model = prepare(*page, test, {{"epochs", 1}});
        start(*page);
        QTRY_VERIFY(outcome(*page).isVisible());

        std::filesystem::path judged;
        connect(page.get(), &TrainingPage::evaluationWanted, this,
                [&](const std::filesystem::path& wanted, const std::string&) { judged = wanted; });
        labelled<QPushButton>(*page, "Evaluate it")->click();
        QCOMPARE(judged, model);
        QPushButton* use = labelled<QPushButton>(*page, "Use this model");
        use->click();
        QCOMPARE(test.session.settings().model, model);
        QVERIFY(!use->isEnabled());
    }

    void stopKeepsTheBestSoFar() {
        LearningSession test;
        const auto page = shownPage(test);
        const auto model = prepare(*page, test, {{"epochs", 10'000}});
        start(*page);
        QTRY_VERIFY(page->curves().loss().curves().size() == 2 &&
                    page->curves().loss().curves()[0].points.size() > 2);
        QVERIFY(!labelled<QPushButton>(*page, "Start training")->isEnabled());
        named<QToolButton>(*page, "Stop")->click();
        QTRY_VERIFY(outcome(*page).isVisible());
        QVERIFY(hasText(*page, "Stopped; the best so far is saved as model.safetensors"));
        QVERIFY(hasText(outcome(*page), "epoch 1 kept"));
        QVERIFY(std::filesystem::exists(model));
        QVERIFY(labelled<QPushButton>(*page, "Start training")->isEnabled());
    }

    void pausedTrainingStandsStill() {
        LearningSession test;
        const auto page = shownPage(test);
        prepare(*page, test, {{"epochs", 10'000}});
        start(*page);
        QTRY_VERIFY(!page->curves().loss().isEmpty());
        named<QToolButton>(*page, "Pause")->click();
        QTest::qWait(100);  // an epoch that was under way
        const auto points = page->curves().loss().curves()[0].points.size();
        QTest::qWait(100);
        QCOMPARE(page->curves().loss().curves()[0].points.size(), points);
        named<QToolButton>(*page, "Resume")->click();
        QTRY_VERIFY(page->curves().loss().curves()[0].points.size() > points);
    }

    void closingWhileTrainingSavesTheBest() {
        std::filesystem::path model;
        TemporaryFolder kept;
        {
            LearningSession test;
            auto page = shownPage(test);
            prepare(*page, test, {{"epochs", 10'000}, {"output", toText(kept / "kept.safetensors")}});
            start(*page);
            QTRY_VERIFY(!page->curves().loss().isEmpty());
        }
        QVERIFY(std::filesystem::exists(kept / "kept.safetensors"));
    }

    void dataThatCannotServeIsToldInPlace() {
        LearningSession test;
        const auto page = shownPage(test);
        std::filesystem::create_directories(test.folder / "empty");
        page->restore({{"data", QByteArray::fromStdString((test.folder / "empty").string())},
                       {"output", toText(test.folder / "model.safetensors")}});
        start(*page);
        QTRY_COMPARE(page->findChild<MessagePanel*>()->accessibleName(), "Training could not go on");
        QVERIFY(page->findChild<MessagePanel*>()->accessibleDescription().contains("sub-folder"));
        QVERIFY(labelled<QPushButton>(*page, "Start training")->isEnabled());
    }

    void divergedTrainingSaysWhatToDo() {
        LearningSession test;
        const auto page = shownPage(test);
        prepare(*page, test, {{"learningRate", 10.0}});
        start(*page);
        QTRY_VERIFY(
            page->findChild<MessagePanel*>()->accessibleDescription().contains("lower learning rate"));
    }

    void deviceThatIsNotThereIsTold() {
        UiSettings settings;
        settings.device = "cuda";
        LearningSession test(settings);
        const auto page = shownPage(test);
        QTRY_VERIFY(hasText(*page, "⚠"));
        prepare(*page, test, {});
        start(*page);
        QTRY_VERIFY(page->findChild<MessagePanel*>()->accessibleDescription().contains("device"));
    }

    void settingsAreThereAgain() {
        LearningSession test;
        const auto page = shownPage(test);
        prepare(*page, test,
                {{"epochs", 7}, {"bits", 24}, {"schedule", int(Schedule::Cosine)}, {"heldOut", 0}});
        const auto again = shownPage(test);
        again->restore(page->state());
        QCOMPARE(again->state(), page->state());
        QCOMPARE(named<QSpinBox>(*again, "Bits")->value(), 24);
    }

    void everySettingExplainsItself() {
        LearningSession test;
        const auto page = shownPage(test);
        for (const char* name : {"Depth n", "Bits", "Epochs", "Batch", "Held-out pictures", "Seed"}) {
            const auto* editor = named<QSpinBox>(*page, name);
            QVERIFY2(editor && !editor->accessibleDescription().isEmpty(), name);
        }
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
        prepare(*page, test, {{"epochs", 24}});
        saveScreenshot(*page, QStringLiteral("train-start-%1").arg(QTest::currentDataTag()));
        start(*page);
        QTRY_VERIFY(outcome(*page).isVisible());
        saveScreenshot(*page, QStringLiteral("train-%1").arg(QTest::currentDataTag()));
    }

private:
    static std::unique_ptr<TrainingPage> shownPage(LearningSession& test) {
        auto page = std::make_unique<TrainingPage>(test.session);
        page->resize(1180, 760);
        page->show();
        return page;
    }

    /// Fills in the form, over a data set painted for it; returns where the model will be.
    static std::filesystem::path prepare(TrainingPage& page, LearningSession& test, QVariantMap settings) {
        const auto data = paintDataSet(test.folder / "colours");
        const auto model = test.folder / "model.safetensors";
        QVariantMap state{
            {"data", QByteArray::fromStdString(data.string())}, {"output", toText(model)}, {"blocks", 1}};
        state.insert(settings);
        page.restore(state);
        return model;
    }

    static void start(TrainingPage& page) { page.findChild<QPushButton*>("start")->click(); }

    static QWidget& outcome(const TrainingPage& page) { return *page.findChild<TrainingOutcome*>(); }

    static bool hasText(const QWidget& where, const QString& text) {
        const auto labels = where.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
};

}  // namespace kindred

QTEST_MAIN(kindred::TrainingPageTest)
#include "training_page_test.moc"
