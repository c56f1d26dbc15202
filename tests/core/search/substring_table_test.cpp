#include "core/search/substring_table.h"

#include <QtTest>
#include <set>

#include "tests/core/search/sample_codes.h"

namespace kindred {

class SubstringTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsMakeUpTheCode_data();
    void cutsMakeUpTheCode();
    void everyRowStandsInItsList_data();
    void everyRowStandsInItsList();
    void visitsEveryValueAtADistanceOnce();
    void countsBits();
};

void SubstringTableTest::cutsMakeUpTheCode_data() {
    QTest::addColumn<int>("bits");
    QTest::addColumn<int>("count");
    for (const int bits : {1, 12, 48, 65, 128, 256})
        for (const int count : {1, 3, 7, 20})
            if (count <= bits)
                QTest::addRow("%d bits in %d", bits, count) << bits << count;
}

void SubstringTableTest::cutsMakeUpTheCode() {
    QFETCH(int, bits);
    QFETCH(int, count);
    const auto cut = cutIntoSubstrings(bits, count);
    QCOMPARE(static_cast<int>(cut.size()), count);
    int next = 0;
    for (const Substring& substring : cut) {
        QCOMPARE(substring.offset, next);
        QVERIFY(substring.bits <= cut.front().bits && substring.bits >= cut.front().bits - 1);
        next += substring.bits;
    }
    QCOMPARE(next, bits);
}

void SubstringTableTest::everyRowStandsInItsList_data() {
    QTest::addColumn<int>("bits");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("length");
    QTest::newRow("within a word") << 64 << 13 << 9;
    QTest::newRow("across two words") << 128 << 58 << 11;
    QTest::newRow("at the end") << 100 << 92 << 8;
    QTest::newRow("nothing") << 48 << 0 << 0;
}

void SubstringTableTest::everyRowStandsInItsList() {
    QFETCH(int, bits);
    QFETCH(int, offset);
    QFETCH(int, length);
    const auto codes = sampleCodes(bits, 500, Spread::Clustered, 1);
    const CodeTable all = tableOf(codes, bits);
    const SubstringTable table(all, {offset, length});
    std::set<std::uint32_t> seen;
    for (std::uint32_t value = 0; value < table.values(); ++value) {
        for (std::size_t place = table.first(value); place < table.end(value); ++place) {
            const std::uint32_t row = table.row(place);
            seen.insert(row);
            QCOMPARE(table.valueAt(place), value);
            for (int bit = 0; bit < length; ++bit)
                QCOMPARE(codes[row].bit(offset + bit), ((value >> bit) & 1) != 0);
            const CodeBlock block = table.block(value, place, 1);
            QCOMPARE(block.rows, std::size_t{1});
            for (int word = 0; word < block.wordCount; ++word)
                QCOMPARE(*block.words[word], codes[row].words()[word]);
        }
    }
    QCOMPARE(seen.size(), codes.size());
}

void SubstringTableTest::visitsEveryValueAtADistanceOnce() {
    constexpr int bits = 10;
    constexpr std::uint32_t centre = 0b1011001110;
    std::set<std::uint32_t> all;
    for (int distance = 0; distance <= bits + 1; ++distance) {
        forEachAtDistance(centre, bits, distance, [&](std::uint32_t value) {
            QCOMPARE(bitsSet(value ^ centre), distance);
            QVERIFY(value < (1U << bits));
            QVERIFY(all.insert(value).second);
        });
    }
    QCOMPARE(all.size(), std::size_t{1} << bits);
}

void SubstringTableTest::countsBits() {
    for (std::uint32_t value = 0; value < 1U << 16; ++value) {
        int expected = 0;
        for (int bit = 0; bit < 16; ++bit)
            expected += (value >> bit) & 1;
        QCOMPARE(bitsSet(value), expected);
        QCOMPARE(bitsSet(value << 16 | value), 2 * expected);
    }
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::SubstringTableTest)
#include "substring_table_test.moc"
