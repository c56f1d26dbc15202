#pragma once

#include <filesystem>
#include <optional>
#include <vector>

class QMimeData;

namespace kindred {

/// Opens a file with the program that the desktop has for it.
void openFile(const std::filesystem::path& file);
/// Shows a file in the desktop's file manager, selected if the manager can; does not wait for it.
void showInFolder(const std::filesystem::path& file);
void copyPath(const std::filesystem::path& file);
/// False if it could not be moved; it then stays where it is.
bool moveToTrash(const std::filesystem::path& file);
/// The same; where it lies in the trash, and nothing if it could not be moved. Any thread.
std::optional<std::filesystem::path> trashFile(const std::filesystem::path& file);
/// Moves a file back from where trashFile() put it, never over another one; false if it could not be.
/// Any thread.
bool takeOutOfTrash(const std::filesystem::path& inTrash, const std::filesystem::path& file);
/// What is dragged out: the files themselves, and their paths as text. The caller owns it.
QMimeData* mimeDataOf(const std::vector<std::filesystem::path>& files);

}  // namespace kindred
