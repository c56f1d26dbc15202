#pragma once

#include <QFile>
#include <QString>
#include <filesystem>

namespace kindred {

/// Paths are bytes to the core and text to the window; names that are no valid text survive the way there and
/// back only as std::filesystem::path, so keep that wherever a file is opened.
inline QString toText(const std::filesystem::path& path) {
    return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

inline std::filesystem::path toPath(const QString& text) {
    return QFile::encodeName(text).toStdString();
}

}  // namespace kindred
