#pragma once

#include <filesystem>
#include <string>

#include "core/evaluation/evaluation_types.h"
#include "core/evaluation/retrieval.h"

namespace kindred {

// Figures as CSV (RFC 4180, but lines end in LF): a heading, then one row each. Fractions with a point, in as
// many digits as give the same number back when read; independent of the locale.

std::string precisionCsv(const RetrievalFigures& figures);  ///< k,precision
std::string recallCsv(const RetrievalFigures& figures);     ///< k,recall
/// radius,precision,recall,returned,empty_queries,micro_precision,micro_recall; a micro precision that is
/// undefined is empty.
std::string radiusCsv(const RetrievalFigures& figures);
/// Counts of pictures, rows actual and columns predicted, both headed by the classes' names.
std::string confusionCsv(const ConfusionMatrix& confusion);
/// index,label,code: a row a picture in the data set's order, labels as numbers, code bit 0 first.
std::string codesCsv(const LabelledCodes& codes);

/// Writes precision_at.csv, recall_at.csv, precision_by_radius.csv, database.csv and queries.csv into a
/// folder, which is made if need be; confusion.csv too if there is a matrix (null where the model names no
/// classes). Each file appears whole or not at all; files of the same names are replaced. Throws
/// Error("file-not-written"), Error("folder-not-made").
void exportFigures(const std::filesystem::path& folder, const RetrievalFigures& retrieval,
                   const ConfusionMatrix* confusion, const LabelledCodes& database,
                   const LabelledCodes& queries);

}  // namespace kindred
