#pragma once

#include <QWidget>

class QLabel;

namespace kindred {

class Plot;

/// A plot under its heading, with the way to export it. Below it stands the value pointed at, or what became
/// of the export.
class PlotPanel : public QWidget {
    Q_OBJECT

public:
    /// Takes the plot, which gets the heading as its accessible name. `fileName` is proposed for exports,
    /// without ending.
    PlotPanel(const QString& heading, Plot* plot, const QString& fileName, QWidget* parent = nullptr);

    /// What the curves mean, told on hover over the heading.
    void setExplanation(const QString& text);

private:
    QLabel* m_heading;
    QLabel* m_note;
};

}  // namespace kindred
