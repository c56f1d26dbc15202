#include "core/engine/data_set_shape.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/imaging/folder_walk.h"
#include "core/learning/cifar_reader.h"
#include "core/learning/class_folder_split.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view coarseSuffix = ":coarse";
constexpr int cifarSide = 32;
constexpr std::size_t cifarPixels = std::size_t{3} * cifarSide * cifarSide;

std::size_t recordsIn(const fs::path& file, std::size_t labelBytes) {
    std::error_code error;
    const std::uintmax_t bytes = fs::file_size(file, error);
    return error ? 0 : static_cast<std::size_t>(bytes) / (cifarPixels + labelBytes);
}

DataSetShape cifarShape(const fs::path& folder, bool coarse) {
    if (const std::size_t pictures = recordsIn(folder / "train.bin", 2); pictures > 0)
        return {pictures, cifarSide, coarse ? 20 : 100};
    DataSetShape shape{0, cifarSide, 10};
    for (int batch = 1; batch <= 5; ++batch)
        shape.pictures += recordsIn(folder / ("data_batch_" + std::to_string(batch) + ".bin"), 1);
    return shape;
}

}  // namespace

std::optional<DataSetShape> shapeOf(const DataSetRequest& request, const JobContext& context) {
    std::string folder = request.data;
    const bool coarse = folder.ends_with(coarseSuffix);
    if (coarse)
        folder.resize(folder.size() - coarseSuffix.size());
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw Error(ErrorCategory::DataSet, "dataset-not-found", {folder},
                    "The data set \"" + folder + "\" is not there; choose another folder.");
    if (isCifarFolder(folder))
        return cifarShape(folder, coarse);
    FolderListing listing = listPictures(folder, {}, context);
    if (!listing.complete)
        return std::nullopt;
    std::vector<std::string> paths;
    for (FoundFile& file : listing.files)
        paths.push_back(std::move(file.relativePath));
    const ClassFolders folders = splitClassFolders(std::move(paths), request.splitSeed);
    return DataSetShape{folders.training.size(), request.inputSize, static_cast<int>(folders.classes.size())};
}

}  // namespace kindred
