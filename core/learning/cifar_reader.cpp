#include "core/learning/cifar_reader.h"

#include <cstddef>
#include <fstream>
#include <iterator>

#include "core/base/error.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

constexpr int side = 32;
constexpr std::size_t imageBytes = std::size_t{3} * side * side;

/// How one official distribution lays its records out: label bytes, then 3072 planar pixels.
struct Layout {
    std::string name;
    std::vector<std::string> trainingFiles;
    std::string testFile;
    std::size_t recordsPerTrainingFile;
    std::string classFile;
    std::size_t labelBytes;
    std::size_t labelOffset;
};

Layout cifar10Layout() {
    return {
        "CIFAR-10",
        {"data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"},
        "test_batch.bin",
        10000,
        "batches.meta.txt",
        1,
        0};
}

Layout cifar100Layout(bool coarse) {
    return {coarse ? "CIFAR-100 coarse" : "CIFAR-100",
            {"train.bin"},
            "test.bin",
            50000,
            coarse ? "coarse_label_names.txt" : "fine_label_names.txt",
            2,
            coarse ? std::size_t{0} : std::size_t{1}};
}

bool isCifar10Folder(const fs::path& folder) {
    const Layout layout = cifar10Layout();
    std::error_code ignored;
    bool found =
        fs::exists(folder / layout.testFile, ignored) || fs::exists(folder / layout.classFile, ignored);
    for (const std::string& file : layout.trainingFiles)
        found = found || fs::exists(folder / file, ignored);
    return found;
}

bool isCifar100Folder(const fs::path& folder) {
    std::error_code ignored;
    return fs::exists(folder / "train.bin", ignored) || fs::exists(folder / "test.bin", ignored);
}

Error incomplete(const fs::path& file) {
    return Error(ErrorCategory::DataSet, "dataset-incomplete", {file.string()},
                 "The data set is incomplete: \"" + file.string() +
                     "\" is missing; unpack the official archive again.");
}

Error damaged(const fs::path& file, const std::string& how) {
    return Error(ErrorCategory::DataSet, "dataset-damaged", {file.string(), how},
                 "\"" + file.string() + "\" is damaged (" + how + "); unpack the official archive again.");
}

std::vector<std::string> readClassNames(const fs::path& file) {
    std::ifstream stream(file);
    if (!stream)
        throw incomplete(file);
    std::vector<std::string> names;
    for (std::string line; std::getline(stream, line);) {
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.pop_back();
        if (!line.empty())
            names.push_back(line);
    }
    if (names.empty())
        throw damaged(file, "it names no classes");
    return names;
}

void appendRecords(const fs::path& file, const Layout& layout, std::size_t records, std::size_t classes,
                   LabelledImages& images) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw incomplete(file);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const std::size_t recordBytes = layout.labelBytes + imageBytes;
    if (bytes.size() != records * recordBytes)
        throw damaged(file, std::to_string(bytes.size()) + " bytes in place of " +
                                std::to_string(records * recordBytes));
    for (std::size_t record = 0; record < records; ++record) {
        const auto* start = reinterpret_cast<const std::uint8_t*>(bytes.data()) + record * recordBytes;
        const std::int32_t label = start[layout.labelOffset];
        if (static_cast<std::size_t>(label) >= classes)
            throw damaged(file, "label " + std::to_string(label) + " in record " + std::to_string(record));
        images.labels.push_back(label);
        const auto* pixels = start + layout.labelBytes;
        images.pixels.insert(images.pixels.end(), pixels, pixels + imageBytes);
    }
}

}  // namespace

bool isCifarFolder(const fs::path& folder) {
    return isCifar10Folder(folder) || isCifar100Folder(folder);
}

DataSet readCifar(const fs::path& folder, bool coarse) {
    constexpr std::size_t testRecords = 10000;
    const Layout layout = isCifar10Folder(folder) ? cifar10Layout() : cifar100Layout(coarse);
    DataSet dataSet{layout.name, readClassNames(folder / layout.classFile), {}, {}};
    dataSet.training.side = dataSet.test.side = side;
    dataSet.training.pixels.reserve(layout.trainingFiles.size() * layout.recordsPerTrainingFile * imageBytes);
    dataSet.test.pixels.reserve(testRecords * imageBytes);
    for (const std::string& file : layout.trainingFiles)
        appendRecords(folder / file, layout, layout.recordsPerTrainingFile, dataSet.classes.size(),
                      dataSet.training);
    appendRecords(folder / layout.testFile, layout, testRecords, dataSet.classes.size(), dataSet.test);
    return dataSet;
}

}  // namespace kindred
