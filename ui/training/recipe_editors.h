#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <initializer_list>
#include <utility>
#include <vector>

#include "core/learning/recipe_types.h"

class QComboBox;
class QWidget;

namespace kindred {

class Field;

/// A recipe and editors of its settings. The recipe is kept whole: what has no editor, and what an editor
/// shows in fewer digits, stays as it was given. The fields belong to whoever lays them out.
class RecipeEditors : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const TrainingRecipe& recipe() const { return m_recipe; }
    /// Shows it in all editors; changed() follows, once.
    void setRecipe(const TrainingRecipe& recipe);

    Field* whole(const QString& name, int TrainingRecipe::*member, int least, int most,
                 const QString& explanation);
    /// `zero` is shown for 0, where 0 is not just a number.
    Field* wholeOrNone(const QString& name, int TrainingRecipe::*member, int most, const QString& zero,
                       const QString& explanation);
    Field* real(const QString& name, double TrainingRecipe::*member, double most, int decimals,
                const QString& explanation);
    /// In per cent, up to `most`.
    Field* share(const QString& name, double TrainingRecipe::*member, const QString& explanation,
                 double most = 1);
    template <typename Choice>
    Field* choice(const QString& name, Choice TrainingRecipe::*member,
                  std::initializer_list<std::pair<QString, Choice>> choices, const QString& explanation) {
        std::vector<std::pair<QString, int>> numbers;
        for (const auto& [text, value] : choices)
            numbers.emplace_back(text, int(value));
        return numberedChoice(
            name, numbers, [member](const TrainingRecipe& recipe) { return int(recipe.*member); },
            [member](TrainingRecipe& recipe, int value) { recipe.*member = Choice(value); }, explanation);
    }
    Field* drops(const QString& name, const QString& explanation);
    Field* heldOut(const QString& name, const QString& explanation);
    Field* seed(const QString& name, const QString& explanation);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Field* fieldFor(const QString& name, QWidget* editor, const QString& explanation);
    Field* numberedChoice(const QString& name, const std::vector<std::pair<QString, int>>& choices,
                          const std::function<int(const TrainingRecipe&)>& get,
                          const std::function<void(TrainingRecipe&, int)>& set, const QString& explanation);
    /// For editors to say what people set.
    void take(const std::function<void(TrainingRecipe&)>& set);
    void addShow(std::function<void()> show);

    TrainingRecipe m_recipe;
    bool m_showing = false;
    std::vector<std::function<void()>> m_shows;  ///< each brings one editor to what the recipe says
};

}  // namespace kindred
