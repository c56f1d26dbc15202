#include <faiss/IndexBinaryFlat.h>
#include <faiss/impl/AuxIndexStructures.h>
#include <omp.h>

#include <algorithm>

#include "tests/benchmarks/reference_search.h"

namespace kindred {
namespace {

std::size_t bytesOf(int bits) {
    return static_cast<std::size_t>((bits + 7) / 8);
}

void append(const BinaryCode& code, std::vector<std::uint8_t>& bytes) {
    for (const std::byte byte : code.toBytes())
        bytes.push_back(std::to_integer<std::uint8_t>(byte));
}

class FaissFlat : public ReferenceSearch {
public:
    explicit FaissFlat(const CodeTable& table)
        : m_index(static_cast<faiss::IndexBinary::idx_t>(8 * bytesOf(table.bits()))) {
        std::vector<std::uint8_t> bytes;
        bytes.reserve(table.size() * bytesOf(table.bits()));
        for (std::size_t row = 0; row < table.size(); ++row)
            append(table.code(row), bytes);
        m_index.add(static_cast<faiss::IndexBinary::idx_t>(table.size()), bytes.data());
    }

    std::vector<std::vector<int>> search(std::span<const BinaryCode> queries,
                                         const StructureRequest& request) override {
        omp_set_num_threads(request.threads);
        std::vector<std::uint8_t> bytes;
        for (const BinaryCode& query : queries)
            append(query, bytes);
        const auto count = static_cast<faiss::IndexBinary::idx_t>(queries.size());
        std::vector<std::vector<int>> answers(queries.size());
        if (request.top >= static_cast<std::size_t>(m_index.ntotal)) {
            faiss::RangeSearchResult result(queries.size());
            m_index.range_search(count, bytes.data(), request.limit, &result);  // nearer than its radius
            for (std::size_t i = 0; i < queries.size(); ++i) {
                answers[i].assign(result.distances + result.lims[i], result.distances + result.lims[i + 1]);
                std::ranges::sort(answers[i]);
            }
            return answers;
        }
        std::vector<std::int32_t> distances(queries.size() * request.top);
        std::vector<faiss::IndexBinary::idx_t> labels(distances.size());
        m_index.search(count, bytes.data(), static_cast<faiss::IndexBinary::idx_t>(request.top),
                       distances.data(), labels.data());
        for (std::size_t i = 0; i < queries.size(); ++i) {
            const auto first = distances.begin() + static_cast<std::ptrdiff_t>(i * request.top);
            answers[i].assign(first, first + static_cast<std::ptrdiff_t>(request.top));
        }
        return answers;
    }

private:
    faiss::IndexBinaryFlat m_index;
};

}  // namespace

std::unique_ptr<ReferenceSearch> makeFaissFlat(const CodeTable& table) {
    return std::make_unique<FaissFlat>(table);
}

}  // namespace kindred
