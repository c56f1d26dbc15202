#include "core/learning/checkpoint_file.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <stdexcept>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/learning/digest.h"
#include "core/learning/recipe_knobs.h"
#include "core/learning/safetensors_header.h"

namespace kindred {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

constexpr char format[] = "kindred-checkpoint";
constexpr std::uint64_t maxHeaderBytes = 1 << 24;  // it holds the figures of every epoch
constexpr std::uint64_t maxEpochs = 100'000;
constexpr std::uint64_t maxParts = 65'536;

Error damaged(const fs::path& file, const std::string& how) {
    return Error(ErrorCategory::Learning, "checkpoint-damaged", {file.string(), how},
                 "The checkpoint \"" + file.string() + "\" cannot be gone on with: " + how +
                     ". Remove it to start anew.");
}

Json optionalJson(const std::optional<double>& value) {
    return value ? Json(*value) : Json();
}

double numberFrom(const Json& json) {
    if (!json.is_number())
        throw std::invalid_argument("its state has something in place of a number");
    return json.get<double>();
}

std::optional<double> optionalFrom(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional(numberFrom(json));
}

/// Of no more than `most`, which fits the type that is wanted.
template <typename Number = std::uint64_t>
Number countFrom(const Json& json, std::uint64_t most = std::numeric_limits<std::int64_t>::max()) {
    if (!json.is_number_unsigned() || json.get<std::uint64_t>() > most)
        throw std::invalid_argument("its state has something in place of a count, or an impossible one");
    return static_cast<Number>(json.get<std::uint64_t>());
}

Json epochsJson(const std::vector<EpochFigures>& epochs) {
    Json all = Json::array();
    for (const EpochFigures& epoch : epochs)
        all.push_back({epoch.epoch, epoch.learningRate, epoch.trainLoss, epoch.trainAccuracy,
                       optionalJson(epoch.validationLoss), optionalJson(epoch.validationAccuracy),
                       epoch.imagesSeen, epoch.seconds});
    return all;
}

std::vector<EpochFigures> epochsFrom(const Json& all) {
    std::vector<EpochFigures> epochs;
    for (const Json& row : all)
        epochs.push_back({countFrom<int>(row.at(0), maxEpochs), numberFrom(row.at(1)), numberFrom(row.at(2)),
                          numberFrom(row.at(3)), optionalFrom(row.at(4)), optionalFrom(row.at(5)),
                          countFrom(row.at(6)), numberFrom(row.at(7))});
    return epochs;
}

/// JSON writes doubles in as many digits as give the same number back; what is not finite becomes null.
std::string stateText(const Checkpoint& checkpoint) {
    return Json{{"data_set", checkpoint.dataSet},
                {"data_digest", checkpoint.dataDigest},
                {"note", checkpoint.note},
                {"bfloat16", checkpoint.precision == Precision::BFloat16},
                {"epochs", epochsJson(checkpoint.epochs)},
                {"step", checkpoint.step},
                {"images_seen", checkpoint.imagesSeen},
                {"random_at_epoch", checkpoint.randomAtEpoch},
                {"random_now", checkpoint.randomNow},
                {"loss_sum", checkpoint.lossSum},
                {"correct", checkpoint.correct},
                {"seconds_in_epoch", checkpoint.secondsInEpoch},
                {"kept_epoch", checkpoint.keptEpoch},
                {"best_loss", std::isfinite(checkpoint.bestLoss) ? Json(checkpoint.bestLoss) : Json()},
                {"parts", checkpoint.parts}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

void readState(const std::string& text, Checkpoint& checkpoint) {
    const Json state = Json::parse(text);
    checkpoint.dataSet = state.at("data_set");
    checkpoint.dataDigest = state.at("data_digest");
    checkpoint.note = state.at("note");
    checkpoint.precision = state.at("bfloat16").get<bool>() ? Precision::BFloat16 : Precision::Float32;
    checkpoint.epochs = epochsFrom(state.at("epochs"));
    checkpoint.step = countFrom(state.at("step"));
    checkpoint.imagesSeen = countFrom(state.at("images_seen"));
    checkpoint.randomAtEpoch = state.at("random_at_epoch");
    checkpoint.randomNow = state.at("random_now");
    checkpoint.lossSum = numberFrom(state.at("loss_sum"));
    checkpoint.correct = countFrom<std::int64_t>(state.at("correct"));
    checkpoint.secondsInEpoch = numberFrom(state.at("seconds_in_epoch"));
    checkpoint.keptEpoch = countFrom<int>(state.at("kept_epoch"), checkpoint.epochs.size());
    const std::optional<double> best = optionalFrom(state.at("best_loss"));
    checkpoint.bestLoss = best ? *best : (checkpoint.keptEpoch == 0 ? HUGE_VAL : -HUGE_VAL);
    checkpoint.parts = countFrom<int>(state.at("parts"), maxParts);
    if (checkpoint.parts == 0)
        throw std::invalid_argument("its state cuts a batch into no parts");
}

/// The tensors by name, for both ways.
template <typename State>
auto tensorsOf(State& checkpoint) {
    return std::vector{std::pair{"values", &checkpoint.values}, std::pair{"velocity", &checkpoint.velocity},
                       std::pair{"average", &checkpoint.average}, std::pair{"kept", &checkpoint.kept}};
}

struct OpenCheckpoint {
    SafetensorsHeader header;
    Checkpoint checkpoint;
};

std::ifstream openFile(const fs::path& file, std::uint64_t& bytes) {
    std::ifstream stream(file, std::ios::binary);
    std::error_code error;
    bytes = fs::file_size(file, error);
    if (!stream || error)
        throw Error(ErrorCategory::File, "checkpoint-missing", {file.string()},
                    "There is no unfinished run to go on with: \"" + file.string() +
                        "\" is not there; start without resuming.");
    return stream;
}

/// Leaves the stream at the first tensor.
OpenCheckpoint readHeader(std::istream& stream, std::uint64_t bytes, const fs::path& file) {
    std::uint64_t length = 0;
    if (bytes < sizeof length || !stream.read(reinterpret_cast<char*>(&length), sizeof length) ||
        length > maxHeaderBytes || length > bytes - sizeof length)
        throw damaged(file, "it is no checkpoint, or too short");
    std::string json(length, '\0');
    if (!stream.read(json.data(), static_cast<std::streamsize>(length)))
        throw damaged(file, "it ends within its header");
    OpenCheckpoint open;
    try {
        open.header = parseSafetensorsHeader(json, bytes - sizeof length - length);
        std::map<std::string, std::string> words = open.header.metadata;
        if (words["format"] != format)
            throw std::invalid_argument("it is no checkpoint");
        readState(words["state"], open.checkpoint);
        words.erase("format");
        words.erase("state");
        open.checkpoint.recipe = recipeFromWords(words);
    } catch (const std::exception& refused) {
        throw damaged(file, refused.what());
    }
    return open;
}

}  // namespace

std::string dataSetDigest(const DataSet& data) {
    Digest digest;
    const std::uint64_t numbers[] = {static_cast<std::uint64_t>(data.training.side), data.training.count(),
                                     data.classes.size()};
    digest.add(std::as_bytes(std::span(numbers)));
    digest.add(std::as_bytes(std::span(data.training.pixels)));
    digest.add(std::as_bytes(std::span(data.training.labels)));
    return digest.text();
}

void writeCheckpoint(const fs::path& file, const Checkpoint& checkpoint) {
    SafetensorsHeader header;
    header.metadata = recipeWords(checkpoint.recipe);
    header.metadata["format"] = format;
    header.metadata["state"] = stateText(checkpoint);
    std::uint64_t place = 0;
    for (const auto& [name, values] : tensorsOf(checkpoint)) {
        if (values->empty())
            continue;
        const std::uint64_t bytes = values->size() * sizeof(float);
        header.tensors[name] = {SafetensorsHeader::Type::Float32,
                                {static_cast<std::int64_t>(values->size())},
                                place,
                                place + bytes};
        place += bytes;
    }
    const std::string json = writeSafetensorsHeader(header);
    const std::uint64_t length = json.size();
    AtomicFile out(file);
    out.write(std::as_bytes(std::span(&length, 1)));
    out.write(json);
    for (const auto& [name, values] : tensorsOf(checkpoint))
        out.write(std::as_bytes(std::span(*values)));
    out.commit();
}

Checkpoint readCheckpointState(const fs::path& file) {
    std::uint64_t bytes = 0;
    std::ifstream stream = openFile(file, bytes);
    return readHeader(stream, bytes, file).checkpoint;
}

Checkpoint readCheckpoint(const fs::path& file) {
    std::uint64_t bytes = 0;
    std::ifstream stream = openFile(file, bytes);
    return readCheckpoint(stream, bytes, file);
}

Checkpoint readCheckpoint(std::istream& stream, std::uint64_t bytes, const fs::path& file) {
    OpenCheckpoint open = readHeader(stream, bytes, file);
    const std::streamoff dataStart = stream.tellg();
    for (const auto& [name, values] : tensorsOf(open.checkpoint)) {
        const auto found = open.header.tensors.find(name);
        if (found == open.header.tensors.end())
            continue;
        if (found->second.type != SafetensorsHeader::Type::Float32 || found->second.shape.size() != 1)
            throw damaged(file, std::string("the tensor ") + name + " has the wrong form");
        values->resize(static_cast<std::size_t>(found->second.shape.front()));
        stream.seekg(dataStart + static_cast<std::streamoff>(found->second.begin));
        stream.read(reinterpret_cast<char*>(values->data()),
                    static_cast<std::streamsize>(values->size() * sizeof(float)));
        if (!stream)
            throw damaged(file, "it could not be read to its end");
        if (!std::ranges::all_of(*values, [](float value) { return std::isfinite(value); }))
            throw damaged(file, std::string("the tensor ") + name + " holds a value that is no number");
    }
    return std::move(open.checkpoint);
}

void removeCheckpoint(const fs::path& file) {
    std::error_code ignored;
    fs::remove(file, ignored);
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const std::string leftOver = file.filename().string() + ".part-";
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().filename().string().starts_with(leftOver))
            fs::remove(entry.path(), ignored);
}

}  // namespace kindred
