#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/binary_code.h"
#include "core/search/code_directory.h"
#include "core/search/code_table.h"
#include "core/search/nearest_matches.h"
#include "core/search/ranking_types.h"
#include "core/search/row_set.h"
#include "core/search/search_types.h"

namespace kindred {

/// The asymmetric distance of codes b from one query, of which the hash layer's values z_j are known:
/// d(z, b) = sum_j |z_j| [b_j differs from bit j of the query's code, z_j > 0]. It is
/// (sum_j |z_j| - z^T b) / 2 with b in ±1 (A. Gordo et al. 2014), and the Hamming distance where all z_j are
/// ±1.
///
/// Eight bits cost one look-up. Sums are float32 in one fixed order, so that equal codes have equal values,
/// on any machine. Thread-safe once built.
class AsymmetricDistance {
public:
    /// `activations`: one finite value a bit, 1 to 256.
    explicit AsymmetricDistance(std::span<const float> activations);

    /// The query's code.
    const BinaryCode& code() const { return m_code; }
    /// Adds what word `word` of each code contributes to its sum; to be called with word 0, 1, … in turn, on
    /// sums that are 0 before. `words` is CodeTable::words() or a part of it.
    void addTo(std::span<float> sums, int word, std::span<const std::uint64_t> words) const;

private:
    using ByteTable = std::array<float, 256>;  ///< by the value of a byte of the code: what its bits add

    BinaryCode m_code;
    std::vector<ByteTable> m_tables;  ///< ceil(bits / 8)
};

/// Offers every row of a sealed table of the query's length that is nearer than `limit` bits, but those of
/// `gone` (which may be null).
void offerAll(const CodeTable& table, const RowSet* gone, const AsymmetricDistance& asymmetric, int limit,
              NearestMatches& nearest);
/// The same by the table's directory, which looks at each distinct code once.
void offerAll(const CodeTable& table, const CodeDirectory& directory, const RowSet* gone,
              const AsymmetricDistance& asymmetric, int limit, NearestMatches& nearest);

/// Search by asymmetric distance, ties by id: a scan without a sort of the table. The request's radius is in
/// bits: pictures whose codes lie farther are not found. Thread-safe on a sealed table. Throws as
/// searchNearest().
RankedMatches searchAsymmetric(const CodeTable& table, std::span<const float> activations,
                               const SearchRequest& request);

}  // namespace kindred
