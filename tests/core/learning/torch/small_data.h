#pragma once

#include <random>

#include "core/learning/data_set_types.h"

namespace kindred {

/// Noise with a tint by class: easy to learn, different in every picture.
inline LabelledImages tintedNoise(std::size_t count, int side, int classes, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    LabelledImages images;
    images.side = side;
    for (std::size_t i = 0; i < count; ++i) {
        const int label = static_cast<int>(i) % classes;
        images.labels.push_back(label);
        for (int channel = 0; channel < 3; ++channel)
            for (int pixel = 0; pixel < side * side; ++pixel) {
                const int tint = (label >> channel) % 2 == 0 ? 0 : 90;
                images.pixels.push_back(static_cast<std::uint8_t>(tint + random() % 160));
            }
    }
    return images;
}

inline DataSet tintedDataSet(std::size_t training, std::size_t test, int side, int classes) {
    DataSet data{
        "tinted noise", {}, tintedNoise(training, side, classes, 1), tintedNoise(test, side, classes, 2)};
    for (int i = 0; i < classes; ++i)
        data.classes.push_back("class " + std::to_string(i));
    return data;
}

}  // namespace kindred
