#pragma once

#include <QCoreApplication>
#include <QString>

namespace kindred {

/// The words of the Train page, each explained with its formula and where it comes from; rich text for tool
/// tips.
class TrainingTerms {
    Q_DECLARE_TR_FUNCTIONS(TrainingTerms)

public:
    static QString preset();
    static QString estimate();
    static QString depth();
    static QString bits();
    static QString epochs();
    static QString batch();
    static QString learningRate();
    static QString schedule();
    static QString warmUp();
    static QString drops();
    static QString weightDecay();
    static QString averaging();
    static QString labelSmoothing();
    static QString head();
    static QString headScale();
    static QString headMargin();
    static QString quantisation();
    static QString blockOrder();
    static QString mirroring();
    static QString crop();
    static QString zoom();
    static QString sharpness();
    static QString brightness();
    static QString cutout();
    static QString heldOut();
    static QString patience();
    static QString bestEpoch();
    static QString seed();
    static QString precision();
    static QString loss();
    static QString accuracy();
};

}  // namespace kindred
