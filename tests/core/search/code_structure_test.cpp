#include "core/search/code_structure.h"

#include <QtTest>
#include <algorithm>
#include <memory>
#include <utility>

#include "core/search/code_directory.h"
#include "core/search/code_scan.h"
#include "core/search/multi_index.h"
#include "tests/core/search/sample_codes.h"

namespace kindred {
namespace {

/// Lists cost nothing beside the other way, or the other way nothing.
constexpr MultiIndexTempo patient{.list = 1, .code = 1, .otherwise = 1e300, .otherwiseOfMany = 1e300};
constexpr MultiIndexTempo hasty{.list = 1, .code = 1};

struct NamedStructure {
    QByteArray name;
    std::unique_ptr<CodeStructure> codes;
};

/// All that there are, the multi-index with substrings that do and do not divide the code evenly, and once so
/// that it gives up at once.
std::vector<NamedStructure> structuresOf(const CodeTable& table, const CodeScan& scan) {
    std::vector<NamedStructure> all;
    all.push_back({"scan", std::make_unique<CodeScan>(table)});
    all.push_back({"directory", CodeDirectory::build(table, table.size())});
    const int bits = table.bits();
    for (const auto& [name, longest] :
         {std::pair("seven bits", 7), {"three bits", 3}, {"long substrings", 20}})
        all.push_back(
            {name, std::make_unique<MultiIndex>(table, (bits + longest - 1) / longest, scan, patient)});
    all.push_back(
        {"multi-index that gives up", std::make_unique<MultiIndex>(table, (bits + 15) / 16, scan, hasty)});
    return all;
}

std::vector<RankedRow> rowsOf(const Matches& matches) {
    std::vector<RankedRow> rows;
    for (const Match& match : matches)
        rows.push_back(
            {static_cast<std::uint32_t>((static_cast<std::int64_t>(match.id) - 1) / 3), match.distance});
    return rows;
}

}  // namespace

class CodeStructureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatABitLoopFinds_data();
    void findsWhatABitLoopFinds();
    void isTheSameWithAnyNumberOfThreads();
    void passesOverWhatIsGone_data();
    void passesOverWhatIsGone();
    void saysWhatItRead();
};

void CodeStructureTest::findsWhatABitLoopFinds_data() {
    QTest::addColumn<int>("bits");
    QTest::addColumn<std::size_t>("rows");
    for (const int bits : {1, 12, 24, 32, 48, 63, 64, 65, 127, 128, 256}) {
        for (const std::size_t rows : {0, 1, 7, 64, 10000})
            QTest::addRow("%d bits, %zu rows", bits, rows) << bits << rows;
    }
}

void CodeStructureTest::findsWhatABitLoopFinds() {
    QFETCH(int, bits);
    QFETCH(std::size_t, rows);
    for (const Spread spread : {Spread::Random, Spread::Clustered, Spread::AllEqual}) {
        const auto codes = sampleCodes(bits, rows, spread, 5);
        const CodeTable table = tableOf(codes, bits);
        const CodeScan scan(table);
        const auto structures = structuresOf(table, scan);
        std::vector<BinaryCode> queries = sampleCodes(bits, 1, Spread::Random, 6);
        if (!codes.empty())
            queries.push_back(codes[rows / 2]);
        std::vector<Matches> rankings;
        for (const BinaryCode& query : queries)
            rankings.push_back(naiveRanking(codes, query));
        for (const std::size_t top : {std::size_t{1}, std::size_t{10}, rows + 3}) {
            for (const int radius : {0, 2, bits / 8, bits}) {
                for (const auto& [name, structure] : structures) {
                    // Nothing makes these give up: all values of long substrings would be astronomically
                    // many.
                    if (radius == bits && name == "long substrings")
                        continue;
                    for (const HammingKernel* kernel : usableHammingKernels()) {
                        std::vector<std::vector<RankedRow>> answers(queries.size());
                        structure->search(
                            queries,
                            {.top = top, .limit = radius + 1, .gone = {}, .threads = 1, .kernel = kernel},
                            answers);
                        for (std::size_t i = 0; i < queries.size(); ++i)
                            QVERIFY2(answers[i] == rowsOf(cut(rankings[i], {top, radius})), name.data());
                    }
                }
            }
        }
    }
}

void CodeStructureTest::isTheSameWithAnyNumberOfThreads() {
    for (const Spread spread : {Spread::Random, Spread::Clustered}) {
        const CodeTable table = tableOf(sampleCodes(48, 10000, spread, 1), 48);
        const CodeScan scan(table);
        const auto queries = sampleCodes(48, 150, spread, 2);
        std::vector<std::vector<RankedRow>> expected(queries.size());
        const StructureRequest one{
            .top = 50, .limit = 49, .gone = {}, .threads = 1, .kernel = &hammingKernel()};
        scan.search(queries, one, expected);
        for (const auto& [name, structure] : structuresOf(table, scan)) {
            for (const int threads : {1, 2, 3, 7, 200}) {
                StructureRequest request = one;
                request.threads = threads;
                std::vector<std::vector<RankedRow>> answers(queries.size());
                structure->search(queries, request, answers);
                QVERIFY2(answers == expected, name.data());
            }
        }
    }
}

void CodeStructureTest::passesOverWhatIsGone_data() {
    QTest::addColumn<std::size_t>("top");
    QTest::addColumn<int>("radius");
    QTest::newRow("nearest") << std::size_t{20} << 32;
    QTest::newRow("all within a radius") << std::size_t{3000} << 4;
    QTest::newRow("nearest within a radius") << std::size_t{7} << 3;
}

void CodeStructureTest::passesOverWhatIsGone() {
    QFETCH(std::size_t, top);
    QFETCH(int, radius);
    constexpr int bits = 32;
    for (const Spread spread : {Spread::Random, Spread::Clustered, Spread::AllEqual}) {
        const auto codes = sampleCodes(bits, 3000, spread, 3);
        const CodeTable table = tableOf(codes, bits);
        const CodeScan scan(table);
        // The nearest rows are among them, so that what is left must be found further on.
        RowSet gone;
        Matches ranking = naiveRanking(codes, codes[1234]);
        for (std::size_t i = 0; i < ranking.size(); i += i < 100 ? 1 : 3)
            gone.insert((static_cast<std::size_t>(ranking[i].id) - 1) / 3);
        std::erase_if(ranking, [&](const Match& match) {
            return gone.contains((static_cast<std::size_t>(match.id) - 1) / 3);
        });
        for (const auto& [name, structure] : structuresOf(table, scan)) {
            std::vector<RankedRow> answer;
            structure->search(
                std::span(&codes[1234], 1),
                {.top = top, .limit = radius + 1, .gone = &gone, .threads = 1, .kernel = &hammingKernel()},
                std::span(&answer, 1));
            QVERIFY2(answer == rowsOf(cut(ranking, {top, radius})), name.data());
        }
    }
}

void CodeStructureTest::saysWhatItRead() {
    const auto codes = sampleCodes(64, 10000, Spread::Random, 4);
    const CodeTable table = tableOf(codes, 64);
    const CodeScan scan(table);
    const StructureRequest request{
        .top = 10, .limit = 4, .gone = {}, .threads = 1, .kernel = &hammingKernel()};
    std::vector<RankedRow> answer;
    const auto costOf = [&](const CodeStructure& structure) {
        return structure.search(std::span(codes).first(1), request, std::span(&answer, 1));
    };
    QCOMPARE(costOf(scan).codes, std::uint64_t{10000});
    QCOMPARE(costOf(*CodeDirectory::build(table, 10000)).codes, std::uint64_t{10000});
    const SearchCost cost = costOf(MultiIndex(table, 4, scan, patient));
    // Distance 3 is known after the lists of equal value of all four substrings.
    QCOMPARE(cost.lists, std::uint64_t{4});
    QVERIFY(cost.codes >= 4 && cost.codes < 40);
    const SearchCost givenUp = costOf(MultiIndex(table, 4, scan, hasty));
    QCOMPARE(givenUp.codes, std::uint64_t{10000});
    QVERIFY(!CodeDirectory::build(table, 9999));
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::CodeStructureTest)
#include "code_structure_test.moc"
