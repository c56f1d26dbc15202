#include "app/gui/settings_file.h"

#include <QSettings>

namespace kindred {

namespace {

constexpr auto device = "device";
constexpr auto threads = "threads";
constexpr auto pictureSeconds = "pictures/seconds";
constexpr auto pictureBytes = "pictures/bytes";
constexpr auto picturePixels = "pictures/pixels";
constexpr auto theme = "theme";
constexpr auto model = "model";
constexpr auto library = "library";
constexpr auto watchFolders = "watchFolders";
constexpr auto thumbnailLimit = "thumbnails/limitBytes";
constexpr auto geometry = "window/geometry";
constexpr auto page = "window/page";
constexpr auto pages = "pages";

/// Paths are kept as bytes: a name need not be text.
std::filesystem::path pathIn(QSettings& file, const char* key) {
    return file.value(QLatin1String(key)).toByteArray().toStdString();
}

/// What makes no sense, as a file changed by hand may have it, is left at its default.
DecodeLimits limitsIn(const QSettings& file) {
    DecodeLimits limits;
    const double seconds = file.value(QLatin1String(pictureSeconds)).toDouble();
    const qlonglong bytes = file.value(QLatin1String(pictureBytes)).toLongLong();
    const qlonglong pixels = file.value(QLatin1String(picturePixels)).toLongLong();
    limits.seconds = seconds > 0 ? seconds : limits.seconds;
    limits.bytes = bytes > 0 ? static_cast<std::uint64_t>(bytes) : limits.bytes;
    limits.pixels = pixels > 0 ? pixels : limits.pixels;
    return limits;
}

ThemeChoice themeNamed(const QString& name) {
    if (name == QLatin1String("light"))
        return ThemeChoice::Light;
    return name == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

QString nameOf(ThemeChoice choice) {
    switch (choice) {
        case ThemeChoice::Light:
            return QStringLiteral("light");
        case ThemeChoice::Dark:
            return QStringLiteral("dark");
        case ThemeChoice::System:
            break;
    }
    return QStringLiteral("system");
}

}  // namespace

UiSettings loadSettings(QSettings& file) {
    UiSettings settings;
    settings.device = file.value(QLatin1String(device), QStringLiteral("auto")).toString().toStdString();
    settings.threads = file.value(QLatin1String(threads), 0).toInt();
    settings.pictureLimits = limitsIn(file);
    settings.theme = themeNamed(file.value(QLatin1String(theme)).toString());
    settings.model = pathIn(file, model);
    settings.library = pathIn(file, library);
    settings.watchFolders = file.value(QLatin1String(watchFolders), settings.watchFolders).toBool();
    const auto limit = static_cast<qulonglong>(settings.thumbnailLimitBytes);
    settings.thumbnailLimitBytes = file.value(QLatin1String(thumbnailLimit), limit).toULongLong();
    settings.windowGeometry = file.value(QLatin1String(geometry)).toByteArray();
    settings.page = file.value(QLatin1String(page), settings.page).toString();
    file.beginGroup(QLatin1String(pages));
    for (const QString& name : file.childKeys())
        settings.pages[name] = file.value(name).toMap();
    file.endGroup();
    return settings;
}

void saveSettings(const UiSettings& settings, QSettings& file) {
    file.setValue(QLatin1String(device), QString::fromStdString(settings.device));
    file.setValue(QLatin1String(threads), settings.threads);
    file.setValue(QLatin1String(pictureSeconds), settings.pictureLimits.seconds);
    file.setValue(QLatin1String(pictureBytes), static_cast<qulonglong>(settings.pictureLimits.bytes));
    file.setValue(QLatin1String(picturePixels), static_cast<qlonglong>(settings.pictureLimits.pixels));
    file.setValue(QLatin1String(theme), nameOf(settings.theme));
    file.setValue(QLatin1String(model), QByteArray::fromStdString(settings.model.string()));
    file.setValue(QLatin1String(library), QByteArray::fromStdString(settings.library.string()));
    file.setValue(QLatin1String(watchFolders), settings.watchFolders);
    file.setValue(QLatin1String(thumbnailLimit), static_cast<qulonglong>(settings.thumbnailLimitBytes));
    file.setValue(QLatin1String(geometry), settings.windowGeometry);
    file.setValue(QLatin1String(page), settings.page);
    file.beginGroup(QLatin1String(pages));
    for (auto state = settings.pages.begin(); state != settings.pages.end(); ++state)
        file.setValue(state.key(), state.value());
    file.endGroup();
}

}  // namespace kindred
