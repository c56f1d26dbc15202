#include "core/learning/recipe_knobs.h"

#include <QTest>
#include <set>
#include <stdexcept>

#include "core/learning/named_recipes.h"

using namespace kindred;

namespace {

/// A value that the knob can have and does not have by itself.
KnobValue anotherValue(const RecipeKnob& knob) {
    const KnobValue standard = knob.get(TrainingRecipe());
    if (!knob.words.empty())
        return knobText(standard) == knob.words.back() ? knob.words.front() : knob.words.back();
    if (const bool* is = std::get_if<bool>(&standard))
        return !*is;
    if (std::holds_alternative<std::int64_t>(standard))
        return std::get<std::int64_t>(standard) + 1;
    if (std::holds_alternative<double>(standard))
        return std::get<double>(standard) / 3 + 0.1;
    if (std::holds_alternative<std::vector<int>>(standard))
        return std::vector<int>{7, 8, 9};
    return std::uint64_t{12345};
}

}  // namespace

class RecipeKnobsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKnobChangesTheRecipeAndIsReadBack() {
        std::set<std::string> names;
        for (const RecipeKnob& knob : recipeKnobs()) {
            QVERIFY2(names.insert(knob.name).second, knob.name.c_str());
            QVERIFY2(!knob.description.empty(), knob.name.c_str());
            TrainingRecipe recipe;
            const KnobValue value = anotherValue(knob);
            knob.set(recipe, value);
            QVERIFY2(knob.get(recipe) == value, knob.name.c_str());
            QVERIFY2(recipe != TrainingRecipe(), knob.name.c_str());
            QVERIFY2(recipeFromWords(recipeWords(recipe)) == recipe, knob.name.c_str());
            QVERIFY2(knobValue(knob, knobText(value)) == value, knob.name.c_str());
        }
    }

    void everyMemberIsAKnob() {
        // A member more or less than these does not compile.
        [[maybe_unused]] const auto& [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16,
                                      m17, m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30,
                                      m31, m32, m33, m34, m35, m36, m37, m38, m39, m40] = TrainingRecipe();
        QCOMPARE(recipeKnobs().size(), std::size_t{40});
    }

    void wordsThatMakeNoSenseAreRefused() {
        const auto refused = [](const std::string& name, const std::string& text) {
            try {
                recipeFromWords({{name, text}});
                return false;
            } catch (const std::invalid_argument&) {
                return true;
            }
        };
        QVERIFY(refused("colour", "red"));
        QVERIFY(refused("blocks", "17"));
        QVERIFY(refused("blocks", "0"));
        QVERIFY(refused("blocks", "3.5"));
        QVERIFY(refused("batch", ""));
        QVERIFY(refused("learning-rate", "nan"));
        QVERIFY(refused("head", "tanh"));
        QVERIFY(refused("nesterov", "yes"));
        QVERIFY(refused("drops", "4,,5"));
        QVERIFY(refused("seed", "-1"));
        QVERIFY(!refused("holdout", ""));
        QVERIFY(!refused("seed", "18446744073709551615"));
    }

    void optionsNameWhatDiffersAndNothingElse() {
        TrainingRecipe recipe;
        QCOMPARE(recipeOptions(recipe, TrainingRecipe()), std::string());
        recipe.blocks = 5;
        recipe.nesterov = false;
        recipe.drops = {10, 20};
        QCOMPARE(recipeOptions(recipe, TrainingRecipe()),
                 std::string("--blocks 5 --drops 10,20 --no-nesterov"));
    }

    void thePublishedRecipeIsThatOfTheAuthors() {
        const TrainingRecipe recipe = namedRecipe("published").recipe;
        QCOMPARE(recipe.epochs, 43);
        QCOMPARE(recipe.batch, 128);
        QCOMPARE(recipe.learningRate, 0.1);
        QVERIFY(recipe.schedule == Schedule::Steps && recipe.drops == (std::vector<int>{41, 61}));
        QVERIFY(recipe.warmUp == 0 && recipe.momentum == 0.9 && !recipe.nesterov);
        QVERIFY(recipe.weightDecay == 2e-4 && recipe.normDecay);
        QVERIFY(recipe.normalisation == Normalisation::MeanImage);
        QVERIFY(recipe.mirroring == Mirroring::Both);
        QVERIFY(recipe.cropPadding == 4 && recipe.cropBorder == Border::Zero && recipe.cutout == 0);
        QVERIFY(recipe.labelSmoothing == 0 && recipe.averaging == 0);
        QVERIFY(recipe.head == Head::Sigmoid && recipe.blockOrder == BlockOrder::Recipe);
        QVERIFY(recipe.holdout == 0);
    }
};

QTEST_GUILESS_MAIN(RecipeKnobsTest)
#include "recipe_knobs_test.moc"
