#include "ui/common/plots/plot.h"

#include <cmath>

#include <QAccessible>
#include <QBuffer>
#include <QFileInfo>
#include <QKeyEvent>
#include <QSvgGenerator>
#include <QVBoxLayout>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "ui/common/file_paths.h"
#include "ui/common/plots/qcustomplot_include.h"
#include "ui/common/theme.h"

namespace kindred {

Plot::Plot(QWidget* parent) : QWidget(parent), m_canvas(new QCustomPlot(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);  // room for the focus frame
    layout->addWidget(m_canvas);
    setFocusPolicy(Qt::StrongFocus);
    m_canvas->setFocusPolicy(Qt::NoFocus);
    m_canvas->setContextMenuPolicy(Qt::NoContextMenu);
    m_canvas->installEventFilter(this);
    connect(m_canvas, &QCustomPlot::mouseMove, this,
            [this](QMouseEvent* event) { pointAt(event->position()); });
    connect(m_canvas, &QCustomPlot::mousePress, this, [this] { setFocus(Qt::MouseFocusReason); });
}

QByteArray Plot::png(double scale) const {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    m_canvas->toPixmap(m_canvas->width(), m_canvas->height(), scale).save(&buffer, "PNG");
    return bytes;
}

QByteArray Plot::svg() const {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(m_canvas->size());
    generator.setViewBox(QRect({}, m_canvas->size()));
    generator.setTitle(accessibleName());
    QCPPainter painter;
    painter.begin(&generator);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    painter.fillRect(QRect({}, m_canvas->size()), coloursFor(palette()).ground);
    m_canvas->toPainter(&painter, m_canvas->width(), m_canvas->height());
    painter.end();
    return bytes;
}

void Plot::exportTo(const QString& file) const {
    const QString ending = QFileInfo(file).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("png"))
        bytes = png();
    else if (ending == QLatin1String("svg"))
        bytes = svg();
    else if (ending == QLatin1String("csv"))
        bytes = csv().toUtf8();
    else
        throw Error(ErrorCategory::Usage, "export-format-unknown", {file.toStdString()},
                    "The name " + file.toStdString() + " must end in .png, .svg or .csv.");
    writeFileAtomically(toPath(file), {bytes.constData(), std::size_t(bytes.size())});
}

void Plot::restyle() {
    m_canvas->setBackground(coloursFor(palette()).ground);
    m_canvas->replot(QCustomPlot::rpQueuedReplot);
}

void Plot::styleAxis(QCPAxis& axis) const {
    const Colours& colours = coloursFor(palette());
    axis.setLabelFont(font());
    axis.setTickLabelFont(font());
    axis.setLabelColor(colours.text);
    axis.setTickLabelColor(colours.quietText);
    axis.setBasePen(QPen(colours.quietText));
    axis.setTickPen(QPen(colours.quietText));
    axis.setSubTickPen(Qt::NoPen);
    axis.setTickLengthIn(0);
    axis.setTickLengthOut(4);
    axis.setLabelPadding(8);
    axis.grid()->setPen(QPen(colours.line));
    axis.grid()->setZeroLinePen(Qt::NoPen);
}

void Plot::tellReadout() {
    const QString text = readout();
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    Q_EMIT readoutChanged(text);
    m_canvas->replot(QCustomPlot::rpQueuedReplot);
}

void Plot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

bool Plot::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_canvas && event->type() == QEvent::Wheel) {
        event->ignore();  // for the page to scroll
        return true;
    }
    if (watched == m_canvas && event->type() == QEvent::Leave && !hasFocus())
        pointAtNothing();
    return QWidget::eventFilter(watched, event);
}

void Plot::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !readout().isEmpty())
        pointAtNothing();
    else
        QWidget::keyPressEvent(event);
}

void Plot::focusOutEvent(QFocusEvent* event) {
    pointAtNothing();
    QWidget::focusOutEvent(event);
}

void Plot::paintEvent(QPaintEvent* event) {
    QWidget::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(coloursFor(palette()).accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), cornerRadius, cornerRadius);
}

QString csvField(const QString& text) {
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    return u'"' + QString(text).replace(u'"', QLatin1String("\"\"")) + u'"';
}

QString csvNumber(double value) {
    return std::isnan(value) ? QString() : QString::number(value, 'g', QLocale::FloatingPointShortest);
}

}  // namespace kindred
