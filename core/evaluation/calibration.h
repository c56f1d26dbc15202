#pragma once

#include <vector>

#include "core/evaluation/evaluation_types.h"
#include "core/evaluation/labelled_codes.h"

namespace kindred {

/// What a distance means: of all pairs of two different pictures, how many lie at each distance, and the
/// share that are of one class. Only distances that occur, rising; nothing for fewer than two pictures. The
/// codes are of one length. The result does not depend on `threads` (0: as many as the machine has cores).
std::vector<DistanceShare> calibration(const LabelledCodes& codes, int threads = 0);

}  // namespace kindred
