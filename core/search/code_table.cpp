#include "core/search/code_table.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace kindred {
namespace {

template <typename Value>
void reorder(std::vector<Value>& values, const std::vector<std::size_t>& order) {
    std::vector<Value> reordered;
    reordered.reserve(values.size());
    for (const std::size_t row : order)
        reordered.push_back(values[row]);
    values = std::move(reordered);
}

}  // namespace

CodeTable::CodeTable(int bits) : m_bits(bits), m_words(BinaryCode(bits).wordCount()) {}

void CodeTable::reserve(std::size_t rows) {
    m_ids.reserve(rows);
    for (auto& words : m_words)
        words.reserve(rows);
}

void CodeTable::add(PictureId id, const BinaryCode& code) {
    assert(code.bits() == m_bits);
    m_sealed = m_sealed && (m_ids.empty() || m_ids.back() < id);
    m_ids.push_back(id);
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i].push_back(code.words()[i]);
}

void CodeTable::seal() {
    if (m_sealed)
        return;
    std::vector<std::size_t> order(m_ids.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [this](std::size_t a, std::size_t b) { return m_ids[a] < m_ids[b]; });
    reorder(m_ids, order);
    for (auto& words : m_words)
        reorder(words, order);
    assert(std::adjacent_find(m_ids.begin(), m_ids.end()) == m_ids.end());
    m_sealed = true;
}

BinaryCode CodeTable::code(std::size_t row) const {
    BinaryCode code(m_bits);
    for (int i = 0; i < m_bits; ++i)
        code.setBit(i, (m_words[i / 64][row] >> (i % 64)) & 1);
    return code;
}

}  // namespace kindred
