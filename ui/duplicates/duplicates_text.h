#pragma once

#include <QString>

#include "core/engine/duplicate_groups.h"

namespace kindred {

class DuplicatesController;
struct ShownGroup;

// What the Duplicates page says of files and groups.

/// "1280 × 960 · 2.3 MB · 31.05.24 14:02"
QString factsOf(const DuplicateMember& member);
/// What a radius lets through, in plain words.
QString radiusText(int radius, int bits, bool looks);
/// What goes, what stays, and what that wins.
QString planText(const ShownGroup& group);
/// The same, once it is under way.
QString announcementText(const ShownGroup& group);
/// What was found, or what to know of it now.
QString summaryText(const DuplicatesController& controller);

}  // namespace kindred
