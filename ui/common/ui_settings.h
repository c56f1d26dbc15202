#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QVariantMap>
#include <cstdint>
#include <filesystem>

#include "core/imaging/picture_types.h"

namespace kindred {

enum class ThemeChoice { System, Light, Dark };

/// Everything the window remembers. A plain value: the program loads and saves it, pages get it from the
/// Session.
struct UiSettings {
    // What people set on the Settings page.
    std::string device = "auto";  ///< "auto", "cpu", "cuda", "cuda:N"
    int threads = 0;              ///< 0: as many as the machine has cores; used from the next start
    DecodeLimits pictureLimits;   ///< used from the next start
    ThemeChoice theme = ThemeChoice::System;
    std::filesystem::path
        model;  ///< the model to work with; empty: the library's own, the shipped one for a new library
    std::uint64_t thumbnailLimitBytes = 2'000'000'000;
    std::filesystem::path library;
    bool watchFolders = true;  ///< look for changes in the library's folders while the program runs

    // What the window was like when it was closed.
    QByteArray windowGeometry;
    QString page = QStringLiteral("search");
    QHash<QString, QVariantMap> pages;  ///< Page::state() by page name
};

}  // namespace kindred
