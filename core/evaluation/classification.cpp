#include "core/evaluation/classification.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/base/error.h"
#include "core/evaluation/intervals.h"

namespace kindred {
namespace {

void check(std::span<const std::int32_t> labels, const std::vector<std::string>& classes) {
    if (labels.empty() || classes.empty())
        throw Error(
            ErrorCategory::DataSet, "evaluation-empty", {},
            "There is nothing to judge: the data set has no test pictures, or the model names no classes.");
    const auto [lowest, highest] = std::ranges::minmax(labels);
    if (lowest < 0 || highest >= static_cast<std::int32_t>(classes.size()))
        throw Error(ErrorCategory::DataSet, "classes-differ", {std::to_string(classes.size())},
                    "The data set has pictures of classes that the model's " +
                        std::to_string(classes.size()) +
                        " do not contain; judge the model on a data set with the classes it was trained on.");
}

/// How many classes are ranked before this one.
std::size_t rankOf(std::size_t label, std::span<const float> scores) {
    std::size_t rank = 0;
    for (std::size_t other = 0; other < scores.size(); ++other)
        rank += scores[other] > scores[label] || (scores[other] == scores[label] && other < label);
    return rank;
}

}  // namespace

std::vector<std::int32_t> predictedClasses(std::span<const float> scores, std::size_t classes) {
    assert(classes > 0 && scores.size() % classes == 0);
    std::vector<std::int32_t> predicted;
    for (; !scores.empty(); scores = scores.subspan(classes)) {
        const auto own = scores.first(classes);
        predicted.push_back(static_cast<std::int32_t>(std::ranges::max_element(own) - own.begin()));
    }
    return predicted;
}

ClassificationFigures evaluateClassification(std::span<const float> scores,
                                             std::span<const std::int32_t> labels,
                                             const std::vector<std::string>& classes) {
    assert(scores.size() == labels.size() * classes.size());
    check(labels, classes);
    ClassificationFigures figures;
    figures.confusion = {classes, {classes.size(), std::vector<std::uint64_t>(classes.size())}};
    const std::vector<std::int32_t> predictions = predictedClasses(scores, classes.size());
    std::array<std::size_t, 3> picturesAtRank{};
    std::vector<double> right(labels.size());
    for (std::size_t picture = 0; picture < labels.size(); ++picture) {
        const auto own = scores.subspan(picture * classes.size(), classes.size());
        const auto actual = static_cast<std::size_t>(labels[picture]);
        const auto predicted = static_cast<std::size_t>(predictions[picture]);
        ++figures.confusion.counts[actual][predicted];
        right[picture] = predicted == actual ? 1 : 0;
        if (const std::size_t rank = rankOf(actual, own); rank < picturesAtRank.size())
            ++picturesAtRank[rank];
    }

    const auto pictures = static_cast<double>(labels.size());
    const auto [first, second, third] = picturesAtRank;
    figures.accuracy = static_cast<double>(first) / pictures;
    figures.top2 = static_cast<double>(first + second) / pictures;
    figures.interval = bootstrapInterval(right);
    figures.top3 = static_cast<double>(first + second + third) / pictures;
    return figures;
}

}  // namespace kindred
