#include "core/learning/class_codes.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>

namespace kindred {
namespace {

using Codes = std::vector<BinaryCode>;

constexpr std::uint64_t searchSeed = 1893;  // fixed: a model's codes can be made again
constexpr int attempts = 2000;

BinaryCode complement(BinaryCode code) {
    for (int bit = 0; bit < code.bits(); ++bit)
        code.setBit(bit, !code.bit(bit));
    return code;
}

bool isPrime(int number) {
    for (int factor = 2; factor * factor <= number; ++factor)
        if (number % factor == 0)
            return false;
    return number > 2;
}

/// R. Paley 1933, first construction, for an order that is one more than a prime 4k + 3. Set bits are +1.
Codes paley(int order) {
    const int prime = order - 1;
    std::set<int> squares;
    for (int number = 1; number < prime; ++number)
        squares.insert(number * number % prime);
    Codes rows(static_cast<std::size_t>(order), BinaryCode(order));
    for (int row = 0; row < order; ++row) {
        for (int column = 0; column < order; ++column) {
            bool plus = row == 0 || row == column;
            if (row > 0 && column > 0 && row != column)
                plus = squares.contains((row - column + prime) % prime);
            rows[static_cast<std::size_t>(row)].setBit(column, plus);
        }
    }
    return rows;
}

/// J. Sylvester 1867: [H H; H -H].
Codes doubled(const Codes& half) {
    const int order = static_cast<int>(half.size());
    Codes rows(half.size() * 2, BinaryCode(2 * order));
    for (int row = 0; row < 2 * order; ++row) {
        for (int column = 0; column < 2 * order; ++column) {
            const bool plus = half[static_cast<std::size_t>(row % order)].bit(column % order);
            rows[static_cast<std::size_t>(row)].setBit(column, plus != (row >= order && column >= order));
        }
    }
    return rows;
}

/// The rows of a Hadamard matrix of this order; nothing where neither construction gives one.
std::optional<Codes> hadamard(int order) {
    if (order == 1) {
        BinaryCode one(1);
        one.setBit(0, true);
        return Codes{one};
    }
    // Of Paley's 128 columns some are alike in any ten rows; Sylvester's are not, if the rows are well
    // chosen.
    const bool powerOfTwo = std::has_single_bit(static_cast<unsigned>(order));
    if (!powerOfTwo && order % 4 == 0 && isPrime(order - 1))
        return paley(order);
    if (order % 2 != 0)
        return std::nullopt;
    const std::optional<Codes> half = hadamard(order / 2);
    return half ? std::optional(doubled(*half)) : std::nullopt;
}

/// Neither a bit that is the same for all classes, nor two that are equal or opposite; true, too, where so
/// few classes have no such bits: there are 2^(classes - 1) - 1 ways to part them in two.
bool everyBitTells(const Codes& codes) {
    if (codes.size() < 10 && codes.front().bits() >= (1 << (codes.size() - 1)))
        return true;
    std::set<std::string> seen;
    for (int bit = 0; bit < codes.front().bits(); ++bit) {
        std::string column;
        for (const BinaryCode& code : codes)
            column += code.bit(bit) == codes.front().bit(bit) ? '=' : '!';
        if (column.find('!') == std::string::npos || !seen.insert(std::move(column)).second)
            return false;
    }
    return true;
}

/// A random choice of a Hadamard matrix's rows, half of them negated; where the rows are too few, rows and
/// negated rows alike.
Codes drawRows(const Codes& rows, std::size_t classes, std::mt19937_64& random) {
    Codes pool = rows;
    if (classes > rows.size())
        for (const BinaryCode& row : rows)
            pool.push_back(complement(row));
    for (std::size_t i = 0; i < classes; ++i)
        std::swap(pool[i], pool[i + random() % (pool.size() - i)]);
    pool.resize(classes);
    if (classes <= rows.size())
        for (std::size_t i = 0; i < classes; i += 2)
            pool[i] = complement(pool[i]);
    return pool;
}

BinaryCode randomCode(int bits, std::mt19937_64& random) {
    BinaryCode code(bits);
    for (int bit = 0; bit < bits; ++bit)
        code.setBit(bit, (random() >> 63) != 0);
    return code;
}

/// Draws codes that keep `distance` from all before; nothing if too few are found.
std::optional<Codes> drawApart(std::size_t classes, int bits, int distance, std::mt19937_64& random) {
    Codes codes;
    const std::size_t draws = 200 * classes + 4000;
    for (std::size_t draw = 0; draw < draws && codes.size() < classes; ++draw) {
        const BinaryCode candidate = randomCode(bits, random);
        if (std::ranges::all_of(
                codes, [&](const BinaryCode& code) { return hammingDistance(code, candidate) >= distance; }))
            codes.push_back(candidate);
    }
    return codes.size() == classes ? std::optional(std::move(codes)) : std::nullopt;
}

/// The words of the greedy code of that distance (J. Conway and N. Sloane, "Lexicographic codes", 1986), for
/// short lengths.
Codes lexicode(int bits, int distance) {
    Codes codes;
    for (std::uint64_t word = 0; word < (std::uint64_t{1} << bits); ++word) {
        BinaryCode candidate(bits);
        for (int bit = 0; bit < bits; ++bit)
            candidate.setBit(bit, ((word >> bit) & 1) != 0);
        if (std::ranges::all_of(
                codes, [&](const BinaryCode& code) { return hammingDistance(code, candidate) >= distance; }))
            codes.push_back(candidate);
    }
    return codes;
}

std::optional<Codes> shortCodes(std::size_t classes, int bits, int distance, std::mt19937_64& random) {
    constexpr int longestSearched = 12;
    if (bits > longestSearched)
        return std::nullopt;
    Codes pool = lexicode(bits, distance);
    if (pool.size() < classes)
        return std::nullopt;
    for (std::size_t i = 0; i < classes; ++i)
        std::swap(pool[i], pool[i + random() % (pool.size() - i)]);
    pool.resize(classes);
    return pool;
}

Codes searchedCodes(std::size_t classes, int bits, std::mt19937_64& random) {
    for (int distance = bits / 2 + 1; distance >= 1; --distance) {
        for (int attempt = 0; attempt < 8; ++attempt) {
            std::optional<Codes> found = shortCodes(classes, bits, distance, random);
            if (!found)
                found = drawApart(classes, bits, distance, random);
            if (found && everyBitTells(*found))
                return *std::move(found);
        }
    }
    Codes any;  // more classes than words, or too few to tell all bits apart
    while (any.size() < classes)
        any.push_back(randomCode(bits, random));
    return any;
}

}  // namespace

Codes classCodes(std::size_t classes, int bits) {
    std::mt19937_64 random(searchSeed);
    const std::optional<Codes> rows = hadamard(bits);
    if (rows && classes <= 2 * rows->size())
        for (int attempt = 0; attempt < attempts; ++attempt)
            if (Codes codes = drawRows(*rows, classes, random); everyBitTells(codes))
                return codes;
    return searchedCodes(classes, bits, random);
}

int leastDistance(const Codes& codes) {
    int least = codes.empty() ? 0 : codes.front().bits();
    for (std::size_t i = 0; i < codes.size(); ++i)
        for (std::size_t j = i + 1; j < codes.size(); ++j)
            least = std::min(least, hammingDistance(codes[i], codes[j]));
    return least;
}

}  // namespace kindred
