#pragma once

#include <QWidget>

#include "core/engine/evaluate_model.h"

class QHBoxLayout;
class QLabel;

namespace kindred {

class IconView;

/// The few numbers that sum up an evaluation, with their definition in words.
class HeadlineFigures : public QWidget {
    Q_OBJECT

public:
    explicit HeadlineFigures(QWidget* parent = nullptr);

    void setReport(const EvaluateReport& report);

private:
    struct Figure {
        QString name;
        QString value;
        QString range;  ///< what stands in brackets behind the value; may be empty
        QString explanation;
    };

    void showMain(const EvaluateReport& report);
    void showFurther(const EvaluateReport& report);
    void showLeaks(const EvaluateReport& report);
    static QWidget* makeFigure(const Figure& figure, bool large);

    QHBoxLayout* m_main;     ///< how good it is
    QHBoxLayout* m_further;  ///< what that is worth
    IconView* m_leakMark;
    QLabel* m_leaks;
    QLabel* m_definition;
    QLabel* m_remarks;
};

}  // namespace kindred
