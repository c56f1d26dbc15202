#pragma once

#include <QObject>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/engine/library_search.h"
#include "core/engine/model_choice.h"
#include "ui/common/session.h"

namespace kindred {

/// What the Library page shows and does, without widgets: reads the overview and the list of files in trouble
/// in the background, and changes the library on request.
class LibraryController : public QObject {
    Q_OBJECT
public:
    explicit LibraryController(Session& session, QObject* parent = nullptr);

    void reload();
    /// Takes a root, or a folder below one (excluded from then on), out of the library. Files are not
    /// touched.
    void removeFolder(const std::filesystem::path& folder);
    /// Forgets the files of a root that are not there any more.
    void forgetMissing(RootId root);
    /// Makes a model the library's own now, whichever pictures have a code of it.
    void useModel(ModelId model);

    /// Nothing before the first reading, and where there is no library.
    const std::optional<LibraryOverview>& overview() const { return m_overview; }
    const LibraryModels& models() const { return m_models; }
    /// Failed and missing files, ordered by path within each.
    const std::vector<PictureDetails>& troubles() const { return m_troubles; }
    /// Why the last reading or change failed; a library that is not there yet is no error.
    const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    struct Loaded {
        std::optional<LibraryOverview> overview;
        LibraryModels models;
        std::vector<PictureDetails> troubles;
    };

    void change(std::function<std::uint64_t()> work, bool otherModel = false);

    Session& m_session;
    std::shared_ptr<ModelShelf> m_shelf = std::make_shared<ModelShelf>();  ///< of the one reading job
    std::optional<LibraryOverview> m_overview;
    LibraryModels m_models;
    std::vector<PictureDetails> m_troubles;
    std::optional<Error> m_error;
    bool m_loading = false;
    bool m_loadAgain = false;
};

}  // namespace kindred
