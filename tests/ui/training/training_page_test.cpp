#include "ui/training/training_page.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>
#include <fstream>
#include <functional>

#include "core/engine/model_catalog.h"
#include "core/engine/training_presets.h"
#include "core/engine/unfinished_run.h"
#include "core/learning/checkpoint_file.h"
#include "core/learning/named_recipes.h"
#include "tests/ui/fake_training/learning_session.h"
#include "ui/common/file_paths.h"
#include "ui/common/message_panel.h"
#include "ui/common/plots/curve_plot.h"
#include "ui/training/more_settings.h"
#include "ui/training/training_curves.h"
#include "ui/training/training_form.h"
#include "ui/training/training_outcome.h"
#include "ui/training/unfinished_strip.h"

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
        const auto model = prepare(*page, test, [](auto& r) { r.epochs = 2; });
        start(*page);
        QTRY_VERIFY(outcome(*page).isVisible());

        for (const CurvePlot* plot : {&page->curves().loss(), &page->curves().accuracy()}) {
            QCOMPARE(plot->curves().size(), 2U);
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
        prepare(*page, test, [](auto& r) {
            r.epochs = 2;
            r.holdout = 0;
        });
        start(*page);
        QTRY_VERIFY(outcome(*page).isVisible());
        QCOMPARE(page->curves().loss().curves()[0].points.size(), 2);
        QVERIFY(page->curves().loss().curves()[1].points.empty());
        QVERIFY(hasText(outcome(*page), "epoch 2 kept"));
    }

    void trainedModelCanBeUsedAndJudged() {
        LearningSession test;
        const auto page = shownPage(test);
        const auto model = prepare(*page, test, [](auto& r) { r.epochs = 1; });
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
        const auto model = prepare(*page, test, endless);
        start(*page);
        QTRY_VERIFY(page->curves().loss().curves().size() == 2 &&
                    page->curves().loss().curves()[0].points.size() > 2);
        QVERIFY(!labelled<QPushButton>(*page, "Start training")->isEnabled());
        named<QToolButton>(*page, "Stop")->click();
        QTRY_VERIFY(outcome(*page).isVisible());
        QVERIFY(hasText(*page, "Stopped; the best so far is saved as model.safetensors"));
        QVERIFY(hasText(outcome(*page), "epoch 2 kept"));
        QVERIFY(hasText(outcome(*page), "Go on"));
        QVERIFY(std::filesystem::exists(model));
        QTRY_VERIFY(strip(*page).isVisible());
        QVERIFY(!labelled<QPushButton>(*page, "Start training")->isEnabled());  // it would replace the run
    }

    void pausedTrainingStandsStill() {
        LearningSession test;
        const auto page = shownPage(test);
        prepare(*page, test, endless);
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
            prepare(*page, test, endless);
            page->restore({{"output", toText(kept / "kept.safetensors")}});
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
        prepare(*page, test, [](auto& r) { r.learningRate = 10; });
        start(*page);
        QTRY_VERIFY(
            page->findChild<MessagePanel*>()->accessibleDescription().contains("lower learning rate"));
        QTRY_VERIFY(strip(*page).isVisible());  // what was learnt until then is not lost
        QVERIFY(hasText(strip(*page), "3 of 24 epochs are over"));
    }

    void deviceThatIsNotThereIsTold() {
        UiSettings settings;
        settings.device = "cuda";
        LearningSession test(settings);
        const auto page = shownPage(test);
        QTRY_VERIFY(hasText(*page, "⚠"));
        prepare(*page, test);
        start(*page);
        QTRY_VERIFY(page->findChild<MessagePanel*>()->accessibleDescription().contains("device"));
    }

    void settingsAreThereAgain() {
        LearningSession test;
        const auto page = shownPage(test);
        prepare(*page, test);
        named<QSpinBox>(*page, "Bits")->setValue(24);
        named<QComboBox>(*page, "Schedule")->setCurrentText("Steps down");
        named<QLineEdit>(*page, "Drops after epochs")->clear();
        QTest::keyClicks(named<QLineEdit>(*page, "Drops after epochs"), "3, 17");
        named<QDoubleSpinBox>(*page, "Label smoothing")->setValue(20);
        const auto again = shownPage(test);
        again->restore(page->state());
        QCOMPARE(again->state(), page->state());
        const TrainingRecipe recipe = formOf(*again).request().recipe;
        QCOMPARE(recipe.bits, 24);
        QCOMPARE(recipe.schedule, Schedule::Steps);
        QCOMPARE(recipe.drops, (std::vector{3, 17}));
        QCOMPARE(recipe.labelSmoothing, 0.2);
    }

    void beginsWithTheRecipeForAGoodModel() {
        LearningSession test;
        const auto page = shownPage(test);
        QCOMPARE(named<QComboBox>(*page, "Preset")->currentText(), "A good model");
        QVERIFY(!hasText(*page, "changed"));
        QCOMPARE(formOf(*page).request().recipe, namedRecipe("fast").recipe);
        QVERIFY(formOf(*page).output().filename() == "drhn-3-48.safetensors");
    }

    void presetsSetEverything() {
        LearningSession test;
        const auto page = shownPage(test);
        for (const TrainingPreset& preset : trainingPresets()) {
            choosePreset(*page, preset.id);
            QCOMPARE(formOf(*page).request().recipe, preset.settings);
            QVERIFY(!hasText(*page, "changed"));
        }
        QCOMPARE(named<QSpinBox>(*page, "Epochs")->value(), 43);  // as published
        named<QSpinBox>(*page, "Bits")->setValue(12);
        QVERIFY(hasText(*page, "changed"));
        TrainingRecipe expected = trainingPresets().back().settings;
        expected.bits = 12;
        QCOMPARE(formOf(*page).request().recipe, expected);
        choosePreset(*page, "published");  // again: takes the change back
        QCOMPARE(formOf(*page).request().recipe, trainingPresets().back().settings);
    }

    void presetSurvivesARestartWithWhatHasNoField() {
        LearningSession test;
        const auto page = shownPage(test);
        choosePreset(*page, "published");
        named<QSpinBox>(*page, "Depth n")->setValue(2);
        const auto again = shownPage(test);
        again->restore(page->state());
        TrainingRecipe expected = trainingPresets().back().settings;
        expected.blocks = 2;
        QCOMPARE(formOf(*again).request().recipe, expected);
        QCOMPARE(named<QComboBox>(*again, "Preset")->currentText(), "As published");
        QVERIFY(hasText(*again, "changed"));
    }

    void scrollingTheFormChangesNothing() {
        LearningSession test;
        const auto page = shownPage(test);
        auto* bits = named<QSpinBox>(*page, "Bits");
        const auto turnWheel = [bits] {
            QWheelEvent turn(bits->rect().center(), bits->mapToGlobal(bits->rect().center()), {}, {0, 120},
                             Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(bits, &turn);
        };
        turnWheel();
        QCOMPARE(bits->value(), 48);
        page->activateWindow();
        bits->setFocus();
        QTRY_VERIFY(bits->hasFocus());
        turnWheel();
        QCOMPARE(bits->value(), 49);
    }

    void headsBringTheirOwnSettings() {
        LearningSession test;
        const auto page = shownPage(test);
        auto* more = labelled<QToolButton>(*page, "More settings");
        auto* head = named<QComboBox>(*page, "Head");
        QVERIFY(!head->isVisible());
        more->setFocus();
        QTest::keyClick(more, Qt::Key_Space);
        QVERIFY(head->isVisible());
        head->setCurrentText("sigmoid");
        QVERIFY(!named<QDoubleSpinBox>(*page, "Margin of the head")->isVisible());
        head->setCurrentText("ortho");
        QVERIFY(named<QDoubleSpinBox>(*page, "Margin of the head")->isVisible());
        head->setCurrentText("csq");
        QVERIFY(named<QDoubleSpinBox>(*page, "Quantisation")->isVisible());
        QVERIFY(!named<QDoubleSpinBox>(*page, "Margin of the head")->isVisible());
        QCOMPARE(formOf(*page).request().recipe.head, Head::Csq);
    }

    void estimateComesBeforeTheStart() {
        LearningSession test;
        const auto page = shownPage(test);
        prepare(*page, test, [](auto& r) { r.epochs = 3; });
        // 16 pictures for training, 1 of them held out, shown at one in ten seconds: 153 s an epoch.
        QTRY_VERIFY(hasText(*page, "Estimate: 8 min, 3 min an epoch, 500.0 MB of memory"));
        named<QSpinBox>(*page, "Depth n")->setValue(2);
        QTRY_VERIFY(hasText(*page, "Estimate: 15 min, 5 min an epoch, 500.0 MB of memory"));
        named<QSpinBox>(*page, "Batch")->setValue(4096);
        QTRY_VERIFY(hasText(*page, "Set the batch to 512."));
    }

    void bestEpochIsNamedAndMarked() {
        LearningSession test;
        const auto page = shownPage(test);
        prepare(*page, test, [](auto& r) { r.epochs = 5; });
        start(*page);
        QTRY_VERIFY(outcome(*page).isVisible());
        QVERIFY(hasText(*page, "Best: epoch 2, 93.0 % on the held-out pictures"));
        QVERIFY(hasText(*page, "Epoch 5 of 5 is over, learning rate 0.04"));
        QCOMPARE(page->curves().loss().marked(), std::optional(2.0));
        QCOMPARE(page->curves().accuracy().marked(), std::optional(2.0));
        const auto rates = page->curves().learningRate().curves().front().points;
        QCOMPARE(rates.size(), 5U);
        QCOMPARE(rates[0], QPointF(1, 0.2));
        QCOMPARE(rates[3], QPointF(4, 0.05));
    }

    void trainingEndsEarlyWhenNothingBetterComes() {
        LearningSession test;
        const auto page = shownPage(test);
        prepare(*page, test, [](auto& r) { r.epochs = 50; });
        named<QSpinBox>(*page, "Stop early after")->setValue(3);
        start(*page);
        QTRY_VERIFY(outcome(*page).isVisible());
        QVERIFY(hasText(outcome(*page), "ended early after epoch 5"));
        QVERIFY(hasText(outcome(*page), "epoch 2 kept"));
    }

    void remarksAreTold() {
        LearningSession test;
        const auto page = shownPage(test);
        prepare(*page, test, [](auto& r) {
            r.epochs = 2;
            r.batch = 1024;
        });
        start(*page);
        QTRY_VERIFY(outcome(*page).isVisible());
        QVERIFY(hasText(*page, "the CPU goes on"));
    }

    void earlierRunIsDrawnInTheSamePlots() {
        LearningSession test;
        const auto page = shownPage(test);
        const auto earlier = prepare(*page, test, [](auto& r) { r.epochs = 7; });
        start(*page);
        QTRY_VERIFY(outcome(*page).isVisible());

        const auto again = shownPage(test);
        again->restore({{"compared", toText(earlier)}});
        prepare(*again, test, [](auto& r) { r.epochs = 3; });
        again->restore({{"output", toText(test.folder / "next.safetensors")}});
        start(*again);
        QTRY_VERIFY(outcome(*again).isVisible());
        QVERIFY(hasText(*again, "Dotted, earlier: model (best: epoch 2, 93.0 %)"));
        const CurvePlot& loss = again->curves().loss();
        QCOMPARE(loss.curves().size(), 4U);
        QCOMPARE(loss.curves()[0].points.size(), 3U);
        QCOMPARE(loss.curves()[3].points.size(), 7U);
        QCOMPARE(loss.curves()[3].earlierOf, std::optional<std::size_t>(1));
        QCOMPARE(loss.horizontalRange(), std::pair(1.0, 7.0));
        QCOMPARE(again->curves().learningRate().curves().size(), 2U);
        QCOMPARE(again->state()["compared"].toString(), toText(earlier));
        named<QToolButton>(*again, "Compare with nothing")->click();
        QCOMPARE(again->curves().loss().curves().size(), 2U);
        QVERIFY(again->state()["compared"].toString().isEmpty());
    }

    void unfinishedRunGoesOnAfterARestart() {
        LearningSession test;
        const auto model = test.folder / "model.safetensors";
        writeUnfinishedRun(test, model);
        const auto page = shownPage(test);
        page->restore({{"output", toText(model)}});
        QTRY_VERIFY(strip(*page).isVisible());
        QVERIFY(hasText(strip(*page), "An unfinished run for model.safetensors: 2 of 6 epochs are over."));
        QVERIFY(!labelled<QPushButton>(*page, "Start training")->isEnabled());

        const QSignalSpy kept(page.get(), &Page::stateToKeep);
        labelled<QPushButton>(*page, "Go on")->click();
        QCOMPARE(page->curves().loss().curves()[0].points.size(), 2U);  // at once, before the first new one
        QVERIFY(page->curves().loss().isVisible());
        QCOMPARE(kept.size(), 1);
        QTRY_VERIFY(outcome(*page).isVisible());
        QCOMPARE(page->curves().loss().curves()[0].points.size(), 6U);
        QCOMPARE(page->curves().loss().curves()[0].points[1], QPointF(2, 1.75));
        QCOMPARE(named<QSpinBox>(*page, "Bits")->value(), 24);  // of the run, not of the form
        QVERIFY(hasText(*page, "✓ Saved as model.safetensors"));
        QVERIFY(!std::filesystem::exists(checkpointOf(model)));
        QTRY_VERIFY(!strip(*page).isVisible());
    }

    void startingAnewKeepsTheOldRunInTheTrash() {
        LearningSession test;
        std::filesystem::create_directories(test.folder / "home");
        qputenv("XDG_DATA_HOME", (test.folder / "home").string().c_str());
        const auto page = shownPage(test);
        const auto model = prepare(*page, test, [](auto& r) { r.epochs = 3; });
        writeUnfinishedRun(test, model);
        page->restore({{"output", toText(test.folder / "other.safetensors")}});
        page->restore({{"output", toText(model)}});
        QTRY_VERIFY(strip(*page).isVisible());
        labelled<QPushButton>(*page, "Start anew")->click();
        QTRY_VERIFY(outcome(*page).isVisible());
        QCOMPARE(page->curves().loss().curves()[0].points.size(), 3U);
        QCOMPARE(named<QSpinBox>(*page, "Bits")->value(), 48);  // of the form, not of the old run
        QVERIFY(std::filesystem::exists(test.folder / "home/Trash/files/model.safetensors.checkpoint"));
        qunsetenv("XDG_DATA_HOME");
    }

    void stoppedRunGoesOnWhereItWas() {
        LearningSession test;
        const auto page = shownPage(test);
        prepare(*page, test, endless);
        start(*page);
        QTRY_VERIFY(!page->curves().loss().isEmpty());
        named<QToolButton>(*page, "Stop")->click();
        QTRY_VERIFY(strip(*page).isVisible());
        const auto over = page->curves().loss().curves()[0].points.size();
        labelled<QPushButton>(*page, "Go on")->click();
        QTRY_VERIFY(page->curves().loss().curves()[0].points.size() > over);
        QVERIFY(!strip(*page).isVisible());
        named<QToolButton>(*page, "Stop")->click();
        QTRY_VERIFY(outcome(*page).isVisible());
    }

    void damagedCheckpointCanOnlyBeLeft() {
        LearningSession test;
        const auto page = shownPage(test);
        const auto model = test.folder / "model.safetensors";
        std::ofstream(checkpointOf(model)) << "no checkpoint";
        page->restore({{"output", toText(model)}});
        QTRY_VERIFY(strip(*page).isVisible());
        QVERIFY(hasText(strip(*page), "is damaged"));
        QVERIFY(!labelled<QPushButton>(*page, "Go on")->isVisible());
        QVERIFY(labelled<QPushButton>(*page, "Start anew")->isVisible());
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
        const auto earlier = prepare(*page, test, [](auto& r) { r.epochs = 24; });
        page->findChild<MoreSettings*>()->setOpen(true);
        saveScreenshot(*page, QStringLiteral("train-start-%1").arg(QTest::currentDataTag()));
        start(*page);
        QTRY_VERIFY(outcome(*page).isVisible());
        page->restore({{"compared", toText(earlier)}, {"output", toText(test.folder / "next.safetensors")}});
        prepare(*page, test, [](auto& r) {
            r.epochs = 16;
            r.learningRate = 0.15;
        });
        start(*page);
        QTRY_VERIFY(page->curves().loss().curves()[0].points.size() == 16 && outcome(*page).isVisible());
        saveScreenshot(*page, QStringLiteral("train-%1").arg(QTest::currentDataTag()));
    }

private:
    static std::unique_ptr<TrainingPage> shownPage(LearningSession& test) {
        auto page = std::make_unique<TrainingPage>(test.session);
        page->resize(1180, 760);
        page->show();
        return page;
    }

    static void endless(TrainingRecipe& recipe) { recipe.epochs = 10'000; }

    /// Fills in the form, over a data set painted for it; returns where the model will be.
    static std::filesystem::path prepare(
        TrainingPage& page, LearningSession& test,
        const std::function<void(TrainingRecipe&)>& change = [](TrainingRecipe&) {}) {
        const auto data = paintDataSet(test.folder / "colours");
        const auto model = test.folder / "model.safetensors";
        TrainingRecipe recipe;
        recipe.blocks = 1;
        change(recipe);
        page.restore({{"data", QByteArray::fromStdString(data.string())},
                      {"output", toText(model)},
                      {"recipe", QByteArray::fromStdString(recipeText(recipe))}});
        return model;
    }

    /// As a run of six epochs of 24 bits leaves it when the machine goes down after the second.
    static void writeUnfinishedRun(LearningSession& test, const std::filesystem::path& model) {
        Checkpoint checkpoint;
        checkpoint.recipe.blocks = 1;
        checkpoint.recipe.bits = 24;
        checkpoint.recipe.epochs = 6;
        checkpoint.note = paintDataSet(test.folder / "colours").string();
        checkpoint.keptEpoch = 2;
        checkpoint.epochs = {{1, 0.2, 2.0, 0.4, 0.61, 0.94, 16, 1.0},
                             {2, 0.1, 1.75, 0.7, 0.6, 0.93, 32, 1.0}};
        writeCheckpoint(checkpointOf(model), checkpoint);
    }

    static void choosePreset(const TrainingPage& page, const std::string& id) {
        auto* presets = named<QComboBox>(page, "Preset");
        const int index = presets->findData(QString::fromStdString(id));
        presets->setCurrentIndex(index);
        Q_EMIT presets->activated(index);
    }

    static const TrainingForm& formOf(const TrainingPage& page) { return *page.findChild<TrainingForm*>(); }
    static const QWidget& strip(const TrainingPage& page) { return *page.findChild<UnfinishedStrip*>(); }

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
