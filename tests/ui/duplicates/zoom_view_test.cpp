#include "ui/duplicates/zoom_view.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace kindred;

/// What is seen of a picture follows wheel, keys and dragging, within the picture.
class ZoomViewTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ZoomView> m_view;

    void turnWheel(QPointF point, int steps) {
        QWheelEvent event(point, m_view->mapToGlobal(point), {}, {0, 120 * steps}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_view.get(), &event);
    }

private Q_SLOTS:
    void init() {
        m_view = std::make_unique<ZoomView>();
        m_view->resize(400, 400);
        QImage picture(100, 100, QImage::Format_RGB32);
        picture.fill(Qt::white);
        m_view->setPicture(picture);
    }

    void thePointUnderThePointerStays() {
        turnWheel({300, 200}, 4);
        const ZoomPlace place = m_view->place();
        QVERIFY(place.zoom > 2.4);
        // 300 of 400 was three quarters of the picture, and still is.
        QVERIFY(qAbs(place.middle.x() + 100 / (400 * place.zoom) - 0.75) < 1e-9);
        QCOMPARE(place.middle.y(), 0.5);
        turnWheel({300, 200}, -8);
        QCOMPARE(m_view->place(), ZoomPlace());
    }

    void keysZoomAndMove() {
        const QSignalSpy moved(m_view.get(), &ZoomView::placeChanged);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(moved.count(), 0);  // it is seen whole
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QCOMPARE(m_view->place().zoom, 1.25);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(m_view->place().middle.x() > 0.5);
        QCOMPARE(moved.count(), 2);
        QTest::keyClick(m_view.get(), Qt::Key_0);
        QCOMPARE(m_view->place(), ZoomPlace());
    }

    void draggingMovesWithinThePicture() {
        m_view->setPlace({4, {0.5, 0.5}});
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, {200, 200});
        QMouseEvent move(QEvent::MouseMove, QPointF(280, 200), m_view->mapToGlobal(QPointF(280, 200)),
                         Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(m_view.get(), &move);
        QCOMPARE(m_view->place().middle.x(), 0.5 - 80.0 / 1600);
        m_view->setPlace({4, {-3, 7}});
        QCOMPARE(m_view->place().middle, QPointF(0.125, 0.875));
    }

    void whatIsToldIsNotToldBack() {
        const QSignalSpy moved(m_view.get(), &ZoomView::placeChanged);
        m_view->setPlace({2, {0.3, 0.3}});
        QCOMPARE(moved.count(), 0);
        QCOMPARE(m_view->place().zoom, 2.0);
    }
};

QTEST_MAIN(ZoomViewTest)
#include "zoom_view_test.moc"
