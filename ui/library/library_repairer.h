#pragma once

#include <QObject>
#include <functional>
#include <optional>

#include "core/engine/library_repair.h"
#include "ui/common/session.h"

namespace kindred {

class Indexer;
class MessagePanel;

/// The ways out of a damaged library, in the background: a backup takes its place, or it is begun anew. Then
/// all pages open it again and the indexer brings it up to date. What was there is kept under another name.
class LibraryRepairer : public QObject {
    Q_OBJECT
public:
    LibraryRepairer(Session& session, Indexer& indexer, QObject* parent = nullptr);

    void useBackup();
    void beginAnew();

    bool running() const { return m_running; }
    /// Why the last repair failed.
    const std::optional<Error>& error() const { return m_error; }
    /// Where the damaged file lies since the last repair.
    const std::filesystem::path& setAside() const { return m_setAside; }

Q_SIGNALS:
    void changed();

private:
    void start(const QString& title,
               std::function<std::optional<std::filesystem::path>(const JobContext&)> work);

    Session& m_session;
    Indexer& m_indexer;
    bool m_running = false;
    std::optional<Error> m_error;
    std::filesystem::path m_setAside;
};

bool isDamage(const Error& error);
/// Tells of a damaged library, or of a repair that failed, with what can be done as buttons.
void tellDamage(MessagePanel& panel, const QString& title, const Error& damage, LibraryRepairer& repairer);

}  // namespace kindred
