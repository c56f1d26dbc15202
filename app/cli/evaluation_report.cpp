#include "app/cli/evaluation_report.h"

#include <spdlog/fmt/fmt.h>

#include <algorithm>

#include "app/cli/reports.h"

namespace kindred {
namespace {

template <typename Cutoffs>
nlohmann::ordered_json cutoffsDocument(const Cutoffs& cutoffs) {
    auto document = nlohmann::ordered_json::array();
    for (const auto& cutoff : cutoffs) {
        document.push_back({{"k", cutoff.k}, {"stable", cutoff.stable}, {"expected", cutoff.expected}});
    }
    return document;
}

nlohmann::ordered_json radiiDocument(const std::vector<RadiusFigures>& radii) {
    auto document = nlohmann::ordered_json::array();
    for (const RadiusFigures& radius : radii) {
        document.push_back({{"radius", radius.radius},
                            {"precision", radius.precision},
                            {"recall", radius.recall},
                            {"returned", radius.returned},
                            {"empty_queries", radius.emptyQueries}});
        if (radius.microPrecision) {
            document.back()["micro_precision"] = *radius.microPrecision;
        }
        document.back()["micro_recall"] = radius.microRecall;
    }
    return document;
}

nlohmann::ordered_json intervalDocument(const Interval& interval) {
    return nlohmann::ordered_json::array({interval.low, interval.high});
}

nlohmann::ordered_json mapDocument(const MeanAveragePrecision& map) {
    return {{"stable", map.stable}, {"expected", map.expected}, {"lower", map.lower},
            {"upper", map.upper},   {"literal", map.literal},   {"ci95", intervalDocument(map.interval)}};
}

nlohmann::ordered_json bitsDocument(const RetrievalFigures& retrieval) {
    auto ones = nlohmann::ordered_json::array();
    auto correlation = nlohmann::ordered_json::array();
    for (const BitHealth& bit : retrieval.bits) {
        ones.push_back(bit.ones);
        correlation.push_back(bit.correlation);
    }
    return {{"ones", ones},
            {"greatest_correlation", correlation},
            {"mean_correlation", retrieval.bitCorrelation}};
}

nlohmann::ordered_json calibrationDocument(const std::vector<DistanceShare>& calibration) {
    auto document = nlohmann::ordered_json::array();
    for (const DistanceShare& at : calibration) {
        document.push_back({{"distance", at.distance},
                            {"pairs", at.pairs},
                            {"same", at.same},
                            {"low", at.interval.low},
                            {"high", at.interval.high}});
    }
    return document;
}

nlohmann::ordered_json leaksDocument(const LeakReport& leaks) {
    auto pairs = nlohmann::ordered_json::array();
    for (const LeakedPicture& leak : leaks.pictures) {
        pairs.push_back({{"query", leak.query}, {"database", leak.database}});
    }
    return {{"count", leaks.count}, {"pairs", pairs}};
}

nlohmann::ordered_json rankingsDocument(const std::vector<RankingFigures>& rankings) {
    auto document = nlohmann::ordered_json::array();
    for (const RankingFigures& ranking : rankings) {
        document.push_back({{"rank", ranking.rank},
                            {"map", ranking.meanAveragePrecision},
                            {"ms_per_query", ranking.millisecondsPerQuery},
                            {"candidates", ranking.candidates}});
        if (ranking.radius) {
            document.back()["radius"] = *ranking.radius;
        }
    }
    return document;
}

nlohmann::ordered_json baselinesDocument(const std::vector<BaselineFigures>& baselines) {
    auto document = nlohmann::ordered_json::array();
    for (const BaselineFigures& baseline : baselines) {
        document.push_back({{"name", baseline.name}, {"map", baseline.meanAveragePrecision}});
    }
    return document;
}

std::string line(const std::string& name, const std::string& value) {
    return fmt::format("{:<18}{}\n", name, value);
}

std::string textOf(const Interval& interval) {
    return fmt::format("{:.4f} to {:.4f}", interval.low, interval.high);
}

std::string textOf(const LeakReport& leaks, std::size_t queries) {
    return leaks.count == 0
               ? "no test picture is in the training split"
               : fmt::format("{} of the {} test pictures are in the training split, pixel for pixel",
                             leaks.count, queries);
}

std::string wordsFor(const BaselineFigures& baseline) {
    if (baseline.name == "dct-hash") {
        return "DCT hash";
    }
    return baseline.name == "colour-histogram" ? "colours" : "small pixels";
}

/// How good the ranking is, and how good it would be by other means.
std::string rankingText(const EvaluateReport& report) {
    const RetrievalFigures& retrieval = report.retrieval;
    const MeanAveragePrecision& map = retrieval.meanAveragePrecision;
    std::string text = line(fmt::format("mAP@{}", retrieval.top),
                            fmt::format("{:.4f}  (95 %: {})", map.stable, textOf(map.interval)));
    text += line("  of any order",
                 fmt::format("{:.4f}  (between {:.4f} and {:.4f})", map.expected, map.lower, map.upper));
    text += line("  divided by R", fmt::format("{:.4f}", map.literal));
    text += line("  by chance", fmt::format("{:.4f}", retrieval.chance));
    if (report.argmaxBaseline) {
        text += line("  by class alone",
                     fmt::format("{:.4f}  (of any order {:.4f})", report.argmaxBaseline->stable,
                                 report.argmaxBaseline->expected));
    }
    for (const BaselineFigures& baseline : report.baselines) {
        text += line("  by " + wordsFor(baseline), fmt::format("{:.4f}", baseline.meanAveragePrecision));
    }
    for (const PrecisionAt& at : retrieval.precisionAt) {
        text += line(fmt::format("precision@{}", at.k),
                     fmt::format("{:.4f}  (of any order {:.4f})", at.stable, at.expected));
    }
    return text;
}

std::string codesText(const RetrievalFigures& retrieval) {
    const auto [least, most] = std::ranges::minmax(retrieval.bits, {}, &BitHealth::ones);
    return line("distinct codes", std::to_string(retrieval.distinctCodes)) +
           line("contamination", fmt::format("{:.4f}", retrieval.contamination)) +
           line("ones per bit", fmt::format("{:.4f} to {:.4f}", least.ones, most.ones)) +
           line("bit correlation", fmt::format("{:.4f}", retrieval.bitCorrelation));
}

std::string wordsFor(const RankingFigures& ranking) {
    if (ranking.rank == "exhaustive") {
        return "features, of all pictures";
    }
    if (ranking.rank == "asymmetric") {
        return "asymmetric distance";
    }
    if (ranking.rank == "features") {
        return ranking.radius ? fmt::format("features, within {} bits", *ranking.radius)
                              : "features, of the nearest codes";
    }
    return "Hamming distance";
}

/// What each way of ranking finds and costs, a line each.
std::string comparisonText(const std::vector<RankingFigures>& rankings, std::size_t top) {
    std::string text = fmt::format("\n{:<32}{:>10}{:>14}{:>16}\n", "ranked by", fmt::format("mAP@{}", top),
                                   "ms a query", "features read");
    for (const RankingFigures& ranking : rankings) {
        text += fmt::format("{:<32}{:>10.4f}{:>14.3f}{:>16.0f}\n", wordsFor(ranking),
                            ranking.meanAveragePrecision, ranking.millisecondsPerQuery, ranking.candidates);
    }
    return text;
}

}  // namespace

nlohmann::ordered_json documentOf(const EvaluateReport& report) {
    nlohmann::ordered_json document{
        {"definition", report.definition}, {"model", report.modelName}, {"data", report.dataName}};
    if (!report.unseen.empty()) {
        document["unseen"] = report.unseen;
    }
    if (report.classification) {
        document["accuracy"] = report.classification->accuracy;
        document["accuracy_ci95"] = intervalDocument(report.classification->interval);
        document["top2"] = report.classification->top2;
        document["top3"] = report.classification->top3;
    }
    const RetrievalFigures& retrieval = report.retrieval;
    document["top"] = retrieval.top;
    document["queries"] = retrieval.queries;
    document["database"] = retrieval.database;
    document["map"] = mapDocument(retrieval.meanAveragePrecision);
    document["chance"] = retrieval.chance;
    document["precision_at"] = cutoffsDocument(retrieval.precisionAt);
    document["recall_at"] = cutoffsDocument(retrieval.recallAt);
    document["precision_by_radius"] = radiiDocument(retrieval.byRadius);
    if (report.classification) {
        document["confusion"] = report.classification->confusion.counts;
        document["classes"] = report.classification->confusion.classes;
    }
    document["distinct_codes"] = retrieval.distinctCodes;
    document["contamination"] = retrieval.contamination;
    if (report.argmaxBaseline) {
        document["argmax_baseline"] = {{"stable", report.argmaxBaseline->stable},
                                       {"expected", report.argmaxBaseline->expected}};
    }
    if (!report.baselines.empty()) {
        document["baselines"] = baselinesDocument(report.baselines);
    }
    document["bits"] = bitsDocument(retrieval);
    document["rankings"] = rankingsDocument(report.rankings);
    document["calibration"] = calibrationDocument(report.calibration);
    document["leaks"] = leaksDocument(report.leaks);
    document["failures"] = failuresDocument(report.failures);
    document["seconds"] = {{"encode", report.secondsEncode}, {"rank", report.secondsRank}};
    return document;
}

std::string textOf(const EvaluateReport& report) {
    const RetrievalFigures& retrieval = report.retrieval;
    std::string text = report.definition + "\n\n";
    if (const auto& classification = report.classification) {
        text += line("accuracy", fmt::format("{:.4f}  (95 %: {}; top 2 {:.4f}, top 3 {:.4f})",
                                             classification->accuracy, textOf(classification->interval),
                                             classification->top2, classification->top3));
    }
    text += rankingText(report) + codesText(retrieval);
    text += line("leaks", textOf(report.leaks, retrieval.queries));
    text += line("queries", std::to_string(retrieval.queries));
    text += line("database", std::to_string(retrieval.database));
    text += line("seconds", fmt::format("{:.1f}", report.secondsEncode + report.secondsRank));
    if (report.rankings.size() > 1) {
        text += comparisonText(report.rankings, retrieval.top);
    }
    return text + failuresText(report.failures);
}

}  // namespace kindred
