#pragma once

#include "ui/common/plots/qcustomplot_include.h"

namespace kindred {

/// Fractions on an axis that reads per cent.
class ShareTicker : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar, int) override {
        return locale.toString(tick * 100, 'g', 4);
    }
};

}  // namespace kindred
