#include "core/engine/training_presets.h"

#include <QTest>

namespace kindred {

class TrainingPresetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPresetSurvivesAsText() {
        QCOMPARE(trainingPresets().size(), 3U);
        for (const TrainingPreset& preset : trainingPresets())
            QCOMPARE(recipeFromText(recipeText(preset.settings)), std::optional(preset.settings));
    }

    void whatIsNoRecipeIsNotTakenForOne() {
        QVERIFY(!recipeFromText("bits"));
        QVERIFY(!recipeFromText("bits=many\n"));
        QVERIFY(!recipeFromText("no-such-setting=1\n"));
    }

    void startsFromTheRecipeThatNeedsTheFewestWords() {
        QCOMPARE(shortestOptionsOf(trainingPresets()[2].settings), std::string("--recipe published"));
        TrainingRecipe recipe = trainingPresets()[1].settings;
        recipe.bits = 12;
        QCOMPARE(shortestOptionsOf(recipe), std::string("--recipe fast --bits 12"));
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::TrainingPresetsTest)
#include "training_presets_test.moc"
