#include "core/engine/data_set_loader.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <mutex>
#include <span>
#include <string_view>
#include <thread>
#include <utility>

#include "core/base/error.h"
#include "core/engine/planar_pixels.h"
#include "core/imaging/folder_walk.h"
#include "core/learning/cifar_reader.h"
#include "core/learning/class_folder_split.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view coarseSuffix = ":coarse";
constexpr int cifarSize = 32;

/// One split of class folders, each picture's place reserved before any is decoded.
struct PendingSplit {
    std::vector<ClassFile> files;
    LabelledImages images;
    std::vector<std::optional<DecodeFailure>> failures;

    PendingSplit(std::vector<ClassFile> given, int side) : files(std::move(given)), failures(files.size()) {
        images.side = side;
        images.pixels.resize(files.size() * images.imageBytes());
        for (const ClassFile& file : files)
            images.labels.push_back(file.label);
    }

    /// Closes the gaps that unreadable pictures left and lists these.
    void dropFailures(const fs::path& root, std::vector<InputFailure>& dropped) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < files.size(); ++i) {
            if (failures[i]) {
                dropped.push_back({root / files[i].relativePath, failures[i]->code, failures[i]->reason});
                continue;
            }
            const std::span<const std::uint8_t> picture = images.image(i);
            std::copy(picture.begin(), picture.end(),
                      images.pixels.begin() + static_cast<std::ptrdiff_t>(kept * images.imageBytes()));
            images.labels[kept++] = files[i].label;
        }
        images.labels.resize(kept);
        images.pixels.resize(kept * images.imageBytes());
    }
};

class ClassFolderLoader {
public:
    ClassFolderLoader(fs::path root, const DataSetRequest& request, Services& services,
                      const JobContext& context)
        : m_root(std::move(root)),
          m_fit{request.resize == ResizeMode::Squash ? DecodeRequest::Fit::Squash
                                                     : DecodeRequest::Fit::CentreCrop,
                request.inputSize},
          m_services(services),
          m_context(context) {}

    /// False if stopped. Every helper process is kept busy; each picture has its place, so order does not
    /// matter.
    bool decode(PendingSplit& training, PendingSplit& test) {
        const std::size_t total = training.files.size() + test.files.size();
        std::atomic<std::size_t> next = 0;
        std::atomic<std::size_t> done = 0;
        std::exception_ptr failure;
        std::mutex failureMutex;
        const auto work = [&] {
            try {
                for (std::size_t i = next++; i < total && m_context.proceed(); i = next++) {
                    const bool isTest = i >= training.files.size();
                    decodeOne(isTest ? test : training, isTest ? i - training.files.size() : i);
                    m_context.report({"loading", ++done, total, {}});
                }
            } catch (...) {
                const std::lock_guard lock(failureMutex);
                failure = std::current_exception();
                next = total;
            }
        };
        {
            std::vector<std::jthread> workers;
            for (int i = 0; i < m_services.decoders.processes(); ++i)
                workers.emplace_back(work);
        }
        if (failure)
            std::rethrow_exception(failure);
        return done == total;
    }

private:
    void decodeOne(PendingSplit& split, std::size_t index) {
        const DecodeOutcome outcome =
            m_services.decoders.decodeFile(m_root / split.files[index].relativePath, m_fit);
        if (const auto* failure = std::get_if<DecodeFailure>(&outcome)) {
            split.failures[index] = *failure;
            return;
        }
        const std::size_t bytes = split.images.imageBytes();
        writePlanar(std::get<DecodedPicture>(outcome).pixels,
                    std::span(split.images.pixels).subspan(index * bytes, bytes));
    }

    fs::path m_root;
    DecodeRequest m_fit;
    Services& m_services;
    const JobContext& m_context;
};

std::optional<LoadedDataSet> loadClassFolders(const fs::path& root, const DataSetRequest& request,
                                              Services& services, const JobContext& context) {
    const FolderListing listing = listPictures(root, {}, context);
    if (!listing.complete)
        return std::nullopt;
    std::vector<std::string> paths;
    for (const FoundFile& file : listing.files)
        paths.push_back(file.relativePath);
    ClassFolders folders = splitClassFolders(std::move(paths), request.splitSeed);
    PendingSplit training(std::move(folders.training), request.inputSize);
    PendingSplit test(std::move(folders.test), request.inputSize);
    if (!ClassFolderLoader(root, request, services, context).decode(training, test))
        return std::nullopt;

    LoadedDataSet loaded;
    for (const UnreadableFolder& folder : listing.unreadable)
        loaded.failures.push_back({root / folder.relativePath, "unreadable", folder.reason});
    training.dropFailures(root, loaded.failures);
    test.dropFailures(root, loaded.failures);
    const fs::path normal = fs::absolute(root).lexically_normal();
    loaded.dataSet.name = (normal.has_filename() ? normal : normal.parent_path()).filename().string();
    loaded.dataSet.classes = std::move(folders.classes);
    loaded.dataSet.training = std::move(training.images);
    loaded.dataSet.test = std::move(test.images);
    return loaded;
}

}  // namespace

std::optional<LoadedDataSet> loadDataSet(const DataSetRequest& request, Services& services,
                                         const JobContext& context) {
    std::string folder = request.data;
    const bool coarse = folder.ends_with(coarseSuffix);
    if (coarse)
        folder.resize(folder.size() - coarseSuffix.size());
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw Error(ErrorCategory::DataSet, "dataset-not-found", {folder},
                    "The data set \"" + folder +
                        "\" is not there; give the folder of the unpacked CIFAR binaries, or one "
                        "with a folder of pictures for each class.");
    if (!isCifarFolder(folder))
        return loadClassFolders(folder, request, services, context);
    if (request.inputSize != cifarSize)
        throw Error(ErrorCategory::Usage, "dataset-size-differs", {folder, std::to_string(request.inputSize)},
                    "The pictures of \"" + folder + "\" are 32 x 32 pixels and cannot serve a network for " +
                        std::to_string(request.inputSize) + " x " + std::to_string(request.inputSize) + ".");
    return LoadedDataSet{readCifar(folder, coarse), {}};
}

}  // namespace kindred
