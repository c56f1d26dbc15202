#include <benchmark/benchmark.h>

#include <ctime>
#include <random>

#include "core/evaluation/calibration.h"
#include "core/evaluation/retrieval.h"
#include "tests/benchmarks/plain_read.h"

namespace kindred {
namespace {

constexpr int bits = 48;
constexpr int classes = 10;
constexpr std::size_t databaseSize = 50'000;

/// `turned` of a hundred bits differ from the class's own code at random: 50 is no code at all, 5 a well
/// trained one.
LabelledCodes labelledCodes(std::size_t count, unsigned turned, std::mt19937_64& random,
                            const std::vector<BinaryCode>& classCodes) {
    LabelledCodes codes;
    for (std::size_t i = 0; i < count; ++i) {
        const auto label = static_cast<std::int32_t>(random() % classes);
        BinaryCode code = classCodes[label];
        for (int bit = 0; bit < bits; ++bit)
            code.setBit(bit, code.bit(bit) != (random() % 100 < turned));
        codes.codes.push_back(code);
        codes.labels.push_back(label);
    }
    return codes;
}

/// All that is measured of codes: how long each of its two parts takes, and the time that all processors
/// spent on both, which other work on the machine does not lengthen.
void judge(benchmark::State& state, const LabelledCodes& database, const LabelledCodes& queries,
           const RetrievalOptions& options) {
    const std::clock_t start = std::clock();
    RetrievalFigures figures;
    state.counters["retrieval_s"] =
        secondsOf([&] { figures = evaluateRetrieval(database, queries, options, {}).value(); });
    state.counters["calibration_s"] =
        secondsOf([&] { benchmark::DoNotOptimize(calibration(queries, options.threads)); });
    state.counters["processor_s"] = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    state.counters["mAP"] = figures.meanAveragePrecision.stable;
    state.counters["mAP_expected"] = figures.meanAveragePrecision.expected;
}

/// CIFAR-10's protocol: `queries` against 50,000 codes of 48 bits. The plain read goes through the database's
/// codes once a query on one thread, as the least that any ranking must do.
void evaluate(benchmark::State& state) {
    std::mt19937_64 random(1);
    std::vector<BinaryCode> classCodes(classes, BinaryCode(bits));
    for (BinaryCode& code : classCodes) {
        for (int bit = 0; bit < bits; ++bit)
            code.setBit(bit, random() & 1);
    }
    const auto turned = static_cast<unsigned>(state.range(1));
    const LabelledCodes database = labelledCodes(databaseSize, turned, random, classCodes);
    const LabelledCodes queries =
        labelledCodes(static_cast<std::size_t>(state.range(0)), turned, random, classCodes);
    RetrievalOptions options;
    options.threads = static_cast<int>(state.range(2));
    std::vector<std::uint64_t> words;
    for (const BinaryCode& code : database.codes)
        words.push_back(code.words()[0]);

    double judging = 0;
    double reading = 0;
    for (auto _ : state) {
        const double seconds = secondsOf([&] { judge(state, database, queries, options); });
        state.SetIterationTime(seconds);
        judging += seconds;
        reading += secondsOf([&] {
            for (std::size_t query = 0; query < queries.codes.size(); ++query)
                readPlainly(words);
        });
    }
    state.counters["times_plain_read"] = judging / reading;
}

BENCHMARK(evaluate)
    ->ArgsProduct({{10'000}, {50, 5, 0}, {1, 2}})
    ->ArgNames({"queries", "turned", "threads"})
    ->UseManualTime()
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace kindred

BENCHMARK_MAIN();
