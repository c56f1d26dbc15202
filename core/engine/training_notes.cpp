#include "core/engine/training_notes.h"

#include <array>
#include <charconv>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "core/learning/model_file.h"
#include "core/learning/recipe_knobs.h"

namespace kindred {
namespace {

constexpr char curvesHeading[] =
    "epoch,learning_rate,train_loss,train_accuracy,validation_loss,validation_accuracy,images_seen,seconds";

std::string textOf(double value) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << value;
    return text.str();
}

std::string curvesOf(const std::vector<EpochFigures>& epochs) {
    std::string text = std::string(curvesHeading) + "\n";
    const auto orEmpty = [](const std::optional<double>& value) {
        return value ? textOf(*value) : std::string();
    };
    for (const EpochFigures& epoch : epochs)
        text += std::to_string(epoch.epoch) + "," + textOf(epoch.learningRate) + "," +
                textOf(epoch.trainLoss) + "," + textOf(epoch.trainAccuracy) + "," +
                orEmpty(epoch.validationLoss) + "," + orEmpty(epoch.validationAccuracy) + "," +
                std::to_string(epoch.imagesSeen) + "," + textOf(epoch.seconds) + "\n";
    return text;
}

/// Every setting, a line each: a later version may have other defaults.
std::string settingsOf(const TrainingRecipe& recipe) {
    std::string text;
    for (const auto& [name, value] : recipeWords(recipe))
        text.append(name).append("=").append(value).append("\n");
    return text;
}

std::optional<double> numberIn(std::string_view field) {
    double value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    return error == std::errc() && end == field.data() + field.size() && !field.empty() ? std::optional(value)
                                                                                        : std::nullopt;
}

/// A line of the curves; files of before have neither pictures seen nor seconds. Nothing if it is malformed.
std::optional<EpochFigures> figuresIn(const std::string& line) {
    std::vector<std::optional<double>> fields;
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, ',');)
        fields.push_back(numberIn(field));
    fields.resize(8);
    for (const std::size_t needed : {0, 1, 2, 3})
        if (!fields[needed])
            return std::nullopt;
    return EpochFigures{static_cast<int>(*fields[0]),
                        *fields[1],
                        *fields[2],
                        *fields[3],
                        fields[4],
                        fields[5],
                        static_cast<std::uint64_t>(fields[6].value_or(0)),
                        fields[7].value_or(0)};
}

}  // namespace

std::map<std::string, std::string> trainingNotes(const TrainRequest& request, const DataSet& data,
                                                 const TrainReport& report) {
    std::map<std::string, std::string> notes;
    notes["data_set"] = data.name;
    notes["training_pictures"] = std::to_string(data.training.count());
    notes["command"] = request.command;
    if (!request.start.empty()) {
        notes["started_from"] =
            request.start.stem().string() + " (SHA-256 " + fileSha256(request.start) + ")";
        const auto before = readModelDescription(request.start).notes;
        if (const auto command = before.find("command"); command != before.end())
            notes["started_from_command"] = command->second;
    }
    notes["recipe"] = settingsOf(request.recipe);
    notes["seed"] = std::to_string(request.recipe.seed);
    notes["device"] = report.device;
    notes["precision"] = report.precision == Precision::BFloat16 ? "bfloat16" : "float32";
    notes["kept_epoch"] = std::to_string(report.keptEpoch);
    notes["curves"] = curvesOf(report.epochs);
    if (report.testAccuracy)
        notes["test_accuracy"] = textOf(*report.testAccuracy);
    return notes;
}

std::vector<EpochFigures> epochsOf(const std::filesystem::path& model) {
    const ModelDescription description = readModelDescription(model);
    const auto found = description.notes.find("curves");
    std::vector<EpochFigures> epochs;
    if (found == description.notes.end())
        return epochs;
    std::istringstream lines(found->second);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line))
        if (const std::optional<EpochFigures> figures = figuresIn(line))
            epochs.push_back(*figures);
    return epochs;
}

std::optional<TrainingRecipe> recipeOf(const std::filesystem::path& model) {
    const ModelDescription description = readModelDescription(model);
    const auto found = description.notes.find("recipe");
    if (found == description.notes.end())
        return std::nullopt;
    std::map<std::string, std::string> words;
    std::istringstream lines(found->second);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t sign = line.find('=');
        if (sign == std::string::npos)
            return std::nullopt;
        words[line.substr(0, sign)] = line.substr(sign + 1);
    }
    try {
        return recipeFromWords(words);
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

}  // namespace kindred
