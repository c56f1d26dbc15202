#include "core/engine/reproduce.h"

#include <QTest>
#include <fstream>
#include <memory>
#include <numeric>
#include <stop_token>

#include "core/base/error.h"
#include "core/engine/unfinished_run.h"
#include "core/learning/checkpoint_file.h"
#include "core/learning/drhn_layout.h"
#include "core/learning/model_file.h"
#include "tests/support/fake_learning.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

namespace {

/// What the fake trainer was asked for, and when it is to be stopped.
struct Ledger {
    std::vector<std::pair<int, int>> trained;  ///< blocks and bits
    std::vector<bool> resumed;
    int judged = 0;  ///< encoders made
    std::stop_source stop;
    int stopInRun = 0;  ///< from 1; 0: never
};

/// Codes say whether red or blue is brighter. Takes the first class for all, so that accuracy is the share of
/// that class.
class FirstClassEncoder : public FakeEncoder {
public:
    using FakeEncoder::FakeEncoder;

    Encoded encode(std::span<const std::uint8_t> pixels, std::size_t count) override {
        Encoded encoded = FakeEncoder::encode(pixels, count);
        const std::size_t bytes = pixels.size() / count;
        for (std::size_t i = 0; i < count; ++i) {
            const auto red = pixels.subspan(i * bytes, bytes / 3);
            const auto blue = pixels.subspan(i * bytes + 2 * bytes / 3, bytes / 3);
            const bool isRed =
                std::accumulate(red.begin(), red.end(), 0L) > std::accumulate(blue.begin(), blue.end(), 0L);
            for (int bit = 0; bit < description().bits; ++bit)
                encoded.codes[i].setBit(bit, isRed);
        }
        const std::size_t classes = description().classes.size();
        for (std::size_t i = 0; i < count * classes; ++i)
            encoded.scores.push_back(i % classes == 0 ? 0.9F : 0.1F);
        return encoded;
    }
};

class RecordingTrainer : public Trainer {
public:
    explicit RecordingTrainer(Ledger& ledger) : m_ledger(ledger) {}

    std::optional<TrainingResult> train(const TrainingTask& task, const JobContext&,
                                        const TrainingObserver& observer) override {
        const auto& [data, recipe, plan, start] = task;
        m_ledger.trained.emplace_back(recipe.blocks, recipe.bits);
        m_ledger.resumed.push_back(plan.resume);
        TrainingResult result;
        result.model.description.blocks = recipe.blocks;
        result.model.description.bits = recipe.bits;
        result.model.description.classes = data.classes;
        for (const TensorLayout& layout : drhnTensors(result.model.description))
            result.model.tensors.push_back(
                {layout.name, layout.shape, std::vector<float>(std::size_t(layout.elements()), 1.0F)});
        result.keptEpoch = 1;
        result.epochs.emplace_back().epoch = 1;
        if (observer.epoch)
            observer.epoch(result.epochs.back());
        if (int(m_ledger.trained.size()) == m_ledger.stopInRun) {
            Checkpoint checkpoint;
            checkpoint.recipe = recipe;
            writeCheckpoint(plan.file, checkpoint);
            m_ledger.stop.request_stop();
            result.stopped = true;
        }
        return result;
    }

    std::optional<TrainingPace> measurePace(const TrainingRecipe&, int, int, const JobContext&) override {
        return std::nullopt;
    }

private:
    Ledger& m_ledger;
};

class TrainingBackend : public FakeBackend {
public:
    TrainingBackend(Ledger& ledger, std::atomic<int>& encoded)
        : FakeBackend(encoded), m_ledger(ledger), m_encoded(encoded) {}

    std::unique_ptr<Encoder> makeEncoder(const Model& model, const std::string&) const override {
        ++m_ledger.judged;
        return std::make_unique<FirstClassEncoder>(model.description, m_encoded);
    }
    std::unique_ptr<Trainer> makeTrainer(const std::string&) const override {
        return std::make_unique<RecordingTrainer>(m_ledger);
    }

private:
    Ledger& m_ledger;
    std::atomic<int>& m_encoded;
};

/// Codes tell the two colours apart without fail, so mAP is 1 and its interval has no width; accuracy is 0.5
/// of 4 pictures. What the table says was chosen around that.
constexpr const char* publishedTable = R"({"tables": [
  {"row": "blocks", "column": "bits", "unit": "fraction", "data_set": "colours", "source": "thesis",
   "measure": "map", "columns": [12, 24], "rows": [[1, 0.9931, 0.9929], [2, 1, 0.5]]},
  {"row": "blocks", "column": "bits", "unit": "fraction", "data_set": "colours", "source": "paper",
   "measure": "map", "columns": [12], "rows": [[1, 0.2]]},
  {"row": "blocks", "column": "bits", "unit": "fraction", "data_set": "colours", "source": "thesis",
   "measure": "accuracy", "columns": [12, 24], "rows": [[1, 0.95, 1.0]]},
  {"row": "blocks", "column": "bits", "unit": "fraction", "data_set": "other", "source": "thesis",
   "measure": "map", "columns": [12], "rows": [[1, 0.1]]},
  {"row": "method", "column": "bits", "unit": "fraction", "source": "thesis", "measure": "map",
   "columns": [12], "rows": [["LSH", 0.12]]}]})";

std::vector<ReproducedRow> rowsOf(const ReproduceReport& report, int blocks, int bits,
                                  const std::string& measure) {
    std::vector<ReproducedRow> rows;
    for (const ReproducedRow& row : report.rows)
        if (row.blocks == blocks && row.bits == bits && row.measure == measure)
            rows.push_back(row);
    return rows;
}

}  // namespace

class ReproduceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_ledger = std::make_unique<Ledger>();
        m_folder = std::make_unique<TemporaryFolder>();
        std::ofstream(*m_folder / "published_figures.json") << publishedTable;
        for (unsigned i = 0; i < 10; ++i) {
            const std::string name = std::to_string(i) + ".png";
            for (const auto& [word, colour] : {std::pair("blue", Qt::blue), std::pair("red", Qt::red)})
                QVERIFY(writePicture(*m_folder / "colours" / word / name,
                                     {.colour = colour, .width = 32, .height = 32, .seed = i}));
        }
        m_services = makeServices();
        m_request = ReproduceRequest();
        m_request.data.data = (*m_folder / "colours").string();
        m_request.folder = *m_folder / "grid";
        m_request.recipe.epochs = 1;
        m_request.blocks = {1, 2};
        m_request.bits = {12, 24};
    }

    void everyCellIsTrainedAndStandsBesideWhatWasPublished() {
        std::vector<std::size_t> cells;
        std::size_t told = 0;
        const ReproduceReport report =
            reproduce(m_request, *m_services, {},
                      {.cell = [&](int, int, std::size_t cell, std::size_t) { cells.push_back(cell); },
                       .row = [&](const ReproducedRow&) { ++told; },
                       .epoch = {},
                       .remark = {}});
        QVERIFY(!report.stopped && report.failures.empty());
        QCOMPARE(m_ledger->trained, (std::vector<std::pair<int, int>>{{1, 12}, {1, 24}, {2, 12}, {2, 24}}));
        QCOMPARE(cells, (std::vector<std::size_t>{1, 2, 3, 4}));
        QCOMPARE(report.rows.size(), std::size_t{9});  // two for the mAP that thesis and paper both have
        QCOMPARE(told, report.rows.size());
        QVERIFY(fs::exists(*m_folder / "grid" / "drhn-2-24-colours.safetensors"));
        QVERIFY(report.definition.find("mAP@1000") != std::string::npos);
    }

    void whatDiffersByMoreThanNoiseIsMarked() {
        const ReproduceReport report = reproduce(m_request, *m_services, {}, {});
        const std::vector<ReproducedRow> map = rowsOf(report, 1, 12, "map");
        QCOMPARE(map.size(), std::size_t{2});
        QCOMPARE(map[0].ours, 1.0);
        QCOMPARE(map[0].source, std::string("thesis"));
        QVERIFY(!map[0].differs);  // 0.0069 off, noise is 1.96 times 0.0036 = 0.00706
        QCOMPARE(map[1].source, std::string("paper"));
        QVERIFY(map[1].differs);
        QVERIFY(rowsOf(report, 1, 24, "map")[0].differs);  // 0.0071 off
        QVERIFY(!rowsOf(report, 2, 12, "map")[0].differs);

        // Of four queries drawn anew, none or all are right in one draw of sixteen each.
        const ReproducedRow accuracy = rowsOf(report, 1, 12, "accuracy")[0];
        QCOMPARE(accuracy.ours, 0.5);
        QVERIFY(accuracy.low == 0 && accuracy.high == 1);
        QVERIFY(!accuracy.differs);
        QVERIFY(!rowsOf(report, 1, 24, "accuracy")[0].differs);  // 0.5 off, but so few queries say nothing
        QVERIFY(!rowsOf(report, 2, 12, "accuracy")[0].published);
    }

    void aSecondCallDoesNothingAgain() {
        const ReproduceReport first = reproduce(m_request, *m_services, {}, {});
        const auto trained = m_ledger->trained.size();
        const int judged = m_ledger->judged;
        const ReproduceReport second = reproduce(m_request, *makeServices(), {}, {});
        QCOMPARE(m_ledger->trained.size(), trained);
        QCOMPARE(m_ledger->judged, judged);
        QCOMPARE(second.rows.size(), first.rows.size());
        for (std::size_t i = 0; i < first.rows.size(); ++i) {
            QCOMPARE(second.rows[i].ours, first.rows[i].ours);
            QCOMPARE(second.rows[i].low, first.rows[i].low);
            QCOMPARE(second.rows[i].differs, first.rows[i].differs);
        }
    }

    void aStoppedRunGoesOnWhereItStopped() {
        m_ledger->stopInRun = 2;
        const JobContext context(m_ledger->stop.get_token(), nullptr, {});
        const ReproduceReport first = reproduce(m_request, *m_services, context, {});
        QVERIFY(first.stopped);
        QCOMPARE(rowsOf(first, 1, 12, "map").size(), std::size_t{2});
        QVERIFY(rowsOf(first, 1, 24, "map").empty());

        m_ledger->trained.clear();
        m_ledger->resumed.clear();
        m_ledger->stopInRun = 0;
        const ReproduceReport second = reproduce(m_request, *makeServices(), {}, {});
        QVERIFY(!second.stopped);
        QCOMPARE(m_ledger->trained, (std::vector<std::pair<int, int>>{{1, 24}, {2, 12}, {2, 24}}));
        QCOMPARE(m_ledger->resumed, (std::vector<bool>{true, false, false}));
        QCOMPARE(second.rows.size(), std::size_t{9});
        QVERIFY(!fs::exists(checkpointOf(modelOfCell(m_request, 1, 24))));
    }

    void figuresOfAnotherModelAreNotTaken() {
        m_request.blocks = {1};
        m_request.bits = {12};
        reproduce(m_request, *m_services, {}, {});
        const int judged = m_ledger->judged;
        const fs::path model = modelOfCell(m_request, 1, 12);
        Model other = readModel(model);
        other.tensors.front().values.front() = 2;
        writeModel(model, other);
        reproduce(m_request, *makeServices(), {}, {});
        QVERIFY(m_ledger->judged > judged);
        QCOMPARE(m_ledger->trained.size(), std::size_t{1});
    }

    void damagedFiguresAreMeasuredAgain() {
        m_request.blocks = {1};
        m_request.bits = {12};
        const ReproduceReport first = reproduce(m_request, *m_services, {}, {});
        const fs::path figures = *m_folder / "grid" / "drhn-1-12-colours.figures.csv";
        fs::resize_file(figures, fs::file_size(figures) - 6);
        const ReproduceReport second = reproduce(m_request, *makeServices(), {}, {});
        QCOMPARE(second.rows.size(), first.rows.size());
        QCOMPARE(second.rows.back().high, first.rows.back().high);
    }

    void aModelOfAnotherRecipeIsNotOverwritten() {
        reproduce(m_request, *m_services, {}, {});
        m_request.recipe.seed = 1;
        QCOMPARE(codeOf(), std::string("model-of-other-recipe"));
    }

    void anotherCutOffIsNotComparedWithWhatWasPublished() {
        m_request.top = 5;
        const ReproduceReport report = reproduce(m_request, *m_services, {}, {});
        QVERIFY(!rowsOf(report, 1, 12, "map")[0].published);
        QVERIFY(rowsOf(report, 1, 12, "accuracy")[0].published);
    }

    void anEmptyGridIsRefused() {
        m_request.bits.clear();
        QCOMPARE(codeOf(), std::string("grid-empty"));
    }

private:
    std::unique_ptr<Services> makeServices() {
        ServiceSettings settings;
        settings.locations =
            locateFiles(qEnvironmentVariable("KINDRED_BUILD").toStdString() + "/bin/kindred");
        settings.locations.data = m_folder->path();
        settings.threads = 1;
        return std::make_unique<Services>(
            settings, [this] { return std::make_unique<TrainingBackend>(*m_ledger, m_encoded); });
    }

    std::string codeOf() {
        try {
            reproduce(m_request, *m_services, {}, {});
        } catch (const Error& error) {
            return error.code();
        }
        return {};
    }

    std::atomic<int> m_encoded = 0;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<Services> m_services;
    ReproduceRequest m_request;
};

QTEST_GUILESS_MAIN(ReproduceTest)
#include "reproduce_test.moc"
