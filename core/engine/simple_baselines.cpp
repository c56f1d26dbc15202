#include "core/engine/simple_baselines.h"

#include "core/engine/simple_descriptors.h"
#include "core/evaluation/match_precision.h"
#include "core/evaluation/retrieval.h"

namespace kindred {
namespace {

using Descriptor = std::vector<float> (*)(std::span<const std::uint8_t>, int);

LabelledCodes hashesOf(const LabelledImages& images) {
    LabelledCodes codes;
    codes.labels = images.labels;
    for (std::size_t i = 0; i < images.count(); ++i)
        codes.codes.push_back(cosineTransformHash(images.image(i), images.side));
    return codes;
}

std::vector<float> describe(const LabelledImages& images, Descriptor descriptor) {
    std::vector<float> rows;
    for (std::size_t i = 0; i < images.count(); ++i) {
        const std::vector<float> row = descriptor(images.image(i), images.side);
        rows.insert(rows.end(), row.begin(), row.end());
    }
    return rows;
}

std::optional<double> judgeHash(const DataSet& data, std::size_t top, const JobContext& context) {
    const auto figures =
        evaluateRetrieval(hashesOf(data.training), hashesOf(data.test), {.top = top}, context);
    return figures ? std::optional(figures->meanAveragePrecision.stable) : std::nullopt;
}

std::optional<double> judgeDescriptor(const DataSet& data, Descriptor descriptor, std::size_t top,
                                      const JobContext& context) {
    const std::vector<float> database = describe(data.training, descriptor);
    const std::vector<float> queries = describe(data.test, descriptor);
    const std::size_t length = database.size() / data.training.count();
    return exhaustiveMeanAveragePrecision({FeatureRows(database, length), data.training.labels},
                                          {FeatureRows(queries, length), data.test.labels}, top, context);
}

}  // namespace

std::optional<std::vector<BaselineFigures>> judgeSimpleBaselines(const DataSet& data, std::size_t top,
                                                                 const JobContext& context) {
    std::vector<BaselineFigures> figures;
    const auto add = [&](const char* name, const std::optional<double>& meanAveragePrecision) {
        if (meanAveragePrecision)
            figures.push_back({name, *meanAveragePrecision});
        context.report({"comparing", figures.size(), 3, {}});
        return meanAveragePrecision.has_value();
    };
    if (!add("dct-hash", judgeHash(data, top, context)) ||
        !add("colour-histogram", judgeDescriptor(data, colourHistogram, top, context)) ||
        !add("small-pixels", judgeDescriptor(data, smallPixels, top, context)))
        return std::nullopt;
    return figures;
}

}  // namespace kindred
