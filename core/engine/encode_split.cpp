#include "core/engine/encode_split.h"

#include <algorithm>
#include <span>

namespace kindred {
namespace {

template <typename Value>
void append(std::vector<Value>& values, const std::vector<Value>& more) {
    values.insert(values.end(), more.begin(), more.end());
}

}  // namespace

std::optional<EncodedSplit> encodeSplit(const LabelledImages& images, const std::filesystem::path& model,
                                        Ranking ranking, Services& services, const JobContext& context,
                                        EncodingProgress& progress) {
    constexpr std::size_t chunk = 128;
    EncodedSplit split;
    split.labelled.labels = images.labels;
    for (std::size_t first = 0; first < images.count(); first += chunk) {
        if (!context.proceed())
            return std::nullopt;
        const std::size_t count = std::min(chunk, images.count() - first);
        const auto pixels =
            std::span(images.pixels).subspan(first * images.imageBytes(), count * images.imageBytes());
        const Encoded encoded = services.encoding.encode(model, pixels, count);
        append(split.labelled.codes, encoded.codes);
        append(split.scores, encoded.scores);
        if (ranking == Ranking::Asymmetric)
            append(split.activations, encoded.activations);
        if (ranking == Ranking::Features)
            append(split.features, encoded.features);
        progress.done += count;
        context.report({"encoding", progress.done, progress.total, {}});
    }
    return split;
}

}  // namespace kindred
