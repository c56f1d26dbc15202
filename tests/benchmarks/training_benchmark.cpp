#include <benchmark/benchmark.h>
#include <torch/torch.h>

#include <thread>
#include <utility>

#include "core/learning/torch/fused_norm.h"
#include "core/learning/torch/kept_memory.h"
#include "core/learning/torch/thread_count.h"
#include "core/learning/torch/trained_convolution.h"
#include "tests/benchmarks/plain_read.h"

namespace kindred {
namespace {

using torch::Tensor;

/// What a residual block is trained with, at one width of DRHN: a batch of 128 in bfloat16, channels last.
struct Block {
    Block(std::int64_t channels, std::int64_t side)
        : input(last(torch::randn({128, channels, side, side})).requires_grad_()),
          gradient(last(torch::randn({128, channels, side, side}))) {
        for (int i = 0; i < 2; ++i) {
            weights[i] = (last(torch::randn({channels, channels, 3, 3})) * 0.1).detach().requires_grad_();
            norms[i] = {torch::ones({channels}).requires_grad_(), torch::zeros({channels}).requires_grad_(),
                        torch::zeros({channels}), torch::ones({channels})};
        }
    }

    static Tensor last(const Tensor& tensor) {
        return tensor.to(torch::kBFloat16).contiguous(torch::MemoryFormat::ChannelsLast);
    }

    Tensor input;
    Tensor gradient;
    Tensor weights[2];
    NormVectors norms[2];
};

void ours(const Block& block) {
    const auto norm = [&](const Tensor& values, int i, const Tensor& shortcut) {
        return fusedNormRelu(values, block.norms[i], shortcut, 0.1, 1e-4);
    };
    const Tensor inner = norm(trainedConvolution(block.input, block.weights[0], 1), 0, {});
    norm(trainedConvolution(inner, block.weights[1], 1), 1, block.input).backward(block.gradient);
}

void libTorchs(const Block& block) {
    const auto norm = [&](const Tensor& values, int i) {
        const NormVectors& vectors = block.norms[i];
        return torch::batch_norm(values, vectors.weight, vectors.bias, vectors.runningMean,
                                 vectors.runningVariance, true, 0.1, 1e-4, true);
    };
    const Tensor inner = norm(torch::conv2d(block.input, block.weights[0], {}, 1, 1), 0).relu_();
    norm(torch::conv2d(inner, block.weights[1], {}, 1, 1), 1)
        .add_(block.input)
        .relu_()
        .backward(block.gradient);
}

/// Forward and backward through one block, each time followed by the same from LibTorch's own operations. The
/// allocator's setting serves both.
void trainBlock(benchmark::State& state) {
    const KeptMemory keptMemory;
    const Block block(state.range(0), state.range(1));
    double here = 0;
    double there = 0;
    for (auto _ : state) {
        const double seconds = secondsOf([&] { ours(block); });
        state.SetIterationTime(seconds);
        here += seconds;
        there += secondsOf([&] { libTorchs(block); });
    }
    state.counters["times_libtorch"] = here / there;
}

}  // namespace
}  // namespace kindred

int main(int argc, char* argv[]) {
    torch::manual_seed(1);
    kindred::useThreads(static_cast<int>(std::thread::hardware_concurrency()));
    for (const auto& [channels, side] : {std::pair{16, 32}, {32, 16}, {64, 8}, {128, 4}})
        benchmark::RegisterBenchmark("residual_block", kindred::trainBlock)
            ->ArgNames({"channels", "side"})
            ->Args({channels, side})
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
