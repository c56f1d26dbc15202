#pragma once

// Everything is compiled with QT_NO_KEYWORDS, since Qt's keywords break LibTorch's headers; QCustomPlot's
// header is written with them. Include it through this file alone.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach
