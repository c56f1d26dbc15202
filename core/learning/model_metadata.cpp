#include "core/learning/model_metadata.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>
#include <vector>

namespace kindred {
namespace {

using Json = nlohmann::json;
using Metadata = std::map<std::string, std::string>;

const std::array<std::pair<const char*, Head>, 4>& heads() {
    static constexpr std::array<std::pair<const char*, Head>, 4> words{
        {{"sigmoid", Head::Sigmoid}, {"ortho", Head::Ortho}, {"csq", Head::Csq}, {"fitted", Head::Fitted}}};
    return words;
}

Head headOf(const std::string& text) {
    for (const auto& [word, head] : heads())
        if (text == word)
            return head;
    throw std::invalid_argument("its head \"" + text + "\" is not known here");
}

/// Hands out the entries of a metadata map and remembers which were asked for.
class Entries {
public:
    explicit Entries(Metadata metadata) : m_left(std::move(metadata)) {}

    std::string text(const std::string& key) {
        const auto found = m_left.extract(key);
        if (found.empty())
            throw std::invalid_argument("the entry \"" + key + "\" is missing");
        return found.mapped();
    }

    template <typename Number>
    Number number(const std::string& key) {
        const std::string value = text(key);
        Number result{};
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), result);
        if (error != std::errc() || end != value.data() + value.size())
            throw std::invalid_argument("the entry \"" + key + "\" is no number");
        return result;
    }

    Json json(const std::string& key) {
        const std::string value = text(key);
        Json parsed = Json::parse(value, nullptr, false);
        if (parsed.is_discarded() || !parsed.is_array())
            throw std::invalid_argument("the entry \"" + key + "\" is no JSON array");
        return parsed;
    }

    /// One of two words: true for the first.
    bool isFirst(const std::string& key, const std::string& first, const std::string& second) {
        const std::string value = text(key);
        if (value != first && value != second)
            throw std::invalid_argument("the entry \"" + key + "\" is neither " + first + " nor " + second);
        return value == first;
    }

    bool has(const std::string& key) const { return m_left.contains(key); }
    Metadata left() && { return std::move(m_left); }

private:
    Metadata m_left;
};

std::array<double, 3> threeNumbers(Entries& entries, const std::string& key, double least, double most) {
    const Json values = entries.json(key);
    std::array<double, 3> result{};
    if (values.size() != result.size())
        throw std::invalid_argument("the entry \"" + key + "\" has not three numbers");
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (!values[i].is_number())
            throw std::invalid_argument("the entry \"" + key + "\" has not three numbers");
        result[i] = values[i].get<double>();
        if (!(result[i] >= least && result[i] <= most))
            throw std::invalid_argument("the entry \"" + key + "\" holds an impossible number");
    }
    return result;
}

std::vector<std::string> classNames(Entries& entries) {
    std::vector<std::string> names;
    for (const Json& name : entries.json("classes")) {
        if (!name.is_string())
            throw std::invalid_argument("the entry \"classes\" holds something that is no name");
        names.push_back(name.get<std::string>());
    }
    return names;
}

double positiveNumber(Entries& entries, const std::string& key, double most) {
    const auto value = entries.number<double>(key);
    if (!(value > 0 && value < most))
        throw std::invalid_argument("the entry \"" + key + "\" is not between 0 and " + Json(most).dump());
    return value;
}

bool isShare(double value) {
    return value >= 0 && value <= 1;
}

/// [[distance, pairs, same, low, high], …] by rising distance.
std::vector<DistanceMeaning> calibrationFrom(Entries& entries, int bits) {
    std::vector<DistanceMeaning> calibration;
    for (const Json& row : entries.json("calibration")) {
        const bool numbers = row.is_array() && row.size() == 5 && row[0].is_number_integer() &&
                             row[1].is_number_unsigned() && row[2].is_number() && row[3].is_number() &&
                             row[4].is_number();
        if (!numbers)
            throw std::invalid_argument("the entry \"calibration\" is malformed");
        const std::int64_t least = calibration.empty() ? 0 : calibration.back().distance + 1;
        const auto distance = row[0].get<std::int64_t>();
        const DistanceMeaning meaning{static_cast<int>(distance), row[1].get<std::uint64_t>(),
                                      row[2].get<double>(), row[3].get<double>(), row[4].get<double>()};
        if (distance < least || distance > bits || !isShare(meaning.same) || !isShare(meaning.low) ||
            !isShare(meaning.high) || meaning.low > meaning.high)
            throw std::invalid_argument("the entry \"calibration\" holds impossible numbers");
        calibration.push_back(meaning);
    }
    return calibration;
}

Json calibrationJson(const std::vector<DistanceMeaning>& calibration) {
    Json rows = Json::array();
    for (const DistanceMeaning& meaning : calibration)
        rows.push_back({meaning.distance, meaning.pairs, meaning.same, meaning.low, meaning.high});
    return rows;
}

}  // namespace

std::string headWord(Head head) {
    for (const auto& [word, meant] : heads())
        if (head == meant)
            return word;
    return {};
}

Metadata toMetadata(const ModelDescription& description) {
    Metadata metadata = description.notes;
    metadata["format"] = "kindred-model";
    metadata["version"] = description.averagesMirror ? "2" : "1";  // else earlier programs would not average
    if (description.averagesMirror)
        metadata["mirror"] = "averaged";
    metadata["network"] = "drhn";
    metadata["blocks"] = std::to_string(description.blocks);
    metadata["bits"] = std::to_string(description.bits);
    metadata["classes"] = Json(description.classes).dump(-1, ' ', false, Json::error_handler_t::replace);
    metadata["head"] = headWord(description.head);
    metadata["block_order"] = description.blockOrder == BlockOrder::Recipe ? "recipe" : "formula";
    metadata["shortcut_padding"] = description.shortcutPadding == ShortcutPadding::Split ? "split" : "end";
    metadata["input_size"] = std::to_string(description.inputSize);
    metadata["resize"] = description.resize == ResizeMode::Squash ? "squash" : "centre-crop";
    if (!description.meanImage)
        metadata["mean"] = Json(description.mean).dump();
    metadata["std"] = Json(description.std).dump();
    if (description.head == Head::Ortho)
        metadata["logit_scale"] = Json(description.logitScale).dump();
    if (!description.calibration.empty())
        metadata["calibration"] = calibrationJson(description.calibration).dump();
    metadata["eps"] = Json(description.normEpsilon).dump();
    return metadata;
}

ModelDescription fromMetadata(const Metadata& metadata, bool hasMeanImage) {
    Entries entries(metadata);
    if (!entries.has("format") || entries.text("format") != "kindred-model")
        throw std::invalid_argument("it is not a Kindred model");
    const std::string version = entries.text("version");
    if (version != "1" && version != "2")
        throw std::invalid_argument("it was made by a later version of Kindred");
    if (entries.text("network") != "drhn")
        throw std::invalid_argument("its network is not known here");
    ModelDescription description;
    description.blocks = entries.number<int>("blocks");
    description.bits = entries.number<int>("bits");
    description.classes = classNames(entries);
    description.head = headOf(entries.text("head"));
    description.blockOrder =
        entries.isFirst("block_order", "recipe", "formula") ? BlockOrder::Recipe : BlockOrder::Formula;
    description.shortcutPadding =
        entries.isFirst("shortcut_padding", "split", "end") ? ShortcutPadding::Split : ShortcutPadding::End;
    description.inputSize = entries.number<int>("input_size");
    description.resize =
        entries.isFirst("resize", "squash", "centre-crop") ? ResizeMode::Squash : ResizeMode::CentreCrop;
    if (version == "2")
        description.averagesMirror = entries.isFirst("mirror", "averaged", "ignored");
    description.meanImage = hasMeanImage;
    if (!hasMeanImage)
        description.mean = threeNumbers(entries, "mean", 0, 1);
    description.std = threeNumbers(entries, "std", 1e-6, 1e3);
    description.normEpsilon = positiveNumber(entries, "eps", 1);
    if (description.head == Head::Ortho)
        description.logitScale = positiveNumber(entries, "logit_scale", 1e6);
    if (entries.has("calibration"))
        description.calibration = calibrationFrom(entries, description.bits);
    description.notes = std::move(entries).left();
    return description;
}

}  // namespace kindred
