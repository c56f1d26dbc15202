#include "ui/library/library_repairer.h"

#include <QDate>
#include <QLocale>
#include <QPushButton>
#include <utility>

#include "ui/common/message_panel.h"
#include "ui/library/indexer.h"

namespace kindred {

LibraryRepairer::LibraryRepairer(Session& session, Indexer& indexer, QObject* parent)
    : QObject(parent), m_session(session), m_indexer(indexer) {}

void LibraryRepairer::useBackup() {
    start(tr("Putting the backup in place"),
          [library = m_session.library()](const JobContext& context) -> std::optional<std::filesystem::path> {
              const auto restored = restoreLibrary(library, context);
              return restored ? std::optional(restored->setAside) : std::nullopt;
          });
}

void LibraryRepairer::beginAnew() {
    start(tr("Beginning the library anew"),
          [library = m_session.library()](const JobContext& context) -> std::optional<std::filesystem::path> {
              const auto report = kindred::beginAnew(library, context);
              return report ? std::optional(report->setAside) : std::nullopt;
          });
}

void LibraryRepairer::start(const QString& title,
                            std::function<std::optional<std::filesystem::path>(const JobContext&)> work) {
    if (m_running)
        return;
    m_running = true;
    m_error.reset();
    const auto finish = [this] {
        m_running = false;
        Q_EMIT changed();
    };
    m_session.jobs().start<std::optional<std::filesystem::path>>(
        this, {.title = title,
               .work = std::move(work),
               .done =
                   [this, finish](const std::optional<std::filesystem::path>& setAside) {
                       if (setAside) {
                           m_setAside = *setAside;
                           m_session.announceOtherLibrary();
                           m_indexer.start({});
                       }
                       finish();
                   },
               .failed =
                   [this, finish](const Error& error) {
                       m_error = error;
                       finish();
                   }});
    Q_EMIT changed();
}

bool isDamage(const Error& error) {
    return error.code() == "library-damaged";
}

void tellDamage(MessagePanel& panel, const QString& title, const Error& damage, LibraryRepairer& repairer) {
    if (repairer.error())
        panel.tell(LibraryRepairer::tr("The library could not be repaired"), *repairer.error());
    else
        panel.tell(title, damage);
    const auto& arguments = damage.arguments();
    const QDate date =
        arguments.size() > 2 ? QDate::fromString(QString::fromStdString(arguments[2]), Qt::ISODate) : QDate();
    if (date.isValid()) {
        auto* use = panel.offer(
            LibraryRepairer::tr("Use the backup of %1").arg(QLocale().toString(date, QLocale::ShortFormat)));
        use->setEnabled(!repairer.running());
        QObject::connect(use, &QPushButton::clicked, &repairer, &LibraryRepairer::useBackup);
    }
    auto* anew = panel.offer(LibraryRepairer::tr("Begin anew from the pictures"));
    anew->setToolTip(LibraryRepairer::tr(
        "Reads all pictures again. Folders, and what you said of pictures, are kept as far as "
        "they can be read; the damaged file is kept under another name."));
    anew->setEnabled(!repairer.running());
    QObject::connect(anew, &QPushButton::clicked, &repairer, &LibraryRepairer::beginAnew);
}

}  // namespace kindred
