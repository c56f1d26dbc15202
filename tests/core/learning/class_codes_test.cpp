#include "core/learning/class_codes.h"

#include <QTest>
#include <set>

using namespace kindred;

namespace {

std::string column(const std::vector<BinaryCode>& codes, int bit, bool turned) {
    std::string text;
    for (const BinaryCode& code : codes)
        text += code.bit(bit) != turned ? '1' : '0';
    return text;
}

}  // namespace

class ClassCodesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tenClassesAreAsFarApartAsAHadamardMatrixAllows() {
        const std::pair<int, int> known[] = {{12, 6}, {24, 12}, {32, 16}, {48, 24}, {128, 64}};
        for (const auto& [bits, distance] : known) {
            const std::vector<BinaryCode> codes = classCodes(10, bits);
            QCOMPARE(codes.size(), std::size_t{10});
            QCOMPARE(codes.front().bits(), bits);
            QCOMPARE(leastDistance(codes), distance);
        }
    }

    void aHundredClassesHaveTheirKnownDistances() {
        QCOMPARE(leastDistance(classCodes(100, 12)), 4);
        QCOMPARE(leastDistance(classCodes(100, 128)), 64);
        QVERIFY(leastDistance(classCodes(100, 48)) >= 14);
    }

    void everyBitTellsSomethingOfItsOwn() {
        for (const std::size_t classes : {10U, 100U})
            for (const int bits : {12, 24, 32, 48, 64, 128}) {
                const std::vector<BinaryCode> codes = classCodes(classes, bits);
                std::set<std::string> seen;
                for (int bit = 0; bit < bits; ++bit) {
                    QVERIFY(column(codes, bit, false).find('0') != std::string::npos);
                    QVERIFY(column(codes, bit, false).find('1') != std::string::npos);
                    QVERIFY(seen.insert(column(codes, bit, false)).second);
                    QVERIFY(!seen.contains(column(codes, bit, true)));
                }
            }
    }

    void equalArgumentsGiveEqualCodes() {
        QVERIFY(classCodes(10, 48) == classCodes(10, 48));
        QVERIFY(classCodes(37, 20) == classCodes(37, 20));
    }

    void fewClassesHaveTheFarthestCodesThatThereAre() {
        QCOMPARE(leastDistance(classCodes(4, 12)), 6);
        QCOMPARE(leastDistance(classCodes(2, 48)), 24);
    }

    void thereIsACodeForEveryClassEvenWhereBitsAreFew() {
        QCOMPARE(classCodes(2, 1).size(), std::size_t{2});
        QCOMPARE(classCodes(5, 2).size(), std::size_t{5});
        QCOMPARE(classCodes(1, 48).size(), std::size_t{1});
        QCOMPARE(classCodes(300, 256).size(), std::size_t{300});
    }
};

QTEST_GUILESS_MAIN(ClassCodesTest)
#include "class_codes_test.moc"
