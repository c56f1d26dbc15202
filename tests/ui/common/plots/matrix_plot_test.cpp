#include "ui/common/plots/matrix_plot.h"

#include <QImage>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>

#include "ui/common/plots/plot_colours.h"

namespace kindred {

namespace {

std::unique_ptr<MatrixPlot> shownPlot(int classes = 3) {
    auto plot = std::make_unique<MatrixPlot>();
    plot->setTitles({"Actual class", "Predicted class", "Share of the row (%)"});
    QStringList names;
    MatrixPlot::Counts counts(std::size_t(classes), std::vector<std::uint64_t>(std::size_t(classes), 1));
    for (int i = 0; i < classes; ++i) {
        names += QString("class %1").arg(i);
        counts[std::size_t(i)][std::size_t(i)] = 1000;
    }
    counts[0][1] = 250;
    plot->setMatrix(names, counts);
    plot->resize(640, 560);
    plot->show();
    return plot;
}

}  // namespace

class MatrixPlotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isEmptyUntilItHasCounts() {
        MatrixPlot plot;
        QVERIFY(plot.isEmpty());
        QVERIFY(!plot.numbersShown());
    }

    void sharesAreOfTheRow() {
        const auto plot = shownPlot();
        QCOMPARE(plot->share({0, 1}), 250.0 / 1251);
        QCOMPARE(plot->share({1, 0}), 1.0 / 1002);
        plot->setMatrix({"a", "b"}, {{0, 0}, {1, 3}});
        QCOMPARE(plot->share({0, 0}), 0.0);
        QCOMPARE(plot->share({1, 1}), 0.75);
    }

    void keysWalkFromCellToCell() {
        const auto plot = shownPlot();
        const QSignalSpy told(plot.get(), &Plot::readoutChanged);
        QTest::keyClick(plot.get(), Qt::Key_Right);  // shows where one is
        QCOMPARE(plot->pointed(), (MatrixPlot::Cell{0, 0}));
        QTest::keyClick(plot.get(), Qt::Key_Right);
        QVERIFY(plot->readout().contains("250"));
        QVERIFY(plot->readout().contains("20.0 %"));
        QTest::keyClick(plot.get(), Qt::Key_End);
        QTest::keyClick(plot.get(), Qt::Key_Right);  // stays within
        QTest::keyClick(plot.get(), Qt::Key_Down);
        QCOMPARE(plot->pointed(), (MatrixPlot::Cell{1, 2}));
        QCOMPARE(plot->accessibleDescription(), plot->readout());
        QCOMPARE(told.size(), 4);
        QTest::keyClick(plot.get(), Qt::Key_Escape);
        QVERIFY(!plot->pointed());
    }

    void firstClassIsAtTheTopLeft() {
        const auto plot = shownPlot();
        QWidget* canvas = plot->findChild<QWidget*>();
        QTest::mouseMove(canvas, QPoint(200, 60));
        QTRY_COMPARE(plot->pointed(), (MatrixPlot::Cell{0, 0}));
        QTest::mouseMove(canvas, QPoint(460, 60));
        QTRY_COMPARE(plot->pointed(), (MatrixPlot::Cell{0, 2}));
        QTest::mouseMove(canvas, QPoint(2, 2));  // beside the matrix
        QTRY_VERIFY(!plot->pointed());
    }

    void cellsWearTheColourOfTheirShare() {
        const auto plot = shownPlot();
        QTRY_VERIFY(plot->isVisible());
        const QImage image = plot->grab().toImage();
        const QColor diagonal = sequentialColour(plot->share({0, 0}), plot->palette());
        int found = 0;
        for (int x = 0; x < image.width(); ++x) {
            const QColor seen = image.pixelColor(x, 60);
            found +=
                std::abs(seen.red() - diagonal.red()) < 12 && std::abs(seen.blue() - diagonal.blue()) < 12;
        }
        QVERIFY2(found > 60, qPrintable(QString::number(found)));
    }

    void numbersGoWhereTheyCannotBeRead() {
        QVERIFY(shownPlot(10)->numbersShown());
        const auto crowded = shownPlot(100);
        QVERIFY(!crowded->numbersShown());
        QTest::keyClick(crowded.get(), Qt::Key_Home);
        QVERIFY(crowded->readout().contains("1,000"));
    }

    void csvHoldsEveryCell() {
        const auto plot = shownPlot();
        QCOMPARE(plot->csv(),
                 "Actual class / Predicted class,class 0,class 1,class 2\n"
                 "class 0,1000,250,1\nclass 1,1,1000,1\nclass 2,1,1,1000\n");
    }

    void exportsPictureAndDrawing() {
        const auto plot = shownPlot();
        QVERIFY(!QImage::fromData(plot->png(), "PNG").isNull());
        QVERIFY(QSvgRenderer(plot->svg()).isValid());
        QVERIFY(plot->svg().contains("class 2"));
    }
};

}  // namespace kindred

QTEST_MAIN(kindred::MatrixPlotTest)
#include "matrix_plot_test.moc"
