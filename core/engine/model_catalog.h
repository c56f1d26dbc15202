#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/learning/model_types.h"

namespace kindred {

struct CatalogEntry {
    std::string name;  ///< file name without ".safetensors"
    std::filesystem::path file;
};

/// The models that are shipped, by name. A folder that is not there is an empty catalogue.
std::vector<CatalogEntry> shippedModels(const std::filesystem::path& modelsFolder);

/// A model is a file, or the name of a shipped one. Throws Error("model-not-found") naming the shipped ones.
std::filesystem::path resolveModel(const std::string& fileOrName, const std::filesystem::path& modelsFolder);

/// Is it, by its name, one that is made for photographs of any kind?
bool isEveryday(const std::string& name);

/// What a new library is indexed with: the shipped everyday model where there is one, else drhn-3-48-cifar10.
std::filesystem::path defaultModel(const std::filesystem::path& modelsFolder);

/// What is proposed where a model is judged on a data set: the first shipped one that is for measuring and
/// not for photographs of any kind; where there is none, defaultModel().
std::filesystem::path modelForMeasuring(const std::filesystem::path& modelsFolder);

/// What people want to know of a model file.
struct ModelSummary {
    std::string name;
    std::string sha256;
    ModelDescription description;
    std::int64_t parameters = 0;
    std::uint64_t bytes = 0;
};
ModelSummary summarizeModel(const std::filesystem::path& file);

}  // namespace kindred
