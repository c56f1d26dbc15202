#include "ui/training/training_command.h"

#include <QTest>
#include <algorithm>

#include "core/engine/training_presets.h"
#include "core/learning/named_recipes.h"
#include "core/learning/recipe_knobs.h"

Q_DECLARE_METATYPE(kindred::TrainingRecipe)

namespace kindred {

namespace {

/// What kindred-cli makes of the name of a recipe and options.
TrainingRecipe recipeOf(const QStringList& words) {
    TrainingRecipe recipe = namedRecipe(words[0].toStdString()).recipe;
    for (int i = 1; i < words.size(); ++i) {
        const bool negated = words[i].startsWith("--no-");
        const std::string name = words[i].mid(negated ? 5 : 2).toStdString();
        const auto& knobs = recipeKnobs();
        const auto knob = std::ranges::find(knobs, name, &RecipeKnob::name);
        const bool isSwitch = std::holds_alternative<bool>(knob->get(recipe));
        const std::string value = isSwitch ? (negated ? "false" : "true") : words[++i].toStdString();
        knob->set(recipe, knobValue(*knob, value));
    }
    return recipe;
}

}  // namespace

class TrainingCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repeatsTheRun_data() {
        QTest::addColumn<TrainingRecipe>("recipe");
        for (const TrainingPreset& preset : trainingPresets())
            QTest::newRow(preset.id.c_str()) << preset.settings;
        TrainingRecipe recipe;
        recipe.bits = 32;
        recipe.head = Head::Csq;
        recipe.learningRate = 0.05;
        recipe.schedule = Schedule::Steps;
        recipe.drops = {3, 5};
        recipe.nesterov = false;
        recipe.holdout = 0;
        recipe.seed = 7;
        recipe.precision = Precision::BFloat16;
        QTest::newRow("changed") << recipe;
    }

    void repeatsTheRun() {
        QFETCH(TrainingRecipe, recipe);
        TrainRequest request;
        request.data.data = "/data/cifar-10-batches-bin";
        request.out = "/models/a.safetensors";
        request.recipe = recipe;
        const QString command = QString::fromStdString(trainingCommand(request));
        const QString start =
            "kindred-cli train --data '/data/cifar-10-batches-bin' --out '/models/a.safetensors' --recipe ";
        QVERIFY2(command.startsWith(start), qPrintable(command));
        QCOMPARE(recipeOf(command.mid(start.size()).split(' ')), recipe);
    }

    void leavesToTheTrainerWhatWasLeftToIt() {
        const TrainRequest untouched;
        const std::string command = trainingCommand(untouched);
        QVERIFY(!QString::fromStdString(command).contains("--holdout"));
        QVERIFY(!QString::fromStdString(command).contains("--precision"));
    }

    void pathsSurviveTheShell() {
        TrainRequest request;
        request.data.data = "/it's $HOME";
        QVERIFY(QString::fromStdString(trainingCommand(request)).contains("--data '/it'\\''s $HOME'"));
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::TrainingCommandTest)
#include "training_command_test.moc"
