#include "ui/common/code_view.h"

#include <QPainter>
#include <QStringList>
#include <algorithm>

#include "ui/common/theme.h"

namespace kindred {

namespace {

constexpr int bitsPerLine = 16;
constexpr int cell = 10;
constexpr int step = 14;
constexpr int groupGap = 8;  // between bytes
constexpr int lineHeight = 2 * step + 10;
constexpr int frame = 3;  // how far the frame of a differing pair stands off

void drawBit(QPainter& painter, QPoint corner, bool set, const Colours& colours) {
    const QRectF square(corner.x() + 0.5, corner.y() + 0.5, cell - 1, cell - 1);
    painter.setPen(QPen(set ? colours.text : colours.quietText, 1));
    painter.setBrush(set ? QBrush(colours.text) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(square, 2, 2);
}

}  // namespace

CodeView::CodeView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("The two codes, bit by bit"));
}

void CodeView::setCodes(std::optional<BinaryCode> upper, std::optional<BinaryCode> lower) {
    m_upper = std::move(upper);
    m_lower = std::move(lower);
    setAccessibleDescription(differingBits());
    setToolTip(differingBits());
    updateGeometry();
    update();
}

QSize CodeView::sizeHint() const {
    if (!showsCodes())
        return {0, 0};
    const int lines = (m_upper->bits() + bitsPerLine - 1) / bitsPerLine;
    return {bitsPerLine * step + groupGap + 2 * frame, lines * lineHeight};
}

QPoint CodeView::cellAt(int bit, int row) const {
    const int column = bit % bitsPerLine;
    return {frame + column * step + (column / 8) * groupGap,
            frame + bit / bitsPerLine * lineHeight + row * step};
}

QString CodeView::differingBits() const {
    if (!showsCodes())
        return {};
    QStringList bits;
    for (int bit = 0; bit < m_upper->bits(); ++bit) {
        if (m_upper->bit(bit) != m_lower->bit(bit))
            bits << QString::number(bit);
    }
    return bits.isEmpty() ? tr("All bits are the same") : tr("Bits that differ: %1").arg(bits.join(", "));
}

void CodeView::paintEvent(QPaintEvent*) {
    if (!showsCodes())
        return;
    const Colours& colours = coloursFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int bit = 0; bit < m_upper->bits(); ++bit) {
        drawBit(painter, cellAt(bit, 0), m_upper->bit(bit), colours);
        drawBit(painter, cellAt(bit, 1), m_lower->bit(bit), colours);
        if (m_upper->bit(bit) != m_lower->bit(bit)) {
            painter.setPen(QPen(colours.accent, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(cellAt(bit, 0), QSizeF(cell, step + cell)).adjusted(-2, -2, 2, 2),
                                    3, 3);
        }
    }
}

QString codeText(const BinaryCode& code, int bits) {
    QString text;
    for (int bit = 0; bit < std::min(bits, code.bits()); ++bit) {
        if (bit > 0 && bit % 4 == 0)
            text += QLatin1Char(' ');
        text += code.bit(bit) ? QLatin1Char('1') : QLatin1Char('0');
    }
    return bits < code.bits() ? text + QStringLiteral(" …") : text;
}

}  // namespace kindred
