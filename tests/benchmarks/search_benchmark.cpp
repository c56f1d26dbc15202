// Usage: search_benchmark [FOLDER] [options of Google Benchmark]
// FOLDER holds real codes, as `kindred-cli evaluate --export FOLDER` writes them.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include "core/search/close_pairs.h"
#include "core/search/code_index.h"
#include "tests/benchmarks/code_samples.h"
#include "tests/benchmarks/plain_read.h"
#include "tests/benchmarks/reference_search.h"

namespace kindred {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t queriesInARow = 20;

/// Which codes are searched, and what for.
struct Case {
    std::size_t rows = 0;
    int bits = 0;
    std::size_t planted = 0;
    fs::path exported;  ///< instead of random ones
    std::optional<std::size_t> top;
    std::optional<int> radius;
};

/// The codes of a case, laid out in every way. Making them takes longer than searching, so the last ones are
/// kept for the next case.
class Workbench {
public:
    explicit Workbench(const Case& wanted)
        : m_case(wanted),
          m_sample(wanted.exported.empty()
                       ? randomSample(wanted.rows, wanted.bits, queriesInARow, wanted.planted)
                       : exportedSample(wanted.exported, queriesInARow)),
          m_index(CodeTable(m_sample.codes)),
          m_faiss(makeFaissFlat(m_index.table())),
          m_heapScan(makeHeapScan(m_index.table())) {}

    static Workbench& of(const Case& wanted) {
        static std::unique_ptr<Workbench> last;
        if (!last || !last->holds(wanted)) {
            last.reset();
            last = std::make_unique<Workbench>(wanted);
        }
        return *last;
    }

    const CodeTable& table() const { return m_index.table(); }
    const CodeIndex& index() const { return m_index; }
    ReferenceSearch& faiss() { return *m_faiss; }
    ReferenceSearch& heapScan() { return *m_heapScan; }
    std::span<const BinaryCode> queries() const { return m_sample.queries; }
    std::span<const BinaryCode> nextQuery() {
        return queries().subspan(m_next++ % m_sample.queries.size(), 1);
    }

    StructureRequest request(const Case& wanted, const HammingKernel& kernel) const {
        return {.top = std::min(wanted.top.value_or(table().size()), table().size()),
                .limit = wanted.radius.value_or(table().bits()) + 1,
                .gone = {},
                .threads = 1,
                .kernel = &kernel};
    }

    void readPlainly() const {
        for (int word = 0; word < table().wordCount(); ++word)
            kindred::readPlainly(table().words(word));
    }

private:
    bool holds(const Case& other) const {
        return m_case.rows == other.rows && m_case.bits == other.bits && m_case.planted == other.planted &&
               m_case.exported == other.exported;
    }

    Case m_case;
    CodeSample m_sample;
    CodeIndex m_index;
    std::unique_ptr<ReferenceSearch> m_faiss;
    std::unique_ptr<ReferenceSearch> m_heapScan;
    std::size_t m_next = 0;
};

std::vector<std::vector<int>> distancesOf(const std::vector<std::vector<RankedRow>>& answers) {
    std::vector<std::vector<int>> distances(answers.size());
    for (std::size_t i = 0; i < answers.size(); ++i)
        for (const RankedRow& row : answers[i])
            distances[i].push_back(row.distance);
    return distances;
}

/// Microseconds of several ways to do the same, taken in turn; the median of each.
class Times {
public:
    template <typename Call>
    double add(const std::string& name, Call call) {
        const double seconds = secondsOf(call);
        auto found = std::ranges::find(m_seconds, name, &Entry::first);
        if (found == m_seconds.end())
            found = m_seconds.insert(m_seconds.end(), Entry{name, {}});
        found->second.push_back(seconds);
        return seconds;
    }

    /// Where each time was of so many in a row.
    void divide(double count) {
        for (auto& [name, seconds] : m_seconds)
            for (double& each : seconds)
                each /= count;
    }

    double median(const std::string& name) const {
        auto seconds = std::ranges::find(m_seconds, name, &Entry::first)->second;
        std::ranges::nth_element(seconds, seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2));
        return seconds[seconds.size() / 2];
    }

private:
    using Entry = std::pair<std::string, std::vector<double>>;
    std::vector<Entry> m_seconds;
};

bool distancesAreThoseOfFaiss(Workbench& bench, const StructureRequest& request, benchmark::State& state) {
    std::vector<std::vector<RankedRow>> answers(bench.queries().size());
    bench.index().search(bench.queries(), request, answers);
    if (distancesOf(answers) == bench.faiss().search(bench.queries(), request))
        return true;
    state.SkipWithError("the distances are not those of FAISS");
    return false;
}

/// Twenty queries one after the other on one thread, in turn with FAISS, the heap scan and as many plain
/// reads of all codes. Times are those of one.
void searchOne(benchmark::State& state, const Case& wanted) {
    Workbench& bench = Workbench::of(wanted);
    const StructureRequest request = bench.request(wanted, hammingKernel());
    if (!distancesAreThoseOfFaiss(bench, request, state))
        return;
    Times times;
    std::vector<RankedRow> answer;
    SearchCost cost;
    for (auto _ : state) {
        // Once beforehand, so that nobody pays for what the others have driven out of the cache.
        const auto each = [&](const std::string& name, const auto& search) {
            const auto all = [&] {
                for (std::size_t i = 0; i < bench.queries().size(); ++i)
                    search(bench.queries().subspan(i, 1));
            };
            all();
            return times.add(name, all);
        };
        state.SetIterationTime(each("kindred", [&](std::span<const BinaryCode> query) {
            cost = bench.index().search(query, request, std::span(&answer, 1));
        }));
        each("faiss", [&](std::span<const BinaryCode> query) {
            benchmark::DoNotOptimize(bench.faiss().search(query, request));
        });
        each("heap", [&](std::span<const BinaryCode> query) {
            benchmark::DoNotOptimize(bench.heapScan().search(query, request));
        });
        each("read", [&](std::span<const BinaryCode>) { bench.readPlainly(); });
    }
    times.divide(static_cast<double>(bench.queries().size()));
    const double ours = times.median("kindred");
    state.counters["us"] = 1e6 * ours;
    state.counters["read_us"] = 1e6 * times.median("read");
    state.counters["times_plain_read"] = ours / times.median("read");
    state.counters["faiss_us"] = 1e6 * times.median("faiss");
    state.counters["times_faiss_speed"] = times.median("faiss") / ours;
    state.counters["times_heap_speed"] = times.median("heap") / ours;
    state.counters["codes_read"] = static_cast<double>(cost.codes);
}

/// The choice beside each of the structures by itself; all must find the same.
void chooseStructure(benchmark::State& state, const Case& wanted) {
    Workbench& bench = Workbench::of(wanted);
    const StructureRequest request = bench.request(wanted, hammingKernel());
    const CodeScan scan(bench.table());
    const auto directory = CodeDirectory::build(bench.table(), bench.table().size());
    // Lists and nothing else, as long as there are not more lists than codes.
    const auto all = static_cast<double>(bench.table().size());
    const MultiIndex multiIndex(bench.table(), bestSubstrings(bench.table().size(), bench.table().bits()),
                                scan, {.list = 1, .otherwise = all, .otherwiseOfMany = all});
    Times times;
    std::vector<RankedRow> answer;
    std::vector<RankedRow> other;
    for (auto _ : state) {
        std::vector<std::vector<RankedRow>> answers(bench.queries().size());
        const auto each = [&](const std::string& name, const auto& structure) {
            return times.add(name, [&] {
                for (std::size_t i = 0; i < bench.queries().size(); ++i)
                    structure.search(bench.queries().subspan(i, 1), request,
                                     std::span(answers).subspan(i, 1));
            });
        };
        state.SetIterationTime(each("choice", bench.index()));
        const auto chosen = answers;
        each("scan", scan);
        bool agree = answers == chosen;
        each("directory", *directory);
        agree &= answers == chosen;
        each("multi_index", multiIndex);
        agree &= answers == chosen;
        if (!agree)
            state.SkipWithError("the structures do not agree");
    }
    times.divide(static_cast<double>(bench.queries().size()));
    double best = times.median("scan");
    for (const char* name : {"scan", "directory", "multi_index"}) {
        state.counters[std::string(name) + "_us"] = 1e6 * times.median(name);
        best = std::min(best, times.median(name));
    }
    state.counters["us"] = 1e6 * times.median("choice");
    state.counters["times_best"] = times.median("choice") / best;
}

/// The scan with each kernel, beside a plain read.
void scanWith(benchmark::State& state, const Case& wanted, const HammingKernel& kernel) {
    Workbench& bench = Workbench::of(wanted);
    const CodeScan scan(bench.table());
    const StructureRequest request = bench.request(wanted, kernel);
    Times times;
    std::vector<RankedRow> answer;
    for (auto _ : state) {
        const auto query = bench.nextQuery();
        state.SetIterationTime(
            times.add("scan", [&] { scan.search(query, request, std::span(&answer, 1)); }));
        times.add("read", [&] { bench.readPlainly(); });
    }
    state.counters["us"] = 1e6 * times.median("scan");
    state.counters["times_plain_read"] = times.median("scan") / times.median("read");
}

/// 10,000 queries at once with two threads, beside FAISS with two.
void searchBatch(benchmark::State& state, const Case& wanted) {
    Workbench& bench = Workbench::of(wanted);
    const std::vector<BinaryCode> queries = randomSample(1, wanted.bits, 10'000, 0).queries;
    StructureRequest request = bench.request(wanted, hammingKernel());
    request.threads = 2;
    std::vector<std::vector<RankedRow>> answers(queries.size());
    Times times;
    for (auto _ : state) {
        state.SetIterationTime(
            times.add("kindred", [&] { bench.index().search(queries, request, answers); }));
        std::vector<std::vector<int>> expected;
        times.add("faiss", [&] { expected = bench.faiss().search(queries, request); });
        if (expected != distancesOf(answers))
            state.SkipWithError("the distances are not those of FAISS");
    }
    state.counters["s"] = times.median("kindred");
    state.counters["faiss_s"] = times.median("faiss");
    state.counters["times_faiss_speed"] = times.median("faiss") / times.median("kindred");
}

/// Laying codes out: table, directory or multi-index.
void build(benchmark::State& state, const Case& wanted) {
    const CodeSample sample = randomSample(wanted.rows, wanted.bits, 0, 0);
    std::size_t bytes = 0;
    std::size_t tableBytes = 0;
    for (auto _ : state) {
        PackedCodes codes = sample.codes;
        state.SetIterationTime(secondsOf([&] {
            const CodeIndex index{CodeTable(std::move(codes))};
            bytes = index.bytes();
            tableBytes = index.table().bytes();
        }));
    }
    const auto least = static_cast<double>(wanted.rows * (8 + 8 * sample.codes.words.size()));
    state.counters["MB"] = 1e-6 * static_cast<double>(bytes);
    state.counters["table_over_ids_and_codes"] = static_cast<double>(tableBytes) / least;
    state.counters["all_over_ids_and_codes"] = static_cast<double>(bytes) / least;
}

/// All pairs within a radius, two threads.
void pairs(benchmark::State& state, const Case& wanted) {
    const CodeTable table(randomSample(wanted.rows, wanted.bits, 0, 0).codes);
    std::size_t found = 0;
    for (auto _ : state) {
        found = 0;
        state.SetIterationTime(secondsOf([&] {
            findClosePairs(
                table, *wanted.radius, 2, [&](std::span<const ClosePair> some) { found += some.size(); },
                JobContext());
        }));
    }
    state.counters["pairs"] = static_cast<double>(found);
}

std::string nameOf(const Case& wanted) {
    std::string name = wanted.exported.empty()
                           ? std::to_string(wanted.rows) + "x" + std::to_string(wanted.bits)
                           : "real codes";
    name += wanted.planted > 0 ? "/planted" : "";
    name += wanted.top ? "/top:" + std::to_string(*wanted.top) : "";
    name += wanted.radius ? "/radius:" + std::to_string(*wanted.radius) : "";
    return name;
}

template <typename Function, typename... Arguments>
benchmark::internal::Benchmark* add(const std::string& what, const Case& wanted, Function function,
                                    const Arguments&... arguments) {
    return benchmark::RegisterBenchmark((what + "/" + nameOf(wanted)).c_str(), function, wanted, arguments...)
        ->UseManualTime()
        ->Unit(benchmark::kMicrosecond);
}

/// All that is asked of one lot of codes, one after the other, so that they are made once.
void addRequests(Case wanted) {
    std::vector<Case> cases;
    for (const std::size_t top : {10, 100, 1000}) {
        wanted.top = top;
        cases.push_back(wanted);
    }
    wanted.top = {};
    for (const int radius : {2, 6, 10}) {
        wanted.radius = radius;
        cases.push_back(wanted);
    }
    for (const Case& each : cases)
        add("search", each, searchOne)->Iterations(5);
    for (const Case& each : cases)
        add("choice", each, chooseStructure)->Iterations(5);
}

void registerBenchmarks(const fs::path& exported) {
    if (!exported.empty())
        addRequests({0, 0, 0, exported, {}, {}});
    for (const std::size_t rows : {10'000, 100'000, 1'000'000, 20'000'000}) {
        for (const int bits : {64, 128}) {
            addRequests({rows, bits, 0, {}, {}, {}});
            if (rows <= 1'000'000) {
                for (const HammingKernel* kernel : usableHammingKernels())
                    add("scan/" + std::string(kernel->name), {rows, bits, 0, {}, 100, {}}, scanWith, *kernel)
                        ->Iterations(15);
            }
            if (rows == 1'000'000 && bits == 64)
                add("batch", {rows, bits, 0, {}, 100, {}}, searchBatch)->Iterations(5);
            add("search", {rows, bits, 20, {}, 10, {}}, searchOne)->Iterations(5);
            add("choice", {rows, bits, 20, {}, 10, {}}, chooseStructure)->Iterations(5);
        }
    }
    add("build", {1'000'000, 64, 0, {}, {}, {}}, build)->Iterations(1);
    add("build", {20'000'000, 64, 0, {}, {}, {}}, build)->Iterations(1);
    for (const int radius : {1, 3, 5, 8})
        add("pairs", {500'000, 64, 0, {}, {}, radius}, pairs)->Iterations(1);
}

}  // namespace
}  // namespace kindred

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    kindred::registerBenchmarks(argc > 1 ? argv[1] : "");
    benchmark::RunSpecifiedBenchmarks();
}
