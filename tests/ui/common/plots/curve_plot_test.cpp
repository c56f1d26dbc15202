#include "ui/common/plots/curve_plot.h"

#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>

#include "core/base/error.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace {

const Curve training{"Training", {{1, 0.40}, {2, 0.60}, {3, 0.70}}, true};
const Curve heldOut{"Held out", {{1, 0.45}, {3, 0.65}}, false};

std::unique_ptr<CurvePlot> shownPlot() {
    auto plot = std::make_unique<CurvePlot>();
    plot->setAccessibleName("Accuracy");
    plot->setAxes({"Epoch", AxisNumbers::Whole, std::pair(1.0, 10.0)},
                  {"Accuracy (%)", AxisNumbers::Share, {}});
    plot->setCurves({training, heldOut});
    plot->resize(600, 300);
    plot->show();
    return plot;
}

}  // namespace

class CurvePlotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isEmptyUntilItHasPoints() {
        CurvePlot plot;
        QVERIFY(plot.isEmpty());
        plot.setCurves({{"Training", {}, false}});
        QVERIFY(plot.isEmpty());
        plot.setCurves({training});
        QVERIFY(!plot.isEmpty());
    }

    void rangesHoldTheCurves() {
        const auto plot = shownPlot();
        QCOMPARE(plot->horizontalRange(), std::pair(1.0, 10.0));
        const auto [low, high] = plot->verticalRange();
        QVERIFY(low < 0.40 && low > 0.3);
        QVERIFY(high > 0.70 && high < 0.8);
    }

    void sharesNeverRangeBeyondAll() {
        const auto plot = shownPlot();
        plot->setCurves({{"Training", {{1, 0.0}, {2, 1.0}}, false}});
        QCOMPARE(plot->verticalRange(), std::pair(0.0, 1.0));
    }

    void oneSinglePointHasRoom() {
        const auto plot = shownPlot();
        plot->setAxes({"Epoch", AxisNumbers::Whole, {}}, {"Loss", AxisNumbers::Plain, {}});
        plot->setCurves({{"Training", {{1, 2.3}}, false}});
        QVERIFY(plot->horizontalRange().first < 1 && plot->horizontalRange().second > 1);
        QVERIFY(plot->verticalRange().first < 2.3 && plot->verticalRange().second > 2.3);
    }

    void keysReadTheValues() {
        const auto plot = shownPlot();
        const QSignalSpy told(plot.get(), &Plot::readoutChanged);
        QTest::keyClick(plot.get(), Qt::Key_Home);
        QCOMPARE(plot->readout(), "Epoch 1: Training 40.00 %, Held out 45.00 %");
        QTest::keyClick(plot.get(), Qt::Key_Right);
        QCOMPARE(plot->readout(), "Epoch 2: Training 60.00 %");  // no value is made up between points
        QTest::keyClick(plot.get(), Qt::Key_End);
        QTest::keyClick(plot.get(), Qt::Key_Right);
        QCOMPARE(plot->readout(), "Epoch 3: Training 70.00 %, Held out 65.00 %");
        QCOMPARE(plot->accessibleDescription(), plot->readout());
        QCOMPARE(told.size(), 4);
        QTest::keyClick(plot.get(), Qt::Key_Escape);
        QCOMPARE(plot->readout(), QString());
    }

    void pointerReadsTheNearestValue() {
        const auto plot = shownPlot();
        QWidget* canvas = plot->findChild<QWidget*>();
        // Two thirds of the way along an axis of 1 to 10, beyond the last epoch.
        QTest::mouseMove(canvas, QPoint(400, 150));
        QTRY_COMPARE(plot->readout(), "Epoch 3: Training 70.00 %, Held out 65.00 %");
    }

    void earlierCurvesArePalerAndNotMarked() {
        const auto plot = shownPlot();
        Curve earlier = heldOut;
        earlier.name = "Held out, earlier";
        earlier.label = "Earlier";
        earlier.earlierOf = 1;
        plot->setCurves({training, heldOut, earlier});
        plot->setMarked(3, "Best: 3");
        QCOMPARE(plot->marked(), std::optional(3.0));
        const QByteArray drawing = plot->svg();
        QVERIFY(drawing.contains("Earlier"));  // at its end
        QVERIFY(drawing.contains("Best: 3"));
        QTest::keyClick(plot.get(), Qt::Key_Home);
        QCOMPARE(plot->readout(), "Epoch 1: Training 40.00 %, Held out 45.00 %, Held out, earlier 45.00 %");
        plot->setMarked(std::nullopt);
        QVERIFY(!plot->svg().contains("Best: 3"));
    }

    void csvHoldsEveryPoint() {
        const auto plot = shownPlot();
        QCOMPARE(plot->csv(), "Epoch,Training,Held out\n1,0.4,0.45\n2,0.6,\n3,0.7,0.65\n");
    }

    void intervalsAreReadAndExported() {
        CurvePlot plot;
        plot.setAxes({"Distance", AxisNumbers::Whole, {}}, {"Share (%)", AxisNumbers::Share, {}});
        Curve same{"Same", {{0, 0.5}, {2, 0.25}}};
        same.intervals = {{0.4, 0.75}, {0.125, 0.5}};
        plot.setCurves({same, {"Other", {{1, 0.5}}}});
        QCOMPARE(plot.csv(),
                 "Distance,Same,Same low,Same high,Other\n0,0.5,0.4,0.75,\n1,,,,0.5\n"
                 "2,0.25,0.125,0.5,\n");
        QTest::keyClick(&plot, Qt::Key_Home);
        QCOMPARE(plot.readout(), "Distance 0: Same 50.00 % (40.00 to 75.00)");
        plot.setCurves({training});  // as many intervals less
        QVERIFY(!plot.isEmpty());
    }

    void exportsAllFormats() {
        const auto plot = shownPlot();
        const TemporaryFolder folder;
        const auto file = [&](const char* name) { return QString::fromStdString((folder / name).string()); };

        plot->exportTo(file("curve.png"));
        QCOMPARE(QImage(file("curve.png")).width(), 2 * (600 - 4));
        plot->exportTo(file("curve.svg"));
        QSvgRenderer drawing(file("curve.svg"));
        QVERIFY(drawing.isValid());
        QCOMPARE(drawing.defaultSize().width() > 0, true);
        QVERIFY(plot->svg().contains("Held out"));  // text stays text
        plot->exportTo(file("curve.csv"));
        QFile csv(file("curve.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(csv.readAll()), plot->csv());
    }

    void refusesWhatItCannotWrite() {
        const auto plot = shownPlot();
        const TemporaryFolder folder;
        QVERIFY_EXCEPTION_THROWN(plot->exportTo("curve.docx"), Error);
        QVERIFY_EXCEPTION_THROWN(
            plot->exportTo(QString::fromStdString((folder / "no/such/curve.png").string())), Error);
    }

    void csvFieldsAreQuotedWhereTheyMustBe() {
        QCOMPARE(csvField("plain"), "plain");
        QCOMPARE(csvField("a,b"), "\"a,b\"");
        QCOMPARE(csvField("say \"yes\""), "\"say \"\"yes\"\"\"");
        QCOMPARE(csvNumber(0.1), "0.1");
        QCOMPARE(csvNumber(std::numeric_limits<double>::quiet_NaN()), "");
    }
};

}  // namespace kindred

QTEST_MAIN(kindred::CurvePlotTest)
#include "curve_plot_test.moc"
