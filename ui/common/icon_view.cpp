#include "ui/common/icon_view.h"

#include <QPainter>

#include "ui/common/themed_icon.h"

namespace kindred {

IconView::IconView(int side, QWidget* parent) : QWidget(parent) {
    setFixedSize(side, side);
}

void IconView::setIcon(const QString& name) {
    m_icon = themedIcon(name);
    update();
}

void IconView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    m_icon.paint(&painter, rect(), Qt::AlignCenter, QIcon::Disabled);
}

}  // namespace kindred
