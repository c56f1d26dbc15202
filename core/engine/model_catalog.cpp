#include "core/engine/model_catalog.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/learning/drhn_layout.h"
#include "core/learning/model_file.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

constexpr char extension[] = ".safetensors";
constexpr char firstModel[] = "drhn-3-48-cifar10";

std::string namesOf(const std::vector<CatalogEntry>& entries) {
    std::string names;
    for (const CatalogEntry& entry : entries)
        names += (names.empty() ? "" : ", ") + entry.name;
    return names.empty() ? "none" : names;
}

}  // namespace

std::vector<CatalogEntry> shippedModels(const fs::path& modelsFolder) {
    std::vector<CatalogEntry> entries;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(modelsFolder, error))
        if (entry.path().extension() == extension)
            entries.push_back({entry.path().stem().string(), entry.path()});
    std::sort(entries.begin(), entries.end(),
              [](const CatalogEntry& a, const CatalogEntry& b) { return a.name < b.name; });
    return entries;
}

fs::path resolveModel(const std::string& fileOrName, const fs::path& modelsFolder) {
    std::error_code error;
    if (fs::is_regular_file(fileOrName, error))
        return fs::absolute(fileOrName).lexically_normal();
    const std::vector<CatalogEntry> entries = shippedModels(modelsFolder);
    for (const CatalogEntry& entry : entries)
        if (entry.name == fileOrName)
            return entry.file;
    throw Error(ErrorCategory::Model, "model-not-found", {fileOrName, namesOf(entries)},
                "\"" + fileOrName +
                    "\" is neither a model file nor one of the models that come with Kindred (" +
                    namesOf(entries) + ").");
}

bool isEveryday(const std::string& name) {
    return name.starts_with("everyday-");
}

fs::path defaultModel(const fs::path& modelsFolder) {
    for (const CatalogEntry& entry : shippedModels(modelsFolder))
        if (isEveryday(entry.name))
            return entry.file;
    return resolveModel(firstModel, modelsFolder);
}

fs::path modelForMeasuring(const fs::path& modelsFolder) {
    for (const CatalogEntry& entry : shippedModels(modelsFolder))
        if (!isEveryday(entry.name))
            return entry.file;
    return defaultModel(modelsFolder);
}

ModelSummary summarizeModel(const fs::path& file) {
    ModelSummary summary;
    summary.name = file.stem().string();
    summary.description = readModelDescription(file);
    summary.sha256 = fileSha256(file);
    summary.parameters = parameterCount(summary.description);
    summary.bytes = fs::file_size(file);
    return summary;
}

}  // namespace kindred
