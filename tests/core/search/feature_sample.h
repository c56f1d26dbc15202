#pragma once

#include <algorithm>
#include <vector>

#include "core/search/exhaustive_search.h"
#include "core/search/feature_ranking.h"
#include "core/search/hamming_search.h"
#include "tests/core/search/sample_codes.h"
#include "tests/core/search/sample_features.h"

namespace kindred {

/// Pictures 0, 1, … with clustered codes, and with features that have nothing to do with them.
struct FeatureSample {
    static constexpr std::size_t length = 24;

    /// Features of whole numbers tie often; fractions are rounded when added.
    FeatureSample(int bits, std::size_t count, bool whole)
        : codes(sampleCodes(bits, count, Spread::Clustered, 31)),
          features(whole ? wholeValues(count * length, 1, 32) : fractions(count * length, 32)),
          table(bits) {
        for (std::size_t i = 0; i < count; ++i)
            table.add(static_cast<PictureId>(i), codes[i]);
    }

    FeatureRows rows() const { return {features, length}; }
    CodeSearch search(const BinaryCode& query) const {
        return [this, query](const SearchRequest& request) { return searchNearest(table, query, request); };
    }
    /// Notes what it is asked for, and hands it out from the last to the first.
    FeatureSource source() {
        return [this](std::span<const PictureId> ids, const FeatureVisitor& visit) {
            read.assign(ids.begin(), ids.end());
            for (std::size_t i = ids.size(); i-- > 0;)
                visit(i, rows()[static_cast<std::size_t>(ids[i])]);
        };
    }

    std::vector<BinaryCode> codes;
    std::vector<float> features;
    CodeTable table;
    std::vector<PictureId> read;
};

}  // namespace kindred
