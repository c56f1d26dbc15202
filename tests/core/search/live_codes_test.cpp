#include "core/search/live_codes.h"

#include <QtTest>
#include <algorithm>
#include <atomic>
#include <map>
#include <random>
#include <thread>

#include "core/base/error.h"
#include "core/search/asymmetric_search.h"
#include "tests/core/search/sample_codes.h"
#include "tests/core/search/sample_features.h"

namespace kindred {
namespace {

PackedCodes packed(const std::vector<BinaryCode>& codes, int bits) {
    PackedCodes packed;
    packed.bits = bits;
    packed.words.resize(static_cast<std::size_t>(BinaryCode(bits).wordCount()));
    for (std::size_t i = 0; i < codes.size(); ++i) {
        packed.ids.push_back(sampleId(i));
        for (std::size_t word = 0; word < packed.words.size(); ++word)
            packed.words[word].push_back(codes[i].words()[word]);
    }
    return packed;
}

Matches naiveSearch(const std::map<PictureId, BinaryCode>& codes, const BinaryCode& query,
                    const SearchRequest& request) {
    Matches matches;
    for (const auto& [id, code] : codes)
        matches.push_back({id, naiveDistance(code, query)});
    std::ranges::stable_sort(matches, {}, &Match::distance);
    return cut(matches, request);
}

QByteArray codeOfError(const LiveCodes& codes, const BinaryCode& query, const SearchRequest& request) {
    try {
        codes.search(query, request);
        return "none";
    } catch (const Error& error) {
        return error.code().c_str();
    }
}

}  // namespace

class LiveCodesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void followsAnyChanges_data();
    void followsAnyChanges();
    void answersABatchAsOneByOne();
    void showsAllOfAChangeOrNothing();
    void saysHowItSearched_data();
    void saysHowItSearched();
    void needsLittleMemoryBesideTheCodes();
    void startsEmpty();
    void refusesWhatItCannotSearch();
};

void LiveCodesTest::followsAnyChanges_data() {
    QTest::addColumn<Spread>("spread");
    QTest::addColumn<int>("bits");
    QTest::newRow("spread") << Spread::Random << 64;
    QTest::newRow("collapsed") << Spread::Clustered << 48;
    QTest::newRow("two words") << Spread::Clustered << 100;
}

/// Hundreds of changes, few and many at a time, beside a map that is searched bit by bit. Enough of them that
/// the index is made anew on the way.
void LiveCodesTest::followsAnyChanges() {
    QFETCH(Spread, spread);
    QFETCH(int, bits);
    const auto start = sampleCodes(bits, 6000, spread, 1);
    const auto others = sampleCodes(bits, 6000, spread, 2);
    LiveCodes live(packed(start, bits), 2);
    std::map<PictureId, BinaryCode> expected;
    for (std::size_t i = 0; i < start.size(); ++i)
        expected[sampleId(i)] = start[i];

    std::mt19937_64 random(3);
    for (int round = 0; round < 60; ++round) {
        std::vector<CodeChange> changes;
        const std::size_t count = round % 10 == 9 ? 3000 : random() % 40;
        for (std::size_t i = 0; i < count; ++i) {
            const PictureId id{static_cast<std::int64_t>(random() % 30000)};
            if (random() % 3 == 0) {
                changes.push_back({id, {}});
                expected.erase(id);
            } else {
                changes.push_back({id, others[random() % others.size()]});
                expected[id] = *changes.back().code;
            }
        }
        live.apply(changes);
        QCOMPARE(live.size(), expected.size());
        const BinaryCode query = others[random() % others.size()];
        for (const SearchRequest& request :
             {SearchRequest{.top = 30, .radius = {}}, SearchRequest{.top = {}, .radius = bits / 8},
              SearchRequest{.top = 5, .radius = 2}}) {
            QVERIFY(live.search(query, request) == naiveSearch(expected, query, request));
            const auto activations = fractions(static_cast<std::size_t>(bits), random());
            QVERIFY(live.searchAsymmetric(activations, request) ==
                    searchAsymmetric(live.table(), activations, request));
        }
        const PictureId some{static_cast<std::int64_t>(random() % 30000)};
        QVERIFY(live.code(some) == (expected.contains(some) ? std::optional(expected[some]) : std::nullopt));
    }
    const CodeTable table = live.table();
    QCOMPARE(table.size(), expected.size());
    std::size_t row = 0;
    for (const auto& [id, code] : expected) {
        QVERIFY(table.id(row) == id && table.code(row) == code);
        ++row;
    }
}

void LiveCodesTest::answersABatchAsOneByOne() {
    LiveCodes live(packed(sampleCodes(48, 5000, Spread::Clustered, 1), 48), 2);
    live.apply(std::vector<CodeChange>{{sampleId(17), {}}, {PictureId(2), BinaryCode(48)}});
    const auto queries = sampleCodes(48, 130, Spread::Clustered, 1);
    const SearchRequest request{.top = 40, .radius = {}};
    const std::vector<Matches> together = live.searchBatch(queries, request);
    for (std::size_t i = 0; i < queries.size(); ++i)
        QVERIFY(together[i] == live.search(queries[i], request));
    QVERIFY(live.searchBatch({}, request).empty());
}

/// A writer moves one code from picture to picture while others search: it is there exactly once, always.
void LiveCodesTest::showsAllOfAChangeOrNothing() {
    LiveCodes live(packed(sampleCodes(64, 2000, Spread::Random, 1), 64), 1);
    const BinaryCode wanted = sampleCodes(64, 1, Spread::Random, 9).front();
    PictureId holder{100'000};
    live.apply(std::vector<CodeChange>{{holder, wanted}});
    std::atomic<bool> done = false;
    std::atomic<int> wrong = 0;
    std::atomic<int> searches = 0;
    std::vector<std::jthread> readers;
    for (int i = 0; i < 2; ++i)
        readers.emplace_back([&] {
            while (!done) {
                wrong += live.search(wanted, {.top = {}, .radius = 0}).size() == 1 ? 0 : 1;
                ++searches;
            }
        });
    for (int i = 1; i <= 12'000 || searches < 100; ++i) {
        const PictureId next{100'000 + i};
        live.apply(std::vector<CodeChange>{{holder, {}}, {next, wanted}});
        holder = next;
    }
    done = true;
    readers.clear();
    QCOMPARE(wrong.load(), 0);
}

void LiveCodesTest::saysHowItSearched_data() {
    QTest::addColumn<Spread>("spread");
    QTest::addColumn<std::size_t>("rows");
    QTest::addColumn<SearchRequest>("request");
    QTest::addColumn<Structure>("structure");
    QTest::addColumn<std::uint64_t>("mostCompared");
    const SearchRequest near{.top = {}, .radius = 3};
    QTest::newRow("few") << Spread::Random << std::size_t{500} << near << Structure::Scan
                         << std::uint64_t{500};
    QTest::newRow("collapsed") << Spread::Clustered << std::size_t{200'000}
                               << SearchRequest{.top = 10, .radius = {}} << Structure::Directory
                               << std::uint64_t{20'000};
    QTest::newRow("spread") << Spread::Random << std::size_t{50'000} << near << Structure::MultiIndex
                            << std::uint64_t{5'000};
    QTest::newRow("spread, all wanted")
        << Spread::Random << std::size_t{50'000} << SearchRequest{.top = 50'000, .radius = {}}
        << Structure::MultiIndex << std::uint64_t{60'000};
}

void LiveCodesTest::saysHowItSearched() {
    QFETCH(Spread, spread);
    QFETCH(std::size_t, rows);
    QFETCH(SearchRequest, request);
    QFETCH(Structure, structure);
    QFETCH(std::uint64_t, mostCompared);
    const auto codes = sampleCodes(64, rows, spread, 1);
    const LiveCodes live(packed(codes, 64), 1);
    const SearchExplanation explanation = live.explain(codes[3], request);
    QCOMPARE(explanation.structure, structure);
    QVERIFY(!explanation.reason.empty());
    QVERIFY(explanation.codesCompared > 0 && explanation.codesCompared <= mostCompared);
    QCOMPARE(explanation.bytesRead, 8 * explanation.codesCompared);
    QCOMPARE(explanation.pictures, std::uint64_t{rows});
    QVERIFY(live.search(codes[3], request) == cut(naiveRanking(codes, codes[3]), request));
}

/// Where a scan is all that there is, ids and codes are all but everything.
void LiveCodesTest::needsLittleMemoryBesideTheCodes() {
    const auto codes = sampleCodes(64, 4000, Spread::Random, 1);
    const LiveCodes live(packed(codes, 64), 1);
    QVERIFY(live.bytes() <= 4000 * 16 * 115 / 100);
}

void LiveCodesTest::startsEmpty() {
    LiveCodes live(packed({}, 48), 1);
    QCOMPARE(live.size(), std::size_t{0});
    QVERIFY(live.search(BinaryCode(48), {.top = 10, .radius = {}}).empty());
    QCOMPARE(live.explain(BinaryCode(48), {.top = 10, .radius = {}}).codesCompared, std::uint64_t{0});
    live.apply(std::vector<CodeChange>{{PictureId(5), {}}, {PictureId(4), BinaryCode(48)}});
    QVERIFY(live.search(BinaryCode(48), {.top = 10, .radius = {}}) == (Matches{{PictureId(4), 0}}));
}

void LiveCodesTest::refusesWhatItCannotSearch() {
    const LiveCodes live(packed({}, 48), 1);
    QCOMPARE(codeOfError(live, BinaryCode(64), {.top = 1, .radius = {}}), "code-length-differs");
    QCOMPARE(codeOfError(live, BinaryCode(48), {}), "search-without-limit");
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::LiveCodesTest)
#include "live_codes_test.moc"
