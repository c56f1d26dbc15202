#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/data_set_loader.h"
#include "core/engine/leak_check.h"
#include "core/evaluation/evaluation_types.h"
#include "core/search/ranking_types.h"

namespace kindred {

struct EvaluateRequest {
    std::filesystem::path model;
    std::string data;  ///< as DataSetRequest::data
    std::uint64_t splitSeed = 0;
    std::size_t top = 1000;              ///< R of mAP@R
    Ranking ranking = Ranking::Hamming;  ///< what Hamming distance is compared with
    std::optional<int> radius;           ///< as ComparisonOptions::radius
    /// Names or indices of classes; if there are any, queries and database are their pictures alone, as for a
    /// model that was trained without them.
    std::vector<std::string> unseen;
    bool keepCalibration = false;                       ///< write what distances mean into the model file
    std::optional<std::filesystem::path> exportFolder;  ///< database.csv, queries.csv and the curves
};

struct EvaluateReport {
    std::string definition;  ///< in words: what was measured how, on what
    std::string modelName;
    std::string dataName;
    std::vector<std::string> unseen;       ///< names of the classes judged, if not all
    std::vector<std::string> knownUnseen;  ///< those of them that the model names among its own
    RetrievalFigures retrieval;
    std::optional<ClassificationFigures>
        classification;  ///< absent for a model without a classifier of these classes, and for unseen ones
    std::optional<ArgmaxBaseline> argmaxBaseline;  ///< absent for a model without a classifier
    std::vector<BaselineFigures> baselines;        ///< of descriptors without learning, for unseen classes
    std::vector<DistanceShare> calibration;        ///< over all pairs of test pictures
    std::vector<RankingFigures> rankings;          ///< as compareRankings() gives them: at least Hamming's
    LeakReport leaks;
    std::vector<InputFailure> failures;
    double secondsEncode = 0;
    double secondsRank = 0;
};

/// Judges a model: queries are the test split, the database is the training split. Stages: "loading",
/// "encoding", "ranking", and "comparing" where Hamming distance is compared with another ranking. Nothing is
/// returned if stopped. Retrieval is judged on any data set; accuracy only where the data's classes are those
/// that the model was trained on. Throws Error("class-unknown") for `unseen`, Error("file-not-written") for a
/// model that cannot be changed, and as loadDataSet(), readModel() and evaluateRetrieval().
std::optional<EvaluateReport> evaluateModel(const EvaluateRequest& request, Services& services,
                                            const JobContext& context);

}  // namespace kindred
