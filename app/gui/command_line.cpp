#include "app/gui/command_line.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

#include "ui/common/file_paths.h"

namespace kindred {

namespace {

/// Where the words of this file stand among the translations.
struct CommandLineText {
    Q_DECLARE_TR_FUNCTIONS(CommandLineText)
};

/// Absolute, since the library remembers folders by their whole path.
std::filesystem::path absolutePath(const QString& text) {
    return std::filesystem::absolute(toPath(text)).lexically_normal();
}

}  // namespace

CommandLine readCommandLine(const QCoreApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(CommandLineText::tr("Finds pictures by what they show."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption library(QStringLiteral("library"),
                                     CommandLineText::tr("Open this library (made if it is not there)."),
                                     QStringLiteral("file"));
    const QCommandLineOption model(
        QStringLiteral("model"),
        CommandLineText::tr("Work with this model: a file, or a shipped one's name."),
        QStringLiteral("model"));
    parser.addOptions({library, model});
    parser.addPositionalArgument(QStringLiteral("folder|picture"),
                                 CommandLineText::tr("A folder to index, or a picture to search by."),
                                 QStringLiteral("[folder|picture]"));
    parser.process(application);

    CommandLine line;
    if (parser.isSet(library))
        line.library = absolutePath(parser.value(library));
    if (parser.isSet(model))
        line.model = parser.value(model).toStdString();
    if (const QStringList rest = parser.positionalArguments(); !rest.isEmpty())
        line.folderOrPicture = absolutePath(rest.first());
    return line;
}

}  // namespace kindred
