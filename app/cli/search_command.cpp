#include <spdlog/fmt/fmt.h>

#include <array>
#include <chrono>
#include <cmath>
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
    Ranking ranking = Ranking::Hamming;
    bool explain = false;
};

struct Query {
    std::optional<std::filesystem::path> path;
    SearchQuery looksFor;
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
    return {picture, {encoded.code, encoded.activations, encoded.features}, encoded.label};
}

Query queryFromCode(const std::string& text, const ModelRecord& model) {
    BinaryCode code = BinaryCode::fromString(text);
    if (code.bits() != model.bits) {
        throw Error(ErrorCategory::Usage, "code-length-differs", {std::to_string(code.bits()), model.name},
                    fmt::format("--code has {} bits, but the codes of {} have {}.", code.bits(), model.name,
                                model.bits));
    }
    return {std::nullopt, {.code = std::move(code)}, {}};
}

/// How alike a match is, 1 for what is the same: the share of the bits, or of their weights, that agree; of
/// features, whose scale is each model's own, the length of the query's over the sum of it and the distance.
double scoreOf(const RankedMatch& match, const SearchQuery& query, Ranking ranking) {
    if (ranking == Ranking::Features) {
        double squares = 0;
        for (const float feature : query.features) {
            squares += double{feature} * double{feature};
        }
        const double length = std::sqrt(squares);
        return length + match.value > 0 ? length / (length + match.value) : 1;
    }
    double most = query.code.bits();
    if (ranking == Ranking::Asymmetric) {
        most = 0;
        for (const float activation : query.activations) {
            most += std::abs(double{activation});
        }
    }
    return most > 0 ? 1 - match.value / most : 1;
}

nlohmann::ordered_json explanationDocument(const SearchExplanation& explanation) {
    constexpr std::array names{"scan", "directory", "multi-index"};
    return {{"structure", names[static_cast<std::size_t>(explanation.structure)]},
            {"reason", explanation.reason},
            {"pictures", explanation.pictures},
            {"codes_compared", explanation.codesCompared},
            {"lists_read", explanation.listsRead},
            {"bytes_read", explanation.bytesRead}};
}

Outcome outcomeOf(const Query& query, const LibrarySearch& library, Ranking ranking,
                  const RankedMatches& matches, double encodeSeconds, double searchSeconds) {
    nlohmann::ordered_json queryDocument = nlohmann::ordered_json::object();
    if (query.path) {
        queryDocument["path"] = textOfPath(*query.path);
    }
    queryDocument["code"] = query.looksFor.code.toString();
    if (!query.label.empty()) {
        queryDocument["label"] = query.label;
    }
    const std::vector<std::filesystem::path> paths = library.paths(matches);
    auto rows = nlohmann::ordered_json::array();
    std::string text;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        rows.push_back({{"rank", i + 1},
                        {"id", static_cast<std::int64_t>(matches[i].id)},
                        {"path", textOfPath(paths[i])},
                        {"distance", matches[i].distance},
                        {"score", scoreOf(matches[i], query.looksFor, ranking)}});
        if (ranking != Ranking::Hamming) {
            rows.back()["value"] = matches[i].value;
        }
        text += fmt::format("{:>5}  {:>3}  {}\n", i + 1, matches[i].distance, lineOfPath(paths[i]));
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
    const RankedMatches matches = library.search(query.looksFor, request, options.ranking);
    Outcome outcome =
        outcomeOf(query, library, options.ranking, matches, encodeSeconds, secondsSince(searchStart));
    if (options.explain) {
        const SearchExplanation explanation = library.explain(query.looksFor.code, request);
        outcome.document["explanation"] = explanationDocument(explanation);
        outcome.text += explanation.reason + "\n";
    }
    return outcome;
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
    addChoice(
        *parser, "--rank", options->ranking, rankingChoices(),
        "What pictures are ranked by: bits that differ, these weighted by how sure the query's are, or what "
        "the network saw, among pictures whose codes are near");
    parser->add_flag("--explain", options->explain, "Say how codes were searched, and what that read");
    parser->final_callback([options] {
        if (!options->image && options->ranking != Ranking::Hamming) {
            throw CLI::ValidationError("--rank", "other than hamming needs --image");
        }
    });
    return {parser, [options](CommandContext& context) { return runSearch(*options, context); }};
}

}  // namespace kindred
