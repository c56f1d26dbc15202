#pragma once

#include <filesystem>
#include <optional>
#include <string>

class QCoreApplication;

namespace kindred {

struct CommandLine {
    std::optional<std::filesystem::path> library;
    std::optional<std::string> model;                      ///< a file, or the name of a shipped one
    std::optional<std::filesystem::path> folderOrPicture;  ///< what to index or to search for at once
};

/// Reads the program's arguments. Ends the program for --help and --version (status 0) and for arguments that
/// make no sense (a sentence on stderr).
CommandLine readCommandLine(const QCoreApplication& application);

}  // namespace kindred
