#pragma once

#include <QObject>
#include <filesystem>
#include <optional>

#include "core/engine/services.h"
#include "core/engine/thumbnails.h"
#include "ui/common/job_runner.h"
#include "ui/common/ui_settings.h"

namespace kindred {

/// What every page works with: services, jobs, settings, and which library is open. Owned by the program,
/// outlives all pages; used on the window's thread (services and thumbnails are thread-safe and may be handed
/// to jobs).
class Session : public QObject {
    Q_OBJECT
public:
    Session(Services& services, UiSettings settings);

    Services& services() { return m_services; }
    Thumbnails& thumbnails() { return m_services.thumbnails; }
    JobRunner& jobs() { return m_jobs; }

    const UiSettings& settings() const { return m_settings; }
    /// Takes new settings and tells everyone; a change of device holds from the next encoding on.
    void setSettings(UiSettings settings);
    /// What a page wants to be given back at the next start; nobody is told.
    void rememberPage(const QString& page, const QVariantMap& state);
    void rememberWindow(const QString& page, const QByteArray& geometry);
    /// Asks the program to save the settings as they are.
    void keepSettings() { Q_EMIT settingsToKeep(); }

    const std::filesystem::path& library() const { return m_settings.library; }
    /// The model asked for in the settings, in place of the library's own; nothing: the library's own.
    std::optional<std::filesystem::path> model() const;
    /// From now on the settings ask for none: the library's own counts.
    void askForNoModel();
    /// What a library without a model of its own is indexed with: the one asked for, else the shipped one.
    std::filesystem::path modelForNewLibrary() const;

    /// To be called by whoever changed the library file's contents (an indexing job, removing a folder).
    void announceLibraryContents() { Q_EMIT libraryContentsChanged(); }
    /// To be called by whoever put another file in the library's place, or gave it another model.
    void announceOtherLibrary() { Q_EMIT libraryChanged(); }

Q_SIGNALS:
    void settingsChanged();
    void settingsToKeep();
    void libraryChanged();          ///< another library file, or another model for it
    void libraryContentsChanged();  ///< pictures or folders came or went

private:
    Services& m_services;
    UiSettings m_settings;
    JobRunner m_jobs;  // last: its destructor waits for jobs, which use what stands above
};

}  // namespace kindred
