#pragma once

#include <QVariantMap>
#include <QWidget>
#include <vector>

#include "core/learning/recipe_types.h"
#include "ui/common/session.h"

class QLabel;
class QTableView;

namespace kindred {

class ComparedRun;
class EpochTable;
class TrainingCurves;

/// How a run goes, or went: where it stands, its best epoch, its curves beside those of an earlier one, and
/// the figures of every epoch.
class TrainingFigures : public QWidget {
    Q_OBJECT

public:
    explicit TrainingFigures(Session& session, QWidget* parent = nullptr);

    /// A run of that many epochs, none of which is over.
    void begin(int epochs);
    /// An epoch that is there already is left as it is: a run that goes on tells those of before anew.
    void add(const EpochFigures& figures);
    const std::vector<EpochFigures>& epochs() const;

    const TrainingCurves& curves() const { return *m_curves; }

    QVariantMap state() const;
    void restore(const QVariantMap& state);

private:
    QTableView* makeTable();
    void showAll();
    QString standing() const;

    int m_planned = 0;
    QLabel* m_standing;
    ComparedRun* m_compared;
    TrainingCurves* m_curves;
    EpochTable* m_epochs;
};

}  // namespace kindred
