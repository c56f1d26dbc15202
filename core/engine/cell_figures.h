#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/evaluate_model.h"

namespace kindred {

/// A figure with its 95 % interval over the test pictures.
struct CellFigure {
    std::string measure;  ///< "accuracy", "map"
    double value = 0;
    double low = 0;
    double high = 0;
};

/// What judging a model of a grid came to.
struct CellFigures {
    std::string dataName;
    std::size_t top = 0;
    std::vector<CellFigure> figures;
};

CellFigures figuresOfReport(const EvaluateReport& report);

/// Kept in a small CSV file beside the model, with the model's digest. Throws Error("file-not-written").
void writeCellFigures(const std::filesystem::path& model, const CellFigures& figures);

/// Nothing if there are none of this very model.
std::optional<CellFigures> readCellFigures(const std::filesystem::path& model);

}  // namespace kindred
