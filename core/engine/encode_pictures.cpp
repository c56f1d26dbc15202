#include "core/engine/encode_pictures.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/engine/picture_stream.h"
#include "core/engine/planar_pixels.h"
#include "core/imaging/folder_walk.h"
#include "core/learning/model_file.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

std::variant<EncodedPicture, DecodeFailure> encodeOne(const DecodeOutcome& outcome, const fs::path& modelFile,
                                                      const ModelDescription& model, Services& services) {
    if (const auto* failure = std::get_if<DecodeFailure>(&outcome))
        return *failure;
    const PixelImage& pixels = std::get<DecodedPicture>(outcome).pixels;
    std::vector<std::uint8_t> planes(pixels.rgb.size());
    writePlanar(pixels, planes);
    return encodedAt(services.encoding.encode(modelFile, planes, 1), 0, model);
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
    std::vector<StreamedPicture> outcomes(files.size());
    const DecodeRequest input = inputOf(readModelDescription(model));
    std::uint64_t done = 0;
    const StreamEnds ends{
        .decode = [&](std::size_t index) { return services.decoders.decodeFile(files[index], input); },
        .consume =
            [&](StreamedPicture&& picture) {
                context.report({"encoding", ++done, files.size(), files[picture.index].filename().string()});
                outcomes[picture.index] = std::move(picture);
            }};
    PictureStream(files.size(), model, services, context, ends).run();

    for (std::size_t i = 0; i < files.size(); ++i) {
        if (auto* picture = std::get_if<EncodedPicture>(&outcomes[i].outcome)) {
            picture->path = files[i];
            report.images.push_back(std::move(*picture));
        } else if (const auto* failure = std::get_if<DecodeFailure>(&outcomes[i].outcome)) {
            report.failures.push_back({files[i], failure->code, failure->reason});
        }
    }
    report.stopped = context.stopRequested();
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return report;
}

}  // namespace kindred
