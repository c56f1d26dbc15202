#include "ui/training/training_figures.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/common/file_paths.h"
#include "ui/common/theme.h"
#include "ui/training/best_epoch.h"
#include "ui/training/compared_run.h"
#include "ui/training/epoch_table.h"
#include "ui/training/training_curves.h"
#include "ui/training/training_terms.h"

namespace kindred {

TrainingFigures::TrainingFigures(Session& session, QWidget* parent)
    : QWidget(parent),
      m_standing(new QLabel),
      m_compared(new ComparedRun(session)),
      m_curves(new TrainingCurves),
      m_epochs(new EpochTable(this)) {
    m_standing->setWordWrap(true);
    m_standing->setToolTip(TrainingTerms::bestEpoch());
    m_standing->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridUnit);
    column->addWidget(m_standing);
    column->addWidget(m_compared);
    column->addWidget(m_curves, 3);
    column->addWidget(makeTable(), 1);
    connect(m_compared, &ComparedRun::changed, this, &TrainingFigures::showAll);
}

QTableView* TrainingFigures::makeTable() {
    auto* table = new QTableView;
    table->setModel(m_epochs);
    table->setAccessibleName(tr("Figures of every epoch"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setShowGrid(false);
    table->setMinimumHeight(17 * gridUnit);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setStretchLastSection(true);
    // The header measures its columns when their mode is set, and not when an epoch brings wider figures.
    connect(m_epochs, &QAbstractItemModel::rowsInserted, table->horizontalHeader(),
            [header = table->horizontalHeader()] {
                header->setSectionResizeMode(QHeaderView::ResizeToContents);
            });
    return table;
}

void TrainingFigures::begin(int epochs) {
    m_planned = epochs;
    m_epochs->clear();
    showAll();
}

void TrainingFigures::add(const EpochFigures& figures) {
    if (!epochs().empty() && figures.epoch <= epochs().back().epoch)
        return;
    m_epochs->add(figures);
    showAll();
}

const std::vector<EpochFigures>& TrainingFigures::epochs() const {
    return m_epochs->epochs();
}

QVariantMap TrainingFigures::state() const {
    return {{QStringLiteral("compared"), toText(m_compared->file())}};
}

void TrainingFigures::restore(const QVariantMap& state) {
    if (const QString file = state.value(QStringLiteral("compared")).toString(); !file.isEmpty())
        m_compared->setFile(toPath(file));
}

void TrainingFigures::showAll() {
    m_curves->show(m_planned, epochs(), m_compared->epochs());
    m_standing->setText(standing());
}

QString TrainingFigures::standing() const {
    if (epochs().empty())
        return {};
    const EpochFigures& last = epochs().back();
    QString now = tr("Epoch %1 of %2 is over, learning rate %3")
                      .arg(QString::number(last.epoch), QString::number(m_planned),
                           QLocale().toString(last.learningRate, 'g', 3));
    const EpochFigures* best = bestEpoch(epochs());
    if (!best || !best->validationAccuracy)
        return now;
    //: The first line of two; %2 is an accuracy, %3 a loss.
    return tr("Best: epoch %1, %2 % on the held-out pictures, loss %3")
               .arg(QString::number(best->epoch), QLocale().toString(*best->validationAccuracy * 100, 'f', 1),
                    QLocale().toString(*best->validationLoss, 'f', 3)) +
           u'\n' + now;
}

}  // namespace kindred
