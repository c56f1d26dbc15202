#pragma once

#include <QLocale>
#include <filesystem>

class QCoreApplication;

namespace kindred {

/// Installs Kindred's words for `locale`, English where there are none, and Qt's own for its dialogs; to be
/// called before any window is made. `data` is the folder FileLocations::data, the translations lie in its
/// sub-folder "translations". Returns the language that is shown ("en", "de"); empty if no translation was
/// found, and the English in the program shows.
QString loadTranslations(QCoreApplication& application, const std::filesystem::path& data,
                         const QLocale& locale = QLocale());

}  // namespace kindred
