#include "ui/common/plots/matrix_plot.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <QKeyEvent>

#include "ui/common/plots/matrix_numbers.h"
#include "ui/common/plots/plot_colours.h"
#include "ui/common/plots/share_ticker.h"
#include "ui/common/theme.h"

namespace kindred {

namespace {

QCPColorGradient gradientFor(const QPalette& palette) {
    constexpr int stops = 16;
    QCPColorGradient gradient;
    for (int i = 0; i <= stops; ++i)
        gradient.setColorStopAt(double(i) / stops, sequentialColour(double(i) / stops, palette));
    return gradient;
}

}  // namespace

MatrixPlot::MatrixPlot(QWidget* parent)
    : Plot(parent),
      m_map(new QCPColorMap(canvas().xAxis, canvas().yAxis)),
      m_scale(new QCPColorScale(&canvas())),
      m_numbers(new MatrixNumbers(&canvas(), *this)) {
    canvas().plotLayout()->addElement(0, 1, m_scale);
    canvas().yAxis->setRangeReversed(true);  // the first class at the top, as tables have it
    m_scale->setType(QCPAxis::atRight);
    m_scale->setBarWidth(gridUnit);
    m_scale->axis()->setTicker(QSharedPointer<ShareTicker>::create());
    m_scale->setMarginGroup(QCP::msTop | QCP::msBottom, new QCPMarginGroup(&canvas()));
    canvas().axisRect()->setMarginGroup(QCP::msTop | QCP::msBottom, m_scale->marginGroup(QCP::msTop));
    m_map->setInterpolate(false);
    m_map->setColorScale(m_scale);
    m_map->setDataRange({0, 1});
    setMinimumSize(320, 280);
}

void MatrixPlot::setTitles(MatrixTitles titles) {
    m_titles = std::move(titles);
    canvas().yAxis->setLabel(m_titles.rows);
    canvas().xAxis->setLabel(m_titles.columns);
    m_scale->setLabel(m_titles.scale);
    restyle();
}

void MatrixPlot::setMatrix(QStringList names, Counts counts) {
    m_names = std::move(names);
    m_counts = std::move(counts);
    fillMap();
    setPointed(std::nullopt);
    restyle();
}

void MatrixPlot::fillMap() {
    const int last = std::max(size() - 1, 0);
    m_map->data()->setSize(size(), size());
    m_map->data()->setRange({0, double(last)}, {0, double(last)});
    for (int row = 0; row < size(); ++row)
        for (int column = 0; column < size(); ++column)
            m_map->data()->setCell(column, row, share({row, column}));
    canvas().xAxis->setRange(-0.5, last + 0.5);
    canvas().yAxis->setRange(-0.5, last + 0.5);
}

double MatrixPlot::share(Cell cell) const {
    const auto& row = m_counts[std::size_t(cell.row)];
    const auto total = std::accumulate(row.begin(), row.end(), std::uint64_t{0});
    return total == 0 ? 0 : double(row[std::size_t(cell.column)]) / double(total);
}

bool MatrixPlot::numbersShown() const {
    return !isEmpty() && m_numbers->pointSize().has_value();
}

QString MatrixPlot::csv() const {
    QString text = csvField(m_titles.rows + QLatin1String(" / ") + m_titles.columns);
    for (const QString& name : m_names)
        text += u',' + csvField(name);
    text += u'\n';
    for (int row = 0; row < size(); ++row) {
        text += csvField(m_names[row]);
        for (const std::uint64_t count : m_counts[std::size_t(row)])
            text += u',' + QString::number(count);
        text += u'\n';
    }
    return text;
}

QString MatrixPlot::readout() const {
    if (!m_pointed)
        return {};
    const std::uint64_t count = m_counts[std::size_t(m_pointed->row)][std::size_t(m_pointed->column)];
    //: A cell of a matrix: titles and names of its row and column, its count, its share of the row.
    return tr("%1: %2 · %3: %4 · %5 (%6 % of the row)")
        .arg(m_titles.rows, m_names[m_pointed->row], m_titles.columns, m_names[m_pointed->column],
             locale().toString(qulonglong(count)), locale().toString(share(*m_pointed) * 100, 'f', 1));
}

void MatrixPlot::restyle() {
    canvas().setFont(font());
    for (QCPAxis* axis : {canvas().xAxis, canvas().yAxis, m_scale->axis()})
        styleAxis(*axis);
    for (QCPAxis* axis : {canvas().xAxis, canvas().yAxis}) {
        axis->grid()->setVisible(false);
        axis->setTickPen(Qt::NoPen);
        axis->setBasePen(Qt::NoPen);
    }
    m_map->setGradient(gradientFor(palette()));
    placeNames();
    Plot::restyle();
}

void MatrixPlot::placeNames() {
    // With many classes only every so-manieth name has room.
    const double cell = double(std::max(height() - 80, 80)) / std::max(size(), 1);
    const int step = std::max(1, int(std::ceil(QFontMetricsF(font()).height() / cell)));
    QSharedPointer<QCPAxisTickerText> ticker = QSharedPointer<QCPAxisTickerText>::create();
    double widest = 0;
    for (int i = 0; i < size(); i += step) {
        ticker->addTick(i, m_names[i]);
        widest = std::max(widest, QFontMetricsF(font()).horizontalAdvance(m_names[i]));
    }
    canvas().xAxis->setTicker(ticker);
    canvas().yAxis->setTicker(ticker);
    const double columnWidth = double(std::max(width() - 160, 80)) / std::max(size(), 1) * step;
    canvas().xAxis->setTickLabelRotation(widest + gridUnit > columnWidth ? 90 : 0);
}

void MatrixPlot::pointAt(const QPointF& position) {
    const Cell cell{int(std::lround(canvas().yAxis->pixelToCoord(position.y()))),
                    int(std::lround(canvas().xAxis->pixelToCoord(position.x())))};
    const bool inside = canvas().axisRect()->rect().contains(position.toPoint()) && cell.row >= 0 &&
                        cell.row < size() && cell.column >= 0 && cell.column < size();
    setPointed(inside ? std::optional(cell) : std::nullopt);
}

void MatrixPlot::pointAtNothing() {
    setPointed(std::nullopt);
}

void MatrixPlot::keyPressEvent(QKeyEvent* event) {
    if (isEmpty())
        return Plot::keyPressEvent(event);
    Cell cell = m_pointed.value_or(Cell{});
    switch (event->key()) {
        case Qt::Key_Left:
            --cell.column;
            break;
        case Qt::Key_Right:
            ++cell.column;
            break;
        case Qt::Key_Up:
            --cell.row;
            break;
        case Qt::Key_Down:
            ++cell.row;
            break;
        case Qt::Key_Home:
            cell.column = 0;
            break;
        case Qt::Key_End:
            cell.column = size() - 1;
            break;
        default:
            return Plot::keyPressEvent(event);
    }
    // The first key only shows where one is.
    setPointed(m_pointed ? Cell{std::clamp(cell.row, 0, size() - 1), std::clamp(cell.column, 0, size() - 1)}
                         : Cell{});
}

void MatrixPlot::resizeEvent(QResizeEvent* event) {
    Plot::resizeEvent(event);
    placeNames();
}

void MatrixPlot::setPointed(std::optional<Cell> cell) {
    if (cell == m_pointed)
        return;
    m_pointed = cell;
    tellReadout();
}

}  // namespace kindred
