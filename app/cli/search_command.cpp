#include <spdlog/fmt/fmt.h>

#include <chrono>
#include <memory>

#include "app/cli/command.h"
#include "app/cli/option_helpers.h"
#include "app/cli/path_text.h"
#include "app/cli/reports.h"
#include "core/base/error.h"
#include "core/engine/encode_pictures.h"
#include "core/engine/library_search.h"
#include "core/engine/model_catalog.h"

namespace kindred {
namespace {

constexpr std::size_t defaultTop = 100;

struct SearchOptions {
    std::filesystem::path library;
    std::optional<std::filesystem::path> image;
    std::string code;
    std::optional<std::filesystem::path> model;
    SearchRequest request;
    std::string rank;
};

struct Query {
    std::optional<std::filesystem::path> path;
    BinaryCode code;
    std::string label;
};

double secondsSince(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The file of the model that the library's codes are of: only it may code the query.
std::filesystem::path fileOf(const ModelRecord& model) {
    std::filesystem::path file = model.path;
    if (!std::filesystem::exists(file) || summarizeModel(file).sha256 != model.sha256) {
        throw Error(
            ErrorCategory::Model, "model-file-changed", {model.name, model.path},
            fmt::format("The codes of this library are of the model {}, which is no longer at {}; give its "
                        "file with --model.",
                        model.name, lineOfPath(file)));
    }
    return file;
}

Query queryFromPicture(const std::filesystem::path& picture, const std::filesystem::path& model,
                       Services& services) {
    tellDevice(services);
    const auto outcome = encodeFile(picture, model, services);
    if (const auto* failure = std::get_if<DecodeFailure>(&outcome)) {
        throw Error(ErrorCategory::File, failure->code, {picture.native()},
                    fmt::format("{} cannot be looked for: {}", lineOfPath(picture), failure->reason));
    }
    const auto& encoded = std::get<EncodedPicture>(outcome);
    return {picture, encoded.code, encoded.label};
}

Query queryFromCode(const std::string& text, const ModelRecord& model) {
    BinaryCode code = BinaryCode::fromString(text);
    if (code.bits() != model.bits) {
        throw Error(ErrorCategory::Usage, "code-length-differs", {std::to_string(code.bits()), model.name},
                    fmt::format("--code has {} bits, but the codes of {} have {}.", code.bits(), model.name,
                                model.bits));
    }
    return {std::nullopt, std::move(code), {}};
}

Outcome outcomeOf(const Query& query, const LibrarySearch& library, const Matches& matches,
                  double encodeSeconds, double searchSeconds) {
    nlohmann::ordered_json queryDocument = nlohmann::ordered_json::object();
    if (query.path) {
        queryDocument["path"] = textOfPath(*query.path);
    }
    queryDocument["code"] = query.code.toString();
    if (!query.label.empty()) {
        queryDocument["label"] = query.label;
    }
    const std::vector<std::filesystem::path> paths = library.paths(matches);
    auto rows = nlohmann::ordered_json::array();
    std::string text;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const int distance = matches[i].distance;
        rows.push_back({{"rank", i + 1},
                        {"id", static_cast<std::int64_t>(matches[i].id)},
                        {"path", textOfPath(paths[i])},
                        {"distance", distance},
                        {"score", 1.0 - static_cast<double>(distance) / query.code.bits()}});
        text += fmt::format("{:>5}  {:>3}  {}\n", i + 1, distance, lineOfPath(paths[i]));
    }
    return {.document = {{"query", std::move(queryDocument)},
                         {"seconds", {{"encode", encodeSeconds}, {"search", searchSeconds}}},
                         {"matches", std::move(rows)}},
            .text = matches.empty() ? "Nothing was found.\n" : " rank  bits  picture\n" + text};
}

Outcome runSearch(const SearchOptions& options, CommandContext& context) {
    Services& services = context.services;
    std::optional<std::filesystem::path> model;
    if (options.model) {
        model = resolveModel(options.model->native(), services.locations.models);
    }
    const LibrarySearch library(options.library, model);
    SearchRequest request = options.request;
    if (!request.top && !request.radius) {
        request.top = defaultTop;
    }
    const auto start = std::chrono::steady_clock::now();
    const Query query =
        options.image ? queryFromPicture(*options.image, model ? *model : fileOf(library.model()), services)
                      : queryFromCode(options.code, library.model());
    const double encodeSeconds = options.image ? secondsSince(start) : 0.0;
    const auto searchStart = std::chrono::steady_clock::now();
    const Matches matches = library.search(query.code, request);
    return outcomeOf(query, library, matches, encodeSeconds, secondsSince(searchStart));
}

}  // namespace

Command addSearchCommand(CLI::App& app) {
    auto options = std::make_shared<SearchOptions>();
    CLI::App* parser = app.add_subcommand("search", "Find the pictures of a library that are nearest to one");
    addPath(*parser, "--library", options->library, "The library file")->required();
    CLI::Option_group* query = parser->add_option_group("Query");
    addPath(*query, "--image", options->image, "The picture to look for");
    query->add_option("--code", options->code, "The code to look for: 0 and 1, bit 0 first")
        ->type_name("BITS");
    query->require_option(1);
    addPath(*parser, "--model", options->model,
            "A model that the library holds codes of: a file, or the name of a shipped one [the library's "
            "default]");
    parser
        ->add_option("--top", options->request.top,
                     "At most this many of the nearest [100, without --radius]")
        ->type_name("K")
        ->check(wholeNumberFrom(1));
    parser->add_option("--radius", options->request.radius, "Only pictures within this many bits")
        ->type_name("R")
        ->check(CLI::Range(0, BinaryCode::maxBits).description(""));
    parser->add_option("--rank", options->rank, "How pictures are ranked")
        ->default_str("hamming")
        ->type_name("hamming")
        ->check(CLI::IsMember({"hamming"}).description(""));
    return {parser, [options](CommandContext& context) { return runSearch(*options, context); }};
}

}  // namespace kindred
