// Built by a compiler for 64-bit ARM and run in an emulator, so without Qt: the kernel for NEON beside a loop
// over bits, in place of hamming_kernel_test.cpp, which tests the kernels of the processor at hand.

#include <cstdio>
#include <random>
#include <vector>

#include "core/search/kernels/hamming_kernel_list.h"

namespace {

using namespace kindred;

std::uint32_t naiveDistance(const CodeBlock& block, std::size_t row, const std::uint64_t* query) {
    std::uint32_t distance = 0;
    for (int word = 0; word < block.wordCount; ++word)
        for (int bit = 0; bit < 64; ++bit)
            distance += ((block.words[word][row] ^ query[word]) >> bit) & 1;
    return distance;
}

bool findsTheNear(const CodeBlock& block, const std::uint64_t* query, std::uint32_t limit) {
    std::vector<NearRow> found(block.rows + 1, NearRow{~0U, ~0U});
    const std::size_t count = findNearerNeon(block, query, limit, found.data());
    std::size_t next = 0;
    for (std::size_t row = 0; row < block.rows; ++row) {
        const std::uint32_t distance = naiveDistance(block, row, query);
        if (distance >= limit)
            continue;
        if (next == count || found[next].row != row || found[next].distance != distance)
            return false;
        ++next;
    }
    return next == count && found[block.rows].row == ~0U;
}

bool addsDistances(const CodeBlock& block, const std::uint64_t* query) {
    std::vector<std::uint16_t> sums(block.rows, 7);
    addDistancesNeon(block.words[0], query[0], block.rows, sums.data());
    const CodeBlock firstWords{{block.words[0]}, 1, block.rows};
    for (std::size_t row = 0; row < block.rows; ++row)
        if (sums[row] != 7 + naiveDistance(firstWords, row, query))
            return false;
    return true;
}

}  // namespace

int main() {
    std::mt19937_64 random(1);
    int cases = 0;
    for (int wordCount = 1; wordCount <= 4; ++wordCount) {
        for (std::size_t rows = 0; rows <= 70; ++rows) {
            for (std::size_t offset = 0; offset < 2; ++offset) {
                std::vector<std::uint64_t> words[4];
                std::uint64_t query[4];
                CodeBlock block{{}, wordCount, rows};
                for (int word = 0; word < wordCount; ++word) {
                    query[word] = random();
                    words[word].assign(rows + offset + 1, query[word]);
                    for (std::size_t row = 0; row < rows; ++row)
                        words[word][offset + row] = random();
                    block.words[word] = words[word].data() + offset;
                }
                bool right = addsDistances(block, query);
                for (const int limit : {0, 1, 28 * wordCount, 32 * wordCount, 257})
                    right = right && findsTheNear(block, query, static_cast<std::uint32_t>(limit));
                if (!right) {
                    std::printf("wrong: %d words, %zu rows, offset %zu\n", wordCount, rows, offset);
                    return 1;
                }
                ++cases;
            }
        }
    }
    std::printf("%d cases right\n", cases);
}
