#include "core/engine/cell_figures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

#include "core/base/atomic_file.h"
#include "core/learning/model_file.h"

namespace kindred {
namespace {

std::filesystem::path fileOf(const std::filesystem::path& model) {
    std::filesystem::path file = model;
    return file.replace_extension(".figures.csv");
}

std::string digitsOf(double value) {
    std::array<char, 32> text;
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

/// The numbers of a line after its first word; empty if one of them is none.
std::vector<double> numbersOf(const std::string& line) {
    std::vector<double> numbers;
    const char* const end = line.data() + line.size();
    for (std::size_t comma = line.find(','); comma != std::string::npos; comma = line.find(',', comma + 1)) {
        const char* const next = std::find(line.data() + comma + 1, end, ',');
        double number = 0;
        const auto [stopped, error] = std::from_chars(line.data() + comma + 1, next, number);
        if (error != std::errc() || stopped != next)
            return {};
        numbers.push_back(number);
    }
    return numbers;
}

}  // namespace

CellFigures figuresOfReport(const EvaluateReport& report) {
    const RetrievalFigures& retrieval = report.retrieval;
    CellFigures cell{report.dataName, retrieval.top, {}};
    if (report.classification)
        cell.figures.push_back({"accuracy", report.classification->accuracy,
                                report.classification->interval.low, report.classification->interval.high});
    const MeanAveragePrecision& map = retrieval.meanAveragePrecision;
    cell.figures.push_back({"map", map.stable, map.interval.low, map.interval.high});
    return cell;
}

void writeCellFigures(const std::filesystem::path& model, const CellFigures& figures) {
    std::string text = "model," + fileSha256(model) + "\ndata," + figures.dataName + "\ntop," +
                       std::to_string(figures.top) + "\n";
    for (const CellFigure& figure : figures.figures)
        text += figure.measure + "," + digitsOf(figure.value) + "," + digitsOf(figure.low) + "," +
                digitsOf(figure.high) + "\n";
    writeFileAtomically(fileOf(model), text);
}

std::optional<CellFigures> readCellFigures(const std::filesystem::path& model) {
    std::ifstream stream(fileOf(model));
    std::string digest;
    std::string data;
    std::string top;
    if (!std::getline(stream, digest) || !std::getline(stream, data) || !std::getline(stream, top) ||
        digest != "model," + fileSha256(model) || !data.starts_with("data,") || numbersOf(top).size() != 1)
        return std::nullopt;
    CellFigures cell{data.substr(5), static_cast<std::size_t>(numbersOf(top).front()), {}};
    for (std::string line; std::getline(stream, line);) {
        const std::vector<double> numbers = numbersOf(line);
        if (numbers.size() != 3)
            return std::nullopt;
        cell.figures.push_back({line.substr(0, line.find(',')), numbers[0], numbers[1], numbers[2]});
    }
    if (cell.figures.empty())
        return std::nullopt;
    return cell;
}

}  // namespace kindred
