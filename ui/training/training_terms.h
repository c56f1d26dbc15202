#pragma once

#include <QCoreApplication>
#include <QString>

namespace kindred {

/// The words of the Train page, each explained with its formula and where it comes from; rich text for tool
/// tips.
class TrainingTerms {
    Q_DECLARE_TR_FUNCTIONS(TrainingTerms)

public:
    static QString depth();
    static QString bits();
    static QString epochs();
    static QString batch();
    static QString learningRate();
    static QString schedule();
    static QString heldOut();
    static QString seed();
    static QString precision();
    static QString loss();
    static QString accuracy();
};

}  // namespace kindred
