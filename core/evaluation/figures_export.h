#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/evaluation/evaluation_types.h"
#include "core/evaluation/labelled_codes.h"

namespace kindred {

// Figures as CSV (RFC 4180, but lines end in LF): a heading, then one row each. Fractions with a point, in as
// many digits as give the same number back when read; independent of the locale.

std::string precisionCsv(const RetrievalFigures& figures);  ///< k,precision,expected
std::string recallCsv(const RetrievalFigures& figures);     ///< k,recall,expected
/// radius,precision,recall,returned,empty_queries,micro_precision,micro_recall; a micro precision that is
/// undefined is empty.
std::string radiusCsv(const RetrievalFigures& figures);
/// Counts of pictures, rows actual and columns predicted, both headed by the classes' names.
std::string confusionCsv(const ConfusionMatrix& confusion);
/// index,label,code: a row a picture in the data set's order, labels as numbers, code bit 0 first.
std::string codesCsv(const LabelledCodes& codes);

/// distance,pairs,same,low,high: the last two bound the share of the same class.
std::string calibrationCsv(const std::vector<DistanceShare>& calibration);
/// bit,ones,correlation: a row a bit, from 0 on.
std::string bitsCsv(const RetrievalFigures& figures);
/// index,average_precision: a row a query in the data set's order.
std::string averagePrecisionsCsv(const RetrievalFigures& figures);

/// What an evaluation leaves for others to recompute; nothing is owned.
struct ExportedFigures {
    const RetrievalFigures& retrieval;
    const ConfusionMatrix* confusion;  ///< null where accuracy was not measured
    const std::vector<DistanceShare>& calibration;
    const LabelledCodes& database;
    const LabelledCodes& queries;
};

/// Writes precision_at.csv, recall_at.csv, precision_by_radius.csv, calibration.csv, bits.csv,
/// average_precision.csv, database.csv and queries.csv into a folder, which is made if need be; confusion.csv
/// too if there is a matrix. Each file appears whole or not at all; files of the same names are replaced.
/// Throws Error("file-not-written"), Error("folder-not-made").
void exportFigures(const std::filesystem::path& folder, const ExportedFigures& figures);

}  // namespace kindred
