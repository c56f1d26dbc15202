#include "ui/training/epoch_table.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace kindred {

namespace {

EpochFigures figures(int epoch, bool heldOut) {
    EpochFigures figures;
    figures.epoch = epoch;
    figures.learningRate = 0.125;
    figures.trainLoss = 1.5;
    figures.trainAccuracy = 0.4567;
    if (heldOut) {
        figures.validationLoss = 1.25;
        figures.validationAccuracy = 0.5;
    }
    figures.seconds = 75;
    return figures;
}

QString cell(const EpochTable& table, int row, EpochTable::Column column) {
    return table.index(row, column).data().toString();
}

}  // namespace

class EpochTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void keepsTheRulesOfModels() {
        EpochTable table;
        const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        table.add(figures(1, true));
        table.add(figures(2, true));
        table.clear();
        QCOMPARE(table.rowCount(), 0);
    }

    void latestEpochStandsFirst() {
        EpochTable table;
        const QSignalSpy inserted(&table, &QAbstractItemModel::rowsInserted);
        table.add(figures(1, true));
        table.add(figures(2, true));
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(cell(table, 0, EpochTable::Epoch), "2");
        QCOMPARE(cell(table, 1, EpochTable::Epoch), "1");
        QCOMPARE(table.epochs().front().epoch, 1);
    }

    void showsSharesAsPerCent() {
        EpochTable table;
        table.add(figures(1, true));
        QCOMPARE(cell(table, 0, EpochTable::LearningRate), "0.125");
        QCOMPARE(cell(table, 0, EpochTable::TrainLoss), "1.5000");
        QCOMPARE(cell(table, 0, EpochTable::TrainAccuracy), "45.67 %");
        QCOMPARE(cell(table, 0, EpochTable::HeldOutAccuracy), "50.00 %");
        QCOMPARE(cell(table, 0, EpochTable::Time), "75 s");
    }

    void nothingHeldOutIsNothingShown() {
        EpochTable table;
        table.add(figures(1, false));
        QCOMPARE(cell(table, 0, EpochTable::HeldOutLoss), "");
        QCOMPARE(cell(table, 0, EpochTable::HeldOutAccuracy), "");
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::EpochTableTest)
#include "epoch_table_test.moc"
