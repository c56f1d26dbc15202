#include "ui/common/plots/curve_plot.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QKeyEvent>

#include "ui/common/plots/curve_items.h"
#include "ui/common/plots/plot_colours.h"
#include "ui/common/plots/share_ticker.h"
#include "ui/common/theme.h"

namespace kindred {

namespace {

class WholeTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override {
        const double step = std::max(1.0, QCPAxisTicker::getTickStep(range));
        return step == std::floor(step) ? step : 2 * step;  // 2.5
    }
};

QSharedPointer<QCPAxisTicker> tickerFor(AxisNumbers numbers) {
    switch (numbers) {
        case AxisNumbers::Whole:
            return QSharedPointer<WholeTicker>::create();
        case AxisNumbers::Share:
            return QSharedPointer<ShareTicker>::create();
        case AxisNumbers::Plain:
            break;
    }
    return QSharedPointer<QCPAxisTicker>::create();
}

/// The point of a curve at that x, if it has one there.
std::optional<std::size_t> pointAtX(const Curve& curve, double x) {
    const auto found = std::find_if(curve.points.begin(), curve.points.end(),
                                    [x](const QPointF& point) { return point.x() == x; });
    if (found == curve.points.end())
        return std::nullopt;
    return std::size_t(found - curve.points.begin());
}

/// A curve's value at that x and, if it has intervals, their ends; empty where it has no point.
QString csvFields(const Curve& curve, double x) {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const auto point = pointAtX(curve, x);
    QString text = u',' + csvNumber(point ? curve.points[*point].y() : nothing);
    if (curve.intervals.empty())
        return text;
    const auto [low, high] = point ? curve.intervals[*point] : std::pair(nothing, nothing);
    return text + u',' + csvNumber(low) + u',' + csvNumber(high);
}

QCPRange rangeOf(const PlotAxis& axis, double low, double high, double paddingShare) {
    if (axis.range)
        return {axis.range->first, axis.range->second};
    const double padding = high > low ? (high - low) * paddingShare : std::max(std::abs(high) * 0.1, 0.05);
    QCPRange range(low - padding, high + padding);
    if (axis.numbers == AxisNumbers::Share)
        range = {std::max(range.lower, 0.0), std::min(range.upper, 1.0)};
    return range;
}

}  // namespace

CurvePlot::CurvePlot(QWidget* parent)
    : Plot(parent),
      m_marker(new CurveMarker(&canvas())),
      m_labels(new CurveLabels(&canvas())),
      m_pointer(new CurvePointer(&canvas())) {
    canvas().axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
    setMinimumSize(30 * gridUnit, 25 * gridUnit);
}

void CurvePlot::setAxes(PlotAxis horizontal, PlotAxis vertical) {
    m_horizontal = std::move(horizontal);
    m_vertical = std::move(vertical);
    canvas().xAxis->setLabel(m_horizontal.title);
    canvas().yAxis->setLabel(m_vertical.title);
    canvas().xAxis->setTicker(tickerFor(m_horizontal.numbers));
    canvas().yAxis->setTicker(tickerFor(m_vertical.numbers));
    restyle();
}

void CurvePlot::setCurves(std::vector<Curve> curves) {
    m_curves = std::move(curves);
    m_xs.clear();
    for (const Curve& curve : m_curves)
        for (const QPointF& point : curve.points)
            m_xs.push_back(point.x());
    std::sort(m_xs.begin(), m_xs.end());
    m_xs.erase(std::unique(m_xs.begin(), m_xs.end()), m_xs.end());

    removeGraphs();
    for (const Curve& curve : m_curves)
        addGraph(curve);
    setPointed(m_pointed && *m_pointed < m_xs.size() ? m_pointed : std::nullopt);
    restyle();
}

void CurvePlot::addGraph(const Curve& curve) {
    QCPGraph* graph = canvas().addGraph();
    for (const QPointF& point : curve.points)
        graph->addData(point.x(), point.y());
    auto* bars = new QCPErrorBars(canvas().xAxis, canvas().yAxis);
    bars->setDataPlottable(graph);
    bars->setWhiskerWidth(5);
    for (std::size_t i = 0; i < curve.intervals.size(); ++i) {
        const double value = curve.points[i].y();
        bars->addData(value - curve.intervals[i].first, curve.intervals[i].second - value);
    }
    m_intervals.push_back(bars);
}

void CurvePlot::removeGraphs() {
    for (QCPErrorBars* bars : m_intervals)
        canvas().removePlottable(bars);
    m_intervals.clear();
    canvas().clearGraphs();
}

void CurvePlot::setMarked(std::optional<double> x, const QString& text) {
    m_marked = x;
    m_marker->text = text;
    restyle();
}

std::pair<double, double> CurvePlot::horizontalRange() const {
    return {canvas().xAxis->range().lower, canvas().xAxis->range().upper};
}

std::pair<double, double> CurvePlot::verticalRange() const {
    return {canvas().yAxis->range().lower, canvas().yAxis->range().upper};
}

bool CurvePlot::isEmpty() const {
    return m_xs.empty();
}

QString CurvePlot::csv() const {
    QString text = csvField(m_horizontal.title);
    for (const Curve& curve : m_curves) {
        text += u',' + csvField(curve.name);
        if (!curve.intervals.empty())
            text += u',' + csvField(curve.name + QStringLiteral(" low")) + u',' +
                    csvField(curve.name + QStringLiteral(" high"));
    }
    text += u'\n';
    for (const double x : m_xs) {
        text += csvNumber(x);
        for (const Curve& curve : m_curves)
            text += csvFields(curve, x);
        text += u'\n';
    }
    return text;
}

QString CurvePlot::readout() const {
    if (!m_pointed)
        return {};
    QStringList values;
    for (const auto& mark : m_pointer->marks)
        values += mark.text;
    //: The figures at one place of a plot, for example "Epoch 3: Training 81.2 %, Held out 79.9 %".
    return tr("%1: %2").arg(m_pointer->title, values.join(QStringLiteral(", ")));
}

void CurvePlot::restyle() {
    m_labels->marks.clear();
    m_marker->marks.clear();
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const Curve& curve = m_curves[i];
        const QColor colour = colourOf(i);
        QCPGraph* graph = canvas().graph(int(i));
        graph->setPen(penOf(i));
        m_intervals[i]->setPen(QPen(colour, 1));
        graph->setLineStyle(curve.connected ? QCPGraph::lsLine : QCPGraph::lsNone);
        graph->setScatterStyle(dotsOf(i));
        if (!curve.points.empty())
            m_labels->marks.push_back(
                {curve.label.isEmpty() ? curve.name : curve.label, curve.points.back(), colour});
        const auto marked = m_marked && !curve.earlierOf ? pointAtX(curve, *m_marked) : std::nullopt;
        if (marked)
            m_marker->marks.push_back({{}, curve.points[*marked], colour});
    }
    canvas().setFont(font());
    styleAxis(*canvas().xAxis);
    styleAxis(*canvas().yAxis);
    canvas().xAxis->grid()->setVisible(false);
    canvas().axisRect()->setMargins({0, std::max(12, m_marker->heightNeeded()), m_labels->widthNeeded(), 0});
    fitRanges();
    Plot::restyle();
}

void CurvePlot::fitRanges() {
    if (m_xs.empty())
        return;
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const Curve& curve : m_curves)
        for (const QPointF& point : curve.points) {
            low = std::min(low, point.y());
            high = std::max(high, point.y());
        }
    canvas().xAxis->setRange(rangeOf(m_horizontal, m_xs.front(), m_xs.back(), 0));
    canvas().yAxis->setRange(rangeOf(m_vertical, low, high, 0.08));
}

void CurvePlot::pointAt(const QPointF& position) {
    if (m_xs.empty())
        return;
    const double x = canvas().xAxis->pixelToCoord(position.x());
    const auto above = std::lower_bound(m_xs.begin(), m_xs.end(), x);
    std::size_t nearest = std::size_t(above - m_xs.begin());
    if (above == m_xs.end() || (above != m_xs.begin() && x - *(above - 1) < *above - x))
        --nearest;
    setPointed(nearest);
}

void CurvePlot::pointAtNothing() {
    setPointed(std::nullopt);
}

void CurvePlot::keyPressEvent(QKeyEvent* event) {
    if (m_xs.empty())
        return Plot::keyPressEvent(event);
    const std::size_t last = m_xs.size() - 1;
    switch (event->key()) {
        case Qt::Key_Left:
            return setPointed(m_pointed ? *m_pointed - std::min<std::size_t>(*m_pointed, 1) : last);
        case Qt::Key_Right:
            return setPointed(m_pointed ? std::min(*m_pointed + 1, last) : 0);
        case Qt::Key_Home:
            return setPointed(0);
        case Qt::Key_End:
            return setPointed(last);
        default:
            Plot::keyPressEvent(event);
    }
}

void CurvePlot::setPointed(std::optional<std::size_t> index) {
    m_pointed = index;
    m_pointer->marks.clear();
    if (index) {
        const double x = m_xs[*index];
        m_pointer->title = tr("%1 %2").arg(m_horizontal.title, valueText(x, m_horizontal.numbers));
        for (std::size_t i = 0; i < m_curves.size(); ++i) {
            if (const auto point = pointAtX(m_curves[i], x))
                m_pointer->marks.push_back(
                    {markText(m_curves[i], *point), m_curves[i].points[*point], colourOf(i)});
        }
    }
    tellReadout();
}

QString CurvePlot::markText(const Curve& curve, std::size_t point) const {
    QString value = tr("%1 %2").arg(curve.name, valueText(curve.points[point].y(), m_vertical.numbers));
    if (curve.intervals.empty())
        return value;
    const auto [low, high] = curve.intervals[point];
    //: A value with the interval in which it lies: "Same class 93.20 % (93.03 to 93.38)".
    return tr("%1 (%2 to %3)")
        .arg(value, numberText(low, m_vertical.numbers), numberText(high, m_vertical.numbers));
}

QColor CurvePlot::colourOf(std::size_t curve) const {
    const std::optional<std::size_t>& earlierOf = m_curves[curve].earlierOf;
    const QColor colour = curveColour(int(earlierOf.value_or(curve)), palette());
    if (!earlierOf)
        return colour;
    // Mixed with the ground rather than transparent, so that it exports as it is shown.
    const QColor ground = coloursFor(palette()).ground;
    const auto half = [](int a, int b) { return (a + b) / 2; };
    return {half(colour.red(), ground.red()), half(colour.green(), ground.green()),
            half(colour.blue(), ground.blue())};
}

QPen CurvePlot::penOf(std::size_t curve) const {
    if (m_curves[curve].earlierOf)
        return {colourOf(curve), 2, Qt::DotLine, Qt::RoundCap, Qt::RoundJoin};
    const Qt::PenStyle style = m_curves[curve].dashed ? Qt::DashLine : Qt::SolidLine;
    return {colourOf(curve), 2, style, Qt::RoundCap, Qt::RoundJoin};
}

QCPScatterStyle CurvePlot::dotsOf(std::size_t index) const {
    const Curve& curve = m_curves[index];
    if (curve.connected && (curve.points.size() > 40 || curve.earlierOf))
        return {};
    const bool hollow = curve.dashed && !curve.connected;
    return {hollow ? QCPScatterStyle::ssCircle : QCPScatterStyle::ssDisc, colourOf(index),
            hollow ? 6.0 : 5.0};
}

QString CurvePlot::numberText(double value, AxisNumbers numbers) const {
    switch (numbers) {
        case AxisNumbers::Whole:
            return locale().toString(qRound64(value));
        case AxisNumbers::Share:
            return locale().toString(value * 100, 'f', 2);
        case AxisNumbers::Plain:
            break;
    }
    return locale().toString(value, 'g', 4);
}

QString CurvePlot::valueText(double value, AxisNumbers numbers) const {
    const QString number = numberText(value, numbers);
    return numbers == AxisNumbers::Share ? tr("%1 %").arg(number) : number;
}

}  // namespace kindred
