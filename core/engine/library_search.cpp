#include "core/engine/library_search.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "core/base/error.h"
#include "core/engine/current_library.h"
#include "core/engine/picture_details.h"
#include "core/learning/model_file.h"
#include "core/search/live_codes.h"
#include "core/search/ranked_search.h"
#include "core/store/library_reader.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

/// More would wait for the same memory.
int searchThreads() {
    constexpr unsigned most = 4;
    return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, most));
}

[[noreturn]] void throwWithoutCodes(const fs::path& library, const std::string& model) {
    throw Error(ErrorCategory::Library, "library-without-codes", {library.string(), model},
                "The library \"" + library.string() + "\" holds no codes of the model \"" + model +
                    "\"; index its folders with this model, or search with another one.");
}

ModelRecord modelOf(const LibraryReader& reader, const std::optional<fs::path>& modelFile) {
    const auto found = modelFile ? reader.findModel(fileSha256(*modelFile)) : reader.defaultModel();
    if (!found)
        throwWithoutCodes(reader.path(), modelFile ? modelFile->stem().string() : "none");
    return *found;
}

}  // namespace

LibrarySearch::LibrarySearch(fs::path library, std::optional<fs::path> modelFile)
    : m_library(std::move(library)),
      m_followsLibrary(!modelFile),
      m_reader(std::make_unique<LibraryReader>(openCurrentLibrary(m_library))) {
    // Before the codes: what is committed between the two is found by the next refresh.
    m_version = m_reader->dataVersion();
    m_model = modelOf(*m_reader, modelFile);
    readAnew();
    if (m_codes->size() == 0)
        throwWithoutCodes(m_reader->path(), m_model.name);
}

LibrarySearch::~LibrarySearch() = default;

bool LibrarySearch::refresh() {
    const std::lock_guard readerLock(m_readerMutex);
    const std::int64_t version = m_reader->dataVersion();
    if (version == m_version)
        return false;
    m_isOutdated = m_followsLibrary && modelOf(*m_reader, {}).id != m_model.id;
    if (const auto changes = m_reader->codeChanges(m_model.id, m_revision)) {
        m_codes->apply(changes->changes);
        m_revision = changes->revision;
    } else {
        readAnew();
    }
    m_version = version;
    return true;
}

void LibrarySearch::readAnew() {
    CodeSnapshot snapshot = m_reader->codes(m_model.id);
    auto codes = std::make_shared<LiveCodes>(std::move(snapshot.packed), searchThreads());
    m_revision = snapshot.revision;
    const std::lock_guard lock(m_codesMutex);
    m_codes = std::move(codes);
}

std::shared_ptr<const LiveCodes> LibrarySearch::codes() const {
    const std::lock_guard lock(m_codesMutex);
    return m_codes;
}

std::size_t LibrarySearch::size() const {
    return codes()->size();
}

RankedMatches LibrarySearch::search(const SearchQuery& query, const SearchRequest& request,
                                    Ranking ranking) const {
    std::size_t candidates = 0;
    std::size_t seen = 0;
    const FeatureSource source = [&](std::span<const PictureId> ids, const FeatureVisitor& visit) {
        candidates += ids.size();
        visitFeatures(ids, [&](std::size_t index, std::span<const float> features) {
            ++seen;
            visit(index, features);
        });
    };
    RankedMatches matches =
        searchRanked(*codes(), {query.code, query.activations, query.features}, request, ranking, source);
    if (candidates > 0 && seen == 0)
        throw Error(ErrorCategory::Library, "library-without-features", {m_library.string(), m_model.name},
                    "The library \"" + m_library.string() + "\" keeps no features of the model \"" +
                        m_model.name +
                        "\" to rank by, since an earlier version of Kindred indexed it; index "
                        "its folders again, or rank by Hamming distance.");
    return matches;
}

/// In portions, so that no more than one is in memory.
void LibrarySearch::visitFeatures(
    std::span<const PictureId> ids,
    const std::function<void(std::size_t, std::span<const float>)>& visit) const {
    constexpr std::size_t portion = 1024;
    for (std::size_t first = 0; first < ids.size(); first += portion) {
        std::vector<std::vector<float>> features;
        {
            const std::lock_guard lock(m_readerMutex);
            features =
                m_reader->features(m_model.id, ids.subspan(first, std::min(portion, ids.size() - first)));
        }
        for (std::size_t i = 0; i < features.size(); ++i)
            if (!features[i].empty())
                visit(first + i, features[i]);
    }
}

SearchExplanation LibrarySearch::explain(const BinaryCode& query, const SearchRequest& request) const {
    return codes()->explain(query, request);
}

std::vector<float> LibrarySearch::features(PictureId id) const {
    const std::lock_guard lock(m_readerMutex);
    return std::move(m_reader->features(m_model.id, std::span(&id, 1)).front());
}

PictureDetails LibrarySearch::details(PictureId id) const {
    const std::lock_guard lock(m_readerMutex);
    fs::path path = m_reader->absolutePath(id);
    PictureDetails details = describePicture(*m_reader, m_reader->file(id).value(), std::move(path));
    details.code = m_reader->code(id, m_model.id);
    return details;
}

std::vector<fs::path> LibrarySearch::paths(const RankedMatches& matches) const {
    const std::lock_guard lock(m_readerMutex);
    std::vector<fs::path> paths;
    paths.reserve(matches.size());
    for (const RankedMatch& match : matches)
        paths.push_back(m_reader->absolutePath(match.id));
    return paths;
}

}  // namespace kindred
