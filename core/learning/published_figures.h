#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kindred {

/// A figure of a DRHN as it was published.
struct PublishedFigure {
    std::string dataSet;  ///< as DataSet::name
    int blocks = 0;
    int bits = 0;
    std::string measure;  ///< "accuracy", "map" (R = 1000)
    double value = 0;     ///< fraction
    std::string source;   ///< "thesis", "paper"
};

/// The figures by depth and length of code out of share/kindred/published_figures.json, which holds further
/// tables. Throws Error("file-unreadable") if it is not there or damaged.
std::vector<PublishedFigure> readPublishedFigures(const std::filesystem::path& file);

}  // namespace kindred
