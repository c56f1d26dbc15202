#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/engine/engine_types.h"
#include "core/search/ranking_types.h"
#include "core/search/search_types.h"
#include "core/store/library_types.h"

namespace kindred {

class LiveCodes;
class LibraryReader;

/// What is known of one picture of a library, for the details beside the grid.
struct PictureDetails {
    PictureId id{};
    std::filesystem::path path;
    std::uint64_t size = 0;
    std::int64_t modifiedNs = 0;
    int width = 0;
    int height = 0;
    std::string taken;
    std::string contentKey;  ///< names the contents, for thumbnails: "<hash>-<size>"
    FileState state = FileState::Indexed;
    std::string error;
    std::string reason;
    std::optional<BinaryCode> code;  ///< by the model of the search
};

/// What is looked for, as far as the ranking needs it.
struct SearchQuery {
    BinaryCode code;
    std::vector<float> activations{};  ///< EncodedPicture::activations; for Ranking::Asymmetric
    std::vector<float> features{};     ///< EncodedPicture::features; for Ranking::Features
};

/// A library open for searching: the codes of one model in memory, which follow the library's changes.
/// Thread-safe; a search sees the codes of one state whatever an indexing job does meanwhile.
///
/// Throws Error as LibraryReader, and "library-without-codes" for a model that the library holds no codes of.
class LibrarySearch {
public:
    /// Without `modelFile` the library's default model; else the one with that file's SHA-256.
    LibrarySearch(std::filesystem::path library, std::optional<std::filesystem::path> modelFile);
    ~LibrarySearch();

    const std::filesystem::path& library() const { return m_library; }
    /// The model's record; its `path` is where the file was last seen.
    const ModelRecord& model() const { return m_model; }

    /// Reads what has changed if another connection has committed since; true if it did.
    bool refresh();
    /// At the last refresh the library had another model of its own than the one it was opened with; never
    /// where a model was asked for. This object stays with its model.
    bool isOutdated() const { return m_isOutdated; }
    std::size_t size() const;  ///< pictures that can be found
    /// With Ranking::Features the library is read for the features of the candidates alone. Throws
    /// Error("ranking-needs-picture") where the query lacks what the ranking compares,
    /// Error("library-without-features") where candidates do, as in a library of an earlier version.
    RankedMatches search(const SearchQuery& query, const SearchRequest& request, Ranking ranking) const;
    /// Searches by Hamming distance once more, and says how.
    SearchExplanation explain(const BinaryCode& query, const SearchRequest& request) const;
    /// What the network saw in a picture of the library; empty where that was not kept.
    std::vector<float> features(PictureId id) const;

    PictureDetails details(PictureId id) const;
    std::vector<std::filesystem::path> paths(const RankedMatches& matches) const;

private:
    void readAnew();
    void visitFeatures(std::span<const PictureId> ids,
                       const std::function<void(std::size_t, std::span<const float>)>& visit) const;
    std::shared_ptr<const LiveCodes> codes() const;

    std::filesystem::path m_library;
    ModelRecord m_model;
    bool m_followsLibrary;  ///< no model was asked for
    std::atomic<bool> m_isOutdated = false;
    mutable std::mutex m_readerMutex;
    std::unique_ptr<LibraryReader> m_reader;
    std::int64_t m_version = 0;   ///< of the library's file
    std::int64_t m_revision = 0;  ///< of the codes
    mutable std::mutex m_codesMutex;
    std::shared_ptr<LiveCodes> m_codes;
};

/// What the Library page and `list` and `info` show; plain reads of the library file.
struct LibraryOverview {
    std::filesystem::path library;
    int schemaVersion = 0;
    std::uint64_t bytes = 0;
    LibraryCounts counts;
    std::vector<RootRecord> roots;
    std::vector<ModelRecord> models;
    std::optional<ModelRecord> defaultModel;
};
LibraryOverview overviewOf(const std::filesystem::path& library);
/// Files in a state (all without one), ordered by path; codes of the default model only if `withCodes`.
std::vector<PictureDetails> listPicturesOf(const std::filesystem::path& library,
                                           std::optional<FileState> state, bool withCodes);
/// Forgets the missing files of a root, on request. Returns their number.
std::uint64_t forgetMissing(const std::filesystem::path& library, RootId root);
void setDefaultModel(const std::filesystem::path& library, ModelId model);

}  // namespace kindred
