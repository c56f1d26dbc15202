#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/engine/library_search.h"
#include "core/engine/model_catalog.h"

namespace kindred {

/// A model that a library has or could have, as people choose among them.
struct LibraryModel {
    std::string name;
    std::filesystem::path
        file;  ///< empty where it is no longer there; then little more is known than the name
    int bits = 0;
    std::vector<std::string> classes;  ///< the kinds of things that it names; may be empty
    std::string dataSet;               ///< what it was trained on, as its file says; may be empty
    bool isEveryday = false;           ///< made for photographs of any kind
    std::optional<ModelId> id;         ///< in the library, where that knows it
    std::uint64_t pictures = 0;        ///< that can be found and have a code of it
};

/// Which model a library has, and which it could have.
struct LibraryModels {
    std::optional<LibraryModel> own;
    /// Those that are shipped, that the library holds codes of, and the one that is wished for, as far as
    /// their files are there and whole; without the library's own, each once, by name.
    std::vector<LibraryModel> others;
    /// Of `others`: the one wished for, or an everyday model, or where the own one's file is gone the shipped
    /// one; nothing where the library's own serves as well.
    std::optional<std::size_t> advised;
    std::uint64_t pictures = 0;                      ///< files that can be found
    std::vector<std::filesystem::path> awayFolders;  ///< with pictures, and not there now
    std::uint64_t awayPictures = 0;                  ///< in these
};

/// Remembers what model files say, as long as they do not change: their digest takes a while. Used by one
/// thread at a time.
class ModelShelf {
public:
    /// Nothing where there is no whole model file.
    const ModelSummary* find(const std::filesystem::path& file);

private:
    struct Entry {
        std::uint64_t size = 0;
        std::filesystem::file_time_type modified;
        std::optional<ModelSummary> summary;
    };
    std::map<std::filesystem::path, Entry> m_entries;
};

/// `wished` is a model file that somebody asks for in place of the recommended one, defaultModel().
LibraryModels modelsFor(const LibraryOverview& library, const std::optional<std::filesystem::path>& wished,
                        const std::filesystem::path& modelsFolder, ModelShelf& shelf);

}  // namespace kindred
