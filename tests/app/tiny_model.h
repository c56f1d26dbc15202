#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kindred {

/// Writes a DRHN-1 that nobody has trained: weights drawn from `seed`, equal seeds give equal files. Its
/// codes differ from picture to picture and mean nothing.
void writeTinyModel(const std::filesystem::path& file, int bits, unsigned seed,
                    const std::vector<std::string>& classes = {"cat", "dog"});

}  // namespace kindred
