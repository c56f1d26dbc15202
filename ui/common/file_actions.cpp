#include "ui/common/file_actions.h"

#include <QClipboard>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDesktopServices>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QUrl>

#include "ui/common/file_paths.h"

namespace kindred {

namespace {

QUrl urlOf(const std::filesystem::path& file) {
    return QUrl::fromLocalFile(toText(file));
}

}  // namespace

void openFile(const std::filesystem::path& file) {
    QDesktopServices::openUrl(urlOf(file));
}

void showInFolder(const std::filesystem::path& file) {
    const QUrl folder = urlOf(file.parent_path());
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        QDesktopServices::openUrl(folder);
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("/org/freedesktop/FileManager1"),
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
    call << QStringList(urlOf(file).toString(QUrl::FullyEncoded)) << QString();
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), QGuiApplication::instance());
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [watcher, folder] {
        if (watcher->isError())
            QDesktopServices::openUrl(folder);
        watcher->deleteLater();
    });
}

void copyPath(const std::filesystem::path& file) {
    QGuiApplication::clipboard()->setText(toText(file));
}

bool moveToTrash(const std::filesystem::path& file) {
    return QFile::moveToTrash(toText(file));
}

std::optional<std::filesystem::path> trashFile(const std::filesystem::path& file) {
    QString place;
    if (!QFile::moveToTrash(toText(file), &place))
        return std::nullopt;
    return toPath(place);
}

bool takeOutOfTrash(const std::filesystem::path& inTrash, const std::filesystem::path& file) {
    if (inTrash.empty() || !QFile::rename(toText(inTrash), toText(file)))
        return false;
    // What the trash knew of it (freedesktop.org's Trash specification 1.0) would lead to nothing now.
    const std::filesystem::path info = inTrash.parent_path().parent_path() / "info";
    QFile::remove(toText(info / inTrash.filename()) + QStringLiteral(".trashinfo"));
    return true;
}

QMimeData* mimeDataOf(const std::vector<std::filesystem::path>& files) {
    QList<QUrl> urls;
    QStringList texts;
    for (const auto& file : files) {
        urls << urlOf(file);
        texts << toText(file);
    }
    auto* data = new QMimeData;
    data->setUrls(urls);
    data->setText(texts.join(QLatin1Char('\n')));
    return data;
}

}  // namespace kindred
