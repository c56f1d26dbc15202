#include "ui/common/plots/curve_plot.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QKeyEvent>

#include "ui/common/plots/curve_items.h"
#include "ui/common/plots/plot_colours.h"
#include "ui/common/plots/share_ticker.h"

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

/// The value of a curve at one of its own points, NaN elsewhere.
double valueAt(const Curve& curve, double x) {
    const auto found = std::find_if(curve.points.begin(), curve.points.end(),
                                    [x](const QPointF& point) { return point.x() == x; });
    return found == curve.points.end() ? std::numeric_limits<double>::quiet_NaN() : found->y();
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
    : Plot(parent), m_labels(new CurveLabels(&canvas())), m_pointer(new CurvePointer(&canvas())) {
    canvas().axisRect()->setAutoMargins(QCP::msLeft | QCP::msBottom);
    setMinimumSize(280, 200);
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

    canvas().clearGraphs();
    for (const Curve& curve : m_curves) {
        QCPGraph* graph = canvas().addGraph();
        for (const QPointF& point : curve.points)
            graph->addData(point.x(), point.y());
    }
    setPointed(m_pointed && *m_pointed < m_xs.size() ? m_pointed : std::nullopt);
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
    for (const Curve& curve : m_curves)
        text += u',' + csvField(curve.name);
    text += u'\n';
    for (const double x : m_xs) {
        text += csvNumber(x);
        for (const Curve& curve : m_curves)
            text += u',' + csvNumber(valueAt(curve, x));
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
    for (std::size_t i = 0; i < m_curves.size(); ++i) {
        const QColor colour = curveColour(int(i), palette());
        QCPGraph* graph = canvas().graph(int(i));
        graph->setPen(
            QPen(colour, 2, m_curves[i].dashed ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const bool sparse = m_curves[i].points.size() <= 40;
        graph->setScatterStyle(sparse ? QCPScatterStyle(QCPScatterStyle::ssDisc, colour, 5)
                                      : QCPScatterStyle());
        if (!m_curves[i].points.empty())
            m_labels->marks.push_back({m_curves[i].name, m_curves[i].points.back(), colour});
    }
    canvas().setFont(font());
    styleAxis(*canvas().xAxis);
    styleAxis(*canvas().yAxis);
    canvas().xAxis->grid()->setVisible(false);
    canvas().axisRect()->setMargins({0, 12, m_labels->widthNeeded(), 0});
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
            const double y = valueAt(m_curves[i], x);
            if (!std::isnan(y))
                m_pointer->marks.push_back(
                    {tr("%1 %2").arg(m_curves[i].name, valueText(y, m_vertical.numbers)),
                     {x, y},
                     curveColour(int(i), palette())});
        }
    }
    tellReadout();
}

QString CurvePlot::valueText(double value, AxisNumbers numbers) const {
    switch (numbers) {
        case AxisNumbers::Whole:
            return locale().toString(qRound64(value));
        case AxisNumbers::Share:
            return tr("%1 %").arg(locale().toString(value * 100, 'f', 2));
        case AxisNumbers::Plain:
            break;
    }
    return locale().toString(value, 'g', 4);
}

}  // namespace kindred
