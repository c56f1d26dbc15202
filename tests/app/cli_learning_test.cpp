#include <QDir>
#include <QFile>
#include <QImage>
#include <QtTest>
#include <algorithm>
#include <numeric>
#include <vector>

#include "tests/app/cli_process.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

/// train and evaluate on a small data set of painted pictures.
class CliLearningTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void trainingReportsEveryEpoch();
    void modelTellsHowItWasTrained();
    void sameSeedGivesTheSameModel();
    void evaluationReportsEveryFigure();
    void mapIsThatOfTheExportedCodes();
    void rankingsAreComparedWithTheirCost();
    void unseenClassesAreJudgedWithoutAccuracy();
    void aFurtherRunStartsFromAModel();
    void aHashLayerIsFitted();
    void aModelIsWrittenInHalfTheBytes();
    void aPictureAndItsMirrorImageGetOneCode();
    void finishingSaysWhatIsToBeDone();
    void brokenPictureIsLeftOutAndListed();
    void noHoldoutMeansNoValidation();
    void whatDistancesMeanIsKeptInTheModel();

private:
    QStringList trainCommand(const fs::path& out) const;

    TemporaryFolder m_folder;
    fs::path m_data;
    fs::path m_model;
    QJsonObject m_report;
};

namespace {

constexpr int perClass = 40;

void paintClass(const fs::path& folder, PaintedPicture::Shape shape, const QColor& colour) {
    for (unsigned i = 0; i < perClass; ++i) {
        const std::string name = "p" + std::to_string(100 + i) + ".png";
        QVERIFY(writePicture(folder / name,
                             {.shape = shape, .colour = colour, .width = 32, .height = 32, .seed = i}));
    }
}

struct CodedPicture {
    int label;
    QByteArray code;
};

/// The lines of database.csv or queries.csv: index,label,code.
std::vector<CodedPicture> readCodes(const fs::path& file) {
    QFile csv(text(file));
    std::vector<CodedPicture> pictures;
    if (!csv.open(QIODevice::ReadOnly) || csv.readLine() != "index,label,code\n") {
        return pictures;
    }
    while (!csv.atEnd()) {
        const QList<QByteArray> fields = csv.readLine().trimmed().split(',');
        pictures.push_back({fields[1].toInt(), fields[2]});
    }
    return pictures;
}

int distance(const QByteArray& a, const QByteArray& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0, std::plus<>(), std::not_equal_to<>());
}

/// AP@R as Lin et al. 2015 have it, written down anew: ranked by (distance, index), divided by the relevant
/// ones found.
double averagePrecision(const CodedPicture& query, const std::vector<CodedPicture>& database,
                        std::size_t top) {
    std::vector<std::size_t> order(database.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return distance(query.code, database[a].code) < distance(query.code, database[b].code);
    });
    double sum = 0;
    int relevant = 0;
    for (std::size_t k = 0; k < std::min(top, order.size()); ++k) {
        if (database[order[k]].label == query.label) {
            sum += ++relevant / static_cast<double>(k + 1);
        }
    }
    return relevant == 0 ? 0 : sum / relevant;
}

}  // namespace

QStringList CliLearningTest::trainCommand(const fs::path& out) const {
    return {"train",  "--data",      text(m_data), "--out",       text(out), "--blocks", "1",
            "--bits", "16",          "--epochs",   "2",           "--batch", "16",       "--seed",
            "7",      "--precision", "float32",    "--averaging", "0"};
}

void CliLearningTest::initTestCase() {
    m_data = m_folder / "shapes";
    m_model = m_folder / "shapes.safetensors";
    paintClass(m_data / "disc", PaintedPicture::Shape::Disc, Qt::red);
    paintClass(m_data / "square", PaintedPicture::Shape::Square, Qt::blue);
    paintClass(m_data / "stripes", PaintedPicture::Shape::Stripes, Qt::green);
    int status = -1;
    m_report = runJson(trainCommand(m_model), &status);
    QCOMPARE(status, 0);
}

void CliLearningTest::trainingReportsEveryEpoch() {
    QCOMPARE(m_report["model"].toString(), text(m_model));
    const QJsonArray epochs = m_report["epochs"].toArray();
    QCOMPARE(epochs.size(), 2);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(epochs[i]["epoch"].toInt(), i + 1);
        for (const char* key : {"learning_rate", "train_loss", "train_accuracy", "validation_loss",
                                "validation_accuracy", "seconds"}) {
            QVERIFY2(epochs[i][QLatin1String(key)].isDouble(), key);
        }
    }
    // Of 120 pictures every fifth is test, and a tenth of the other 96 is held out.
    const int seen = epochs[0]["images_seen"].toInt();
    QVERIFY2(seen >= 80 && seen <= 87, QByteArray::number(seen));
    const double accuracy = m_report["test_accuracy"].toDouble(-1);
    QVERIFY(accuracy >= 0 && accuracy <= 1);
    QVERIFY(m_report["seconds"].toDouble() > 0);
    const QJsonObject recipe = m_report["recipe"].toObject();
    QCOMPARE(recipe["bits"].toInt(), 16);
    QCOMPARE(recipe["seed"].toInt(), 7);
    QCOMPARE(recipe["precision"].toString(), QString("float32"));
    QVERIFY(m_report["command"].toString().contains("train --data " + text(m_data)));
}

void CliLearningTest::modelTellsHowItWasTrained() {
    const QJsonObject model = runJson({"info", text(m_model)});
    QCOMPARE(model["bits"].toInt(), 16);
    QCOMPARE(model["classes"].toArray(), QJsonArray({"disc", "square", "stripes"}));
    QCOMPARE(model["metadata"]["command"].toString(), m_report["command"].toString());
}

void CliLearningTest::sameSeedGivesTheSameModel() {
    const fs::path again = m_folder / "again.safetensors";
    const QJsonObject report = runJson(QStringList{"--threads", "1"} + trainCommand(again));
    const QJsonObject once =
        runJson(QStringList{"--threads", "1"} + trainCommand(m_folder / "once.safetensors"));
    QCOMPARE(report["epochs"][1]["train_loss"].toDouble(), once["epochs"][1]["train_loss"].toDouble());
    QCOMPARE(report["test_accuracy"].toDouble(), once["test_accuracy"].toDouble());
}

void CliLearningTest::evaluationReportsEveryFigure() {
    int status = -1;
    const QJsonObject report =
        runJson({"evaluate", "--model", text(m_model), "--data", text(m_data)}, &status);
    QCOMPARE(status, 0);
    QVERIFY(report["definition"].toString().contains("mAP"));
    QCOMPARE(report["accuracy"].toDouble(-1), m_report["test_accuracy"].toDouble(-2));
    QVERIFY(report["top2"].toDouble() >= report["accuracy"].toDouble());
    QCOMPARE(report["top3"].toDouble(), 1.0);
    QCOMPARE(report["classes"].toArray(), QJsonArray({"disc", "square", "stripes"}));
    int judged = 0;
    for (const QJsonValue& row : report["confusion"].toArray()) {
        for (const QJsonValue& cell : row.toArray()) {
            judged += cell.toInt();
        }
    }
    QCOMPARE(judged, 24);
    QCOMPARE(report["precision_by_radius"].toArray().size(), 17);
    QCOMPARE(report["precision_by_radius"][16]["returned"].toDouble(), 96.0);
    QCOMPARE(report["precision_by_radius"][16]["recall"].toDouble(), 1.0);
    QVERIFY(report["precision_at"][0]["k"].toInt() == 1 && report["precision_at"][0]["stable"].isDouble());
    QVERIFY(report["recall_at"][0]["stable"].isDouble());
    for (const char* list : {"precision_at", "recall_at"}) {
        QVERIFY2(report[QLatin1String(list)][0]["expected"].isDouble(), list);
    }
    QCOMPARE(report["accuracy_ci95"].toArray().size(), 2);
    const QJsonObject map = report["map"].toObject();
    QVERIFY(map["lower"].toDouble(-1) <= map["expected"].toDouble(-2));
    QVERIFY(map["expected"].toDouble(-1) <= map["upper"].toDouble(-2));
    QVERIFY(map["literal"].toDouble(2) <= map["stable"].toDouble(-1));
    QVERIFY(map["ci95"][0].toDouble(2) <= map["ci95"][1].toDouble(-1));
    QVERIFY(report["chance"].toDouble() > 0.3 && report["chance"].toDouble() < 0.5);
    QVERIFY(report["distinct_codes"].toInt() >= 1);
    QVERIFY(report["contamination"].toDouble(-1) >= 0);
    QVERIFY(report["argmax_baseline"]["stable"].isDouble() &&
            report["argmax_baseline"]["expected"].isDouble());
    QCOMPARE(report["bits"]["ones"].toArray().size(), 16);
    QCOMPARE(report["bits"]["greatest_correlation"].toArray().size(), 16);
    QVERIFY(report["bits"]["mean_correlation"].isDouble());
    int pairs = 0;
    for (const QJsonValue& at : report["calibration"].toArray()) {
        QVERIFY(at["low"].toDouble(2) <= at["same"].toDouble(-1) &&
                at["same"].toDouble(2) <= at["high"].toDouble(-1));
        pairs += at["pairs"].toInt();
    }
    QCOMPARE(pairs, 24 * 23 / 2);
    QCOMPARE(report["leaks"]["count"].toInt(-1), 0);
    QCOMPARE(report["leaks"]["pairs"].toArray().size(), 0);
    QVERIFY(report["unseen"].isUndefined());
    QVERIFY(report["seconds"]["encode"].isDouble() && report["seconds"]["rank"].isDouble());
}

void CliLearningTest::mapIsThatOfTheExportedCodes() {
    const fs::path folder = m_folder / "export";
    const QJsonObject report = runJson({"evaluate", "--model", text(m_model), "--data", text(m_data), "--top",
                                        "20", "--export", text(folder)});
    const std::vector<CodedPicture> database = readCodes(folder / "database.csv");
    const std::vector<CodedPicture> queries = readCodes(folder / "queries.csv");
    QCOMPARE(database.size(), std::size_t{96});
    QCOMPARE(queries.size(), std::size_t{24});
    double sum = 0;
    for (const CodedPicture& query : queries) {
        sum += averagePrecision(query, database, 20);
    }
    QVERIFY(std::abs(report["map"]["stable"].toDouble() - sum / 24) < 1e-12);
}

void CliLearningTest::rankingsAreComparedWithTheirCost() {
    const QStringList judge{"evaluate", "--model", text(m_model), "--data", text(m_data), "--top", "20"};
    const QJsonObject plain = runJson(judge);
    QCOMPARE(plain["rankings"].toArray().size(), 1);
    const auto rankings = [&](const QStringList& options) {
        const QJsonObject report = runJson(judge + options);
        QMap<QString, QJsonObject> byName;
        for (const QJsonValue& row : report["rankings"].toArray()) {
            byName[row["rank"].toString()] = row.toObject();
        }
        return byName;
    };
    const auto asymmetric = rankings({"--rank", "asymmetric"});
    QCOMPARE(asymmetric.keys(), QStringList({"asymmetric", "hamming"}));
    QCOMPARE(asymmetric["hamming"]["map"], plain["map"]["stable"]);

    const auto features = rankings({"--rank", "features"});
    QCOMPARE(features.keys(), QStringList({"exhaustive", "features", "hamming"}));
    QCOMPARE(features["exhaustive"]["candidates"].toDouble(), 96.0);
    QCOMPARE(features["hamming"]["candidates"].toDouble(-1), 0.0);
    const double candidates = features["features"]["candidates"].toDouble();
    QVERIFY(candidates >= 20 && candidates <= 96);
    QVERIFY(!features["features"].contains("radius"));
    for (const QJsonObject& row : features) {
        QVERIFY(row["map"].toDouble(-1) >= 0 && row["map"].toDouble(2) <= 1);
        QVERIFY(row["ms_per_query"].toDouble() > 0);
    }

    const auto all = rankings({"--rank", "features", "--radius", "16"});
    QCOMPARE(all["features"]["radius"].toInt(), 16);
    QCOMPARE(all["features"]["candidates"].toDouble(), 96.0);
    QCOMPARE(all["features"]["map"], all["exhaustive"]["map"]);

    const CliResult words = runCli(judge + QStringList{"--rank", "features"});
    QVERIFY(words.out.contains("ms a query") && words.out.contains("features, of all pictures"));
}

void CliLearningTest::unseenClassesAreJudgedWithoutAccuracy() {
    const QJsonObject report =
        runJson({"evaluate", "--model", text(m_model), "--data", text(m_data), "--unseen", "disc,2"});
    QCOMPARE(report["unseen"].toArray(), QJsonArray({"disc", "stripes"}));
    QCOMPARE(report["queries"].toInt(), 16);
    QCOMPARE(report["database"].toInt(), 64);
    QVERIFY(report["accuracy"].isUndefined() && report["confusion"].isUndefined());
    QVERIFY(report["argmax_baseline"]["stable"].isDouble());
    QVERIFY(report["chance"].toDouble() > 0.5);
    QVERIFY(report["definition"].toString().contains("disc, stripes"));
    QStringList baselines;
    for (const QJsonValue& baseline : report["baselines"].toArray()) {
        baselines << baseline["name"].toString();
        QVERIFY(baseline["map"].toDouble() > 0 && baseline["map"].toDouble() <= 1);
    }
    QCOMPARE(baselines, QStringList({"dct-hash", "colour-histogram", "small-pixels"}));
    int status = 0;
    runJson({"evaluate", "--model", text(m_model), "--data", text(m_data), "--unseen", "frog"}, &status);
    QCOMPARE(status, 2);
}

void CliLearningTest::aFurtherRunStartsFromAModel() {
    const fs::path further = m_folder / "further.safetensors";
    const QJsonObject report = runJson({"train", "--data", text(m_data), "--out", text(further), "--init",
                                        text(m_model), "--bits", "16", "--epochs", "1", "--size", "16"});
    const QJsonObject first = runJson({"info", text(m_model)});
    const QJsonObject info = runJson({"info", text(further)});
    QCOMPARE(info["blocks"], first["blocks"]);
    QCOMPARE(info["bits"].toInt(), 16);
    QVERIFY(info["metadata"]["started_from"].toString().contains(first["sha256"].toString()));
    int status = 0;
    const QJsonObject refused = runJson({"train", "--data", text(m_data), "--out", text(m_folder / "no"),
                                         "--init", text(m_model), "--blocks", "2"},
                                        &status);
    QCOMPARE(status, 2);
    QCOMPARE(refused["error"].toString(), QString("start-differs"));
}

/// Fewer pictures than features are too few to fit to, so each is taken three times.
void CliLearningTest::aHashLayerIsFitted() {
    const fs::path fitted = m_folder / "fitted.safetensors";
    int status = 0;
    const QJsonObject refused =
        runJson({"fit", "--model", text(m_model), "--data", text(m_data), "--out", text(fitted)}, &status);
    QCOMPARE(status, 2);
    QCOMPARE(refused["error"].toString(), QString("fit-invalid"));

    const fs::path more = m_folder / "more";
    for (const int seed : {1, 2, 3})
        for (const fs::directory_entry& folder : fs::directory_iterator(m_data)) {
            fs::create_directories(more / folder.path().filename());
            for (const fs::directory_entry& file : fs::directory_iterator(folder))
                fs::copy_file(file, more / folder.path().filename() /
                                        (std::to_string(seed) + file.path().filename().string()));
        }
    const QJsonObject report = runJson(
        {"fit", "--model", text(m_model), "--data", text(more), "--out", text(fitted), "--bits", "24"});
    QVERIFY(report["pictures"].toInt() > 128);
    const QJsonObject info = runJson({"info", text(fitted)});
    QCOMPARE(info["head"].toString(), QString("fitted"));
    QCOMPARE(info["bits"].toInt(), 24);
    QVERIFY(info["classes"].toArray().isEmpty());
    QVERIFY(info["metadata"]["hash_command"].toString().contains("--bits 24"));
    const QJsonObject judged =
        runJson({"evaluate", "--model", text(fitted), "--data", text(m_data), "--top", "10"});
    QVERIFY(judged["accuracy"].isUndefined());
    QVERIFY(judged["map"]["stable"].toDouble() > judged["chance"].toDouble());

    const QJsonObject fewer = runJson({"fit", "--model", text(m_model), "--data", text(more), "--out",
                                       text(fitted), "--pictures", "130", "--axes", "16"});
    QCOMPARE(fewer["pictures"].toInt(), 130);
    const QJsonObject metadata = runJson({"info", text(fitted)})["metadata"].toObject();
    QCOMPARE(metadata["hash_pictures"].toString(), QString("130"));
    QVERIFY(metadata["hash_command"].toString().contains("--axes 16"));
}

void CliLearningTest::aModelIsWrittenInHalfTheBytes() {
    const fs::path compact = m_folder / "compact.safetensors";
    const QJsonObject report =
        runJson({"finish", "--model", text(m_model), "--out", text(compact), "--bfloat16"});
    QVERIFY(report["bytes"].toDouble() < 0.6 * report["bytes_before"].toDouble());
    QCOMPARE(report["bytes"].toDouble(), static_cast<double>(fs::file_size(compact)));
    const QJsonObject judged = runJson({"evaluate", "--model", text(compact), "--data", text(m_data)});
    QVERIFY(judged["accuracy"].isDouble());
}

void CliLearningTest::aPictureAndItsMirrorImageGetOneCode() {
    const fs::path both = m_folder / "both.safetensors";
    runJson({"finish", "--model", text(m_model), "--out", text(both), "--mirror"});
    const QDir pictures(text(m_folder / "mirrored"));
    QDir().mkpath(pictures.path());
    const QImage picture(text(m_data / "disc" / "p100.png"));
    QVERIFY(!picture.isNull());
    picture.save(pictures.filePath("a.png"));
    picture.mirrored(true, false).save(pictures.filePath("b.png"));
    const auto valuesBy = [&](const fs::path& model) {
        return runJson({"encode", "--activations", "--model", text(model), pictures.path()})["images"]
            .toArray();
    };
    const QJsonArray one = valuesBy(both);
    QCOMPARE(one.at(0)["code"], one.at(1)["code"]);
    QCOMPARE(one.at(0)["activations"], one.at(1)["activations"]);
    const QJsonArray two = valuesBy(m_model);
    QVERIFY(two.at(0)["activations"] != two.at(1)["activations"]);
}

void CliLearningTest::finishingSaysWhatIsToBeDone() {
    int status = 0;
    runJson({"finish", "--model", text(m_model), "--out", text(m_folder / "no")}, &status);
    QCOMPARE(status, 2);
}

void CliLearningTest::brokenPictureIsLeftOutAndListed() {
    const fs::path data = m_folder / "broken";
    fs::copy(m_data, data, fs::copy_options::recursive);
    fs::resize_file(data / "disc" / "p100.png", 100);
    int status = -1;
    const QJsonObject report = runJson({"evaluate", "--model", text(m_model), "--data", text(data)}, &status);
    QCOMPARE(status, 1);
    QCOMPARE(report["failures"].toArray().size(), 1);
    QCOMPARE(report["failures"][0]["error"].toString(), QString("truncated"));
    QCOMPARE(report["queries"].toInt() + report["database"].toInt(), 3 * perClass - 1);
}

void CliLearningTest::noHoldoutMeansNoValidation() {
    const QJsonObject report =
        runJson(trainCommand(m_folder / "all.safetensors") + QStringList{"--holdout", "0"});
    QCOMPARE(report["epochs"].toArray().size(), 2);
    QVERIFY(report["epochs"][1]["validation_accuracy"].isUndefined());
    QCOMPARE(report["kept_epoch"].toInt(), 2);
    QCOMPARE(report["recipe"]["holdout"].toInt(-1), 0);
}

void CliLearningTest::whatDistancesMeanIsKeptInTheModel() {
    const auto keptIn = [](const fs::path& model) {
        return runJson({"info", text(model)})["metadata"].toObject()["calibration"].toString();
    };
    const QString kept = keptIn(m_model);
    QVERIFY(kept.startsWith("[["));  // measured at the end of the training

    const fs::path other = m_folder / "other.safetensors";
    fs::copy_file(m_model, other);
    const fs::path fewer = m_folder / "fewer";
    fs::create_directories(fewer);
    for (const char* name : {"disc", "square"}) {
        fs::copy(m_data / name, fewer / name, fs::copy_options::recursive);
    }
    const QStringList judge{"evaluate", "--model", text(other), "--data", text(fewer)};
    runJson(judge);
    QCOMPARE(keptIn(other), kept);
    const QJsonObject report = runJson(QStringList(judge) << "--keep-calibration");
    QVERIFY(keptIn(other) != kept);
    QCOMPARE(QJsonDocument::fromJson(keptIn(other).toUtf8()).array().size(),
             report["calibration"].toArray().size());
    QCOMPARE(runCli(QStringList(judge) << "--keep-calibration"
                                       << "--unseen"
                                       << "disc")
                 .status,
             2);
}

QTEST_GUILESS_MAIN(CliLearningTest)
#include "cli_learning_test.moc"
