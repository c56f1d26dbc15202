#include <benchmark/benchmark.h>
#include <unistd.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/library_reader.h"
#include "core/store/library_writer.h"
#include "tests/benchmarks/made_library.h"
#include "tests/benchmarks/plain_read.h"

namespace kindred {
namespace {

namespace fs = std::filesystem;

/// Libraries of one model in a folder that goes with this object.
class Libraries {
public:
    explicit Libraries(unsigned pictures)
        : m_folder(fs::temp_directory_path() / ("kindred-library-benchmark-" + std::to_string(::getpid()))) {
        fs::create_directories(m_folder);
        m_ids = makeLibrary(unpacked(), pictures);
        fs::copy_file(unpacked(), packed());
        pack(packed());
        fs::copy_file(packed(), behind());
        change(behind());
    }
    ~Libraries() { fs::remove_all(m_folder); }
    Libraries(const Libraries&) = delete;
    Libraries& operator=(const Libraries&) = delete;

    fs::path unpacked() const { return m_folder / "unpacked.kindred"; }
    fs::path packed() const { return m_folder / "packed.kindred"; }
    /// Packed, and changed since.
    fs::path behind() const { return m_folder / "behind.kindred"; }
    const std::vector<PictureId>& ids() const { return m_ids; }

private:
    static void pack(const fs::path& library) {
        const std::uint64_t before = bytesWritten();
        const double seconds = secondsOf([&] { LibraryWriter(library).packCodes(); });
        std::cout << "Packing took " << seconds << " s and wrote "
                  << static_cast<double>(bytesWritten() - before) / 1e6 << " MB.\n";
    }

    /// As many changes as there may be without packing anew.
    void change(const fs::path& library) const {
        LibraryWriter writer(library);
        std::mt19937 random(3);
        for (int i = 0; i < 4000; ++i)
            writer.setState(m_ids[random() % m_ids.size()], static_cast<FileState>(random() % 3));
        writer.commit();
        std::cout << "Seeing that few changes are not worth packing took "
                  << secondsOf([&] { writer.packCodes(); }) << " s.\n";
    }

    /// By this process so far, log and file.
    static std::uint64_t bytesWritten() {
        std::ifstream in("/proc/self/io");
        std::string name;
        std::uint64_t value = 0;
        while (in >> name >> value && name != "wchar:") {
        }
        return value;
    }

    fs::path m_folder;
    std::vector<PictureId> m_ids;
};

/// As many bytes of a file as `bytes`, into memory that is as new as that of loaded codes.
void readFile(const fs::path& file, std::size_t bytes) {
    std::vector<char> memory(bytes);
    std::ifstream in(file, std::ios::binary);
    in.read(memory.data(), static_cast<std::streamsize>(bytes));
    benchmark::DoNotOptimize(memory.data());
}

/// Each loading is followed by a plain read of `bytes` of the same file.
template <typename Load>
void besidePlainRead(benchmark::State& state, const fs::path& library, std::size_t bytes, Load load) {
    double loading = 0;
    double reading = 0;
    for (auto _ : state) {
        const double seconds = secondsOf(load);
        state.SetIterationTime(seconds);
        loading += seconds;
        reading += secondsOf([&] { readFile(library, bytes); });
    }
    state.counters["plain_read_ms"] = 1e3 * reading / static_cast<double>(state.iterations());
    state.counters["times_plain_read"] = loading / reading;
}

/// Opening a library and loading all its codes.
void loadCodes(benchmark::State& state, const fs::path& library, std::size_t pictures) {
    const std::size_t bytes = pictures * (sizeof(PictureId) + sizeof(std::uint64_t));
    besidePlainRead(state, library, bytes, [&] {
        const LibraryReader reader(library);
        benchmark::DoNotOptimize(reader.codes(reader.defaultModel()->id));
    });
}

/// The last 1,000 changes of an open library.
void followChanges(benchmark::State& state, const fs::path& library) {
    const LibraryReader reader(library);
    const ModelId model = reader.defaultModel()->id;
    const std::int64_t since = reader.codes(model).revision - 1000;
    besidePlainRead(state, library, 1000 * (sizeof(PictureId) + sizeof(std::uint64_t)),
                    [&] { benchmark::DoNotOptimize(reader.codeChanges(model, since)); });
}

/// The features of 1,000 pictures from all over an open library.
void readFeatures(benchmark::State& state, const fs::path& library, const std::vector<PictureId>& ids) {
    const LibraryReader reader(library);
    const ModelId model = reader.defaultModel()->id;
    std::mt19937 random(2);
    std::vector<PictureId> candidates(1000);
    for (PictureId& id : candidates)
        id = ids[random() % ids.size()];
    besidePlainRead(state, library, candidates.size() * madeFeatureCount * sizeof(std::uint16_t),
                    [&] { benchmark::DoNotOptimize(reader.features(model, candidates)); });
}

void registerBenchmarks(const Libraries& libraries) {
    const std::size_t pictures = libraries.ids().size();
    const std::vector<benchmark::internal::Benchmark*> all{
        benchmark::RegisterBenchmark("load/packed", loadCodes, libraries.packed(), pictures),
        benchmark::RegisterBenchmark("load/packed_then_4000_changes", loadCodes, libraries.behind(),
                                     pictures),
        benchmark::RegisterBenchmark("load/unpacked", loadCodes, libraries.unpacked(), pictures),
        benchmark::RegisterBenchmark("follow/1000_changes", followChanges, libraries.behind()),
        benchmark::RegisterBenchmark("features/1000_pictures", readFeatures, libraries.packed(),
                                     libraries.ids())};
    for (auto* each : all)
        each->UseManualTime()->Unit(benchmark::kMillisecond);
}

/// The number after "--codes=", a million without it.
unsigned pictureCount(int argc, char** argv) {
    constexpr std::string_view option = "--codes=";
    unsigned count = 1'000'000;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument.starts_with(option))
            std::from_chars(argument.data() + option.size(), argument.data() + argument.size(), count);
    }
    return count;
}

}  // namespace
}  // namespace kindred

int main(int argc, char** argv) {
    const kindred::Libraries libraries(kindred::pictureCount(argc, argv));
    kindred::registerBenchmarks(libraries);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
