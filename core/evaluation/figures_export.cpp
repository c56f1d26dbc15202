#include "core/evaluation/figures_export.h"

#include <array>
#include <cassert>
#include <charconv>
#include <system_error>

#include "core/base/atomic_file.h"
#include "core/base/error.h"

namespace kindred {
namespace {

std::string number(double value) {
    std::array<char, 32> digits;
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    assert(result.ec == std::errc());
    return {digits.data(), result.ptr};
}

std::string quoted(const std::string& field) {
    if (field.find_first_of(",\"\r\n") == std::string::npos)
        return field;
    std::string text = "\"";
    for (const char c : field) {
        if (c == '"')
            text += '"';
        text += c;
    }
    return text + '"';
}

}  // namespace

std::string precisionCsv(const RetrievalFigures& figures) {
    std::string text = "k,precision\n";
    for (const PrecisionAt& at : figures.precisionAt)
        text += std::to_string(at.k) + "," + number(at.stable) + "\n";
    return text;
}

std::string recallCsv(const RetrievalFigures& figures) {
    std::string text = "k,recall\n";
    for (const RecallAt& at : figures.recallAt)
        text += std::to_string(at.k) + "," + number(at.stable) + "\n";
    return text;
}

std::string radiusCsv(const RetrievalFigures& figures) {
    std::string text = "radius,precision,recall,returned,empty_queries,micro_precision,micro_recall\n";
    for (const RadiusFigures& at : figures.byRadius) {
        text += std::to_string(at.radius) + "," + number(at.precision) + "," + number(at.recall) + "," +
                number(at.returned) + "," + number(at.emptyQueries) + "," +
                (at.microPrecision ? number(*at.microPrecision) : "") + "," + number(at.microRecall) + "\n";
    }
    return text;
}

std::string confusionCsv(const ConfusionMatrix& confusion) {
    std::string text = "actual";
    for (const std::string& predicted : confusion.classes)
        text += "," + quoted(predicted);
    text += "\n";
    for (std::size_t actual = 0; actual < confusion.classes.size(); ++actual) {
        text += quoted(confusion.classes[actual]);
        for (const std::uint64_t count : confusion.counts[actual])
            text += "," + std::to_string(count);
        text += "\n";
    }
    return text;
}

std::string codesCsv(const LabelledCodes& codes) {
    std::string text = "index,label,code\n";
    for (std::size_t i = 0; i < codes.codes.size(); ++i)
        text += std::to_string(i) + "," + std::to_string(codes.labels[i]) + "," + codes.codes[i].toString() +
                "\n";
    return text;
}

void exportFigures(const std::filesystem::path& folder, const RetrievalFigures& retrieval,
                   const ConfusionMatrix* confusion, const LabelledCodes& database,
                   const LabelledCodes& queries) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        throw Error(ErrorCategory::File, "folder-not-made", {folder.string(), failure.message()},
                    "The folder \"" + folder.string() + "\" could not be made (" + failure.message() +
                        "); choose another place.");
    writeFileAtomically(folder / "precision_at.csv", precisionCsv(retrieval));
    writeFileAtomically(folder / "recall_at.csv", recallCsv(retrieval));
    writeFileAtomically(folder / "precision_by_radius.csv", radiusCsv(retrieval));
    writeFileAtomically(folder / "database.csv", codesCsv(database));
    writeFileAtomically(folder / "queries.csv", codesCsv(queries));
    if (confusion)
        writeFileAtomically(folder / "confusion.csv", confusionCsv(*confusion));
}

}  // namespace kindred
