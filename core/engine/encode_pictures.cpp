#include "core/engine/encode_pictures.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/engine/decode_ahead.h"
#include "core/engine/planar_pixels.h"
#include "core/imaging/folder_walk.h"
#include "core/learning/drhn_layout.h"
#include "core/learning/model_file.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t batchSize = 32;

DecodeRequest inputOf(const ModelDescription& model) {
    const bool squash = model.resize == ResizeMode::Squash;
    return {squash ? DecodeRequest::Fit::Squash : DecodeRequest::Fit::CentreCrop, model.inputSize};
}

/// What is row `index` where every picture has a row of `length` values.
std::vector<float> rowOf(const std::vector<float>& values, std::size_t index, std::size_t length) {
    const auto row = values.begin() + static_cast<std::ptrdiff_t>(index * length);
    return {row, row + static_cast<std::ptrdiff_t>(length)};
}

EncodedPicture pictureAt(const Encoded& encoded, std::size_t index, const ModelDescription& model) {
    EncodedPicture picture;
    picture.code = encoded.codes[index];
    picture.activations = rowOf(encoded.activations, index, static_cast<std::size_t>(model.bits));
    picture.features = rowOf(encoded.features, index, featureCount());
    if (!encoded.scores.empty()) {
        const auto classes = static_cast<std::ptrdiff_t>(model.classes.size());
        const auto scores = encoded.scores.begin() + static_cast<std::ptrdiff_t>(index) * classes;
        const auto best = std::max_element(scores, scores + classes);
        picture.label = model.classes[static_cast<std::size_t>(best - scores)];
        picture.confidence = *best;
    }
    return picture;
}

std::variant<EncodedPicture, DecodeFailure> encodeOne(const DecodeOutcome& outcome, const fs::path& modelFile,
                                                      const ModelDescription& model, Services& services) {
    if (const auto* failure = std::get_if<DecodeFailure>(&outcome))
        return *failure;
    const PixelImage& pixels = std::get<DecodedPicture>(outcome).pixels;
    std::vector<std::uint8_t> planes(pixels.rgb.size());
    writePlanar(pixels, planes);
    return pictureAt(services.encoding.encode(modelFile, planes, 1), 0, model);
}

/// Hands on the failures of a batch, then its pictures, each with its code.
void encodeBatch(std::vector<DecodeAhead::Decoded> batch, const std::vector<fs::path>& files,
                 const fs::path& modelFile, const ModelDescription& model, Services& services,
                 const std::function<void(StreamedPicture&&)>& consume) {
    std::vector<DecodeAhead::Decoded> decoded;
    for (auto& item : batch) {
        if (const auto* failure = std::get_if<DecodeFailure>(&item.outcome))
            consume({item.index, *failure, {}});
        else
            decoded.push_back(std::move(item));
    }
    if (decoded.empty())
        return;

    const auto side = static_cast<std::size_t>(model.inputSize);
    const std::size_t bytes = 3 * side * side;
    std::vector<std::uint8_t> planes(decoded.size() * bytes);
    for (std::size_t i = 0; i < decoded.size(); ++i)
        writePlanar(std::get<DecodedPicture>(decoded[i].outcome).pixels,
                    std::span(planes).subspan(i * bytes, bytes));
    const Encoded encoded = services.encoding.encode(modelFile, planes, decoded.size());
    for (std::size_t i = 0; i < decoded.size(); ++i) {
        EncodedPicture picture = pictureAt(encoded, i, model);
        picture.path = files[decoded[i].index];
        consume({decoded[i].index, std::move(picture),
                 std::move(std::get<DecodedPicture>(decoded[i].outcome).metadata)});
    }
}

/// Files as they are given, folders replaced by the pictures in them. A folder that cannot be read is a
/// failure.
std::vector<fs::path> expand(const std::vector<fs::path>& inputs, std::vector<InputFailure>& failures,
                             const JobContext& context) {
    std::vector<fs::path> files;
    for (const fs::path& input : inputs) {
        std::error_code ignored;
        if (!fs::is_directory(input, ignored)) {
            files.push_back(input);
            continue;
        }
        try {
            const FolderListing listing = listPictures(input, {}, context);
            for (const FoundFile& file : listing.files)
                files.push_back(input / file.relativePath);
            for (const UnreadableFolder& folder : listing.unreadable)
                failures.push_back({input / folder.relativePath, "folder-unreadable", folder.reason});
        } catch (const Error& error) {
            failures.push_back({input, error.code(), error.what()});
        }
    }
    return files;
}

}  // namespace

std::variant<EncodedPicture, DecodeFailure> encodeFile(const fs::path& file, const fs::path& model,
                                                       Services& services) {
    const ModelDescription description = readModelDescription(model);
    auto encoded =
        encodeOne(services.decoders.decodeFile(file, inputOf(description)), model, description, services);
    if (auto* picture = std::get_if<EncodedPicture>(&encoded))
        picture->path = file;
    return encoded;
}

std::variant<EncodedPicture, DecodeFailure> encodeBytes(std::span<const std::byte> bytes,
                                                        const fs::path& model, Services& services) {
    const ModelDescription description = readModelDescription(model);
    return encodeOne(services.decoders.decodeBytes(bytes, inputOf(description)), model, description,
                     services);
}

EncodeReport encodePictures(const std::vector<fs::path>& inputs, const fs::path& model, Services& services,
                            const JobContext& context) {
    const auto start = std::chrono::steady_clock::now();
    EncodeReport report;
    const std::vector<fs::path> files = expand(inputs, report.failures, context);
    std::vector<std::variant<std::monostate, EncodedPicture, DecodeFailure>> outcomes(files.size());
    std::uint64_t done = 0;
    encodeStream(files, model, services, context, [&](StreamedPicture&& streamed) {
        std::visit(
            [&](auto&& outcome) { outcomes[streamed.index] = std::forward<decltype(outcome)>(outcome); },
            std::move(streamed.outcome));
        context.report({"encoding", ++done, files.size(), files[streamed.index].filename().string()});
    });

    for (std::size_t i = 0; i < files.size(); ++i) {
        if (auto* picture = std::get_if<EncodedPicture>(&outcomes[i]))
            report.images.push_back(std::move(*picture));
        else if (const auto* failure = std::get_if<DecodeFailure>(&outcomes[i]))
            report.failures.push_back({files[i], failure->code, failure->reason});
    }
    report.stopped = context.stopRequested();
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

void encodeStream(const std::vector<fs::path>& files, const fs::path& model, Services& services,
                  const JobContext& context, const std::function<void(StreamedPicture&&)>& consume) {
    const ModelDescription description = readModelDescription(model);
    DecodeAhead decoding(files, inputOf(description), services.decoders, context);
    for (auto batch = decoding.take(batchSize); !batch.empty(); batch = decoding.take(batchSize))
        encodeBatch(std::move(batch), files, model, description, services, consume);
}

}  // namespace kindred
