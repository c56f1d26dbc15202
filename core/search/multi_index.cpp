#include "core/search/multi_index.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <numeric>

#include "core/search/multi_index_cost.h"
#include "core/search/parallel_ranges.h"

namespace kindred {
namespace {

/// Longer ones have so many lists that finding one costs more than reading it.
constexpr int mostBitsOfSubstring = 20;

}  // namespace

/// One query on its way through the lists.
class MultiIndex::Query {
public:
    Query(const MultiIndex& index, const BinaryCode& code, const StructureRequest& request)
        : m_index(index),
          m_request(request),
          m_words(code.words()),
          m_nearest(request.top, request.limit, NearestRows::Arrival::AnyOrder) {}

    /// False where it was given up, since the rest would be dearer than the other way.
    bool run(SearchCost& cost) {
        const MultiIndexCost model(m_index.m_codes.size(), m_index.m_codes.bits(), m_index.substrings(),
                                   m_request.kernel->listCost);
        const auto otherwise = static_cast<double>(m_index.m_otherwiseCodes);
        for (int known = 0; known < m_nearest.limit(); ++known) {
            const int distance = known / m_index.substrings();
            const int substring = known % m_index.substrings();
            const double spent = static_cast<double>(m_cost.codes) +
                                 m_request.kernel->listCost * static_cast<double>(m_cost.lists);
            // A first look is worth a tenth: what it finds shows how far one has to go.
            const bool cheap = spent + model.ofStep(distance, substring) < 0.1 * otherwise;
            if (!cheap && spent + model.upTo(m_nearest.limit() - 1, distance, substring) > otherwise) {
                cost += m_cost;
                return false;
            }
            readLists(distance, substring);
        }
        cost += m_cost;
        return true;
    }

    std::vector<RankedRow> ranked() const { return m_nearest.ranked(); }

private:
    void readLists(int distance, int substring) {
        const SubstringTable& table = m_index.m_tables[static_cast<std::size_t>(substring)];
        m_lists.clear();
        forEachAtDistance(table.substring().of(m_words.data()), table.substring().bits, distance,
                          [&](std::uint32_t value) { m_lists.push_back(value); });
        m_cost.lists += m_lists.size();
        // Lists lie far apart: while one is read, the next ones are on their way from memory.
        constexpr std::size_t ahead = 6;
        for (std::size_t i = 0; i < std::min(ahead, m_lists.size()); ++i)
            fetch(table, m_lists[i]);
        for (std::size_t i = 0; i < m_lists.size(); ++i) {
            if (i + ahead < m_lists.size())
                fetch(table, m_lists[i + ahead]);
            readList(table, m_lists[i], distance, substring);
        }
    }

    static void fetch(const SubstringTable& table, std::uint32_t value) {
        constexpr std::size_t wordsOfLine = 8;
        constexpr std::size_t lines = 8;
        const std::size_t first = table.first(value);
        const std::size_t end = std::min(table.end(value), first + lines * wordsOfLine);
        for (int word = 0; word < table.wordCount(); ++word)
            for (std::size_t place = first; place < end; place += wordsOfLine)
                __builtin_prefetch(table.words(word).data() + place);
    }

    void readList(const SubstringTable& table, std::uint32_t value, int distance, int substring) {
        const std::size_t end = table.end(value);
        m_cost.codes += end - table.first(value);
        for (std::size_t first = table.first(value); first < end; first += m_found.size()) {
            const CodeBlock block = table.block(first, std::min(m_found.size(), end - first));
            const std::size_t count = m_request.kernel->findNearer(
                block, m_words.data(), static_cast<std::uint32_t>(m_nearest.limit()), m_found.data());
            for (const NearRow& near : std::span(m_found).first(count)) {
                const std::uint32_t row = table.row(first + near.row);
                if (!wasRead(block, near.row, distance, substring) && !m_request.isGone(row))
                    m_nearest.offer(row, static_cast<int>(near.distance));
            }
        }
    }

    /// Did an earlier list hold this code? Its substrings tell, so that nothing needs to be remembered.
    bool wasRead(const CodeBlock& block, std::size_t row, int distance, int substring) const {
        std::array<std::uint64_t, 4> differing{};
        for (int word = 0; word < block.wordCount; ++word)
            differing[static_cast<std::size_t>(word)] =
                block.words[word][row] ^ m_words[static_cast<std::size_t>(word)];
        for (int other = 0; other < m_index.substrings(); ++other) {
            const int readUpTo = other < substring ? distance : distance - 1;
            const Substring& bits = m_index.m_tables[static_cast<std::size_t>(other)].substring();
            if (other != substring && bitsSet(bits.of(differing.data())) <= readUpTo)
                return true;
        }
        return false;
    }

    const MultiIndex& m_index;
    const StructureRequest& m_request;
    std::array<std::uint64_t, 4> m_words;
    NearestRows m_nearest;
    SearchCost m_cost;
    std::vector<std::uint32_t> m_lists;  ///< of one step
    std::array<NearRow, 1024> m_found;
};

MultiIndex::MultiIndex(const CodeTable& table, int substrings, const CodeStructure& otherwise,
                       std::size_t otherwiseCodes)
    : m_codes(table), m_otherwise(otherwise), m_otherwiseCodes(otherwiseCodes) {
    assert(table.sealed() && substrings >= 1 && substrings <= table.bits());
    for (const Substring& substring : cutIntoSubstrings(table.bits(), substrings))
        m_tables.emplace_back(table, substring);
}

int MultiIndex::bestSubstrings(std::size_t rows, int bits) {
    const auto all = static_cast<double>(rows);
    int best = 1;
    double least = std::numeric_limits<double>::infinity();
    for (int count = (bits + mostBitsOfSubstring - 1) / mostBitsOfSubstring; count <= (bits + 7) / 8;
         ++count) {
        const MultiIndexCost model(rows, bits, count, hammingKernel().listCost);
        double cost = 0;
        for (const int radius : {expectedRadius(rows, bits, 10), expectedRadius(rows, bits, 100),
                                 expectedRadius(rows, bits, 1000), bits / 10})
            cost += std::min(all, model.upTo(radius));
        if (cost < least) {
            least = cost;
            best = count;
        }
    }
    return best;
}

SearchCost MultiIndex::search(std::span<const BinaryCode> queries, const StructureRequest& request,
                              std::span<std::vector<RankedRow>> answers) const {
    const std::size_t parts = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(1, request.threads)),
                                                      1, std::max<std::size_t>(1, queries.size()));
    std::vector<SearchCost> costs(parts);
    std::vector<std::vector<std::size_t>> givenUp(parts);
    inParallelRanges(queries.size(), parts, [&](std::size_t part, std::size_t first, std::size_t end) {
        for (; first < end; ++first) {
            Query query(*this, queries[first], request);
            if (query.run(costs[part]))
                answers[first] = query.ranked();
            else
                givenUp[part].push_back(first);
        }
    });

    SearchCost cost = std::accumulate(costs.begin(), costs.end(), SearchCost{},
                                      [](SearchCost sum, const SearchCost& more) { return sum += more; });
    // Together, since they share each read.
    std::vector<BinaryCode> left;
    for (const auto& part : givenUp)
        for (const std::size_t i : part)
            left.push_back(queries[i]);
    if (left.empty())
        return cost;
    std::vector<std::vector<RankedRow>> leftAnswers(left.size());
    cost += m_otherwise.search(left, request, leftAnswers);
    auto next = leftAnswers.begin();
    for (const auto& part : givenUp)
        for (const std::size_t i : part)
            answers[i] = std::move(*next++);
    return cost;
}

std::size_t MultiIndex::bytes() const {
    return std::accumulate(m_tables.begin(), m_tables.end(), std::size_t{0},
                           [](std::size_t sum, const SubstringTable& table) { return sum + table.bytes(); });
}

}  // namespace kindred
