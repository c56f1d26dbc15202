#include "core/search/hamming_search.h"

#include <QtTest>

#include "core/base/error.h"
#include "tests/core/search/sample_codes.h"

namespace kindred {
namespace {

std::vector<SearchRequest> requests(std::size_t rows, int bits) {
    std::vector<SearchRequest> all = {{.top = 100, .radius = {}},
                                      {.top = rows + 3, .radius = {}},
                                      {.top = {}, .radius = bits / 3},
                                      {.top = 10, .radius = 1}};
    if (rows > 1000)
        return all;
    for (const std::size_t top : {std::size_t{0}, std::size_t{1}, std::size_t{5}, rows})
        all.push_back({.top = top, .radius = {}});
    for (const int radius : {-1, 0, 1, 2, bits / 2, bits - 1, bits, bits + 9}) {
        all.push_back({.top = {}, .radius = radius});
        all.push_back({.top = 10, .radius = radius});
    }
    return all;
}

QByteArray codeOfError(const CodeTable& table, const BinaryCode& query, const SearchRequest& request) {
    try {
        searchNearest(table, query, request);
        return "none";
    } catch (const Error& error) {
        return error.code().c_str();
    }
}

}  // namespace

class HammingSearchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatABitLoopFinds_data();
    void findsWhatABitLoopFinds();
    void takesRowsThatComeEverNearer();
    void breaksTiesById();
    void findsNothingInAnEmptyTable();
    void refusesAnotherLength();
    void refusesASearchWithoutLimit();
};

void HammingSearchTest::findsWhatABitLoopFinds_data() {
    QTest::addColumn<int>("bits");
    QTest::addColumn<std::size_t>("rows");
    for (const int bits : {1, 12, 24, 32, 48, 63, 64, 65, 127, 128, 256}) {
        for (const std::size_t rows : {0, 1, 7, 64, 10000})
            QTest::addRow("%d bits, %zu rows", bits, rows) << bits << rows;
    }
}

void HammingSearchTest::findsWhatABitLoopFinds() {
    QFETCH(int, bits);
    QFETCH(std::size_t, rows);
    for (const Spread spread : {Spread::Random, Spread::Clustered, Spread::AllEqual}) {
        const auto codes = sampleCodes(bits, rows, spread, 5);
        const CodeTable table = tableOf(codes, bits);
        // One query that has nothing to do with the table, and one that is in it.
        std::vector<BinaryCode> queries = sampleCodes(bits, 1, Spread::Random, 6);
        if (!codes.empty())
            queries.push_back(codes[rows / 2]);
        for (const BinaryCode& query : queries) {
            const Matches ranking = naiveRanking(codes, query);
            for (const SearchRequest& request : requests(rows, bits)) {
                const Matches expected = cut(ranking, request);
                for (const HammingKernel* kernel : usableHammingKernels())
                    QVERIFY2(searchNearest(table, query, request, *kernel) == expected, kernel->name.data());
            }
        }
    }
}

/// The order in which the most rows are kept on the way: each is better than all before it.
void HammingSearchTest::takesRowsThatComeEverNearer() {
    constexpr int bits = 200;
    std::vector<BinaryCode> codes;
    for (int distance = bits; distance >= 0; --distance) {
        BinaryCode code(bits);
        for (int i = 0; i < distance; ++i)
            code.setBit(i, true);
        codes.insert(codes.end(), 7, code);
    }
    const CodeTable table = tableOf(codes, bits);
    for (const std::size_t top : {1, 6, 7, 8, 70, 1000}) {
        const SearchRequest request{.top = top, .radius = {}};
        QVERIFY(searchNearest(table, BinaryCode(bits), request) ==
                cut(naiveRanking(codes, BinaryCode(bits)), request));
    }
}

void HammingSearchTest::breaksTiesById() {
    CodeTable table(12);
    for (const int id : {9, 4, 7, 1, 8})
        table.add(PictureId(id), BinaryCode::fromString("0000 0000 0001"));
    table.add(PictureId(5), BinaryCode(12));
    table.seal();
    const Matches expected = {{PictureId(5), 0}, {PictureId(1), 1}, {PictureId(4), 1}, {PictureId(7), 1}};
    QVERIFY(searchNearest(table, BinaryCode(12), {.top = 4, .radius = {}}) == expected);
}

void HammingSearchTest::findsNothingInAnEmptyTable() {
    const CodeTable table(48);
    QVERIFY(searchNearest(table, BinaryCode(48), {.top = 10, .radius = {}}).empty());
    QVERIFY(searchNearest(table, BinaryCode(48), {.top = {}, .radius = 48}).empty());
}

void HammingSearchTest::refusesAnotherLength() {
    const CodeTable table(48);
    QCOMPARE(codeOfError(table, BinaryCode(64), {.top = 1, .radius = {}}), "code-length-differs");
}

void HammingSearchTest::refusesASearchWithoutLimit() {
    const CodeTable table(48);
    QCOMPARE(codeOfError(table, BinaryCode(48), {}), "search-without-limit");
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::HammingSearchTest)
#include "hamming_search_test.moc"
