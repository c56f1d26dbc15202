#pragma once

#include <QWidget>

#include "core/engine/evaluate_model.h"

class QHBoxLayout;
class QLabel;

namespace kindred {

/// The few numbers that sum up an evaluation, with their definition in words.
class HeadlineFigures : public QWidget {
    Q_OBJECT

public:
    explicit HeadlineFigures(QWidget* parent = nullptr);

    void setReport(const EvaluateReport& report);

private:
    void add(const QString& name, const QString& value, const QString& explanation, bool large);

    QHBoxLayout* m_row;
    QLabel* m_definition;
    QLabel* m_remarks;
};

}  // namespace kindred
