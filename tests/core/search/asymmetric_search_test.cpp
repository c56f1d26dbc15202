#include "core/search/asymmetric_search.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "core/search/hamming_search.h"
#include "tests/core/search/sample_codes.h"
#include "tests/core/search/sample_features.h"

namespace kindred {
namespace {

/// The definition, bit by bit: how many bits differ, and what they weigh.
RankedMatch naiveMatch(PictureId id, const std::vector<float>& activations, const BinaryCode& code) {
    RankedMatch match{id, 0, 0};
    for (int bit = 0; bit < code.bits(); ++bit) {
        const float activation = activations[static_cast<std::size_t>(bit)];
        if ((activation > 0) != code.bit(bit)) {
            ++match.distance;
            match.value += std::abs(activation);
        }
    }
    return match;
}

RankedMatches naiveSearch(const std::vector<BinaryCode>& codes, const std::vector<float>& activations,
                          const SearchRequest& request) {
    RankedMatches matches;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const RankedMatch match = naiveMatch(sampleId(i), activations, codes[i]);
        if (!request.radius || match.distance <= *request.radius)
            matches.push_back(match);
    }
    std::ranges::sort(matches, {},
                      [](const RankedMatch& match) { return std::tuple(match.value, match.id); });
    if (request.top && matches.size() > *request.top)
        matches.resize(*request.top);
    return matches;
}

/// Whole numbers of either sign, zero among them: sums are exact, and many tie.
std::vector<float> wholeActivations(int bits, std::uint64_t seed) {
    std::vector<float> values = wholeValues(static_cast<std::size_t>(bits), 6, seed);
    for (float& value : values)
        value -= 3;
    return values;
}

}  // namespace

class AsymmetricSearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatABitLoopFinds_data() {
        QTest::addColumn<int>("bits");
        for (const int bits : {1, 12, 24, 32, 48, 63, 64, 65, 127, 128, 256})
            QTest::addRow("%d bits", bits) << bits;
    }

    void findsWhatABitLoopFinds() {
        QFETCH(int, bits);
        for (const std::size_t rows : {0U, 1U, 7U, 64U, 5000U}) {
            for (const Spread spread : {Spread::Random, Spread::Clustered, Spread::AllEqual}) {
                const auto codes = sampleCodes(bits, rows, spread, 5);
                const CodeTable table = tableOf(codes, bits);
                const auto activations = wholeActivations(bits, 6);
                for (const SearchRequest& request :
                     std::vector<SearchRequest>{{.top = 10, .radius = {}},
                                                {.top = rows + 3, .radius = {}},
                                                {.top = 0, .radius = {}},
                                                {.top = {}, .radius = bits / 3},
                                                {.top = 5, .radius = bits / 2},
                                                {.top = {}, .radius = 0},
                                                {.top = {}, .radius = bits + 9}})
                    QVERIFY(searchAsymmetric(table, activations, request) ==
                            naiveSearch(codes, activations, request));
            }
        }
    }

    void aDirectoryGivesTheSame() {
        const auto codes = sampleCodes(70, 5000, Spread::Clustered, 12);
        const CodeTable table = tableOf(codes, 70);
        const auto directory = CodeDirectory::build(table, codes.size());
        RowSet gone;
        for (std::size_t row = 0; row < codes.size(); row += 3)
            gone.insert(row);
        for (const auto& activations : {wholeActivations(70, 13), fractions(70, 14)}) {
            const AsymmetricDistance asymmetric(activations);
            for (const RowSet* without : {static_cast<const RowSet*>(nullptr), &std::as_const(gone)}) {
                for (const int limit : {0, 40, 71}) {
                    for (const std::size_t top : {1U, 40U, 5000U}) {
                        NearestMatches byTable(top);
                        offerAll(table, without, asymmetric, limit, byTable);
                        NearestMatches byDirectory(top);
                        offerAll(table, *directory, without, asymmetric, limit, byDirectory);
                        const RankedMatches found = byDirectory.take();
                        QVERIFY(found == byTable.take());
                        QCOMPARE(found.empty(), limit == 0);
                    }
                }
            }
        }
    }

    void unitActivationsGiveHammingDistance_data() { findsWhatABitLoopFinds_data(); }

    void unitActivationsGiveHammingDistance() {
        QFETCH(int, bits);
        const auto codes = sampleCodes(bits, 3000, Spread::Clustered, 7);
        const CodeTable table = tableOf(codes, bits);
        const BinaryCode query = codes[11];
        std::vector<float> activations;
        for (int bit = 0; bit < bits; ++bit)
            activations.push_back(query.bit(bit) ? 1.0F : -1.0F);
        const SearchRequest request{.top = 500, .radius = {}};
        const RankedMatches ranked = searchAsymmetric(table, activations, request);
        const Matches expected = searchNearest(table, query, request);
        QCOMPARE(ranked.size(), expected.size());
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            QVERIFY(ranked[i].id == expected[i].id);
            QCOMPARE(ranked[i].distance, expected[i].distance);
            QVERIFY(ranked[i].value == expected[i].distance);
        }
    }

    /// Where sums are rounded, that of one code is still one.
    void equalCodesHaveEqualValues() {
        constexpr int bits = 100;
        const auto codes = sampleCodes(bits, 20'000, Spread::Clustered, 8);
        const auto activations = fractions(bits, 9);
        const RankedMatches ranked =
            searchAsymmetric(tableOf(codes, bits), activations, {.top = codes.size(), .radius = {}});
        QCOMPARE(ranked.size(), codes.size());
        QVERIFY(std::ranges::is_sorted(
            ranked, {}, [](const RankedMatch& match) { return std::tuple(match.value, match.id); }));
        std::map<BinaryCode, double> values;
        for (const RankedMatch& match : ranked) {
            const BinaryCode& code = codes[static_cast<std::size_t>(match.id) / 3];
            const auto [found, isNew] = values.try_emplace(code, match.value);
            QVERIFY(found->second == match.value);
            if (isNew)
                QVERIFY(std::abs(match.value - naiveMatch(match.id, activations, code).value) < 1e-4);
        }
        QVERIFY(values.size() < codes.size() / 2);
    }

    void aBitThatTheQueryIsSureOfWeighsMoreThanTwoItIsNot() {
        CodeTable table(3);
        table.add(PictureId(1), BinaryCode::fromString("011"));  // differs in the sure bit
        table.add(PictureId(2), BinaryCode::fromString("100"));  // differs in the two others
        const std::vector<float> activations = {2, 0.25F, 0.5F};
        const RankedMatches expected = {{PictureId(2), 2, 0.75}, {PictureId(1), 1, 2}};
        QVERIFY(searchAsymmetric(table, activations, {.top = 2, .radius = {}}) == expected);
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::AsymmetricSearchTest)
#include "asymmetric_search_test.moc"
