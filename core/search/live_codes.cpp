#include "core/search/live_codes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "core/search/asymmetric_search.h"
#include "core/search/request_check.h"

namespace kindred {
namespace {

/// More than these, or than this part of the index, are worked into a new one.
constexpr std::size_t fewChanges = 8192;
constexpr std::size_t partOfIndex = 4;

std::optional<std::size_t> rowOf(const CodeTable& table, PictureId id) {
    const auto found = std::ranges::lower_bound(table.ids(), id);
    if (found == table.ids().end() || *found != id)
        return std::nullopt;
    return static_cast<std::size_t>(found - table.ids().begin());
}

/// Rows of both tables in the order of their ids, without those of the first that are gone.
CodeTable merged(const CodeTable& first, const RowSet& gone, const CodeTable& second) {
    CodeTable table(first.bits());
    table.reserve(first.size() - gone.count() + second.size());
    std::size_t next = 0;
    for (std::size_t row = 0; row < first.size(); ++row) {
        if (gone.contains(row))
            continue;
        for (; next < second.size() && second.id(next) < first.id(row); ++next)
            table.add(second.id(next), second.code(next));
        table.add(first.id(row), first.code(row));
    }
    for (; next < second.size(); ++next)
        table.add(second.id(next), second.code(next));
    return table;
}

bool isNearer(const Match& a, const Match& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.id < b.id;
}

Matches matchesOf(const CodeTable& table, const std::vector<RankedRow>& rows) {
    Matches matches(rows.size());
    std::ranges::transform(rows, matches.begin(), [&](const RankedRow& ranked) {
        return Match{table.id(ranked.row), ranked.distance};
    });
    return matches;
}

}  // namespace

struct LiveCodes::State {
    std::shared_ptr<const CodeIndex> index;
    RowSet gone;      ///< rows of the index that were taken out or replaced
    CodeTable added;  ///< what came since, sealed

    std::size_t size() const { return index->table().size() - gone.count() + added.size(); }
    std::size_t changes() const { return gone.count() + added.size(); }

    StructureRequest requestFor(const SearchRequest& request, int threads) const {
        const int bits = added.bits();
        return {.top = std::min(request.top.value_or(size()), size()),
                .limit = std::clamp(request.radius.value_or(bits), -1, bits) + 1,
                .gone = &gone,
                .threads = threads,
                .kernel = &hammingKernel()};
    }

    std::vector<Matches> search(std::span<const BinaryCode> queries, StructureRequest request) const {
        std::vector<Matches> matches(queries.size());
        if (request.top == 0)
            return matches;
        std::vector<std::vector<RankedRow>> rows(queries.size());
        index->search(queries, request, rows);
        for (std::size_t i = 0; i < queries.size(); ++i)
            matches[i] = matchesOf(index->table(), rows[i]);
        if (added.empty())
            return matches;

        request.gone = nullptr;
        CodeScan(added).search(queries, request, rows);
        for (std::size_t i = 0; i < queries.size(); ++i) {
            Matches both;
            std::ranges::merge(matches[i], matchesOf(added, rows[i]), std::back_inserter(both), isNearer);
            both.resize(std::min(both.size(), request.top));
            matches[i] = std::move(both);
        }
        return matches;
    }
};

LiveCodes::LiveCodes(PackedCodes codes, int threads) : m_bits(codes.bits), m_threads(threads) {
    m_state = std::make_shared<State>(
        State{std::make_shared<CodeIndex>(CodeTable(std::move(codes))), {}, CodeTable(m_bits)});
}

LiveCodes::~LiveCodes() = default;

std::shared_ptr<const LiveCodes::State> LiveCodes::state() const {
    const std::lock_guard lock(m_mutex);
    return m_state;
}

void LiveCodes::apply(std::span<const CodeChange> changes) {
    const std::lock_guard writing(m_writing);
    const std::shared_ptr<const State> before = state();
    State after{before->index, before->gone, CodeTable(m_bits)};

    std::map<PictureId, std::optional<BinaryCode>> latest;
    for (const CodeChange& change : changes)
        latest.insert_or_assign(change.id, change.code);
    RowSet replaced;
    for (const auto& [id, code] : latest) {
        if (const auto row = rowOf(after.index->table(), id))
            after.gone.insert(*row);
        if (const auto row = rowOf(before->added, id))
            replaced.insert(*row);
    }
    CodeTable come(m_bits);
    for (const auto& [id, code] : latest)
        if (code)
            come.add(id, *code);
    after.added = merged(before->added, replaced, come);

    if (after.changes() > std::max(fewChanges, after.index->table().size() / partOfIndex))
        after = {std::make_shared<CodeIndex>(merged(after.index->table(), after.gone, after.added)),
                 {},
                 CodeTable(m_bits)};
    const std::lock_guard lock(m_mutex);
    m_state = std::make_shared<State>(std::move(after));
}

std::size_t LiveCodes::size() const {
    return state()->size();
}

Matches LiveCodes::search(const BinaryCode& query, const SearchRequest& request) const {
    return std::move(searchBatch(std::span(&query, 1), request).front());
}

std::vector<Matches> LiveCodes::searchBatch(std::span<const BinaryCode> queries,
                                            const SearchRequest& request) const {
    for (const BinaryCode& query : queries)
        checkRequest(m_bits, query, request);
    const auto now = state();
    return now->search(queries, now->requestFor(request, m_threads));
}

RankedMatches LiveCodes::searchAsymmetric(std::span<const float> activations,
                                          const SearchRequest& request) const {
    const AsymmetricDistance asymmetric(activations);
    checkRequest(m_bits, asymmetric.code(), request);
    const auto now = state();
    const StructureRequest limits = now->requestFor(request, m_threads);
    if (limits.top == 0)
        return {};
    NearestMatches nearest(limits.top);
    const CodeTable& table = now->index->table();
    if (const CodeDirectory* directory = now->index->directory())
        offerAll(table, *directory, &now->gone, asymmetric, limits.limit, nearest);
    else
        offerAll(table, &now->gone, asymmetric, limits.limit, nearest);
    offerAll(now->added, nullptr, asymmetric, limits.limit, nearest);
    return nearest.take();
}

SearchExplanation LiveCodes::explain(const BinaryCode& query, const SearchRequest& request) const {
    checkRequest(m_bits, query, request);
    const auto now = state();
    const StructureRequest structureRequest = now->requestFor(request, m_threads);
    if (structureRequest.top == 0)
        return {Structure::Scan, "There is nothing to compare.", 0, 0, 0, 0};
    SearchExplanation explanation = now->index->explain(query, structureRequest);
    explanation.codesCompared += now->added.size();
    explanation.bytesRead += now->added.size() * static_cast<std::size_t>(now->added.wordCount()) * 8;
    explanation.pictures = now->size();
    return explanation;
}

std::optional<BinaryCode> LiveCodes::code(PictureId id) const {
    const auto now = state();
    if (const auto row = rowOf(now->added, id))
        return now->added.code(*row);
    const auto row = rowOf(now->index->table(), id);
    return row && !now->gone.contains(*row) ? std::optional(now->index->table().code(*row)) : std::nullopt;
}

CodeTable LiveCodes::table() const {
    const auto now = state();
    return merged(now->index->table(), now->gone, now->added);
}

std::size_t LiveCodes::bytes() const {
    const auto now = state();
    return now->index->bytes() + now->gone.bytes() + now->added.bytes();
}

}  // namespace kindred
