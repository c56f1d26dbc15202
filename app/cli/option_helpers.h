#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/search/ranking_types.h"

namespace kindred {

// Options as kindred-cli has them: paths may be given as textOfPath() writes them, choices are words.

CLI::Option* addPath(CLI::App& parser, const std::string& name, std::filesystem::path& value,
                     const std::string& description);
CLI::Option* addPath(CLI::App& parser, const std::string& name, std::optional<std::filesystem::path>& value,
                     const std::string& description);
/// One or more paths without an option's name.
CLI::Option* addPaths(CLI::App& parser, const std::string& name, std::vector<std::filesystem::path>& values,
                      const std::string& description);

/// For counts and seeds: digits alone, at least `least`.
CLI::Validator wholeNumberFrom(std::uint64_t least);

/// The words that a choice is made of, with what they mean.
template <typename T>
using Choices = std::vector<std::pair<std::string, T>>;

template <typename T>
std::string wordFor(const Choices<T>& choices, T value) {
    for (const auto& [word, meaning] : choices) {
        if (meaning == value) {
            return word;
        }
    }
    return {};
}

/// An option that takes one of some words. `value` keeps its default unless the option is given.
template <typename T>
CLI::Option* addChoice(CLI::App& parser, const std::string& name, T& value, const Choices<T>& choices,
                       const std::string& description) {
    std::vector<std::string> words;
    for (const auto& [word, meaning] : choices) {
        words.push_back(word);
    }
    const auto take = [&value, choices](const std::string& given) {
        for (const auto& [word, meaning] : choices) {
            if (word == given) {
                value = meaning;
            }
        }
    };
    return parser.add_option_function<std::string>(name, take, description)
        ->type_name(CLI::detail::join(words, "|"))
        ->check(CLI::IsMember(words).description(""))
        ->default_str(wordFor(choices, value));
}

/// hamming, asymmetric and features.
const Choices<Ranking>& rankingChoices();

}  // namespace kindred
