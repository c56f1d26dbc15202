#include "core/evaluation/labelled_codes.h"

#include <QtTest>

namespace kindred {
namespace {

LabelledCodes sample() {
    LabelledCodes codes;
    for (const char* text : {"1111", "0000", "1111", "0011", "1111"})
        codes.codes.push_back(BinaryCode::fromString(text));
    codes.labels = {4, 2, 7, 2, 4};
    return codes;
}

}  // namespace

class LabelledCodesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupsInTheOrderOfFirstPictures();
    void laysCodesOutByClass();
};

void LabelledCodesTest::groupsInTheOrderOfFirstPictures() {
    const std::vector<CodeGroup> groups = groupByCode(sample());
    QCOMPARE(groups.size(), std::size_t{3});
    QCOMPARE(groups[0].code.toString().c_str(), "1111");
    QCOMPARE(groups[1].code.toString().c_str(), "0000");
    QCOMPARE(groups[2].code.toString().c_str(), "0011");
    using Pictures = std::map<std::int32_t, std::vector<std::size_t>>;
    QVERIFY((groups[0].pictures == Pictures{{4, {0, 4}}, {7, {2}}}));
    QVERIFY((groups[2].pictures == Pictures{{2, {3}}}));
}

void LabelledCodesTest::laysCodesOutByClass() {
    const ClassTables tables(sample());
    QCOMPARE(tables.all().size(), std::size_t{5});
    QCOMPARE(tables.classes().size(), std::size_t{3});
    const CodeTable& own = tables.ofClass(2);
    QCOMPARE(own.size(), std::size_t{2});
    QCOMPARE(static_cast<int>(own.id(1)), 3);
    QCOMPARE(own.code(1).toString().c_str(), "0011");
    QVERIFY(tables.ofClass(5).empty());
    QCOMPARE(tables.ofClass(5).bits(), 4);
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::LabelledCodesTest)
#include "labelled_codes_test.moc"
