#include <benchmark/benchmark.h>
#include <torch/torch.h>

#include <numeric>
#include <random>
#include <span>
#include <thread>
#include <vector>

#include "core/learning/augmentation.h"
#include "core/learning/torch/drhn_network.h"
#include "core/learning/torch/kept_memory.h"
#include "core/learning/torch/thread_count.h"
#include "core/learning/torch/torch_trainer.h"
#include "tests/benchmarks/plain_read.h"
#include "tests/core/learning/torch/small_data.h"

namespace kindred {
namespace {

constexpr int side = 32;
constexpr int classes = 10;
constexpr std::size_t steps = 16;

int coreCount() {
    return static_cast<int>(std::thread::hardware_concurrency());
}

/// All pictures are trained on, in two epochs: the first takes the memory that the second is measured with.
TrainingRecipe recipeOf(int blocks) {
    TrainingRecipe recipe;
    recipe.blocks = blocks;
    recipe.epochs = 2;
    recipe.holdout = 0;
    recipe.learningRate = 0.02;
    return recipe;
}

struct Epoch {
    double seconds = 0;
    Precision precision = Precision::Float32;
};

Epoch trainEpoch(const DataSet& data, const TrainingRecipe& recipe) {
    const auto result = TorchTrainer(torch::kCPU, coreCount()).train({data, recipe}, JobContext(), {});
    return {result->epochs.back().seconds, result->precision};
}

/// The batches of an epoch, as the trainer makes them.
class Batches {
public:
    Batches(const DataSet& data, const TrainingRecipe& recipe)
        : m_data(data), m_recipe(recipe), m_order(data.training.count()) {
        std::iota(m_order.begin(), m_order.end(), 0U);
        shuffleIndices(m_order, m_random);
    }

    /// Seconds for making all of them.
    double make() {
        const BatchWriter writer(m_data.training, channelStatistics(m_data.training, m_order));
        const auto size = static_cast<std::size_t>(m_recipe.batch);
        m_pixels.resize(m_order.size() * m_data.training.imageBytes());
        return secondsOf([&] {
            for (std::size_t first = 0; first < m_order.size(); first += size)
                writer.writeAugmented(std::span(m_order).subspan(first, size), 1, side, m_recipe, m_random,
                                      std::span(m_pixels).subspan(first * m_data.training.imageBytes(),
                                                                  size * m_data.training.imageBytes()));
        });
    }

    torch::Tensor input(std::size_t step) {
        const std::size_t first = step * static_cast<std::size_t>(m_recipe.batch);
        return torch::from_blob(m_pixels.data() + first * m_data.training.imageBytes(),
                                {m_recipe.batch, side, side, 3})
            .permute({0, 3, 1, 2});
    }

    torch::Tensor labels(std::size_t step) const {
        torch::Tensor labels = torch::empty({m_recipe.batch}, torch::kInt64);
        for (std::int64_t i = 0; i < m_recipe.batch; ++i)
            labels[i] = m_data.training.labels[m_order[step * static_cast<std::size_t>(m_recipe.batch) +
                                                       static_cast<std::size_t>(i)]];
        return labels;
    }

private:
    const DataSet& m_data;
    const TrainingRecipe& m_recipe;
    std::mt19937_64 m_random{1};
    std::vector<std::uint32_t> m_order;
    std::vector<float> m_pixels;
};

/// Seconds for nothing but forward and backward of batches that are there already.
double forwardAndBackward(Batches& batches, const TrainingRecipe& recipe, Precision precision) {
    ModelDescription description;
    description.blocks = recipe.blocks;
    description.bits = recipe.bits;
    description.classes.resize(classes);
    NetworkState state(drhnTensors(description), torch::kCPU,
                       precision == Precision::BFloat16 ? torch::kBFloat16 : torch::kFloat32);
    state.initialize(1);
    state.requireGradients();
    const DrhnNetwork network(description, state);
    std::vector<torch::Tensor> labels;
    for (std::size_t step = 0; step < steps; ++step)
        labels.push_back(batches.labels(step));
    const auto options =
        torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(recipe.labelSmoothing);
    const auto run = [&](std::size_t step) {
        const torch::Tensor scores =
            network.classify(network.hash(network.features(batches.input(step), true)));
        torch::nn::functional::cross_entropy(scores, labels[step], options).backward();
    };
    run(0);
    return secondsOf([&] {
        for (std::size_t step = 0; step < steps; ++step)
            run(step);
    });
}

void trainAnEpoch(benchmark::State& state) {
    const DataSet data = tintedDataSet(steps * 128, 1, side, classes);
    const TrainingRecipe recipe = recipeOf(static_cast<int>(state.range(0)));
    Batches batches(data, recipe);
    double all = 0;
    double making = 0;
    double bare = 0;
    for (auto _ : state) {
        const Epoch epoch = trainEpoch(data, recipe);
        state.SetIterationTime(epoch.seconds);
        all += epoch.seconds;
        making += batches.make();
        const KeptMemory keptMemory;
        bare += forwardAndBackward(batches, recipe, epoch.precision);
    }
    state.counters["pictures_per_second"] =
        static_cast<double>(data.training.count()) * static_cast<double>(state.iterations()) / all;
    state.counters["times_forward_backward"] = all / bare;
    state.counters["data_share"] = making / all;
}

}  // namespace
}  // namespace kindred

int main(int argc, char* argv[]) {
    kindred::useThreads(kindred::coreCount());
    benchmark::RegisterBenchmark("epoch", kindred::trainAnEpoch)
        ->ArgNames({"blocks"})
        ->Args({1})
        ->Args({3})
        ->Args({5})
        ->Iterations(1)
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
