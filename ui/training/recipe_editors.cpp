#include "ui/training/recipe_editors.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QStringList>
#include <limits>

#include "ui/common/fields/field.h"

namespace kindred {

namespace {

constexpr int tenth = -1;  ///< "held out" left to the trainer

QSpinBox* spinBox(int least, int most) {
    auto* box = new QSpinBox;
    box->setRange(least, most);
    return box;
}

/// Shows no more digits than the number has.
class PlainSpinBox : public QDoubleSpinBox {
public:
    QString textFromValue(double value) const override {
        QString text = QDoubleSpinBox::textFromValue(value);
        const QString point = locale().decimalPoint();
        if (!text.contains(point))
            return text;
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(point))
            text.chop(point.size());
        return text;
    }
};

QString listText(const std::vector<int>& numbers) {
    QStringList parts;
    for (const int number : numbers)
        parts += QString::number(number);
    return parts.join(QStringLiteral(", "));
}

std::vector<int> listFrom(const QString& text) {
    std::vector<int> numbers;
    for (const QString& part : text.split(u',', Qt::SkipEmptyParts))
        if (const int number = part.trimmed().toInt(); number > 0)
            numbers.push_back(number);
    return numbers;
}

}  // namespace

void RecipeEditors::setRecipe(const TrainingRecipe& recipe) {
    m_recipe = recipe;
    m_showing = true;
    for (const auto& show : m_shows)
        show();
    m_showing = false;
    Q_EMIT changed();
}

void RecipeEditors::take(const std::function<void(TrainingRecipe&)>& set) {
    if (m_showing)
        return;
    set(m_recipe);
    Q_EMIT changed();
}

void RecipeEditors::addShow(std::function<void()> show) {
    m_showing = true;
    show();
    m_showing = false;
    m_shows.push_back(std::move(show));
}

Field* RecipeEditors::fieldFor(const QString& name, QWidget* editor, const QString& explanation) {
    editor->setFocusPolicy(Qt::StrongFocus);
    editor->installEventFilter(this);
    return new Field(name, editor, explanation);
}

bool RecipeEditors::eventFilter(QObject* watched, QEvent* event) {
    // Scrolling the form must not turn what happens to come under the pointer.
    if (event->type() != QEvent::Wheel || static_cast<QWidget*>(watched)->hasFocus())
        return QObject::eventFilter(watched, event);
    event->ignore();
    return true;
}

Field* RecipeEditors::whole(const QString& name, int TrainingRecipe::*member, int least, int most,
                            const QString& explanation) {
    auto* box = spinBox(least, most);
    addShow([this, box, member] { box->setValue(m_recipe.*member); });
    connect(box, &QSpinBox::valueChanged, this, [this, member](int value) {
        take([member, value](TrainingRecipe& recipe) { recipe.*member = value; });
    });
    return fieldFor(name, box, explanation);
}

Field* RecipeEditors::wholeOrNone(const QString& name, int TrainingRecipe::*member, int most,
                                  const QString& zero, const QString& explanation) {
    Field* field = whole(name, member, 0, most, explanation);
    field->findChild<QSpinBox*>()->setSpecialValueText(zero);
    return field;
}

Field* RecipeEditors::real(const QString& name, double TrainingRecipe::*member, double most, int decimals,
                           const QString& explanation) {
    auto* box = new PlainSpinBox;
    box->setDecimals(decimals);
    box->setRange(0, most);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    addShow([this, box, member] { box->setValue(m_recipe.*member); });
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, member](double value) {
        take([member, value](TrainingRecipe& recipe) { recipe.*member = value; });
    });
    return fieldFor(name, box, explanation);
}

Field* RecipeEditors::share(const QString& name, double TrainingRecipe::*member, const QString& explanation,
                            double most) {
    auto* box = new QDoubleSpinBox;
    box->setDecimals(0);
    box->setRange(0, most * 100);
    box->setSingleStep(most < 0.5 ? 1 : 5);
    box->setSuffix(tr(" %"));
    addShow([this, box, member] { box->setValue(m_recipe.*member * 100); });
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, member](double value) {
        take([member, value](TrainingRecipe& recipe) { recipe.*member = value / 100; });
    });
    return fieldFor(name, box, explanation);
}

Field* RecipeEditors::numberedChoice(const QString& name, const std::vector<std::pair<QString, int>>& choices,
                                     const std::function<int(const TrainingRecipe&)>& get,
                                     const std::function<void(TrainingRecipe&, int)>& set,
                                     const QString& explanation) {
    auto* box = new QComboBox;
    for (const auto& [text, value] : choices)
        box->addItem(text, value);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    addShow([this, box, get] { box->setCurrentIndex(box->findData(get(m_recipe))); });
    connect(box, &QComboBox::currentIndexChanged, this, [this, box, set] {
        take([box, set](TrainingRecipe& recipe) { set(recipe, box->currentData().toInt()); });
    });
    return fieldFor(name, box, explanation);
}

Field* RecipeEditors::drops(const QString& name, const QString& explanation) {
    auto* line = new QLineEdit;
    line->setValidator(new QRegularExpressionValidator(
        QRegularExpression(QStringLiteral("[0-9]{1,5}(, ?[0-9]{1,5})*")), line));
    addShow([this, line] { line->setText(listText(m_recipe.drops)); });
    connect(line, &QLineEdit::textEdited, this, [this](const QString& text) {
        take([&text](TrainingRecipe& recipe) { recipe.drops = listFrom(text); });
    });
    return fieldFor(name, line, explanation);
}

Field* RecipeEditors::heldOut(const QString& name, const QString& explanation) {
    auto* box = spinBox(tenth, 1'000'000);
    box->setSpecialValueText(tr("A tenth"));
    addShow([this, box] { box->setValue(m_recipe.holdout ? int(*m_recipe.holdout) : tenth); });
    connect(box, &QSpinBox::valueChanged, this, [this](int value) {
        take([value](TrainingRecipe& recipe) {
            recipe.holdout = value == tenth ? std::nullopt : std::optional(std::size_t(value));
        });
    });
    return fieldFor(name, box, explanation);
}

Field* RecipeEditors::seed(const QString& name, const QString& explanation) {
    auto* box = spinBox(0, std::numeric_limits<int>::max());
    addShow([this, box] {
        box->setValue(int(std::min<std::uint64_t>(m_recipe.seed, std::numeric_limits<int>::max())));
    });
    connect(box, &QSpinBox::valueChanged, this, [this](int value) {
        take([value](TrainingRecipe& recipe) { recipe.seed = std::uint64_t(value); });
    });
    return fieldFor(name, box, explanation);
}

}  // namespace kindred
