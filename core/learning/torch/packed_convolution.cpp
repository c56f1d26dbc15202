#include "core/learning/torch/packed_convolution.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <string>
#include <utility>
#include <vector>

namespace kindred {
namespace {

// These operators have no function in LibTorch's headers; TorchScript calls them by name, and so is done
// here.
auto findOperator(const char* name) {
    return c10::Dispatcher::singleton().findSchema({name, ""});
}

c10::IValue callOperator(const char* name, torch::jit::Stack arguments) {
    findOperator(name)->callBoxed(&arguments);
    return std::move(arguments.front());
}

constexpr const char* packName = "mkldnn_prepacked::conv2d_prepack";
constexpr const char* runName = "mkldnn_prepacked::conv2d_run";

}  // namespace

PackedConvolution::PackedConvolution(const torch::Tensor& weight, const torch::Tensor& bias,
                                     const Settings& settings)
    : m_settings(settings), m_weight(weight), m_bias(bias) {
    if (!weight.is_cpu() || !at::hasMKLDNN() || !findOperator(packName) || !findOperator(runName))
        return;
    using Numbers = std::vector<std::int64_t>;
    const Numbers input{settings.count, weight.size(1), settings.side, settings.side};
    m_packed =
        callOperator(packName, {weight, bias.defined() ? c10::IValue(bias) : c10::IValue(),
                                Numbers{settings.stride, settings.stride}, Numbers{1, 1}, Numbers{1, 1},
                                std::int64_t{1}, input, std::string(settings.rectified ? "relu" : "none")});
}

torch::Tensor PackedConvolution::operator()(const torch::Tensor& input) const {
    if (!m_packed.isNone())
        return callOperator(runName, {input, m_packed}).toTensor();
    torch::Tensor values = torch::conv2d(input, m_weight, m_bias, m_settings.stride, 1);
    return m_settings.rectified ? values.relu_() : values;
}

}  // namespace kindred
