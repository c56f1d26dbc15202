#include "core/learning/published_figures.h"

#include <cerrno>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace kindred {
namespace {

using Json = nlohmann::json;

void addTable(const Json& table, std::vector<PublishedFigure>& figures) {
    if (table.at("row") != "blocks" || table.at("column") != "bits" || table.at("unit") != "fraction")
        return;
    const Json& bits = table.at("columns");
    for (const Json& row : table.at("rows"))
        for (std::size_t column = 0; column < bits.size(); ++column)
            figures.push_back({table.at("data_set"), row.at(0), bits.at(column), table.at("measure"),
                               row.at(column + 1), table.at("source")});
}

}  // namespace

std::vector<PublishedFigure> readPublishedFigures(const std::filesystem::path& file) {
    const auto unreadable = [&](const std::string& reason) {
        return Error(ErrorCategory::File, "file-unreadable", {file.string(), reason},
                     "The published figures in \"" + file.string() + "\" could not be read (" + reason +
                         "); install Kindred again.");
    };
    std::ifstream stream(file);
    if (!stream)
        throw unreadable(systemErrorText(errno));
    try {
        std::vector<PublishedFigure> figures;
        const Json document = Json::parse(stream);
        for (const Json& table : document.at("tables"))
            addTable(table, figures);
        return figures;
    } catch (const Json::exception& damaged) {
        throw unreadable(damaged.what());
    }
}

}  // namespace kindred
