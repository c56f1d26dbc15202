#include "core/engine/reproduce.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/engine/cell_figures.h"
#include "core/engine/evaluate_model.h"
#include "core/engine/train_model.h"
#include "core/engine/training_notes.h"
#include "core/engine/unfinished_run.h"
#include "core/learning/published_figures.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

/// Standard deviation between runs: over the cells of the published table of CIFAR-10 with n >= 9 and at most
/// 48 bits, depth, bits and seed together.
double runToRunDeviation(const std::string& measure) {
    return measure == "map" ? 0.0036 : 0.0023;
}

constexpr double normal95 = 1.96;

bool differsByMoreThanNoise(const CellFigure& ours, double published) {
    const double overQueries = (ours.high - ours.low) / 2 / normal95;
    const double noise = normal95 * std::hypot(overQueries, runToRunDeviation(ours.measure));
    return std::abs(ours.value - published) > noise;
}

std::string definitionOf(const ReproduceRequest& request) {
    return "Accuracy on the test pictures, and mAP@" + std::to_string(request.top) +
           " of the test pictures searched for among the training pictures (Hamming distance, equal "
           "distances "
           "in the data set's order), each with a 95 % interval over the test pictures. A published figure "
           "differs where it is farther from ours than 1.96 times the root of the sum of the squares of the "
           "standard error over the test pictures and of the deviation from run to run (0.0036 for mAP, "
           "0.0023 "
           "for accuracy: that between the published cells of CIFAR-10 from n = 9 on).";
}

/// Folders that a data set is unpacked to say little by their last name; those of CIFAR say all.
std::string dataSetWord(const std::string& data) {
    fs::path folder = fs::path(data).lexically_normal();
    if (!folder.has_filename())
        folder = folder.parent_path();
    std::string word = folder.filename().string();
    std::ranges::transform(word, word.begin(), [](unsigned char c) {
        return std::isspace(c) || c == ':' ? '-' : static_cast<char>(std::tolower(c));
    });
    if (word.starts_with("cifar-100"))
        return word.ends_with("-coarse") ? "cifar100-coarse" : "cifar100";
    return word.starts_with("cifar-10") ? "cifar10" : word;
}

void requireGrid(const ReproduceRequest& request) {
    if (request.blocks.empty() || request.bits.empty())
        throw Error(ErrorCategory::Usage, "grid-empty", {},
                    "The grid has no depths or no lengths of code; give at least one of each.");
}

void makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw Error(ErrorCategory::File, "folder-not-made", {folder.string(), error.message()},
                    "The folder \"" + folder.string() + "\" could not be made (" + error.message() +
                        "); choose another one.");
}

/// A cell at work.
class Reproduction {
public:
    Reproduction(const ReproduceRequest& request, Services& services, const JobContext& context,
                 const ReproduceObserver& observer)
        : m_request(request),
          m_services(services),
          m_context(context),
          m_observer(observer),
          m_published(readPublishedFigures(services.locations.data / "published_figures.json")) {}

    /// False if stopped.
    bool work(int blocks, int bits, ReproduceReport& report) {
        const fs::path model = modelOfCell(m_request, blocks, bits);
        TrainingRecipe recipe = m_request.recipe;
        recipe.blocks = blocks;
        recipe.bits = bits;
        if (!isTrained(model, recipe) && !train(model, recipe, report))
            return false;
        const std::optional<CellFigures> figures = judge(model, report);
        if (!figures)
            return false;
        for (const CellFigure& figure : figures->figures)
            addRows(figure, figures->dataName, blocks, bits, report);
        return true;
    }

private:
    static bool isTrained(const fs::path& model, const TrainingRecipe& recipe) {
        std::error_code error;
        if (!fs::exists(model, error) || fs::exists(checkpointOf(model), error))
            return false;
        if (recipeOf(model) != recipe)
            throw Error(ErrorCategory::Usage, "model-of-other-recipe", {model.string()},
                        "\"" + model.string() +
                            "\" was trained by another recipe; take another folder, or remove it.");
        return true;
    }

    bool train(const fs::path& model, const TrainingRecipe& recipe, ReproduceReport& report) {
        TrainRequest request{m_request.data, model, recipe, false, m_request.command};
        std::error_code error;
        request.resume = fs::exists(checkpointOf(model), error);
        TrainReport trained = trainModel(request, m_services, m_context,
                                         {.epoch = m_observer.epoch, .remark = m_observer.remark});
        report.failures = std::move(trained.failures);
        return !trained.stopped;
    }

    std::optional<CellFigures> judge(const fs::path& model, ReproduceReport& report) {
        std::optional<CellFigures> known = readCellFigures(model);
        if (known && known->top == m_request.top)
            return known;
        EvaluateRequest request;
        request.model = model;
        request.data = m_request.data.data;
        request.splitSeed = m_request.data.splitSeed;
        request.top = m_request.top;
        std::optional<EvaluateReport> judged = evaluateModel(request, m_services, m_context);
        if (!judged)
            return std::nullopt;
        report.failures = std::move(judged->failures);
        CellFigures figures = figuresOfReport(*judged);
        writeCellFigures(model, figures);
        return figures;
    }

    void addRows(const CellFigure& ours, const std::string& dataName, int blocks, int bits,
                 ReproduceReport& report) const {
        const ReproducedRow row{blocks, bits, ours.measure, ours.value, ours.low, ours.high, {}, {}, false};
        const std::size_t before = report.rows.size();
        const bool comparable = ours.measure != "map" || m_request.top == 1000;
        for (const PublishedFigure& figure : m_published)
            if (comparable && figure.dataSet == dataName && figure.blocks == blocks && figure.bits == bits &&
                figure.measure == ours.measure) {
                report.rows.push_back(row);
                report.rows.back().published = figure.value;
                report.rows.back().source = figure.source;
                report.rows.back().differs = differsByMoreThanNoise(ours, figure.value);
            }
        if (report.rows.size() == before)
            report.rows.push_back(row);
        if (m_observer.row)
            std::for_each(report.rows.begin() + static_cast<std::ptrdiff_t>(before), report.rows.end(),
                          m_observer.row);
    }

    const ReproduceRequest& m_request;
    Services& m_services;
    const JobContext& m_context;
    const ReproduceObserver& m_observer;
    std::vector<PublishedFigure> m_published;
};

}  // namespace

fs::path modelOfCell(const ReproduceRequest& request, int blocks, int bits) {
    return request.folder / ("drhn-" + std::to_string(blocks) + "-" + std::to_string(bits) + "-" +
                             dataSetWord(request.data.data) + ".safetensors");
}

ReproduceReport reproduce(const ReproduceRequest& request, Services& services, const JobContext& context,
                          const ReproduceObserver& observer) {
    requireGrid(request);
    makeFolder(request.folder);
    Reproduction reproduction(request, services, context, observer);
    ReproduceReport report;
    report.definition = definitionOf(request);
    std::size_t cell = 0;
    for (const int blocks : request.blocks)
        for (const int bits : request.bits) {
            if (observer.cell)
                observer.cell(blocks, bits, ++cell, request.blocks.size() * request.bits.size());
            if (!context.proceed() || !reproduction.work(blocks, bits, report)) {
                report.stopped = true;
                return report;
            }
        }
    return report;
}

}  // namespace kindred
