#pragma once

#include <QString>
#include <filesystem>
#include <functional>

class QWidget;

namespace kindred {

// Each opens a dialog of the desktop and returns at once; `chosen` is called only if something was chosen and
// the parent is still there.

using PathConsumer = std::function<void(const std::filesystem::path&)>;

void chooseFolder(QWidget* parent, const QString& title, PathConsumer chosen);
/// `filter` as QFileDialog takes it.
void chooseFile(QWidget* parent, const QString& title, const QString& filter, PathConsumer chosen);
/// For a file that need not be there yet; asks before one is replaced if `replaces`.
void chooseNewFile(QWidget* parent, const QString& title, const QString& filter, const QString& suggestion,
                   bool replaces, PathConsumer chosen);

}  // namespace kindred
