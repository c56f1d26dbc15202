#pragma once

#include <QCoreApplication>
#include <QString>

namespace kindred {

/// The words of the Evaluate page, each explained with its formula and where it comes from; rich text for
/// tool tips.
class EvaluationTerms {
    Q_DECLARE_TR_FUNCTIONS(EvaluationTerms)

public:
    static QString depth();  ///< R of mAP@R
    static QString onlyTheseClasses();
    static QString meanAveragePrecision();
    static QString anyOrder();  ///< expectation and bounds of mAP
    static QString argmaxBaseline();
    static QString chance();
    static QString precisionAt();
    static QString byRadius();
    static QString precisionRecall();
    static QString calibration();
    static QString bits();
    static QString confusion();
    static QString accuracy();
    static QString topAccuracy();
    static QString distinctCodes();
    static QString contamination();
    static QString leaks();
};

}  // namespace kindred
