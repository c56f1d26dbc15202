#include "ui/evaluation/evaluation_terms.h"

namespace kindred {

QString EvaluationTerms::depth() {
    return tr(
        "<p><b>R</b>: how many of the nearest pictures count in mAP@R. Published figures for CIFAR-10 have "
        "R = 1000.</p>");
}

QString EvaluationTerms::onlyTheseClasses() {
    return tr(
        "<p><b>Only these classes</b>: names with commas between them. Queries and database are then their "
        "pictures alone, as for a model that was trained without them: how codes travel to what the network "
        "has never seen. Empty: all classes.</p>"
        "<p>Source: Sablayrolles et al. 2017.</p>");
}

QString EvaluationTerms::meanAveragePrecision() {
    return tr(
        "<p><b>mAP@R</b>, mean average precision among the R nearest. For one query, rel<sub>k</sub> is 1 "
        "where the "
        "k-th nearest picture has the query's class, P@k the share of such pictures among the first k:</p>"
        "<p>AP@R = Σ<sub>k ≤ R</sub> P@k · rel<sub>k</sub> / Σ<sub>k ≤ R</sub> rel<sub>k</sub></p>"
        "<p>mAP@R is its mean over all queries. Equal distances stand in the order of the database.</p>"
        "<p>In brackets: where 95 of 100 such figures would lie if the queries were drawn anew (bootstrap: "
        "the "
        "percentiles 2.5 and 97.5 of 1000 means of queries drawn with replacement).</p>"
        "<p>Sources: Lin et al. 2015; Efron 1979.</p>");
}

QString EvaluationTerms::anyOrder() {
    return tr(
        "<p><b>mAP@R of any order</b>: many pictures are equally far from a query, and nothing says which of "
        "them comes first. This is the exact mean over all orders in which they can stand; in brackets the "
        "least and the greatest of any order. Of the group that R cuts, the number k of relevant ones that "
        "are seen is hypergeometric:</p>"
        "<p>E[AP@R] = Σ<sub>k</sub> Pr(k) · E[Σ<sub>i ≤ R</sub> P@i · rel<sub>i</sub> | k] / (found before + "
        "k)</p>"
        "<p>Source: McSherry and Najork 2008, cut off at R.</p>");
}

QString EvaluationTerms::argmaxBaseline() {
    return tr(
        "<p><b>mAP@R by class alone</b>: what one gets when a picture's code is nothing but the class that "
        "the "
        "classifier predicts for it: distance 0 to pictures of the same prediction, else 1. Codes that are "
        "not "
        "better than this say no more than the class.</p>"
        "<p>Source: Sablayrolles et al. 2017.</p>");
}

QString EvaluationTerms::chance() {
    return tr(
        "<p><b>mAP@R by chance</b>: the exact mean over all orders of the whole database, as random codes "
        "get "
        "it. It is a little above the share of the class, since AP@R divides by what was found.</p>");
}

QString EvaluationTerms::precisionAt() {
    return tr(
        "<p><b>Precision@K</b>: the share of pictures of the query's class among the K nearest, mean over "
        "all "
        "queries:</p>"
        "<p>P@K = 1/K · Σ<sub>k ≤ K</sub> rel<sub>k</sub></p>"
        "<p>Dashed: the mean over all orders of equal distances.</p>");
}

QString EvaluationTerms::byRadius() {
    return tr(
        "<p>All pictures whose code differs from the query's in at most r bits, mean over all queries:</p>"
        "<p><b>precision</b> = relevant ones among them / all of them (0 where there are none)<br>"
        "<b>recall</b> = relevant ones among them / all relevant ones</p>");
}

QString EvaluationTerms::precisionRecall() {
    return tr(
        "<p>A point for each Hamming radius r, over the pairs of all queries with what lies within r "
        "(micro-averaged):</p>"
        "<p><b>precision</b> = relevant pairs returned / pairs returned<br>"
        "<b>recall</b> = relevant pairs returned / all relevant pairs</p>"
        "<p>Radii that return nothing are left out.</p>");
}

QString EvaluationTerms::calibration() {
    return tr(
        "<p>Of all pairs of two test pictures whose codes differ in that many bits, the share that are of "
        "one "
        "class. The bars hold the share with 95 % probability (Wilson 1927):</p>"
        "<p>(p + z²/2n ± z · √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), n pairs, z = 1.96</p>");
}

QString EvaluationTerms::bits() {
    return tr(
        "<p><b>Ones</b>: the share of the database's pictures in which a bit is set. At 50 % a bit tells "
        "most; "
        "at 0 or 100 % it is dead.</p>"
        "<p><b>Correlation</b>: the greatest absolute correlation (Pearson's) with another bit. At 100 % "
        "both "
        "bits say the same.</p>");
}

QString EvaluationTerms::confusion() {
    return tr(
        "<p><b>Confusion matrix</b>: how many test pictures of each actual class (row) were taken for each "
        "class "
        "(column). What stands on the diagonal is right.</p>");
}

QString EvaluationTerms::accuracy() {
    return tr(
        "<p><b>Accuracy</b>: the share of test pictures whose true class got the highest score.</p>"
        "<p>In brackets: where 95 of 100 such figures would lie if the test pictures were drawn anew "
        "(bootstrap, Efron 1979).</p>");
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

QString EvaluationTerms::contamination() {
    return tr(
        "<p><b>Contamination</b> c: the share of the database's pictures whose code is nearest to another "
        "class's "
        "code. A class's code is the bitwise majority over its pictures. Where each class has shrunk to one "
        "code:</p>"
        "<p>mAP ≈ accuracy · (1 − c)</p>");
}

QString EvaluationTerms::leaks() {
    return tr(
        "<p>A test picture that is in the training split too has been learnt by heart and finds itself: "
        "figures "
        "are then higher than on new pictures. Compared are the decoded pixels, one by one.</p>");
}

}  // namespace kindred
