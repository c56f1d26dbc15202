#include "ui/library/library_controller.h"

#include <utility>

#include "core/engine/index_folders.h"

namespace kindred {

LibraryController::LibraryController(Session& session, QObject* parent)
    : QObject(parent), m_session(session) {}

void LibraryController::reload() {
    if (m_loading) {
        m_loadAgain = true;
        return;
    }
    m_loading = true;
    const auto finish = [this] {
        m_loading = false;
        Q_EMIT changed();
        if (std::exchange(m_loadAgain, false))
            reload();
    };
    m_session.jobs().start<Loaded>(
        this, {.title = {},
               .work =
                   [library = m_session.library(), wished = m_session.model(), shelf = m_shelf,
                    models = m_session.services().locations.models](const JobContext&) {
                       Loaded loaded{overviewOf(library), {}, {}};
                       loaded.models = modelsFor(*loaded.overview, wished, models, *shelf);
                       loaded.troubles = listPicturesOf(library, FileState::Failed, false);
                       auto missing = listPicturesOf(library, FileState::Missing, false);
                       loaded.troubles.insert(loaded.troubles.end(), std::make_move_iterator(missing.begin()),
                                              std::make_move_iterator(missing.end()));
                       return loaded;
                   },
               .done =
                   [this, finish](Loaded loaded) {
                       m_overview = std::move(loaded.overview);
                       m_models = std::move(loaded.models);
                       m_troubles = std::move(loaded.troubles);
                       m_error.reset();
                       finish();
                   },
               .failed =
                   [this, finish](const Error& error) {
                       m_overview.reset();
                       m_models = {};
                       m_troubles.clear();
                       m_error.reset();
                       if (error.code() != "library-not-found")
                           m_error = error;
                       finish();
                   }});
}

void LibraryController::removeFolder(const std::filesystem::path& folder) {
    change([library = m_session.library(), folder] { return kindred::removeFolder(library, folder); });
}

void LibraryController::forgetMissing(RootId root) {
    change([library = m_session.library(), root] { return kindred::forgetMissing(library, root); });
}

void LibraryController::useModel(ModelId model) {
    change(
        [library = m_session.library(), model] {
            setDefaultModel(library, model);
            return std::uint64_t{0};
        },
        true);
}

void LibraryController::change(std::function<std::uint64_t()> work, bool otherModel) {
    m_session.jobs().start<std::uint64_t>(
        this, {.title = tr("Changing the library"),
               .work = [work = std::move(work)](const JobContext&) { return work(); },
               .done =
                   [this, otherModel](std::uint64_t) {
                       if (otherModel)
                           m_session.announceOtherLibrary();
                       else
                           m_session.announceLibraryContents();
                   },
               .failed =
                   [this](const Error& error) {
                       m_error = error;
                       Q_EMIT changed();
                   }});
}

}  // namespace kindred
