#include "app/cli/option_helpers.h"

#include <charconv>
#include <system_error>

#include "app/cli/path_text.h"

namespace kindred {

CLI::Option* addPath(CLI::App& parser, const std::string& name, std::filesystem::path& value,
                     const std::string& description) {
    return parser
        .add_option_function<std::string>(
            name, [&value](const std::string& text) { value = pathFromText(text); }, description)
        ->type_name("PATH");
}

CLI::Option* addPath(CLI::App& parser, const std::string& name, std::optional<std::filesystem::path>& value,
                     const std::string& description) {
    return parser
        .add_option_function<std::string>(
            name, [&value](const std::string& text) { value = pathFromText(text); }, description)
        ->type_name("PATH");
}

CLI::Option* addPaths(CLI::App& parser, const std::string& name, std::vector<std::filesystem::path>& values,
                      const std::string& description) {
    const auto take = [&values](const std::vector<std::string>& texts) {
        for (const std::string& text : texts) {
            values.push_back(pathFromText(text));
        }
    };
    return parser.add_option_function<std::vector<std::string>>(name, take, description)->type_name("PATH");
}

CLI::Validator wholeNumberFrom(std::uint64_t least) {
    const auto check = [least](const std::string& text) {
        std::uint64_t value = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool fits = problem == std::errc() && end == text.data() + text.size() && value >= least;
        return fits ? std::string()
                    : "must be a whole number from " + std::to_string(least) + ", not " + text;
    };
    return CLI::Validator(check, "");
}

const Choices<Ranking>& rankingChoices() {
    static const Choices<Ranking> choices = {
        {"hamming", Ranking::Hamming}, {"asymmetric", Ranking::Asymmetric}, {"features", Ranking::Features}};
    return choices;
}

}  // namespace kindred
