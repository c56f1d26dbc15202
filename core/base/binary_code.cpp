#include "core/base/binary_code.h"

#include <bit>
#include <cassert>

#include "core/base/error.h"

namespace kindred {

BinaryCode::BinaryCode(int bits) : m_bits(bits) {
    assert(bits >= 1 && bits <= maxBits);
}

BinaryCode BinaryCode::fromString(std::string_view text) {
    const auto malformed = [&] {
        return Error(ErrorCategory::Usage, "code-malformed", {std::string(text)},
                     "\"" + std::string(text) + "\" is not a code: write 1 to 256 digits, each 0 or 1.");
    };
    BinaryCode code;
    for (const char digit : text) {
        if (digit == ' ')
            continue;
        if ((digit != '0' && digit != '1') || code.m_bits == maxBits)
            throw malformed();
        code.setBit(code.m_bits++, digit == '1');
    }
    if (code.m_bits == 0)
        throw malformed();
    return code;
}

BinaryCode BinaryCode::fromWords(const std::array<std::uint64_t, 4>& words, int bits) {
    BinaryCode code(bits);
    code.m_words = words;
    assert(!code.hasUnusedBitSet());
    return code;
}

BinaryCode BinaryCode::fromBytes(std::span<const std::byte> bytes, int bits) {
    const auto malformed = [] {
        return Error(ErrorCategory::Library, "code-malformed", {},
                     "A stored code has the wrong length; restore the library from a backup or index again.");
    };
    if (bits < 1 || bits > maxBits || bytes.size() != static_cast<std::size_t>((bits + 7) / 8))
        throw malformed();
    BinaryCode code(bits);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        code.m_words[i / 8] |= std::to_integer<std::uint64_t>(bytes[i]) << (8 * (i % 8));
    if (code.hasUnusedBitSet())
        throw malformed();
    return code;
}

bool BinaryCode::hasUnusedBitSet() const {
    for (int word = 0; word < 4; ++word) {
        const int used = m_bits - 64 * word;
        if (used < 64 && (used <= 0 ? m_words[word] : m_words[word] >> used) != 0)
            return true;
    }
    return false;
}

void BinaryCode::setBit(int index, bool value) {
    const std::uint64_t mask = std::uint64_t{1} << (index % 64);
    std::uint64_t& word = m_words[index / 64];
    word = value ? (word | mask) : (word & ~mask);
}

std::string BinaryCode::toString() const {
    std::string text(m_bits, '0');
    for (int i = 0; i < m_bits; ++i)
        text[i] = bit(i) ? '1' : '0';
    return text;
}

std::vector<std::byte> BinaryCode::toBytes() const {
    std::vector<std::byte> bytes((m_bits + 7) / 8);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::byte>(m_words[i / 8] >> (8 * (i % 8)));
    return bytes;
}

int hammingDistance(const BinaryCode& a, const BinaryCode& b) {
    assert(a.bits() == b.bits());
    int distance = 0;
    for (std::size_t i = 0; i < a.words().size(); ++i)
        distance += std::popcount(a.words()[i] ^ b.words()[i]);
    return distance;
}

}  // namespace kindred
