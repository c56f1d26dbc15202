#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kindred {

/// A picture's binary code: 1 to 256 bits, bit i in word i / 64 at position i % 64; unused bits are zero.
/// A plain value. Comparing two codes of different length is a programming mistake (asserted).
class BinaryCode {
public:
    static constexpr int maxBits = 256;

    BinaryCode() = default;
    /// All bits zero. `bits` is 1..maxBits.
    explicit BinaryCode(int bits);

    /// Reads '0' and '1', bit 0 first; blanks are skipped. Throws Error("code-malformed").
    static BinaryCode fromString(std::string_view text);
    /// The inverse of toBytes(). Throws Error("code-malformed") if the size is wrong or an unused bit is set.
    static BinaryCode fromBytes(std::span<const std::byte> bytes, int bits);

    /// Asserts that no unused bit is set. `bits` is 1..maxBits.
    static BinaryCode fromWords(const std::array<std::uint64_t, 4>& words, int bits);

    int bits() const { return m_bits; }
    int wordCount() const { return (m_bits + 63) / 64; }
    bool bit(int index) const { return (m_words[index / 64] >> (index % 64)) & 1; }
    void setBit(int index, bool value);
    const std::array<std::uint64_t, 4>& words() const { return m_words; }

    /// '0' and '1', bit 0 first, without blanks.
    std::string toString() const;
    /// ceil(bits / 8) bytes, bit i in byte i / 8 at position i % 8.
    std::vector<std::byte> toBytes() const;

    friend bool operator==(const BinaryCode&, const BinaryCode&) = default;
    friend auto operator<=>(const BinaryCode&, const BinaryCode&) = default;

private:
    bool hasUnusedBitSet() const;

    int m_bits = 0;
    std::array<std::uint64_t, 4> m_words{};
};

/// The number of bits in which two codes of the same length differ.
int hammingDistance(const BinaryCode& a, const BinaryCode& b);

}  // namespace kindred
