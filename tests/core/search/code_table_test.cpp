#include "core/search/code_table.h"

#include <QtTest>

#include "tests/core/search/sample_codes.h"

namespace kindred {

class CodeTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isEmptyAtFirst();
    void givesBackTheCodesItWasGiven_data();
    void givesBackTheCodesItWasGiven();
    void ordersRowsById();
    void needsNoSealWhereIdsCameInOrder();
};

void CodeTableTest::isEmptyAtFirst() {
    CodeTable table(65);
    table.seal();
    QVERIFY(table.empty());
    QCOMPARE(table.size(), std::size_t{0});
    QCOMPARE(table.bits(), 65);
    QCOMPARE(table.wordCount(), 2);
}

void CodeTableTest::givesBackTheCodesItWasGiven_data() {
    QTest::addColumn<int>("bits");
    for (const int bits : {1, 12, 63, 64, 65, 128, 255, 256})
        QTest::addRow("%d bits", bits) << bits;
}

void CodeTableTest::givesBackTheCodesItWasGiven() {
    QFETCH(int, bits);
    const auto codes = sampleCodes(bits, 50, Spread::Random, 1);
    CodeTable table(bits);
    table.reserve(codes.size());
    for (std::size_t i = 0; i < codes.size(); ++i)
        table.add(PictureId(10 * i), codes[i]);
    table.seal();
    for (std::size_t i = 0; i < codes.size(); ++i) {
        QVERIFY(table.code(i) == codes[i]);
        QVERIFY(table.id(i) == PictureId(10 * i));
        for (int word = 0; word < table.wordCount(); ++word)
            QCOMPARE(table.words(word)[i], codes[i].words()[word]);
    }
}

void CodeTableTest::ordersRowsById() {
    const auto codes = sampleCodes(70, 101, Spread::Random, 2);
    CodeTable table(70);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const std::size_t scattered = i * 37 % codes.size();
        table.add(PictureId(scattered), codes[scattered]);
    }
    QVERIFY(!table.sealed());
    table.seal();
    QVERIFY(table.sealed());
    QCOMPARE(table.size(), codes.size());
    for (std::size_t row = 0; row < codes.size(); ++row) {
        QVERIFY(table.id(row) == PictureId(row));
        QVERIFY(table.code(row) == codes[row]);
    }
}

void CodeTableTest::needsNoSealWhereIdsCameInOrder() {
    CodeTable table(8);
    table.add(PictureId(3), BinaryCode(8));
    table.add(PictureId(7), BinaryCode(8));
    QVERIFY(table.sealed());
    table.add(PictureId(5), BinaryCode(8));
    QVERIFY(!table.sealed());
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::CodeTableTest)
#include "code_table_test.moc"
