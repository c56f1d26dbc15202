#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <QPointF>
#include <QString>

#include "ui/common/plots/plot.h"

class QCPErrorBars;
class QCPScatterStyle;
class QCPGraph;

namespace kindred {

/// How the numbers of an axis read.
enum class AxisNumbers {
    Plain,
    Whole,  ///< counts: no ticks between whole numbers
    Share,  ///< given as fractions, shown as per cent
};

struct PlotAxis {
    QString title;  ///< with its unit
    AxisNumbers numbers = AxisNumbers::Plain;
    std::optional<std::pair<double, double>> range;  ///< else what the curves need
};

struct Curve {
    QString name;
    std::vector<QPointF> points;  ///< by rising x
    bool dashed = false;          ///< tells curves apart without colour; marks alone are then hollow
    bool connected = true;        ///< false for values that have no order: marks alone
    std::vector<std::pair<double, double>> intervals = {};  ///< low and high, one a point; or none at all
    /// Index of the curve that this is an earlier version of: drawn in its colour, paler, dotted.
    std::optional<std::size_t> earlierOf = {};
    QString label = {};  ///< what stands at its end, where that is not its name
};

class CurveLabels;
class CurveMarker;
class CurvePointer;

/// Up to four curves over one axis and earlier versions of them, each named at its end. The pointer and the
/// keys Left, Right, Home and End show the values at the nearest x.
class CurvePlot : public Plot {
    Q_OBJECT

public:
    explicit CurvePlot(QWidget* parent = nullptr);

    void setAxes(PlotAxis horizontal, PlotAxis vertical);
    /// Curves without points keep their colour and are not drawn.
    void setCurves(std::vector<Curve> curves);
    const std::vector<Curve>& curves() const { return m_curves; }
    /// Marks the values at one x of all curves that are no earlier versions; named by `text`.
    void setMarked(std::optional<double> x, const QString& text = {});
    std::optional<double> marked() const { return m_marked; }
    /// What an axis shows from and to.
    std::pair<double, double> horizontalRange() const;
    std::pair<double, double> verticalRange() const;

    bool isEmpty() const override;
    QString csv() const override;
    QString readout() const override;

protected:
    void restyle() override;
    void pointAt(const QPointF& position) override;
    void pointAtNothing() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void addGraph(const Curve& curve);
    void removeGraphs();
    void fitRanges();
    void setPointed(std::optional<std::size_t> index);
    QString numberText(double value, AxisNumbers numbers) const;
    QString valueText(double value, AxisNumbers numbers) const;
    QString markText(const Curve& curve, std::size_t point) const;
    QColor colourOf(std::size_t curve) const;
    QPen penOf(std::size_t curve) const;
    QCPScatterStyle dotsOf(std::size_t curve) const;

    PlotAxis m_horizontal;
    PlotAxis m_vertical;
    std::vector<Curve> m_curves;
    std::vector<double> m_xs;                ///< of all curves, rising, each once
    std::optional<std::size_t> m_pointed;    ///< into m_xs
    std::vector<QCPErrorBars*> m_intervals;  ///< one a curve, empty where it has none
    std::optional<double> m_marked;
    CurveMarker* m_marker;
    CurveLabels* m_labels;
    CurvePointer* m_pointer;
};

}  // namespace kindred
