#include "core/engine/model_choice.h"

#include <algorithm>
#include <set>
#include <system_error>

#include "core/base/error.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

/// The name that people know it by is that of the file, so the first file of several that are the same wins.
std::vector<fs::path> candidates(const LibraryOverview& library, const std::optional<fs::path>& wished,
                                 const fs::path& modelsFolder) {
    std::vector<fs::path> files;
    for (const CatalogEntry& entry : shippedModels(modelsFolder))
        files.push_back(entry.file);
    for (const ModelRecord& model : library.models)
        files.emplace_back(model.path);
    if (wished)
        files.push_back(*wished);
    return files;
}

LibraryModel describe(const ModelSummary& summary, const fs::path& file, const LibraryOverview& library) {
    LibraryModel model;
    model.name = summary.name;
    model.file = file;
    model.bits = summary.description.bits;
    model.classes = summary.description.classes;
    if (const auto note = summary.description.notes.find("data_set"); note != summary.description.notes.end())
        model.dataSet = note->second;
    model.isEveryday = isEveryday(summary.name);
    const auto known = std::ranges::find(library.models, summary.sha256, &ModelRecord::sha256);
    if (known != library.models.end()) {
        model.id = known->id;
        model.pictures = known->pictures;
    }
    return model;
}

LibraryModel describe(const ModelRecord& record, std::uint64_t pictures) {
    LibraryModel model;
    model.name = record.name;
    model.bits = record.bits;
    model.isEveryday = isEveryday(record.name);
    model.id = record.id;
    model.pictures = pictures;
    return model;
}

std::string advisedDigest(const std::optional<fs::path>& wished, const fs::path& modelsFolder,
                          ModelShelf& shelf) {
    try {
        const ModelSummary* summary = shelf.find(wished ? *wished : defaultModel(modelsFolder));
        return summary ? summary->sha256 : std::string();
    } catch (const Error&) {
        return {};  // none is shipped
    }
}

void countFolders(const LibraryOverview& library, LibraryModels& models) {
    for (const RootRecord& root : library.roots) {
        models.pictures += root.indexed;
        if (root.reachable || root.indexed == 0)
            continue;
        models.awayFolders.emplace_back(root.path);
        models.awayPictures += root.indexed;
    }
}

}  // namespace

const ModelSummary* ModelShelf::find(const fs::path& file) {
    std::error_code error;
    const std::uint64_t size = fs::file_size(file, error);
    const auto modified = error ? fs::file_time_type() : fs::last_write_time(file, error);
    if (error)
        return nullptr;
    const auto [place, isNew] = m_entries.try_emplace(file);
    Entry& entry = place->second;
    if (isNew || entry.size != size || entry.modified != modified) {
        entry = {size, modified, {}};
        try {
            entry.summary = summarizeModel(file);
        } catch (const Error&) {
            return nullptr;  // no model, or a damaged one: whoever wants to use it is told
        }
    }
    return entry.summary ? &*entry.summary : nullptr;
}

LibraryModels modelsFor(const LibraryOverview& library, const std::optional<fs::path>& wished,
                        const fs::path& modelsFolder, ModelShelf& shelf) {
    LibraryModels models;
    countFolders(library, models);
    const std::string own = library.defaultModel ? library.defaultModel->sha256 : std::string();
    const std::string advised = advisedDigest(wished, modelsFolder, shelf);
    std::set<std::string> seen;
    std::vector<std::pair<LibraryModel, bool>> others;
    for (const fs::path& file : candidates(library, wished, modelsFolder)) {
        const ModelSummary* summary = shelf.find(file);
        if (!summary || !seen.insert(summary->sha256).second)
            continue;
        LibraryModel model = describe(*summary, file, library);
        if (summary->sha256 == own)
            models.own = std::move(model);
        else
            others.emplace_back(std::move(model), summary->sha256 == advised);
    }
    if (library.defaultModel && !models.own)
        models.own = describe(*library.defaultModel, library.counts.pictures);
    std::ranges::stable_sort(others, {}, [](const auto& entry) { return entry.first.name; });
    // Among models for measuring none is better for photographs, so whoever chose one is left in peace.
    const bool isAsked = wished || !models.own || models.own->file.empty();
    for (auto& [model, isAdvised] : others) {
        if (isAdvised && (isAsked || model.isEveryday))
            models.advised = models.others.size();
        models.others.push_back(std::move(model));
    }
    return models;
}

}  // namespace kindred
