#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "core/base/packed_codes.h"
#include "core/search/code_index.h"
#include "core/search/ranking_types.h"
#include "core/search/search_types.h"

namespace kindred {

/// Codes that change while they are searched. Changes gather beside a large index that stays as it is (what
/// was taken out is marked there, what came or changed stands in a small table of its own) and are worked
/// into a new one when they have become many. Thread-safe: a search sees all of the changes of one call or
/// none.
///
/// Throws Error("code-length-differs") if a query's length is not the codes', Error("search-without-limit")
/// if a request sets neither top nor radius.
class LiveCodes {
public:
    /// Sizes with `threads` threads for large tables and batches.
    LiveCodes(PackedCodes codes, int threads);
    ~LiveCodes();

    /// Adds, replaces and takes out; a picture named twice is as the last one says. Taking out what is not
    /// there changes nothing.
    void apply(std::span<const CodeChange> changes);

    int bits() const { return m_bits; }
    std::size_t size() const;
    Matches search(const BinaryCode& query, const SearchRequest& request) const;
    /// matches[i] for queries[i]; quicker than one after the other, since they share the reading.
    std::vector<Matches> searchBatch(std::span<const BinaryCode> queries, const SearchRequest& request) const;
    /// By asymmetric distance, see asymmetric_search.h; one activation of the query a bit.
    RankedMatches searchAsymmetric(std::span<const float> activations, const SearchRequest& request) const;
    /// Searches once more, and says how.
    SearchExplanation explain(const BinaryCode& query, const SearchRequest& request) const;
    std::optional<BinaryCode> code(PictureId id) const;
    /// As they are now, in one table.
    CodeTable table() const;
    std::size_t bytes() const;

private:
    struct State;

    std::shared_ptr<const State> state() const;

    int m_bits;
    int m_threads;
    std::mutex m_writing;  ///< one apply() at a time
    mutable std::mutex m_mutex;
    std::shared_ptr<const State> m_state;
};

}  // namespace kindred
