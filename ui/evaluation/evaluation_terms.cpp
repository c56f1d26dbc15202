#include "ui/evaluation/evaluation_terms.h"

namespace kindred {

QString EvaluationTerms::depth() {
    return tr(
        "<p><b>R</b>: how many of the nearest pictures count in mAP@R. Published figures for CIFAR-10 have "
        "R = 1000.</p>");
}

QString EvaluationTerms::meanAveragePrecision() {
    return tr(
        "<p><b>mAP@R</b>, mean average precision among the R nearest. For one query, rel<sub>k</sub> is 1 "
        "where the "
        "k-th nearest picture has the query's class, P@k the share of such pictures among the first k:</p>"
        "<p>AP@R = Σ<sub>k ≤ R</sub> P@k · rel<sub>k</sub> / Σ<sub>k ≤ R</sub> rel<sub>k</sub></p>"
        "<p>mAP@R is its mean over all queries. Equal distances stand in the order of the database.</p>"
        "<p>Source: Lin et al. 2015.</p>");
}

QString EvaluationTerms::precisionAt() {
    return tr(
        "<p><b>Precision@K</b>: the share of pictures of the query's class among the K nearest, mean over "
        "all "
        "queries:</p>"
        "<p>P@K = 1/K · Σ<sub>k ≤ K</sub> rel<sub>k</sub></p>");
}

QString EvaluationTerms::byRadius() {
    return tr(
        "<p>All pictures whose code differs from the query's in at most r bits, mean over all queries:</p>"
        "<p><b>precision</b> = relevant ones among them / all of them (0 where there are none)<br>"
        "<b>recall</b> = relevant ones among them / all relevant ones</p>");
}

QString EvaluationTerms::confusion() {
    return tr(
        "<p><b>Confusion matrix</b>: how many test pictures of each actual class (row) were taken for each "
        "class "
        "(column). What stands on the diagonal is right.</p>");
}

QString EvaluationTerms::accuracy() {
    return tr("<p><b>Accuracy</b>: the share of test pictures whose true class got the highest score.</p>");
}

QString EvaluationTerms::topAccuracy() {
    return tr(
        "<p><b>Top-k accuracy</b>: the share of test pictures whose true class is among the k highest "
        "scores; "
        "equal scores count by the order of the classes.</p>");
}

QString EvaluationTerms::distinctCodes() {
    return tr(
        "<p><b>Distinct codes</b>: how many different codes the pictures of the database have. Few codes "
        "mean that "
        "the network sees little more than classes.</p>");
}

}  // namespace kindred
