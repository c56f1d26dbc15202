#include "core/search/asymmetric_search.h"

#include <algorithm>
#include <cmath>

#include "core/search/distance_blocks.h"
#include "core/search/request_check.h"

namespace kindred {
namespace {

BinaryCode signsOf(std::span<const float> activations) {
    BinaryCode code(static_cast<int>(activations.size()));
    for (int bit = 0; bit < code.bits(); ++bit)
        code.setBit(bit, activations[bit] > 0);
    return code;
}

/// Calls visit(row, distance, value) for each row of a table that is nearer than `limit` bits.
template <typename Visit>
void forEachNearer(const CodeTable& table, const AsymmetricDistance& asymmetric, int limit, Visit visit) {
    std::vector<float> values;
    forEachDistanceBlock(table, asymmetric.code(), hammingKernel(),
                         [&](std::size_t first, std::span<const std::uint16_t> distances) {
                             values.assign(distances.size(), 0);
                             for (int word = 0; word < table.wordCount(); ++word)
                                 asymmetric.addTo(values, word,
                                                  table.words(word).subspan(first, distances.size()));
                             for (std::size_t i = 0; i < distances.size(); ++i) {
                                 if (distances[i] < limit)
                                     visit(first + i, distances[i], values[i]);
                             }
                         });
}

}  // namespace

AsymmetricDistance::AsymmetricDistance(std::span<const float> activations)
    : m_code(signsOf(activations)), m_tables((activations.size() + 7) / 8) {
    for (std::size_t bit = 0; bit < activations.size(); ++bit) {
        const float weight = std::abs(activations[bit]);
        const bool isSet = m_code.bit(static_cast<int>(bit));
        ByteTable& table = m_tables[bit / 8];
        // Bytes of the bits before this one are known; each goes on with this bit clear and with it set.
        const std::size_t known = std::size_t{1} << (bit % 8);
        for (std::size_t byte = 0; byte < known; ++byte) {
            table[known + byte] = table[byte] + (isSet ? 0 : weight);
            table[byte] += isSet ? weight : 0;
        }
    }
}

void AsymmetricDistance::addTo(std::span<float> sums, int word, std::span<const std::uint64_t> words) const {
    const std::size_t first = std::size_t{8} * word;
    const auto tables = std::span(m_tables).subspan(first, std::min<std::size_t>(8, m_tables.size() - first));
    for (std::size_t row = 0; row < words.size(); ++row) {
        std::uint64_t bytes = words[row];
        float sum = sums[row];
        for (const ByteTable& table : tables) {
            sum += table[bytes & 0xff];
            bytes >>= 8;
        }
        sums[row] = sum;
    }
}

void offerAll(const CodeTable& table, const RowSet* gone, const AsymmetricDistance& asymmetric, int limit,
              NearestMatches& nearest) {
    forEachNearer(table, asymmetric, limit, [&](std::size_t row, int distance, float value) {
        if (!(gone && gone->contains(row)))
            nearest.offer({table.id(row), distance, value});
    });
}

void offerAll(const CodeTable& table, const CodeDirectory& directory, const RowSet* gone,
              const AsymmetricDistance& asymmetric, int limit, NearestMatches& nearest) {
    forEachNearer(directory.codes(), asymmetric, limit, [&](std::size_t code, int distance, float value) {
        for (const std::uint32_t row : directory.rows(code)) {
            if (gone && gone->contains(row))
                continue;
            if (!nearest.offer({table.id(row), distance, value}))
                break;  // equal values stand by id, and the rows of a code do too
        }
    });
}

RankedMatches searchAsymmetric(const CodeTable& table, std::span<const float> activations,
                               const SearchRequest& request) {
    const AsymmetricDistance asymmetric(activations);
    checkRequest(table.bits(), asymmetric.code(), request);
    const std::size_t top = std::min(request.top.value_or(table.size()), table.size());
    if (top == 0)
        return {};
    NearestMatches nearest(top);
    const int radius = std::min(request.radius.value_or(table.bits()), table.bits());
    offerAll(table, nullptr, asymmetric, radius + 1, nearest);
    return nearest.take();
}

}  // namespace kindred
