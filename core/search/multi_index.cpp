#include "core/search/multi_index.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <limits>
#include <numeric>

#include "core/search/parallel_ranges.h"

namespace kindred {
namespace {

/// So many queries are answered together that each takes less time than alone.
constexpr std::size_t many = 16;

}  // namespace

/// One query on its way through the lists.
class MultiIndex::Query {
public:
    Query(const MultiIndex& index, const BinaryCode& code, const StructureRequest& request)
        : m_index(index),
          m_request(request),
          m_words(code.words()),
          m_nearest(request.top, firstLimit(index, request), NearestRows::Arrival::AnyOrder) {}

    /// False where it was given up: since the rest would take longer than the other way, which takes
    /// `otherwise` seconds, or since fewer codes are near than could be expected.
    bool run(double otherwise) {
        fetchFirstLists();
        const MultiIndexCost& cost = m_index.m_cost;
        const int expected = cost.expectedRadius(m_request.top);
        for (int step = 0; step < m_nearest.limit(); ++step) {
            // A first look is worth a fiftieth all the same: what it finds shows how far one has to go.
            const bool isFirstLook = cost.ofSteps(0, step) < 0.02 * otherwise;
            const int last = std::min(m_nearest.limit() - 1, std::max(step, expected));
            if (!isFirstLook && cost.ofRest(step, last) > otherwise)
                return false;
            readLists(step / m_index.substrings(), step % m_index.substrings());
        }
        return m_nearest.count() >= m_request.top || firstLimit(m_index, m_request) == m_request.limit;
    }

    const SearchCost& cost() const { return m_cost; }
    std::vector<RankedRow> ranked() const { return m_nearest.ranked(); }

    /// Of one substring, those at this distance.
    void readLists(int distance, int substring) {
        const SubstringTable& table = m_index.m_tables[static_cast<std::size_t>(substring)];
        m_lists.clear();
        forEachAtDistance(table.substring().of(m_words.data()), table.substring().bits, distance,
                          [&](std::uint32_t value) { m_lists.push_back(value); });
        m_cost.lists += m_lists.size();
        // Lists lie far apart: while one is read, the next ones are on their way from memory.
        constexpr std::size_t placesAhead = 12;
        constexpr std::size_t listsAhead = 6;
        for (std::size_t i = 0; i < m_lists.size() + placesAhead; ++i) {
            if (i < m_lists.size())
                table.fetchPlace(m_lists[i]);
            if (i >= placesAhead - listsAhead && i - (placesAhead - listsAhead) < m_lists.size())
                table.fetchList(m_lists[i - (placesAhead - listsAhead)]);
            if (i >= placesAhead)
                readList(table, m_lists[i - placesAhead], distance, substring);
        }
    }

    /// The lists of equal values are the only ones of their steps: they are asked for together.
    void fetchFirstLists() const {
        for (const SubstringTable& table : m_index.m_tables)
            table.fetchPlace(table.substring().of(m_words.data()));
        for (const SubstringTable& table : m_index.m_tables)
            table.fetchList(table.substring().of(m_words.data()));
    }

private:
    /// Codes so far away that more than those asked for are surely nearer need not be taken in at first.
    static int firstLimit(const MultiIndex& index, const StructureRequest& request) {
        return std::min(request.limit, index.m_cost.expectedRadius(2 * request.top + 10) + 1);
    }

    void readList(const SubstringTable& table, std::uint32_t value, int distance, int substring) {
        const std::size_t end = table.end(value);
        m_cost.codes += end - table.first(value);
        for (std::size_t first = table.first(value); first < end; first += m_found.size()) {
            const CodeBlock block = table.block(value, first, m_found.size());
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

MultiIndex::MultiIndex(const CodeTable& table, int substrings, const CodeStructure& otherwise)
    : MultiIndex(table, substrings, otherwise, MultiIndexTempo{}) {
    m_tempo = measureTempo();
    m_cost = MultiIndexCost(table.size(), table.bits(), substrings, m_tempo);
}

MultiIndex::MultiIndex(const CodeTable& table, int substrings, const CodeStructure& otherwise,
                       const MultiIndexTempo& tempo)
    : m_codes(table),
      m_otherwise(otherwise),
      m_tempo(tempo),
      m_cost(table.size(), table.bits(), substrings, tempo) {
    assert(table.sealed() && substrings >= 1 && substrings <= table.bits());
    for (const Substring& substring : cutIntoSubstrings(table.bits(), substrings))
        m_tables.emplace_back(table, substring);
}

/// The least of three times each, so that what else the machine does counts little. Lists are read within two
/// bits, where there are enough of them that they follow one another closely, of codes from all over the
/// table; what is looked for is only what is equal, so that hardly a code is near.
MultiIndexTempo MultiIndex::measureTempo() const {
    using Clock = std::chrono::steady_clock;
    constexpr std::size_t queries = 8;
    constexpr double nearCode = 100e-9;  // the row of a code that is near is far from its words
    if (m_codes.empty())
        return {};
    const StructureRequest request{
        .top = 1, .limit = 1, .gone = {}, .threads = 1, .kernel = &hammingKernel()};
    const auto seconds = [](const auto& work) {
        double least = std::numeric_limits<double>::infinity();
        for (int i = 0; i < 3; ++i) {
            const auto start = Clock::now();
            work();
            least = std::min(least, std::chrono::duration<double>(Clock::now() - start).count());
        }
        return least;
    };
    SearchCost cost;
    std::size_t next = 0;
    const double reading = seconds([&] {
        cost = {};
        for (std::size_t i = 0; i < queries; ++i, ++next) {
            Query query(*this, m_codes.code(next * m_codes.size() / (3 * queries)), request);
            for (int step = 0; step < 3 * substrings(); ++step)
                query.readLists(step / substrings(), step % substrings());
            cost += query.cost();
        }
    });
    const auto secondsOtherwise = [&](std::size_t count) {
        std::vector<BinaryCode> some;
        for (std::size_t i = 0; i < count; ++i)
            some.push_back(m_codes.code(i * m_codes.size() / count));
        std::vector<std::vector<RankedRow>> answers(count);
        return seconds([&] { m_otherwise.search(some, request, answers); }) / static_cast<double>(count);
    };
    const double otherwise = secondsOtherwise(1);
    const double code = std::min(otherwise / static_cast<double>(m_codes.size()),
                                 reading / static_cast<double>(cost.codes + 1));
    const double list = (reading - code * static_cast<double>(cost.codes)) / static_cast<double>(cost.lists);
    return {list, code, nearCode, otherwise, secondsOtherwise(many)};
}

SearchCost MultiIndex::search(std::span<const BinaryCode> queries, const StructureRequest& request,
                              std::span<std::vector<RankedRow>> answers) const {
    const std::size_t parts = std::clamp<std::size_t>(static_cast<std::size_t>(std::max(1, request.threads)),
                                                      1, std::max<std::size_t>(1, queries.size()));
    const double otherwise = queries.size() < many ? m_tempo.otherwise : m_tempo.otherwiseOfMany;
    std::vector<SearchCost> costs(parts);
    std::vector<std::vector<std::size_t>> givenUp(parts);
    inParallelRanges(queries.size(), parts, [&](std::size_t part, std::size_t first, std::size_t end) {
        for (; first < end; ++first) {
            Query query(*this, queries[first], request);
            if (query.run(otherwise))
                answers[first] = query.ranked();
            else
                givenUp[part].push_back(first);
            costs[part] += query.cost();
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
