#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <vector>

#include "core/engine/index_folders.h"
#include "core/engine/library_search.h"
#include "core/engine/model_catalog.h"
#include "core/engine/picture_stream.h"
#include "core/engine/planar_pixels.h"
#include "core/imaging/folder_walk.h"
#include "core/imaging/picture_file.h"
#include "core/learning/learning_module.h"
#include "core/learning/model_file.h"
#include "core/store/library_writer.h"
#include "tests/benchmarks/made_library.h"
#include "tests/benchmarks/plain_read.h"

// indexing_benchmark FOLDER…: how quickly folders of pictures are indexed, beside decoding alone, the network
// alone, and findimagedupes where that is installed. indexing_benchmark --rows=N: opening a library of N
// pictures and searching it for the first time.

namespace kindred {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t batchSize = 32;

double inSeconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

double processorSeconds(int who) {
    rusage usage{};
    ::getrusage(who, &usage);
    return inSeconds(usage.ru_utime) + inSeconds(usage.ru_stime);
}

/// A value in kB of a process's status, in MB.
double statusMegabytes(const std::string& process, std::string_view field) {
    std::ifstream status("/proc/" + process + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(field))
            return std::stod(line.substr(field.size())) / 1e3;
    return 0;
}

void resetPeak() {
    std::ofstream("/proc/self/clear_refs") << "5";
}

/// The largest helper of this process that runs now.
double helperPeakMegabytes() {
    double peak = 0;
    std::ifstream children("/proc/self/task/" + std::to_string(::getpid()) + "/children");
    for (std::string process; children >> process;)
        peak = std::max(peak, statusMegabytes(process, "VmHWM:"));
    return peak;
}

Services makeServices(const fs::path& thumbnails) {
    return Services(
        {.locations = locateFiles(fs::path(KINDRED_BENCHMARK_BIN) / "kindred"), .thumbnailFile = thumbnails});
}

/// Pictures of a folder, and what indexing does with them, each part by itself.
class Folder {
public:
    explicit Folder(fs::path folder)
        : m_folder(std::move(folder)),
          m_scratch(fs::temp_directory_path() /
                    ("kindred-indexing-benchmark-" + std::to_string(::getpid()))) {
        fs::create_directories(m_scratch);
        for (const FoundFile& file : listPictures(m_folder, {}, JobContext()).files)
            m_files.push_back(m_folder / file.relativePath);
    }
    ~Folder() { fs::remove_all(m_scratch); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void run(benchmark::State& state) {
        for (auto _ : state) {
            const double decoding = secondsOfDecoding();
            const double network = secondsOfNetwork();
            std::vector<std::uint8_t>().swap(m_planes);
            const double before = processorSeconds(RUSAGE_SELF) + processorSeconds(RUSAGE_CHILDREN);
            const double indexing = secondsOfIndexing(state);
            const double used = processorSeconds(RUSAGE_SELF) + processorSeconds(RUSAGE_CHILDREN) - before;
            state.SetIterationTime(indexing);
            const auto count = static_cast<double>(m_files.size());
            state.counters["pictures"] = count;
            state.counters["decoding_per_second"] = count / decoding;
            state.counters["network_per_second"] = static_cast<double>(m_decoded) / network;
            state.counters["indexing_per_second"] = count / indexing;
            // Where both share the cores, the best that can be is one after the other.
            state.counters["of_the_possible"] = (decoding + network) / indexing;
            state.counters["cores_used"] = used / indexing;
            if (const double other = secondsOfFindimagedupes(); other > 0) {
                state.counters["findimagedupes_per_second"] = count / other;
                state.counters["times_findimagedupes"] = other / indexing;
            }
        }
    }

private:
    /// Reading and decoding as indexing does it, all helpers at once. Keeps the pixels for the network.
    double secondsOfDecoding() {
        Services services = makeServices(m_scratch / "unused.sqlite");
        const ModelDescription model = readModelDescription(defaultModel(services.locations.models));
        DecodeRequest request = inputOf(model);
        request.thumbnailSide = services.thumbnails.sideWhileIndexing();
        const auto side = static_cast<std::size_t>(model.inputSize);
        m_planes.resize(3 * side * side * m_files.size());
        std::atomic<std::size_t> next = 0;
        std::atomic<std::size_t> decoded = 0;
        const double seconds = secondsOf([&] {
            std::vector<std::jthread> threads;
            for (int i = 0; i < services.decoders.processes(); ++i)
                threads.emplace_back([&] {
                    for (std::size_t file = next++; file < m_files.size(); file = next++) {
                        const PictureFile read = readPictureFile(m_files[file]);
                        const DecodeOutcome outcome = services.decoders.decodeOpen(read.bytes.get(), request);
                        if (const auto* picture = std::get_if<DecodedPicture>(&outcome)) {
                            const std::size_t bytes = 3 * side * side;
                            writePlanar(picture->pixels,
                                        std::span(m_planes).subspan(decoded++ * bytes, bytes));
                        }
                    }
                });
        });
        m_decoded = decoded;
        return seconds;
    }

    double secondsOfNetwork() const {
        Services services = makeServices({});
        const fs::path model = defaultModel(services.locations.models);
        const std::size_t bytes = m_planes.size() / m_files.size();
        const auto encode = [&](std::size_t first) {
            const std::size_t count = std::min(batchSize, m_decoded - first);
            services.encoding.encode(model, std::span(m_planes).subspan(first * bytes, count * bytes), count);
        };
        encode(0);  // opens LibTorch and lays out the weights
        return secondsOf([&] {
            for (std::size_t first = 0; first < m_decoded; first += batchSize)
                encode(first);
        });
    }

    double secondsOfIndexing(benchmark::State& state) const {
        Services services = makeServices(m_scratch / "thumbnails.sqlite");
        const fs::path model = defaultModel(services.locations.models);
        const auto side = static_cast<std::size_t>(readModelDescription(model).inputSize);
        services.encoding.encode(model, std::vector<std::uint8_t>(3 * side * side), 1);
        resetPeak();
        std::mutex mutex;
        double helperPeak = 0;
        const JobContext context({}, nullptr, [&](const Progress&) {
            const std::scoped_lock lock(mutex);
            helperPeak = std::max(helperPeak, helperPeakMegabytes());
        });
        const double seconds = secondsOf([&] {
            indexFolders({m_scratch / "library.kindred", {}, {m_folder}}, services, context);
        });
        state.counters["peak_mb"] = statusMegabytes("self", "VmHWM:");
        state.counters["helper_peak_mb"] = helperPeak;
        fs::remove(m_scratch / "library.kindred");
        fs::remove(m_scratch / "thumbnails.sqlite");
        return seconds;
    }

    /// Fingerprinting the same folder into a file of its own; 0 where it is not installed.
    double secondsOfFindimagedupes() const {
        if (std::system("command -v findimagedupes > /dev/null 2>&1") != 0)
            return 0;
        const std::string command = "findimagedupes -R -q -n -f '" + (m_scratch / "prints").string() +
                                    "' -- '" + m_folder.string() + "' > /dev/null 2>&1";
        return secondsOf([&] { std::ignore = std::system(command.c_str()); });
    }

    fs::path m_folder;
    fs::path m_scratch;
    std::vector<fs::path> m_files;
    std::vector<std::uint8_t> m_planes;
    std::size_t m_decoded = 0;
};

/// A library that is on the disk, in memory or not, from its name to the hundred nearest of a picture.
void openAndSearch(benchmark::State& state, const fs::path& library) {
    std::mt19937_64 random(4);
    for (auto _ : state) {
        BinaryCode query(64);
        for (int bit = 0; bit < query.bits(); ++bit)
            query.setBit(bit, random() % 2 == 1);
        resetPeak();
        const double seconds = secondsOf([&] {
            const LibrarySearch search(library, {});
            benchmark::DoNotOptimize(
                search.search({.code = query}, {.top = 100, .radius = {}}, Ranking::Hamming));
        });
        state.SetIterationTime(seconds);
        state.counters["peak_mb"] = statusMegabytes("self", "VmHWM:");
    }
}

}  // namespace
}  // namespace kindred

int main(int argc, char** argv) {
    kindred::setThreadsToWaitAsleep();
    benchmark::Initialize(&argc, argv);
    std::vector<std::unique_ptr<kindred::Folder>> folders;
    std::filesystem::path library;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument.starts_with("--rows=")) {
            library = std::filesystem::temp_directory_path() /
                      ("kindred-rows-" + std::to_string(::getpid()) + ".kindred");
            kindred::makeLibrary(library, static_cast<unsigned>(std::stoul(argument.substr(7))));
            kindred::LibraryWriter(library).packCodes();
            benchmark::RegisterBenchmark("open_and_search", kindred::openAndSearch, library)
                ->UseManualTime()
                ->Unit(benchmark::kMillisecond);
        } else {
            folders.push_back(std::make_unique<kindred::Folder>(argument));
            benchmark::RegisterBenchmark(
                ("index/" + argument).c_str(),
                [folder = folders.back().get()](benchmark::State& state) { folder->run(state); })
                ->Iterations(1)
                ->UseManualTime()
                ->Unit(benchmark::kSecond);
        }
    }
    benchmark::RunSpecifiedBenchmarks();
    if (!library.empty())
        std::filesystem::remove(library);
}
