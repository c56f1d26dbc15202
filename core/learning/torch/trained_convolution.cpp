#include "core/learning/torch/trained_convolution.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "core/learning/torch/thread_count.h"

namespace kindred {
namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

Tensor gradientOf(bool ofInput, const Tensor& gradient, const Tensor& input, const Tensor& weight,
                  std::int64_t stride) {
    const auto found = at::convolution_backward(gradient, input, weight, {}, {stride, stride}, {1, 1}, {1, 1},
                                                false, {0, 0}, 1, {ofInput, !ofInput, false});
    return ofInput ? std::get<0>(found) : std::get<1>(found);
}

/// Has oneDNN compute on the thread that asks, alone, as long as this lives.
class ComputeAlone {
public:
    ComputeAlone() : m_before(at::get_num_threads()) { useThreads(1); }
    ~ComputeAlone() { useThreads(m_before); }
    ComputeAlone(const ComputeAlone&) = delete;
    ComputeAlone& operator=(const ComputeAlone&) = delete;

private:
    int m_before;
};

Tensor weightGradient(const Tensor& gradient, const Tensor& input, const Tensor& weight,
                      std::int64_t stride) {
    const std::int64_t pictures = input.size(0);
    const std::int64_t shares = std::min<std::int64_t>(pictures, at::get_num_threads());
    std::vector<Tensor> found(static_cast<std::size_t>(shares));
    at::parallel_for(0, shares, 1, [&](std::int64_t begin, std::int64_t end) {
        const torch::NoGradGuard noGradients;  // a thread's own setting
        const ComputeAlone alone;
        for (std::int64_t share = begin; share < end; ++share) {
            const std::int64_t first = pictures * share / shares;
            const std::int64_t count = pictures * (share + 1) / shares - first;
            found[static_cast<std::size_t>(share)] = gradientOf(
                false, gradient.narrow(0, first, count), input.narrow(0, first, count), weight, stride);
        }
    });
    if (shares == 1)
        return found[0];
    Tensor sum = found[0].to(torch::kFloat32);
    for (std::size_t share = 1; share < found.size(); ++share)
        sum += found[share];
    return sum.to(weight.scalar_type());
}

class TrainedConvolution : public torch::autograd::Function<TrainedConvolution> {
public:
    static Tensor forward(AutogradContext* context, const Tensor& input, const Tensor& weight,
                          std::int64_t stride) {
        context->save_for_backward({input, weight});
        context->saved_data["stride"] = stride;
        return torch::conv2d(input, weight, {}, stride, 1);
    }

    static variable_list backward(AutogradContext* context, const variable_list& outer) {
        const variable_list saved = context->get_saved_variables();
        const std::int64_t stride = context->saved_data["stride"].toInt();
        const Tensor& input = saved[0];
        const Tensor& weight = saved[1];
        const Tensor gradient = outer[0].contiguous(torch::MemoryFormat::ChannelsLast);
        Tensor inputGradient;
        if (context->needs_input_grad(0))
            inputGradient = gradientOf(true, gradient, input, weight, stride);
        return {inputGradient, weightGradient(gradient, input, weight, stride), {}};
    }
};

}  // namespace

Tensor trainedConvolution(const Tensor& input, const Tensor& weight, std::int64_t stride) {
    return TrainedConvolution::apply(input, weight, stride);
}

}  // namespace kindred
