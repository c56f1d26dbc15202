#include <benchmark/benchmark.h>

#include <random>
#include <string>

#include "core/search/hamming_search.h"
#include "tests/benchmarks/plain_read.h"

namespace kindred {
namespace {

BinaryCode randomCode(int bits, std::mt19937_64& random) {
    BinaryCode code(bits);
    for (int i = 0; i < bits; ++i)
        code.setBit(i, random() & 1);
    return code;
}

CodeTable randomTable(std::size_t rows, int bits, std::mt19937_64& random) {
    CodeTable table(bits);
    table.reserve(rows);
    for (std::size_t i = 0; i < rows; ++i)
        table.add(PictureId(i), randomCode(bits, random));
    return table;
}

/// The 100 nearest of `rows` codes on one thread; each search is followed by a plain read of the same memory.
void searchTop100(benchmark::State& state, const HammingKernel& kernel) {
    std::mt19937_64 random(1);
    const auto rows = static_cast<std::size_t>(state.range(0));
    const auto bits = static_cast<int>(state.range(1));
    const CodeTable table = randomTable(rows, bits, random);
    const BinaryCode query = randomCode(bits, random);

    double searching = 0;
    double reading = 0;
    for (auto _ : state) {
        const double seconds = secondsOf([&] {
            benchmark::DoNotOptimize(searchNearest(table, query, {.top = 100, .radius = {}}, kernel));
        });
        state.SetIterationTime(seconds);
        searching += seconds;
        reading += secondsOf([&] {
            for (int word = 0; word < table.wordCount(); ++word)
                readPlainly(table.words(word));
        });
    }
    state.counters["plain_read_us"] = 1e6 * reading / static_cast<double>(state.iterations());
    state.counters["times_plain_read"] = searching / reading;
}

/// One benchmark for every kernel that this processor can run.
void registerBenchmarks() {
    for (const HammingKernel* kernel : usableHammingKernels()) {
        benchmark::RegisterBenchmark(("top100/" + std::string(kernel->name)).c_str(), searchTop100, *kernel)
            ->ArgsProduct({{10'000, 100'000, 1'000'000}, {64, 128}})
            ->ArgNames({"codes", "bits"})
            ->UseManualTime()
            ->Unit(benchmark::kMicrosecond);
    }
}

}  // namespace
}  // namespace kindred

int main(int argc, char** argv) {
    kindred::registerBenchmarks();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
