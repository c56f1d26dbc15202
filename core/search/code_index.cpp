#include "core/search/code_index.h"

#include <algorithm>
#include <string>
#include <utility>

namespace kindred {
namespace {

/// Fewer codes are compared before any list of a multi-index is found.
constexpr std::size_t leastForMultiIndex = 4096;
/// Of so many distinct codes even these are worth a multi-index.
constexpr std::size_t manyDistinct = 100'000;
/// Gathering a row from a directory's lists takes so many codes' comparison longer than taking it in on a
/// scan.
constexpr std::size_t costOfGathering = 8;
/// Of a table whose codes have collapsed about so many rows are near: those of one class of ten.
constexpr std::size_t partThatIsNear = 10;

}  // namespace

CodeIndex::CodeIndex(CodeTable table) : m_table(std::move(table)), m_scan(m_table) {
    m_directory = CodeDirectory::build(m_table, m_table.size() / 2);
    const bool collapsed = m_directory && m_directory->size() < manyDistinct;
    if (m_table.size() >= leastForMultiIndex && !collapsed) {
        const CodeStructure& otherwise =
            m_directory ? static_cast<const CodeStructure&>(*m_directory) : m_scan;
        m_multiIndex =
            std::make_unique<MultiIndex>(m_table, bestSubstrings(m_table.size(), m_table.bits()), otherwise);
    }
}

CodeIndex::Choice CodeIndex::choose(const StructureRequest& request) const {
    if (m_multiIndex)
        return {Structure::MultiIndex, *m_multiIndex};
    const bool isNear = request.limit <= m_table.bits() / 2;
    const std::size_t rows = std::min(request.top, isNear ? m_table.size() / partThatIsNear : m_table.size());
    if (m_directory && m_directory->size() + costOfGathering * rows < m_table.size())
        return {Structure::Directory, *m_directory};
    return {Structure::Scan, m_scan};
}

SearchCost CodeIndex::search(std::span<const BinaryCode> queries, const StructureRequest& request,
                             std::span<std::vector<RankedRow>> answers) const {
    return choose(request).codes.search(queries, request, answers);
}

SearchExplanation CodeIndex::explain(const BinaryCode& query, const StructureRequest& request) const {
    const Choice choice = choose(request);
    std::vector<RankedRow> answer;
    const SearchCost cost = choice.codes.search(std::span(&query, 1), request, std::span(&answer, 1));
    return {choice.structure,
            reasonFor(choice.structure, cost),
            cost.codes,
            cost.lists,
            cost.codes * static_cast<std::size_t>(m_table.wordCount()) * sizeof(std::uint64_t),
            m_table.size() - (request.gone ? request.gone->count() : 0)};
}

std::string CodeIndex::reasonFor(Structure structure, const SearchCost& cost) const {
    const std::string pictures = std::to_string(m_table.size());
    switch (structure) {
        case Structure::Directory:
            return pictures + " pictures share " + std::to_string(m_directory->size()) +
                   " codes; each of these was compared once.";
        case Structure::MultiIndex:
            if (cost.codes >= m_table.size())
                return "Nothing is near enough for the lists of a multi-index to save work; all " + pictures +
                       " codes were compared.";
            return "Codes are spread; only the lists of " + std::to_string(m_multiIndex->substrings()) +
                   " parts of the code that could hold near ones were read.";
        case Structure::Scan:
            break;
    }
    return m_directory ? "So many pictures are asked for that comparing each code is quickest."
                       : "There are so few codes that comparing each is quickest.";
}

std::size_t CodeIndex::bytes() const {
    return m_table.bytes() + (m_directory ? m_directory->bytes() : 0) +
           (m_multiIndex ? m_multiIndex->bytes() : 0);
}

}  // namespace kindred
