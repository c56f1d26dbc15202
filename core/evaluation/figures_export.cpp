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
    std::string text = "k,precision,expected\n";
    for (const PrecisionAt& at : figures.precisionAt)
        text += std::to_string(at.k) + "," + number(at.stable) + "," + number(at.expected) + "\n";
    return text;
}

std::string recallCsv(const RetrievalFigures& figures) {
    std::string text = "k,recall,expected\n";
    for (const RecallAt& at : figures.recallAt)
        text += std::to_string(at.k) + "," + number(at.stable) + "," + number(at.expected) + "\n";
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

std::string calibrationCsv(const std::vector<DistanceShare>& calibration) {
    std::string text = "distance,pairs,same,low,high\n";
    for (const DistanceShare& at : calibration)
        text += std::to_string(at.distance) + "," + std::to_string(at.pairs) + "," + number(at.same) + "," +
                number(at.interval.low) + "," + number(at.interval.high) + "\n";
    return text;
}

std::string bitsCsv(const RetrievalFigures& figures) {
    std::string text = "bit,ones,correlation\n";
    for (std::size_t bit = 0; bit < figures.bits.size(); ++bit)
        text += std::to_string(bit) + "," + number(figures.bits[bit].ones) + "," +
                number(figures.bits[bit].correlation) + "\n";
    return text;
}

std::string averagePrecisionsCsv(const RetrievalFigures& figures) {
    std::string text = "index,average_precision\n";
    for (std::size_t i = 0; i < figures.averagePrecisions.size(); ++i)
        text += std::to_string(i) + "," + number(figures.averagePrecisions[i]) + "\n";
    return text;
}

void exportFigures(const std::filesystem::path& folder, const ExportedFigures& figures) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        throw Error(ErrorCategory::File, "folder-not-made", {folder.string(), failure.message()},
                    "The folder \"" + folder.string() + "\" could not be made (" + failure.message() +
                        "); choose another place.");
    writeFileAtomically(folder / "precision_at.csv", precisionCsv(figures.retrieval));
    writeFileAtomically(folder / "recall_at.csv", recallCsv(figures.retrieval));
    writeFileAtomically(folder / "precision_by_radius.csv", radiusCsv(figures.retrieval));
    writeFileAtomically(folder / "calibration.csv", calibrationCsv(figures.calibration));
    writeFileAtomically(folder / "bits.csv", bitsCsv(figures.retrieval));
    writeFileAtomically(folder / "average_precision.csv", averagePrecisionsCsv(figures.retrieval));
    writeFileAtomically(folder / "database.csv", codesCsv(figures.database));
    writeFileAtomically(folder / "queries.csv", codesCsv(figures.queries));
    if (figures.confusion)
        writeFileAtomically(folder / "confusion.csv", confusionCsv(*figures.confusion));
}

}  // namespace kindred
