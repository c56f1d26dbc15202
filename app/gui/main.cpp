#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <cstdio>

#include "app/gui/command_line.h"
#include "app/gui/settings_file.h"
#include "core/engine/model_catalog.h"
#include "core/learning/learning_module.h"
#include "ui/common/error_text.h"
#include "ui/common/file_paths.h"
#include "ui/common/theme.h"
#include "ui/common/translation_loader.h"
#include "ui/main_window.h"

namespace {

using namespace kindred;

/// A folder of the user for this program, made if it is not there.
std::filesystem::path userFolder(QStandardPaths::StandardLocation location) {
    const QString folder = QStandardPaths::writableLocation(location);
    QDir().mkpath(folder);
    return toPath(folder);
}

/// What was saved, overruled by the command line. Throws Error("model-not-found").
UiSettings settingsFor(const CommandLine& line, QSettings& file, const FileLocations& locations) {
    UiSettings settings = loadSettings(file);
    if (line.library)
        settings.library = *line.library;
    if (settings.library.empty())
        settings.library = userFolder(QStandardPaths::AppDataLocation) / "library.kindred";
    if (line.model)
        settings.model = std::filesystem::absolute(resolveModel(*line.model, locations.models));
    return settings;
}

int runWindow(QApplication& application) {
    const FileLocations locations = locateFiles(std::filesystem::read_symlink("/proc/self/exe"));
    loadTranslations(application, locations.data);
    const CommandLine line = readCommandLine(application);
    QSettings file(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("kindred"),
                   QStringLiteral("kindred"));
    const UiSettings settings = settingsFor(line, file, locations);

    Services services({.locations = locations,
                       .device = settings.device,
                       .threads = settings.threads,
                       .limits = settings.pictureLimits,
                       .thumbnailFile = userFolder(QStandardPaths::CacheLocation) / "thumbnails.sqlite",
                       .thumbnailLimitBytes = settings.thumbnailLimitBytes});
    Session session(services, settings);
    Theme theme(application, settings.theme);
    QObject::connect(&session, &Session::settingsChanged, &theme,
                     [&] { theme.setChoice(session.settings().theme); });
    QObject::connect(&session, &Session::settingsToKeep, &session, [&] {
        saveSettings(session.settings(), file);
        file.sync();
    });
    MainWindow window(session);
    window.show();
    if (line.folderOrPicture)
        window.open(*line.folderOrPicture);
    const int status = QApplication::exec();
    saveSettings(session.settings(), file);
    return status;
}

}  // namespace

int main(int argc, char* argv[]) {
    setThreadsToWaitAsleep();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("kindred"));
    QApplication::setApplicationDisplayName(QStringLiteral("Kindred"));
    QApplication::setApplicationVersion(QStringLiteral(KINDRED_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.kindred.Kindred"));
    try {
        return runWindow(application);
    } catch (const Error& error) {
        // Only what keeps the window from standing at all, such as a model on the command line that is not
        // there.
        std::fprintf(stderr, "kindred: %s\n", qPrintable(errorText(error)));
        return 3;
    }
}
