#pragma once

#include <QObject>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "core/engine/library_search.h"
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

    /// Nothing before the first reading, and where there is no library.
    const std::optional<LibraryOverview>& overview() const { return m_overview; }
    /// Failed and missing files, ordered by path within each.
    const std::vector<PictureDetails>& troubles() const { return m_troubles; }
    /// Why the last reading or change failed; a library that is not there yet is no error.
    const std::optional<Error>& error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    struct Loaded {
        std::optional<LibraryOverview> overview;
        std::vector<PictureDetails> troubles;
    };

    void change(std::function<std::uint64_t()> work);

    Session& m_session;
    std::optional<LibraryOverview> m_overview;
    std::vector<PictureDetails> m_troubles;
    std::optional<Error> m_error;
    bool m_loading = false;
    bool m_loadAgain = false;
};

}  // namespace kindred
