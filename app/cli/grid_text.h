#pragma once

#include <string>
#include <vector>

namespace kindred {

/// Depths and lengths of code to be combined.
struct Grid {
    std::vector<int> blocks;
    std::vector<int> bits;
};

/// Of "1,3x12,48": depths, an x, lengths of code. Throws std::invalid_argument whose text says what is wrong.
Grid gridFromText(const std::string& text);

}  // namespace kindred
