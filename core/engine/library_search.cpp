#include "core/engine/library_search.h"

#include <utility>

#include "core/base/error.h"
#include "core/engine/picture_details.h"
#include "core/learning/model_file.h"
#include "core/search/code_table.h"
#include "core/search/hamming_search.h"
#include "core/store/library_reader.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void throwWithoutCodes(const fs::path& library, const std::string& model) {
    throw Error(ErrorCategory::Library, "library-without-codes", {library.string(), model},
                "The library \"" + library.string() + "\" holds no codes of the model \"" + model +
                    "\"; index its folders with this model, or search with another one.");
}

ModelRecord modelOf(const LibraryReader& reader, const std::optional<fs::path>& modelFile) {
    std::string name = "none";
    std::optional<ModelRecord> found;
    if (modelFile) {
        name = modelFile->stem().string();
        const std::string sha256 = fileSha256(*modelFile);
        for (const ModelRecord& model : reader.models())
            if (model.sha256 == sha256)
                found = model;
    } else {
        found = reader.defaultModel();
    }
    if (!found || found->pictures == 0)
        throwWithoutCodes(reader.path(), found ? found->name : name);
    return *found;
}

std::shared_ptr<const CodeTable> readTable(const LibraryReader& reader, const ModelRecord& model) {
    auto table = std::make_shared<CodeTable>(model.bits);
    table->reserve(model.pictures);
    reader.forEachCode(model.id, [&](PictureId id, const BinaryCode& code) { table->add(id, code); });
    table->seal();
    return table;
}

}  // namespace

LibrarySearch::LibrarySearch(fs::path library, std::optional<fs::path> modelFile)
    : m_library(std::move(library)), m_reader(std::make_unique<LibraryReader>(m_library)) {
    // Before the codes: what is committed between the two is found by the next refresh.
    m_version = m_reader->dataVersion();
    m_model = modelOf(*m_reader, modelFile);
    m_table = readTable(*m_reader, m_model);
}

LibrarySearch::~LibrarySearch() = default;

bool LibrarySearch::refresh() {
    const std::lock_guard readerLock(m_readerMutex);
    const std::int64_t version = m_reader->dataVersion();
    if (version == m_version)
        return false;
    auto table = readTable(*m_reader, m_model);
    m_version = version;
    const std::lock_guard tableLock(m_tableMutex);
    m_table = std::move(table);
    return true;
}

std::size_t LibrarySearch::size() const {
    const std::lock_guard lock(m_tableMutex);
    return m_table->size();
}

Matches LibrarySearch::search(const BinaryCode& query, const SearchRequest& request) const {
    std::shared_ptr<const CodeTable> table;
    {
        const std::lock_guard lock(m_tableMutex);
        table = m_table;
    }
    return searchNearest(*table, query, request);
}

PictureDetails LibrarySearch::details(PictureId id) const {
    const std::lock_guard lock(m_readerMutex);
    fs::path path = m_reader->absolutePath(id);
    PictureDetails details = describePicture(*m_reader, m_reader->file(id).value(), std::move(path));
    details.code = m_reader->code(id, m_model.id);
    return details;
}

std::vector<fs::path> LibrarySearch::paths(const Matches& matches) const {
    const std::lock_guard lock(m_readerMutex);
    std::vector<fs::path> paths;
    paths.reserve(matches.size());
    for (const Match& match : matches)
        paths.push_back(m_reader->absolutePath(match.id));
    return paths;
}

}  // namespace kindred
