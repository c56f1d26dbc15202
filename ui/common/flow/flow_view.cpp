#include "ui/common/flow/flow_view.h"

#include <QDrag>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>

#include "ui/common/theme.h"

namespace kindred {

namespace {

constexpr int margin = gridUnit;

}  // namespace

FlowView::FlowView(QWidget* parent) : QAbstractItemView(parent) {
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
}

void FlowView::setCellSize(int width, int caption) {
    m_wishedWidth = width;
    m_caption = caption;
    updateGeometries();
    if (currentIndex().isValid())
        scrollTo(currentIndex());
    viewport()->update();
}

int FlowView::columns() const {
    return std::max(1, (viewport()->width() - 2 * margin) / m_wishedWidth);
}

int FlowView::cellWidth() const {
    return std::max(1, (viewport()->width() - 2 * margin) / columns());
}

int FlowView::verticalOffset() const {
    return verticalScrollBar()->value();
}

QRect FlowView::rectOf(int row) const {
    const int width = cellWidth();
    const int height = cellHeight();
    return {margin + row % columns() * width, margin + row / columns() * height - verticalOffset(), width,
            height};
}

QRect FlowView::visualRect(const QModelIndex& index) const {
    return index.isValid() ? rectOf(index.row()) : QRect();
}

QModelIndex FlowView::indexAt(const QPoint& point) const {
    const int x = point.x() - margin;
    const int y = point.y() - margin + verticalOffset();
    if (x < 0 || y < 0 || x / cellWidth() >= columns())
        return {};
    const int row = y / cellHeight() * columns() + x / cellWidth();
    return row < rowCount() ? model()->index(row, 0, rootIndex()) : QModelIndex();
}

void FlowView::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid())
        return;
    const QRect rect = rectOf(index.row());
    const int height = viewport()->height();
    int by = 0;
    if (hint == PositionAtTop || (hint == EnsureVisible && rect.top() < 0))
        by = rect.top() - margin;
    else if (hint == PositionAtBottom || (hint == EnsureVisible && rect.bottom() > height))
        by = rect.bottom() + margin - height;
    else if (hint == PositionAtCenter)
        by = rect.center().y() - height / 2;
    verticalScrollBar()->setValue(verticalOffset() + by);
}

QModelIndex FlowView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    const int count = rowCount();
    if (count == 0)
        return {};
    if (!currentIndex().isValid())
        return model()->index(0, 0, rootIndex());
    const int row = currentIndex().row();
    const int page = std::max(1, viewport()->height() / cellHeight()) * columns();
    int target = 0;
    switch (action) {
        case MoveLeft:
        case MovePrevious:
            target = row - 1;
            break;
        case MoveRight:
        case MoveNext:
            target = row + 1;
            break;
        case MoveUp:
            target = row >= columns() ? row - columns() : row;
            break;
        case MoveDown:
            target = row + columns() < count ? row + columns() : row;
            break;
        case MovePageUp:
            target = row - page;
            break;
        case MovePageDown:
            target = row + page;
            break;
        case MoveHome:
            break;
        case MoveEnd:
            target = count - 1;
            break;
    }
    return model()->index(std::clamp(target, 0, count - 1), 0, rootIndex());
}

void FlowView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) {
    const QModelIndex index = indexAt(rect.topLeft());
    if (index.isValid())
        selectionModel()->select(index, flags);
    else
        selectionModel()->clearSelection();
}

QRegion FlowView::visualRegionForSelection(const QItemSelection& selection) const {
    QRegion region;
    for (const QModelIndex& index : selection.indexes())
        region += visualRect(index);
    return region;
}

void FlowView::doItemsLayout() {
    QAbstractItemView::doItemsLayout();
    updateGeometries();
}

void FlowView::updateGeometries() {
    const int rows = (rowCount() + columns() - 1) / columns();
    const int content = rows * cellHeight() + 2 * margin;
    verticalScrollBar()->setSingleStep(cellHeight() / 4);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, content - viewport()->height()));
    QAbstractItemView::updateGeometries();
}

void FlowView::rowsInserted(const QModelIndex& parent, int start, int end) {
    QAbstractItemView::rowsInserted(parent, start, end);
    updateGeometries();
    viewport()->update();
}

void FlowView::resizeEvent(QResizeEvent* event) {
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

void FlowView::paintEvent(QPaintEvent* event) {
    if (!model())
        return;
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int lines = std::max(0, event->rect().top() - margin + verticalOffset()) / cellHeight();
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    for (int row = lines * columns(); row < rowCount(); ++row) {
        option.rect = rectOf(row);
        if (option.rect.top() > event->rect().bottom())
            break;
        const QModelIndex index = model()->index(row, 0, rootIndex());
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        option.state.setFlag(QStyle::State_MouseOver,
                             viewport()->underMouse() && option.rect.contains(pointer));
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

void FlowView::wheelEvent(QWheelEvent* event) {
    if (event->modifiers() & Qt::ControlModifier) {
        Q_EMIT zoomRequested(event->angleDelta().y() > 0 ? 1 : -1);
        event->accept();
        return;
    }
    QAbstractItemView::wheelEvent(event);
}

void FlowView::startDrag(Qt::DropActions actions) {
    const QModelIndexList dragged = selectionModel()->selectedIndexes();
    QMimeData* mime = model()->mimeData(dragged);
    if (!mime)
        return;
    auto* drag = new QDrag(this);
    drag->setMimeData(mime);
    const auto picture = dragged.first().data(Qt::DecorationRole).value<QPixmap>();
    if (!picture.isNull())
        drag->setPixmap(
            picture.scaled(12 * gridUnit, 12 * gridUnit, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    drag->exec(actions, Qt::CopyAction);
}

}  // namespace kindred
