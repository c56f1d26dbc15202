#include "ui/common/translation_loader.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>
#include <memory>

#include "ui/common/file_paths.h"

namespace kindred {

namespace {

/// Returns the language of what was found, and nothing where there is none. The translator belongs to the
/// application.
QString install(QCoreApplication& application, const QLocale& locale, const QString& name,
                const QString& folder) {
    auto translator = std::make_unique<QTranslator>(&application);
    if (!translator->load(locale, name, QStringLiteral("_"), folder))
        return {};
    application.installTranslator(translator.get());
    return translator.release()->language();
}

}  // namespace

QString loadTranslations(QCoreApplication& application, const std::filesystem::path& data,
                         const QLocale& locale) {
    const QString folder = toText(data / "translations");
    const QString prefix = QStringLiteral("kindred");
    QString language = install(application, locale, prefix, folder);
    if (language.isEmpty())
        language = install(application, QLocale(QLocale::English), prefix, folder);
    install(application, QLocale(language), QStringLiteral("qtbase"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return language;
}

}  // namespace kindred
