#include "tests/benchmarks/code_samples.h"

#include <array>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>

namespace kindred {
namespace {

BinaryCode randomCode(int bits, std::mt19937_64& random) {
    std::array<std::uint64_t, 4> words{};
    for (int first = 0; first < bits; first += 64)
        words[first / 64] =
            bits - first >= 64 ? random() : random() & ((std::uint64_t{1} << (bits - first)) - 1);
    return BinaryCode::fromWords(words, bits);
}

void put(PackedCodes& codes, std::size_t row, const BinaryCode& code) {
    for (std::size_t word = 0; word < codes.words.size(); ++word)
        codes.words[word][row] = code.words()[word];
}

PackedCodes packed(const std::vector<BinaryCode>& codes) {
    PackedCodes packed;
    packed.bits = codes.front().bits();
    packed.words.assign(static_cast<std::size_t>(codes.front().wordCount()), AlignedWords(codes.size()));
    for (std::size_t row = 0; row < codes.size(); ++row) {
        packed.ids.push_back(static_cast<PictureId>(row));
        put(packed, row, codes[row]);
    }
    return packed;
}

/// The third column of a table with a heading.
std::vector<BinaryCode> readCodes(const std::filesystem::path& file) {
    std::ifstream lines(file);
    std::vector<BinaryCode> codes;
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line))
        codes.push_back(BinaryCode::fromString(line.substr(line.rfind(',') + 1)));
    if (codes.empty())
        throw std::runtime_error("There are no codes in " + file.string());
    return codes;
}

}  // namespace

CodeSample randomSample(std::size_t rows, int bits, std::size_t queries, std::size_t planted) {
    std::mt19937_64 random(1);
    CodeSample sample;
    sample.codes.bits = bits;
    sample.codes.ids.resize(rows);
    sample.codes.words.assign(static_cast<std::size_t>(BinaryCode(bits).wordCount()), AlignedWords(rows));
    for (std::size_t row = 0; row < rows; ++row) {
        sample.codes.ids[row] = static_cast<PictureId>(row);
        put(sample.codes, row, randomCode(bits, random));
    }
    for (std::size_t i = 0; i < queries; ++i) {
        sample.queries.push_back(randomCode(bits, random));
        for (std::size_t neighbour = 0; neighbour < planted; ++neighbour) {
            BinaryCode code = sample.queries.back();
            for (int turned = 0; turned < 6; ++turned) {
                const auto bit = static_cast<int>(random() % static_cast<std::uint64_t>(bits));
                code.setBit(bit, !code.bit(bit));
            }
            put(sample.codes, random() % rows, code);
        }
    }
    return sample;
}

CodeSample exportedSample(const std::filesystem::path& folder, std::size_t queries) {
    CodeSample sample{packed(readCodes(folder / "database.csv")), {}};
    const std::vector<BinaryCode> all = readCodes(folder / "queries.csv");
    for (std::size_t i = 0; i < queries; ++i)
        sample.queries.push_back(all[i * all.size() / queries]);
    return sample;
}

}  // namespace kindred
