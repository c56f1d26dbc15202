#pragma once

#include "core/evaluation/retrieval.h"

namespace kindred {

/// The figures of methods.md 9.2 written down as they are defined: every distance bit by bit, an explicit
/// sort of the whole database for every query; and those of 9.3 by tie_oracle.h. Slow, and shares no line
/// with the evaluator. Leaves out intervals, chance, contamination and the bits' figures.
RetrievalFigures oracleFigures(const LabelledCodes& database, const LabelledCodes& queries,
                               const RetrievalOptions& options);

}  // namespace kindred
