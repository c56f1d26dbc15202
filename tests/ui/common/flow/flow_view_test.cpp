#include "ui/common/flow/flow_view.h"

#include <QAbstractListModel>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QStyledItemDelegate>
#include <QTest>
#include <QWheelEvent>

using namespace kindred;

namespace {

class ManyPictures : public QAbstractListModel {
public:
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 100'000; }
    QVariant data(const QModelIndex&, int) const override { return {}; }
};

/// Notes what is painted.
class Witness : public QStyledItemDelegate {
public:
    void paint(QPainter*, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        rows.insert(index.row());
        size = option.rect.size();
    }
    mutable QSet<int> rows;
    mutable QSize size;
};

}  // namespace

class FlowViewTest : public QObject {
    Q_OBJECT

private:
    ManyPictures m_model;
    std::unique_ptr<Witness> m_witness;
    std::unique_ptr<FlowView> m_view;

private Q_SLOTS:
    void init() {
        m_witness = std::make_unique<Witness>();
        m_view = std::make_unique<FlowView>();
        m_view->setModel(&m_model);
        m_view->setItemDelegate(m_witness.get());
        m_view->setCellSize(100, 20);
        m_view->resize(640, 480);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void paintsOnlyWhatIsSeen() {
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
        m_witness->rows.clear();
        m_view->viewport()->repaint();
        QVERIFY(m_witness->rows.size() > 10);
        QVERIFY(m_witness->rows.size() < 60);
        QVERIFY(!m_witness->rows.contains(0));
    }

    void cellsFillTheWidth() {
        m_view->viewport()->repaint();
        const int columns = m_view->viewport()->width() / m_witness->size.width();
        QVERIFY(m_view->viewport()->width() - columns * m_witness->size.width() < 2 * 8 + columns);
        QCOMPARE(m_witness->size.height(), m_witness->size.width() + 20);
    }

    void pointsAndCellsAgree() {
        m_view->scrollTo(m_model.index(77'777));
        for (const int row : {77'775, 77'777}) {
            const QRect rect = m_view->visualRect(m_model.index(row));
            QCOMPARE(m_view->indexAt(rect.topLeft()).row(), row);
            QCOMPARE(m_view->indexAt(rect.bottomRight()).row(), row);
        }
        QVERIFY(m_view->viewport()->rect().contains(m_view->visualRect(m_model.index(77'777))));
    }

    void keysMoveThroughTheGrid() {
        m_view->setCurrentIndex(m_model.index(0));
        const int columns = (m_view->viewport()->width() - 16) / 100;
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(m_view->currentIndex().row(), 1);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->currentIndex().row(), 1 + columns);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_view->currentIndex().row(), 99'999);
        QVERIFY(m_view->viewport()->rect().contains(m_view->visualRect(m_view->currentIndex())));
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(m_view->currentIndex().row(), 99'999);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QTest::keyClick(m_view.get(), Qt::Key_Up);
        QCOMPARE(m_view->currentIndex().row(), 0);
    }

    void aClickChoosesAndTheGroundLetsGo() {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
                          m_view->visualRect(m_model.index(3)).center());
        QCOMPARE(m_view->selectionModel()->selectedIndexes(), QModelIndexList{m_model.index(3)});
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(2, 2));
        QVERIFY(m_view->selectionModel()->selectedIndexes().isEmpty());
    }

    void theWheelZoomsWithCtrl() {
        QSignalSpy zoom(m_view.get(), &FlowView::zoomRequested);
        const QPointF middle(m_view->viewport()->rect().center());
        QWheelEvent wheel(middle, m_view->viewport()->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &wheel);
        QCOMPARE(zoom.count(), 1);
        QCOMPARE(zoom.first().first().toInt(), -1);
    }
};

QTEST_MAIN(FlowViewTest)
#include "flow_view_test.moc"
