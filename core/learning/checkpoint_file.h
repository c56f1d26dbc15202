#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "core/learning/data_set_types.h"
#include "core/learning/recipe_types.h"

namespace kindred {

/// Everything that a training run needs to go on as if nothing had happened.
struct Checkpoint {
    TrainingRecipe recipe;
    std::string dataSet;                       ///< its name
    std::string dataDigest;                    ///< as dataSetDigest()
    std::string note;                          ///< the caller's own
    Precision precision = Precision::Float32;  ///< what Automatic came to

    std::vector<EpochFigures> epochs;  ///< those that are over
    std::uint64_t step = 0;            ///< of the whole run, the next one to take
    std::uint64_t imagesSeen = 0;
    std::string randomAtEpoch;  ///< the generator's state before the order of the epoch at hand was drawn
    std::string randomNow;
    double lossSum = 0;  ///< over the steps of the epoch at hand
    std::int64_t correct = 0;
    double secondsInEpoch = 0;
    int keptEpoch = 0;  ///< 0: none yet
    double bestLoss = 0;
    int parts = 1;  ///< into how many a batch is cut to fit the memory

    std::vector<float> values;    ///< of the network, in the order of NetworkState
    std::vector<float> velocity;  ///< of the optimiser
    std::vector<float> average;   ///< empty: no averaging
    std::vector<float> kept;      ///< values of `keptEpoch`; empty: none
};

/// SHA-256 over size, pixels and labels of the training pictures.
std::string dataSetDigest(const DataSet& data);

/// Whole or not at all; a checkpoint that was there stays until the new one is complete. Throws
/// Error("file-not-written").
void writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint);

/// Reads it as model files are read: checked before a tensor is allocated, and every value is finite. Throws
/// Error("checkpoint-missing"), Error("checkpoint-damaged").
Checkpoint readCheckpoint(const std::filesystem::path& file);

/// From a stream of `bytes` bytes; `file` is the name that errors give.
Checkpoint readCheckpoint(std::istream& stream, std::uint64_t bytes, const std::filesystem::path& file);

/// Without the tensors: how far a run is.
Checkpoint readCheckpointState(const std::filesystem::path& file);

/// Removes the file and what a crash may have left half written beside it.
void removeCheckpoint(const std::filesystem::path& file);

}  // namespace kindred
