#include "core/search/code_directory.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>

#include "core/search/distinct_codes.h"
#include "core/search/falling_bar.h"
#include "core/search/parallel_ranges.h"

namespace kindred {

std::unique_ptr<CodeDirectory> CodeDirectory::build(const CodeTable& table, std::size_t mostDistinct) {
    assert(table.sealed());
    const auto distinct = distinctCodes(table, mostDistinct);
    if (!distinct)
        return nullptr;
    std::unique_ptr<CodeDirectory> directory(new CodeDirectory(table.bits()));
    const std::size_t count = distinct->firstRows.size();
    directory->m_codes.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        directory->m_codes.add(static_cast<PictureId>(i), table.code(distinct->firstRows[i]));

    // A counting sort of the rows by the number of their code.
    std::vector<std::uint32_t>& starts = directory->m_starts;
    starts.resize(count + 1);
    for (const std::uint32_t code : distinct->codeOfRow)
        ++starts[code + 1];
    std::inclusive_scan(starts.begin(), starts.end(), starts.begin());
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    directory->m_rows.resize(table.size());
    for (std::size_t row = 0; row < table.size(); ++row)
        directory->m_rows[next[distinct->codeOfRow[row]]++] = static_cast<std::uint32_t>(row);
    return directory;
}

std::size_t CodeDirectory::bytes() const {
    return m_codes.bytes() + (m_starts.capacity() + m_rows.capacity()) * sizeof(std::uint32_t);
}

SearchCost CodeDirectory::search(std::span<const BinaryCode> queries, const StructureRequest& request,
                                 std::span<std::vector<RankedRow>> answers) const {
    const std::size_t parts =
        std::min(queries.size(), static_cast<std::size_t>(std::max(1, request.threads)));
    inParallelRanges(queries.size(), std::max<std::size_t>(1, parts),
                     [&](std::size_t, std::size_t first, std::size_t end) {
                         for (; first < end; ++first)
                             answers[first] = answer(queries[first], request);
                     });
    return {.codes = queries.size() * m_codes.size(), .lists = 0};
}

/// Rows of a code that are not gone; more than `top` are of no interest.
std::size_t CodeDirectory::countPresent(std::size_t index, const StructureRequest& request) const {
    const auto all = rows(index);
    if (!request.gone || request.gone->empty())
        return all.size();
    std::size_t present = 0;
    for (std::size_t i = 0; i < all.size() && present < request.top; ++i)
        present += request.isGone(all[i]) ? 0 : 1;
    return present;
}

std::vector<RankedRow> CodeDirectory::answer(const BinaryCode& query, const StructureRequest& request) const {
    constexpr std::size_t blockRows = 1024;
    std::array<NearRow, blockRows> found;
    FallingBar bar(request.top, request.limit, FallingBar::Ties::All);
    std::vector<RankedRow> entries;  // `row` is the number of a distinct code
    for (std::size_t first = 0; first < m_codes.size(); first += blockRows) {
        const std::size_t rows = std::min(blockRows, m_codes.size() - first);
        const std::size_t count =
            request.kernel->findNearer(m_codes.block(first, rows), query.words().data(),
                                       static_cast<std::uint32_t>(bar.limit()), found.data());
        for (const NearRow& near : std::span(found).first(count)) {
            const auto distance = static_cast<int>(near.distance);
            if (distance >= bar.limit())
                continue;
            entries.push_back({static_cast<std::uint32_t>(first + near.row), distance});
            bar.count(distance, countPresent(first + near.row, request));
        }
    }
    std::erase_if(entries, [&](const RankedRow& entry) { return entry.distance >= bar.limit(); });
    std::ranges::stable_sort(entries, {}, &RankedRow::distance);

    std::vector<RankedRow> answer;
    const std::span<const RankedRow> sorted(entries);
    for (std::size_t first = 0; first < sorted.size() && answer.size() < request.top;) {
        std::size_t end = first + 1;
        while (end < sorted.size() && sorted[end].distance == sorted[first].distance)
            ++end;
        append(sorted.subspan(first, end - first), request.top - answer.size(), request, answer);
        first = end;
    }
    return answer;
}

/// The first `wanted` rows of codes that are equally near.
void CodeDirectory::append(std::span<const RankedRow> entries, std::size_t wanted,
                           const StructureRequest& request, std::vector<RankedRow>& answer) const {
    const std::size_t before = answer.size();
    for (const RankedRow& entry : entries) {
        std::size_t taken = 0;
        for (const std::uint32_t row : rows(entry.row)) {
            if (taken == wanted)
                break;
            if (request.isGone(row))
                continue;
            answer.push_back({row, entry.distance});
            ++taken;
        }
    }
    const auto added = std::span(answer).subspan(before);
    const auto byRow = [](const RankedRow& a, const RankedRow& b) { return a.row < b.row; };
    if (added.size() > wanted)
        std::nth_element(added.begin(), added.begin() + static_cast<std::ptrdiff_t>(wanted), added.end(),
                         byRow);
    const std::size_t kept = std::min(wanted, added.size());
    if (entries.size() > 1)
        std::sort(added.begin(), added.begin() + static_cast<std::ptrdiff_t>(kept), byRow);
    answer.resize(before + kept);
}

}  // namespace kindred
