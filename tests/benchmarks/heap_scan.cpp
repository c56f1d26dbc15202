#include <algorithm>
#include <bit>
#include <queue>

#include "tests/benchmarks/reference_search.h"

namespace kindred {
namespace {

class HeapScan : public ReferenceSearch {
public:
    explicit HeapScan(const CodeTable& table)
        : m_rows(table.size()), m_wordCount(static_cast<std::size_t>(table.wordCount())) {
        m_words.reserve(m_rows * m_wordCount);
        for (std::size_t row = 0; row < m_rows; ++row)
            for (int word = 0; word < table.wordCount(); ++word)
                m_words.push_back(table.words(word)[row]);
    }

    std::vector<std::vector<int>> search(std::span<const BinaryCode> queries,
                                         const StructureRequest& request) override {
        std::vector<std::vector<int>> answers;
        for (const BinaryCode& query : queries)
            answers.push_back(m_wordCount == 1 ? scan<1>(query, request) : scan<2>(query, request));
        return answers;
    }

private:
    template <std::size_t WordCount>
    std::vector<int> scan(const BinaryCode& query, const StructureRequest& request) const {
        using Entry = std::pair<int, std::size_t>;
        std::priority_queue<Entry> heap;
        int bar = request.limit;
        for (std::size_t row = 0; row < m_rows; ++row) {
            int distance = 0;
            for (std::size_t word = 0; word < WordCount; ++word)
                distance += std::popcount(m_words[row * WordCount + word] ^ query.words()[word]);
            if (distance >= bar)
                continue;
            heap.emplace(distance, row);
            if (heap.size() > request.top)
                heap.pop();
            if (heap.size() == request.top)
                bar = std::min(bar, heap.top().first);
        }
        std::vector<int> distances(heap.size());
        for (std::size_t i = heap.size(); i-- > 0; heap.pop())
            distances[i] = heap.top().first;
        return distances;
    }

    std::size_t m_rows;
    std::size_t m_wordCount;
    std::vector<std::uint64_t> m_words;
};

}  // namespace

std::unique_ptr<ReferenceSearch> makeHeapScan(const CodeTable& table) {
    return std::make_unique<HeapScan>(table);
}

}  // namespace kindred
