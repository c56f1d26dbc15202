#pragma once

#include <filesystem>
#include <optional>

namespace kindred {

/// The folder of shared test data: the environment's KINDRED_DATA, else shared/data beside the sources.
/// Nothing where there is none; tests that need it then skip.
std::optional<std::filesystem::path> testDataFolder();

/// The folder cifar-10-batches-bin with the six official batches, unpacked into the build folder (the
/// environment's KINDRED_BUILD) by the first test that asks, which takes about a minute; tests that ask
/// meanwhile wait. Nothing where the data, python3 or djxl is missing; tests that need it then skip. Never
/// write there.
std::optional<std::filesystem::path> unpackCifar10();

}  // namespace kindred
