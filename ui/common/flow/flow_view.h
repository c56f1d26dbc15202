#pragma once

#include <QAbstractItemView>

namespace kindred {

/// A grid of cells of one size that fills the width and scrolls down. Places are computed, never stored, so a
/// hundred thousand pictures cost what a screenful costs. The first column of a list model is shown; one cell
/// is selected.
class FlowView : public QAbstractItemView {
    Q_OBJECT
public:
    explicit FlowView(QWidget* parent = nullptr);

    /// The width wished for; cells grow a little so that a row fills the view. `caption` is added to the
    /// height.
    void setCellSize(int width, int caption);
    int cellSize() const { return m_wishedWidth; }

    QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint& point) const override;
    void keyboardSearch(const QString&) override {}
    void doItemsLayout() override;

Q_SIGNALS:
    /// Ctrl and the wheel: larger (1) or smaller (-1) cells are asked for.
    void zoomRequested(int direction);

protected:
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex&) const override { return false; }
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    int rowCount() const { return model() ? model()->rowCount(rootIndex()) : 0; }
    int columns() const;
    int cellWidth() const;
    int cellHeight() const { return cellWidth() + m_caption; }
    QRect rectOf(int row) const;

    int m_wishedWidth = 160;
    int m_caption = 0;
};

}  // namespace kindred
