#pragma once

#include <filesystem>

namespace kindred {

/// Where the files lie that both programs need. The build tree has the layout of an installation, so one rule
/// serves both.
struct FileLocations {
    std::filesystem::path decoder;         ///< the kindred-decoder program
    std::filesystem::path learningModule;  ///< the shared library with LibTorch
    std::filesystem::path models;          ///< folder of the models we ship
    std::filesystem::path data;            ///< folder of other data, share/kindred
};

/// `executable` is the running program's own path (/proc/self/exe).
FileLocations locateFiles(const std::filesystem::path& executable);

}  // namespace kindred
