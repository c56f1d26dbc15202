#include "core/evaluation/figures_export.h"

#include <QFile>
#include <QtTest>

#include "core/base/error.h"
#include "tests/support/temporary_folder.h"

namespace kindred {
namespace {

RetrievalFigures sampleFigures() {
    RetrievalFigures figures;
    figures.precisionAt = {{1, 1, 0.75}, {10, 1.0 / 3, 0.5}};
    figures.recallAt = {{1, 0.002, 0.001}, {10, 0.5, 0.25}};
    RadiusFigures nothing;
    nothing.emptyQueries = 1;
    RadiusFigures all{1, 0.1, 1, 12.5, 0, 0.125, 1};
    figures.byRadius = {nothing, all};
    figures.bits = {{0.5, 0.25}, {1, 0}};
    figures.averagePrecisions = {0.875, 0};
    return figures;
}

const std::vector<DistanceShare> calibration = {{0, 8, 0.75, {0.5, 0.875}}};

const ConfusionMatrix confusion = {{"cat", "dog, small"}, {{7, 1}, {0, 8}}};

LabelledCodes sampleCodes() {
    return {{BinaryCode::fromString("0011"), BinaryCode::fromString("1000")}, {4, 0}};
}

QByteArray contents(const std::filesystem::path& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

}  // namespace

class FiguresExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesCurves();
    void writesNumbersThatReadBackTheSame();
    void quotesClassNames();
    void writesCodesInOrder();
    void fillsAFolder();
    void leavesOutAMissingMatrix();
    void refusesAPlaceThatIsNoFolder();
};

void FiguresExportTest::writesCurves() {
    QCOMPARE(precisionCsv(sampleFigures()).c_str(),
             "k,precision,expected\n1,1,0.75\n10,0.3333333333333333,0.5\n");
    QCOMPARE(recallCsv(sampleFigures()).c_str(), "k,recall,expected\n1,0.002,0.001\n10,0.5,0.25\n");
    QCOMPARE(radiusCsv(sampleFigures()).c_str(),
             "radius,precision,recall,returned,empty_queries,micro_precision,micro_recall\n"
             "0,0,0,0,1,,0\n"
             "1,0.1,1,12.5,0,0.125,1\n");
    QCOMPARE(calibrationCsv(calibration).c_str(), "distance,pairs,same,low,high\n0,8,0.75,0.5,0.875\n");
    QCOMPARE(bitsCsv(sampleFigures()).c_str(), "bit,ones,correlation\n0,0.5,0.25\n1,1,0\n");
    QCOMPARE(averagePrecisionsCsv(sampleFigures()).c_str(), "index,average_precision\n0,0.875\n1,0\n");
}

void FiguresExportTest::writesNumbersThatReadBackTheSame() {
    for (const double value : {0.1, 2.0 / 3, 0.9283746152738495, 1e-17}) {
        RetrievalFigures figures;
        figures.precisionAt = {{1, 0, value}};
        const QByteArray text = precisionCsv(figures).c_str();
        QCOMPARE(text.split(',').last().trimmed().toDouble(), value);
    }
}

void FiguresExportTest::quotesClassNames() {
    QCOMPARE(confusionCsv(confusion).c_str(), "actual,cat,\"dog, small\"\ncat,7,1\n\"dog, small\",0,8\n");
    const ConfusionMatrix odd = {{"the \"best\"", "two\nlines"}, {{1, 2}, {3, 4}}};
    QCOMPARE(confusionCsv(odd).c_str(),
             "actual,\"the \"\"best\"\"\",\"two\nlines\"\n\"the \"\"best\"\"\",1,2\n\"two\nlines\",3,4\n");
}

void FiguresExportTest::writesCodesInOrder() {
    QCOMPARE(codesCsv(sampleCodes()).c_str(), "index,label,code\n0,4,0011\n1,0,1000\n");
}

void FiguresExportTest::fillsAFolder() {
    const TemporaryFolder folder;
    const auto target = folder / "new" / "deeper";
    exportFigures(target, {sampleFigures(), &confusion, calibration, sampleCodes(), {}});
    QCOMPARE(contents(target / "precision_at.csv"), QByteArray(precisionCsv(sampleFigures()).c_str()));
    QCOMPARE(contents(target / "recall_at.csv"), QByteArray(recallCsv(sampleFigures()).c_str()));
    QCOMPARE(contents(target / "precision_by_radius.csv"), QByteArray(radiusCsv(sampleFigures()).c_str()));
    QCOMPARE(contents(target / "calibration.csv"), QByteArray(calibrationCsv(calibration).c_str()));
    QCOMPARE(contents(target / "bits.csv"), QByteArray(bitsCsv(sampleFigures()).c_str()));
    QCOMPARE(contents(target / "average_precision.csv"),
             QByteArray(averagePrecisionsCsv(sampleFigures()).c_str()));
    QCOMPARE(contents(target / "confusion.csv"), QByteArray(confusionCsv(confusion).c_str()));
    QCOMPARE(contents(target / "database.csv"), QByteArray(codesCsv(sampleCodes()).c_str()));
    QCOMPARE(contents(target / "queries.csv"), "index,label,code\n");
    QCOMPARE(std::distance(std::filesystem::directory_iterator(target), {}), 9);
}

void FiguresExportTest::leavesOutAMissingMatrix() {
    const TemporaryFolder folder;
    exportFigures(folder.path(), {sampleFigures(), nullptr, calibration, sampleCodes(), {}});
    QVERIFY(!std::filesystem::exists(folder / "confusion.csv"));
    QVERIFY(std::filesystem::exists(folder / "queries.csv"));
}

void FiguresExportTest::refusesAPlaceThatIsNoFolder() {
    const TemporaryFolder folder;
    const auto file = folder / "file";
    QVERIFY(QFile(file).open(QIODevice::WriteOnly));
    try {
        exportFigures(file / "below", {sampleFigures(), nullptr, calibration, sampleCodes(), {}});
        QFAIL("figures were exported below a file");
    } catch (const Error& error) {
        QCOMPARE(error.code().c_str(), "folder-not-made");
        QVERIFY(std::string(error.what()).find((file / "below").string()) != std::string::npos);
    }
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::FiguresExportTest)
#include "figures_export_test.moc"
