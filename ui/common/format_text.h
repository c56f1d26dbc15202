#pragma once

#include <QDateTime>
#include <QString>
#include <cstdint>

#include "core/base/progress_estimate.h"

namespace kindred {

// Figures as people read them, in the language and the number format of the user's locale.

QString countText(std::uint64_t count);  ///< "41,230"
QString bytesText(std::uint64_t bytes);  ///< "2.4 MB"
QString durationText(double seconds);    ///< "under a second", "12 s", "4 min", "2 h 10 min"
QString searchTimeText(double seconds);  ///< "3 ms"
QString dateText(std::int64_t nanosecondsSince1970);
/// What a job is doing: its stage in words.
QString stageText(const std::string& stage);
/// "1,200 of 41,230 · 310 a second · 2 min left", as far as known.
QString progressText(const Progress& progress, const ProgressEstimate& estimate);

}  // namespace kindred
