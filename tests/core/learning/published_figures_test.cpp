#include "core/learning/published_figures.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <algorithm>
#include <fstream>
#include <optional>

#include "core/base/error.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;

/// The file that is installed, and what is read out of it.
class PublishedFiguresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_figures = readPublishedFigures(PUBLISHED_FIGURES);
        QFile file(PUBLISHED_FIGURES);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_document = QJsonDocument::fromJson(file.readAll()).object();
    }

    void everyCellOfTheDepthsIsThere() {
        QCOMPARE(countOf("CIFAR-10", "accuracy", "thesis"), 16 * 5);
        QCOMPARE(countOf("CIFAR-10", "map", "thesis"), 16 * 5);
        QCOMPARE(countOf("CIFAR-100", "accuracy", "thesis"), 16 * 5);
        QCOMPARE(countOf("CIFAR-100", "map", "thesis"), 16 * 5);
        QCOMPARE(countOf("CIFAR-100", "map", "paper"), 16 * 4);
        QCOMPARE(m_figures.size(), std::size_t{4 * 16 * 5 + 16 * 4});
        for (const PublishedFigure& figure : m_figures)
            QVERIFY(figure.value > 0.4 && figure.value < 1);
    }

    void knownCellsHaveTheirFigures_data() {
        QTest::addColumn<PublishedFigure>("wanted");
        const auto row = [](const PublishedFigure& figure) {
            QTest::addRow("%s n=%d %d bits %s %s", figure.dataSet.c_str(), figure.blocks, figure.bits,
                          figure.measure.c_str(), figure.source.c_str())
                << figure;
        };
        row({"CIFAR-10", 15, 48, "map", 0.9291, "thesis"});
        row({"CIFAR-10", 10, 32, "map", 0.9294, "thesis"});
        row({"CIFAR-10", 3, 48, "map", 0.9078, "thesis"});
        row({"CIFAR-10", 1, 128, "map", 0.8783, "thesis"});
        row({"CIFAR-10", 12, 24, "accuracy", 0.9385, "thesis"});
        row({"CIFAR-10", 9, 48, "accuracy", 0.9370, "thesis"});
        row({"CIFAR-10", 16, 128, "accuracy", 0.9350, "thesis"});
        row({"CIFAR-100", 15, 48, "map", 0.6377, "thesis"});
        row({"CIFAR-100", 15, 48, "map", 0.6156, "paper"});
        row({"CIFAR-100", 12, 32, "map", 0.6257, "thesis"});
        row({"CIFAR-100", 12, 32, "map", 0.6257, "paper"});
        row({"CIFAR-100", 16, 128, "accuracy", 0.7069, "thesis"});
        row({"CIFAR-100", 1, 12, "accuracy", 0.5632, "thesis"});
    }

    void knownCellsHaveTheirFigures() {
        QFETCH(PublishedFigure, wanted);
        QCOMPARE(valueOf(wanted), std::optional(wanted.value));
    }

    /// Of 64 cells that thesis and paper both have for CIFAR-100, one agrees.
    void thesisAndPaperAreDifferentRuns() {
        int equal = 0;
        for (PublishedFigure figure : m_figures)
            if (figure.dataSet == "CIFAR-100" && figure.source == "paper") {
                figure.source = "thesis";
                equal += valueOf(figure) == figure.value ? 1 : 0;
            }
        QCOMPARE(equal, 1);
    }

    void everyTableIsWhole() {
        const QJsonArray tables = m_document["tables"].toArray();
        QCOMPARE(tables.size(), 21);
        for (const QJsonValue& table : tables) {
            const QByteArray id = table["id"].toString().toUtf8();
            for (const char* key : {"id", "title", "source", "measure", "unit", "row"})
                QVERIFY2(!table[QLatin1String(key)].toString().isEmpty(), id + key);
            QVERIFY2(m_document["sources"].toObject().contains(table["source"].toString()), id);
            QVERIFY2(!table["rows"].toArray().isEmpty(), id);
            for (const QJsonValue& row : table["rows"].toArray()) {
                QCOMPARE(row.toArray().size(), table["columns"].toArray().size() + 1);
                for (qsizetype i = 1; i < row.toArray().size(); ++i) {
                    const double value = row[i].toDouble(-1);
                    QVERIFY2(value >= 0 && (table["unit"] != "fraction" || value <= 1), id);
                }
            }
        }
    }

    void rowsOfTheOtherTables_data() {
        QTest::addColumn<QString>("table");
        QTest::addColumn<int>("rows");
        QTest::addColumn<double>("last");  // of the last row
        QTest::newRow("C") << "comparison-cifar10-map" << 10 << 0.12;
        QTest::newRow("C, curves") << "comparison-cifar10-precision" << 9 << 0.608;
        QTest::newRow("D") << "kuo-cifar10-accuracy" << 4 << 0.969;
        QTest::newRow("D, CIFAR-100") << "kuo-cifar100-accuracy" << 4 << 0.652;
        QTest::newRow("D, retrieval") << "kuo-map" << 2 << 0.244;
        QTest::newRow("D, confusion") << "kuo-cifar10-confusion" << 10 << 0.877;
        QTest::newRow("E") << "varga-imagenet-map" << 12 << 0.58;
        QTest::newRow("E, Oxford") << "varga-oxford-map" << 12 << 0.744;
        QTest::newRow("F") << "dlbhc-summary-accuracy" << 2 << 0.8375;
        QTest::newRow("times") << "drhn-cifar10-encoding-time" << 16 << 67.551;
    }

    void rowsOfTheOtherTables() {
        QFETCH(QString, table);
        QFETCH(int, rows);
        const QJsonArray tables = m_document["tables"].toArray();
        const auto found = std::ranges::find_if(
            tables, [&](const QJsonValue& one) { return one[QLatin1String("id")] == table; });
        QVERIFY(found != tables.end());
        QCOMPARE(found->toObject()["rows"].toArray().size(), rows);
        QTEST(found->toObject()["rows"].toArray().last().toArray().last().toDouble(), "last");
    }

    void aDamagedFileSaysSo() {
        const TemporaryFolder folder;
        QVERIFY_EXCEPTION_THROWN(readPublishedFigures(folder / "absent.json"), Error);
        std::ofstream(folder / "damaged.json") << R"({"tables": [{"row": "blocks"}]})";
        QVERIFY_EXCEPTION_THROWN(readPublishedFigures(folder / "damaged.json"), Error);
    }

private:
    int countOf(const std::string& dataSet, const std::string& measure, const std::string& source) const {
        return int(std::ranges::count_if(m_figures, [&](const PublishedFigure& figure) {
            return figure.dataSet == dataSet && figure.measure == measure && figure.source == source;
        }));
    }

    std::optional<double> valueOf(const PublishedFigure& wanted) const {
        for (const PublishedFigure& figure : m_figures)
            if (figure.dataSet == wanted.dataSet && figure.blocks == wanted.blocks &&
                figure.bits == wanted.bits && figure.measure == wanted.measure &&
                figure.source == wanted.source)
                return figure.value;
        return std::nullopt;
    }

    std::vector<PublishedFigure> m_figures;
    QJsonObject m_document;
};

QTEST_GUILESS_MAIN(PublishedFiguresTest)
#include "published_figures_test.moc"
