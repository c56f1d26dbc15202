#include "core/search/code_table.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>
#include <utility>

namespace kindred {
namespace {

template <typename Values>
void reorder(Values& values, const std::vector<std::size_t>& order) {
    Values reordered;
    reordered.reserve(values.size());
    for (const std::size_t row : order)
        reordered.push_back(values[row]);
    values = std::move(reordered);
}

}  // namespace

CodeTable::CodeTable(int bits) {
    m_codes.bits = bits;
    m_codes.words.resize(BinaryCode(bits).wordCount());
}

CodeTable::CodeTable(PackedCodes codes) : m_codes(std::move(codes)) {
    assert(m_codes.words.size() == static_cast<std::size_t>(BinaryCode(m_codes.bits).wordCount()));
    assert(std::ranges::all_of(m_codes.words,
                               [&](const AlignedWords& words) { return words.size() == size(); }));
    assert(std::ranges::is_sorted(m_codes.ids, std::ranges::less_equal()));
}

void CodeTable::reserve(std::size_t rows) {
    m_codes.ids.reserve(rows);
    for (AlignedWords& words : m_codes.words)
        words.reserve(rows);
}

void CodeTable::add(PictureId id, const BinaryCode& code) {
    assert(code.bits() == bits());
    m_sealed = m_sealed && (empty() || m_codes.ids.back() < id);
    m_codes.ids.push_back(id);
    for (std::size_t i = 0; i < m_codes.words.size(); ++i)
        m_codes.words[i].push_back(code.words()[i]);
}

void CodeTable::seal() {
    if (m_sealed)
        return;
    std::vector<std::size_t> order(size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [this](std::size_t row) { return id(row); });
    reorder(m_codes.ids, order);
    for (AlignedWords& words : m_codes.words)
        reorder(words, order);
    assert(std::ranges::adjacent_find(m_codes.ids) == m_codes.ids.end());
    m_sealed = true;
}

BinaryCode CodeTable::code(std::size_t row) const {
    std::array<std::uint64_t, 4> words{};
    for (std::size_t i = 0; i < m_codes.words.size(); ++i)
        words[i] = m_codes.words[i][row];
    return BinaryCode::fromWords(words, bits());
}

CodeBlock CodeTable::block(std::size_t first, std::size_t rows) const {
    assert(first + rows <= size());
    CodeBlock block{{}, wordCount(), rows};
    for (std::size_t i = 0; i < m_codes.words.size(); ++i)
        block.words[i] = m_codes.words[i].data() + first;
    return block;
}

std::size_t CodeTable::bytes() const {
    std::size_t bytes = m_codes.ids.capacity() * sizeof(PictureId);
    for (const AlignedWords& words : m_codes.words)
        bytes += words.capacity() * sizeof(std::uint64_t);
    return bytes;
}

}  // namespace kindred
