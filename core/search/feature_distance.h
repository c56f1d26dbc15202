#pragma once

#include <cstddef>
#include <span>

namespace kindred {

/// Features of pictures, all of one length, one picture after the other. Owns nothing.
class FeatureRows {
public:
    /// `length` is at least 1 and divides the number of values.
    FeatureRows(std::span<const float> values, std::size_t length) : m_values(values), m_length(length) {}

    std::size_t length() const { return m_length; }
    std::size_t size() const { return m_values.size() / m_length; }
    std::span<const float> operator[](std::size_t row) const {
        return m_values.subspan(row * m_length, m_length);
    }

private:
    std::span<const float> m_values;
    std::size_t m_length;
};

/// The square of the Euclidean distance of two vectors of one length. Differences are squared and summed in
/// float32 in one fixed order, so that a pair has one value, wherever and on whatever machine it is compared.
float squaredDistance(std::span<const float> a, std::span<const float> b);

}  // namespace kindred
