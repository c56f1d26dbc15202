#include <benchmark/benchmark.h>
#include <torch/torch.h>

#include <thread>

#include "core/learning/torch/drhn_network.h"
#include "core/learning/torch/thread_count.h"
#include "core/learning/torch/torch_encoder.h"
#include "tests/benchmarks/plain_read.h"
#include "tests/core/learning/random_model.h"
#include "tests/core/learning/torch/small_data.h"

namespace kindred {
namespace {

constexpr int side = 32;

int coreCount() {
    return static_cast<int>(std::thread::hardware_concurrency());
}

Model modelOf(int blocks) {
    ModelDescription description;
    description.blocks = blocks;
    description.inputSize = side;
    description.mean = {0.5, 0.5, 0.5};
    description.std = {0.25, 0.25, 0.25};
    return randomModel(description, 1);
}

/// Bytes to codes, `count` pictures a call, each time followed by the same network of LibTorch's own
/// operations (normalisation not folded, all pictures in one batch).
void encodePictures(benchmark::State& state) {
    const Model model = modelOf(static_cast<int>(state.range(0)));
    const auto count = static_cast<std::size_t>(state.range(1));
    const LabelledImages images = tintedNoise(count, side, 10, 1);
    TorchEncoder encoder(model, torch::kCPU, coreCount());

    const torch::NoGradGuard noGradients;
    NetworkState values(drhnTensors(model.description), torch::kCPU, torch::kFloat32);
    values.load(model.tensors);
    const DrhnNetwork network(model.description, values);
    const torch::Tensor input =
        torch::randn({state.range(1), 3, side, side}).contiguous(torch::MemoryFormat::ChannelsLast);
    double here = 0;
    double there = 0;
    for (auto _ : state) {
        const double seconds = secondsOf([&] { encoder.encode(images.pixels, count); });
        state.SetIterationTime(seconds);
        here += seconds;
        there += secondsOf([&] { network.hash(network.features(input, false)); });
    }
    const double pictures = static_cast<double>(count) * static_cast<double>(state.iterations());
    state.counters["pictures_per_second"] = pictures / here;
    state.counters["times_libtorch"] = here / there;
}

}  // namespace
}  // namespace kindred

int main(int argc, char* argv[]) {
    kindred::useThreads(kindred::coreCount());
    benchmark::RegisterBenchmark("encode", kindred::encodePictures)
        ->ArgNames({"blocks", "pictures"})
        ->ArgsProduct({{1, 3, 5}, {1, 256}})
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
