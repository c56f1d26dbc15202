#pragma once

#include "ui/common/ui_settings.h"

class QSettings;

namespace kindred {

/// The settings as they were saved, with defaults for what was not. `library` may be empty.
UiSettings loadSettings(QSettings& file);
void saveSettings(const UiSettings& settings, QSettings& file);

}  // namespace kindred
