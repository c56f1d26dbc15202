#pragma once

#include <cstdint>
#include <vector>

namespace kindred {

/// How a hash layer is found from the pooled features of pictures instead of being trained: their principal
/// axes, made equally loud as far as `whitening` says, turned so that signs lose least (iterative
/// quantisation: Y. Gong and S. Lazebnik 2011, eq. 2 to 4), each bit's threshold at its median, so that it
/// halves the pictures. With fewer axes than bits the turn is one into a larger space: what the weakest axes
/// say, which tells a picture from its own copy as often as from another picture, is left out, and the
/// strongest are said more than once.
struct HashFit {
    int bits = 128;
    int axes = 0;  ///< how many of the strongest, up to featureCount() and to bits; 0: as many as can be
    double whitening = 0.5;  ///< 0: axes as loud as they are; 1: all equally loud; between: the mean of the
                             ///< variances takes the rest of a variance's part
    int rounds = 50;         ///< of turning
    std::uint64_t seed = 0;  ///< of the first turn
};

/// A code is the signs of weight * features + bias.
struct HashLayer {
    std::vector<float> weight;  ///< bits x features
    std::vector<float> bias;    ///< a number a bit
};

}  // namespace kindred
