#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace kindred {

/// Square pictures of one size with their class labels.
struct LabelledImages {
    int side = 0;  ///< pixels
    std::vector<std::uint8_t>
        pixels;  ///< a picture after the other, each planar: 3 * side * side, R then G then B
    std::vector<std::int32_t> labels;  ///< index into DataSet::classes, one a picture

    std::size_t count() const { return labels.size(); }
    std::size_t imageBytes() const { return std::size_t{3} * side * side; }
    std::span<const std::uint8_t> image(std::size_t index) const {
        return std::span(pixels).subspan(index * imageBytes(), imageBytes());
    }
};

/// A data set with its official split, or the split of class_folder_split.h.
struct DataSet {
    std::string name;  ///< "CIFAR-10", "CIFAR-100", or the folder's name
    std::vector<std::string> classes;
    LabelledImages training;
    LabelledImages test;
};

}  // namespace kindred
