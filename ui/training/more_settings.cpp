#include "ui/training/more_settings.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/common/fields/field.h"
#include "ui/common/theme.h"
#include "ui/training/recipe_editors.h"
#include "ui/training/training_terms.h"

namespace kindred {

namespace {

/// A heading over two columns of fields; those in one cell take turns.
class Section {
public:
    Section(QVBoxLayout& column, const QString& heading) : m_grid(new QGridLayout) {
        auto* label = new QLabel(heading);
        setTextSize(label, TextSize::Body, true);
        column.addSpacing(gridUnit);
        column.addWidget(label);
        m_grid->setHorizontalSpacing(2 * gridUnit);
        m_grid->setVerticalSpacing(gridUnit);
        m_grid->setColumnStretch(0, 1);
        m_grid->setColumnStretch(1, 1);
        column.addLayout(m_grid);
    }

    void add(std::initializer_list<Field*> cell) {
        for (Field* field : cell)
            m_grid->addWidget(field, m_place / 2, m_place % 2, Qt::AlignTop);
        ++m_place;
    }

private:
    QGridLayout* m_grid;
    int m_place = 0;
};

}  // namespace

MoreSettings::MoreSettings(RecipeEditors& editors, QWidget* parent)
    : QWidget(parent), m_editors(editors), m_button(new QToolButton), m_content(new QWidget) {
    m_button->setText(tr("More settings"));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setCheckable(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    auto* inner = new QVBoxLayout(m_content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(gridUnit);
    addNetwork(*inner);
    addSteps(*inner);
    addPictures(*inner);
    addRun(*inner);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridUnit);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    column->addWidget(m_content);
    connect(m_button, &QToolButton::toggled, this, &MoreSettings::setOpen);
    connect(&m_editors, &RecipeEditors::changed, this, &MoreSettings::follow);
    setOpen(false);
    follow();
}

bool MoreSettings::isOpen() const {
    return m_button->isChecked();
}

void MoreSettings::setOpen(bool open) {
    m_button->setChecked(open);
    m_button->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_content->setVisible(open);
}

void MoreSettings::addNetwork(QVBoxLayout& column) {
    using R = TrainingRecipe;
    Section section(column, tr("Network"));
    section.add({m_editors.choice<Head>(tr("Head"), &R::head,
                                        {{QStringLiteral("sigmoid"), Head::Sigmoid},
                                         {QStringLiteral("ortho"), Head::Ortho},
                                         {QStringLiteral("csq"), Head::Csq}},
                                        TrainingTerms::head())});
    section.add({m_editors.choice<BlockOrder>(
        tr("Block order"), &R::blockOrder,
        {{tr("As the recipe"), BlockOrder::Recipe}, {tr("As the formula"), BlockOrder::Formula}},
        TrainingTerms::blockOrder())});
    m_headScale = m_editors.real(tr("Scale of the head"), &R::headScale, 1000, 2, TrainingTerms::headScale());
    m_headMargin =
        m_editors.real(tr("Margin of the head"), &R::headMargin, 1, 2, TrainingTerms::headMargin());
    m_quantisation =
        m_editors.real(tr("Quantisation"), &R::quantisation, 1000, 5, TrainingTerms::quantisation());
    section.add({m_headScale, m_quantisation});
    section.add({m_headMargin});
}

void MoreSettings::addSteps(QVBoxLayout& column) {
    using R = TrainingRecipe;
    Section section(column, tr("Steps"));
    section.add({m_editors.whole(tr("Batch"), &R::batch, 2, 65'536, TrainingTerms::batch())});
    section.add(
        {m_editors.real(tr("Learning rate"), &R::learningRate, 1000, 4, TrainingTerms::learningRate())});
    section.add({m_editors.choice<Schedule>(tr("Schedule"), &R::schedule,
                                            {{tr("Triangular"), Schedule::Triangular},
                                             {tr("Cosine"), Schedule::Cosine},
                                             {tr("Steps down"), Schedule::Steps}},
                                            TrainingTerms::schedule())});
    m_warmUp = m_editors.share(tr("Warm-up"), &R::warmUp, TrainingTerms::warmUp());
    m_drops = m_editors.drops(tr("Drops after epochs"), TrainingTerms::drops());
    section.add({m_warmUp, m_drops});
    section.add({m_editors.real(tr("Weight decay"), &R::weightDecay, 10, 5, TrainingTerms::weightDecay())});
    section.add({m_editors.real(tr("Averaging"), &R::averaging, 1, 4, TrainingTerms::averaging())});
    section.add(
        {m_editors.share(tr("Label smoothing"), &R::labelSmoothing, TrainingTerms::labelSmoothing())});
}

void MoreSettings::addPictures(QVBoxLayout& column) {
    using R = TrainingRecipe;
    Section section(column, tr("Pictures"));
    section.add({m_editors.choice<Mirroring>(tr("Mirroring"), &R::mirroring,
                                             {{tr("None"), Mirroring::None},
                                              {tr("At random"), Mirroring::Random},
                                              {tr("Alternating"), Mirroring::Alternating},
                                              {tr("Both"), Mirroring::Both}},
                                             TrainingTerms::mirroring())});
    section.add({m_editors.wholeOrNone(tr("Crop border"), &R::cropPadding, 1024, tr("No crop"),
                                       TrainingTerms::crop())});
    section.add({m_editors.share(tr("Zoom"), &R::zoom, TrainingTerms::zoom(), 0.9)});
    section.add({m_editors.share(tr("Sharpness"), &R::sharpness, TrainingTerms::sharpness(), 0.25)});
    section.add({m_editors.share(tr("Brightness"), &R::brightness, TrainingTerms::brightness(), 0.9)});
    section.add({m_editors.wholeOrNone(tr("Cutout"), &R::cutout, 4096, tr("None"), TrainingTerms::cutout())});
}

void MoreSettings::addRun(QVBoxLayout& column) {
    using R = TrainingRecipe;
    Section section(column, tr("Run"));
    section.add({m_editors.heldOut(tr("Held-out pictures"), TrainingTerms::heldOut())});
    m_patience = m_editors.wholeOrNone(tr("Stop early after"), &R::patience, 100'000, tr("Never"),
                                       TrainingTerms::patience());
    section.add({m_patience});
    section.add({m_editors.choice<Precision>(tr("Precision"), &R::precision,
                                             {{tr("Automatic"), Precision::Automatic},
                                              {QStringLiteral("float32"), Precision::Float32},
                                              {QStringLiteral("bfloat16"), Precision::BFloat16}},
                                             TrainingTerms::precision())});
    section.add({m_editors.seed(tr("Seed"), TrainingTerms::seed())});
}

void MoreSettings::follow() {
    const TrainingRecipe& recipe = m_editors.recipe();
    m_headScale->setVisible(recipe.head == Head::Ortho);
    m_headMargin->setVisible(recipe.head == Head::Ortho);
    m_quantisation->setVisible(recipe.head == Head::Csq);
    m_warmUp->setVisible(recipe.schedule != Schedule::Steps);
    m_drops->setVisible(recipe.schedule == Schedule::Steps);
    if (recipe.patience == 0)
        m_patience->setHint({});
    else if (recipe.holdout == 0)
        m_patience->setHint(tr("Needs held-out pictures."));
    else
        m_patience->setHint(tr("Stop when %n epoch(s) bring nothing better on the held-out pictures.",
                               nullptr, recipe.patience));
}

}  // namespace kindred
