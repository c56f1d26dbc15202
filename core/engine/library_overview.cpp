#include <map>
#include <system_error>
#include <utility>

#include "core/engine/current_library.h"
#include "core/engine/library_search.h"
#include "core/engine/picture_details.h"
#include "core/store/library_reader.h"
#include "core/store/library_writer.h"

namespace kindred {
namespace fs = std::filesystem;

LibraryOverview overviewOf(const fs::path& library) {
    const LibraryReader reader = openCurrentLibrary(library);
    LibraryOverview overview;
    overview.library = library;
    overview.schemaVersion = reader.schemaVersion();
    std::error_code error;
    const auto bytes = fs::file_size(library, error);
    overview.bytes = error ? 0 : bytes;
    overview.counts = reader.counts();
    overview.roots = reader.roots();
    overview.models = reader.models();
    overview.defaultModel = reader.defaultModel();
    return overview;
}

std::vector<PictureDetails> listPicturesOf(const fs::path& library, std::optional<FileState> state,
                                           bool withCodes) {
    const LibraryReader reader = openCurrentLibrary(library);
    std::map<RootId, fs::path> roots;
    for (const RootRecord& root : reader.roots())
        roots[root.id] = root.path;
    const auto model = withCodes ? reader.defaultModel() : std::nullopt;

    std::vector<PictureDetails> pictures;
    for (const FileRecord& file : reader.files(state)) {
        pictures.push_back(describePicture(reader, file, roots[file.root] / file.relativePath));
        if (model)
            pictures.back().code = reader.code(file.id, model->id);
    }
    return pictures;
}

std::uint64_t forgetMissing(const fs::path& library, RootId root) {
    const LibraryReader existing(library);  // a writer would make a library that is not there
    LibraryWriter writer(library);
    const std::uint64_t forgotten = writer.forgetMissing(root);
    writer.commit();
    return forgotten;
}

void setDefaultModel(const fs::path& library, ModelId model) {
    const LibraryReader existing(library);
    LibraryWriter writer(library);
    writer.setDefaultModel(model);
    writer.commit();
}

}  // namespace kindred
