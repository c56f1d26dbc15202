#include "app/cli/grid_text.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string_view>

namespace kindred {
namespace {

std::vector<int> numbersOf(std::string_view text, int most, const std::string& what) {
    std::vector<int> numbers;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        int number = 0;
        const auto [stopped, error] = std::from_chars(text.data() + begin, text.data() + end, number);
        if (error != std::errc() || stopped != text.data() + end || number < 1 || number > most)
            throw std::invalid_argument(what + " must be whole numbers from 1 to " + std::to_string(most) +
                                        " with commas between");
        if (std::ranges::find(numbers, number) == numbers.end())
            numbers.push_back(number);
        begin = end + 1;
    }
    return numbers;
}

}  // namespace

Grid gridFromText(const std::string& text) {
    const std::size_t cross = text.find('x');
    if (cross == std::string::npos)
        throw std::invalid_argument("a grid is depths, an x, and lengths of code, as in 1,3x12,48");
    const std::string_view all = text;
    return {numbersOf(all.substr(0, cross), 16, "depths"),
            numbersOf(all.substr(cross + 1), 256, "lengths of code")};
}

}  // namespace kindred
