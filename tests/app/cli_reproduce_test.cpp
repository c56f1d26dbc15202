#include <QtTest>

#include "tests/app/cli_process.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

/// reproduce on a small data set of painted pictures.
class CliReproduceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        for (unsigned i = 0; i < 20; ++i) {
            const std::string name = "p" + std::to_string(100 + i) + ".png";
            QVERIFY(writePicture(m_data / "disc" / name, {.shape = PaintedPicture::Shape::Disc,
                                                          .colour = Qt::red,
                                                          .width = 32,
                                                          .height = 32,
                                                          .seed = i}));
            QVERIFY(writePicture(m_data / "square" / name, {.shape = PaintedPicture::Shape::Square,
                                                            .colour = Qt::blue,
                                                            .width = 32,
                                                            .height = 32,
                                                            .seed = i}));
        }
    }

    void everyCellHasARowAMeasure() {
        int status = -1;
        const QJsonObject report = runJson(command("1x12,16"), &status);
        QCOMPARE(status, 0);
        QVERIFY(report["definition"].toString().contains("mAP@1000"));
        QCOMPARE(report["folder"].toString(), text(m_folder / "grid"));
        QCOMPARE(report["recipe"]["epochs"].toInt(), 1);
        QCOMPARE(report["recipe"]["mirroring"].toString(), QString("both"));  // the published recipe
        QCOMPARE(report["stopped"], QJsonValue(false));
        const QJsonArray rows = report["rows"].toArray();
        QCOMPARE(rows.size(), 4);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QJsonObject row = rows[i].toObject();
            QCOMPARE(row.keys(), QStringList({"bits", "blocks", "ci95", "differs", "measure", "ours",
                                              "published", "source"}));
            QCOMPARE(row["blocks"].toInt(), 1);
            QCOMPARE(row["bits"].toInt(), i < 2 ? 12 : 16);
            QCOMPARE(row["measure"].toString(), QString(i % 2 == 0 ? "accuracy" : "map"));
            const double ours = row["ours"].toDouble(-1);
            const QJsonArray interval = row["ci95"].toArray();
            QVERIFY(interval[0].toDouble(-1) >= 0 && interval[0].toDouble() <= ours);
            QVERIFY(interval[1].toDouble(2) <= 1 && interval[1].toDouble() >= ours);
            QVERIFY(row["published"].isNull() && row["source"].isNull());
        }
        QVERIFY(fs::exists(m_folder / "grid" / "drhn-1-16-shapes.safetensors"));
        m_rows = rows;
    }

    void aSecondCallTrainsNothingAndSaysTheSame() {
        const fs::path model = m_folder / "grid" / "drhn-1-12-shapes.safetensors";
        const auto written = fs::last_write_time(model);
        const QJsonObject report = runJson(command("1x12,16"));
        QCOMPARE(report["rows"].toArray(), m_rows);
        QVERIFY(fs::last_write_time(model) == written);
    }

    void theTableIsForPeopleToRead() {
        const CliResult result = runCli(QStringList{"--quiet"} + command("1x12"));
        QCOMPARE(result.status, 0);
        QVERIFY2(result.out.contains("blocks  bits  measure"), result.all());
        QVERIFY2(result.out.contains("     1    12  accuracy"), result.all());
        QVERIFY2(result.out.contains("mAP@1000"), result.all());
    }

    void stoppedItGoesOnWhereItWas() {
        QStringList longRun = command("1x24");
        longRun.replace(longRun.indexOf("--epochs") + 1, "400");
        QProcess process;
        startCli(process, QStringList{"--json"} + longRun);
        QVERIFY(waitForMessage(process, "epoch    2"));
        const CliResult stopped = interrupt(process);
        QVERIFY2(stopped.document(), stopped.all());
        QCOMPARE(stopped.status, 130);
        QCOMPARE((*stopped.document())["stopped"], QJsonValue(true));
        QVERIFY(fs::exists(m_folder / "grid" / "drhn-1-24-shapes.safetensors.checkpoint"));

        // It is that very run which the next call goes on with.
        int status = -1;
        const QJsonObject other = runJson(longRun + QStringList{"--momentum", "0.5"}, &status);
        QCOMPARE(status, 3);
        QCOMPARE(other["error"].toString(), QString("checkpoint-differs"));
        QProcess again;
        startCli(again, QStringList{"--json"} + longRun);
        QVERIFY(waitForMessage(again, "epoch    3"));
        QCOMPARE(interrupt(again).status, 130);
    }

    void anotherRecipeIsRefused() {
        int status = -1;
        const QJsonObject report = runJson(command("1x12") + QStringList{"--momentum", "0.5"}, &status);
        QCOMPARE(status, 2);
        QCOMPARE(report["error"].toString(), QString("model-of-other-recipe"));
    }

    void wrongGridsAreRefused_data() {
        QTest::addColumn<QString>("grid");
        for (const char* grid : {"", "1", "x", "1x", "x12", "0x12", "17x12", "1x257", "1x0", "1,x12", "ax12",
                                 "1x12x3", "-1x12", "1 x12"})
            QTest::newRow(grid) << QString(grid);
    }

    void wrongGridsAreRefused() {
        QFETCH(QString, grid);
        const CliResult result = runCli(
            {"reproduce", "--data", text(m_data), "--folder", text(m_folder / "wrong"), "--grid=" + grid});
        QVERIFY2(result.status == 2 && result.err.contains("--grid"), result.all());
        QVERIFY(!fs::exists(m_folder / "wrong"));
    }

private:
    QStringList command(const QString& grid) const {
        return {"reproduce", "--data", text(m_data), "--folder", text(m_folder / "grid"),
                "--grid",    grid,     "--epochs",   "1",        "--batch",
                "16",        "--seed", "7"};
    }

    TemporaryFolder m_folder;
    fs::path m_data = m_folder / "shapes";
    QJsonArray m_rows;
};

QTEST_GUILESS_MAIN(CliReproduceTest)
#include "cli_reproduce_test.moc"
