#include "core/evaluation/code_health.h"

#include <QtTest>
#include <cmath>

#include "tests/core/evaluation/sample_codes.h"

namespace kindred {
namespace {

std::vector<BinaryCode> codesOf(std::initializer_list<const char*> texts) {
    std::vector<BinaryCode> codes;
    for (const char* text : texts)
        codes.push_back(BinaryCode::fromString(text));
    return codes;
}

double contaminationOf(const LabelledCodes& codes) {
    return contamination(ClassTables(codes));
}

bool close(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

double naiveContamination(const LabelledCodes& codes, int classes) {
    const int bits = codes.codes.front().bits();
    std::vector<BinaryCode> centres(classes, BinaryCode(bits));
    for (int label = 0; label < classes; ++label) {
        for (int bit = 0; bit < bits; ++bit) {
            int balance = 0;
            for (std::size_t i = 0; i < codes.codes.size(); ++i)
                balance += codes.labels[i] != label ? 0 : codes.codes[i].bit(bit) ? 1 : -1;
            centres[label].setBit(bit, balance > 0);
        }
    }
    double strays = 0;
    for (std::size_t i = 0; i < codes.codes.size(); ++i) {
        int nearest = 0;
        for (int label = 1; label < classes; ++label) {
            if (hammingDistance(codes.codes[i], centres[label]) <
                hammingDistance(codes.codes[i], centres[nearest]))
                nearest = label;
        }
        strays += nearest != codes.labels[i] ? 1 : 0;
    }
    return strays / static_cast<double>(codes.codes.size());
}

double naiveCorrelation(const std::vector<BinaryCode>& codes, int a, int b) {
    const auto count = static_cast<double>(codes.size());
    const auto mean = [&](int bit) {
        double sum = 0;
        for (const BinaryCode& code : codes)
            sum += code.bit(bit) ? 1 : 0;
        return sum / count;
    };
    const double meanA = mean(a);
    const double meanB = mean(b);
    double both = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (const BinaryCode& code : codes) {
        const double offA = (code.bit(a) ? 1 : 0) - meanA;
        const double offB = (code.bit(b) ? 1 : 0) - meanB;
        both += offA * offB;
        squaresA += offA * offA;
        squaresB += offB * offB;
    }
    return std::abs(both / std::sqrt(squaresA * squaresB));
}

}  // namespace

class CodeHealthTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsDistinctCodes();
    void countsStraysByHand();
    void tiesOfABitMakeItZero();
    void tiesOfDistanceGoToTheLowerClass();
    void contaminationAgreesWithTheNaiveCount();
    void perfectCodesAreClean();
    void tellsBalanceAndCorrelationByHand();
    void deadBitsHaveNoCorrelation();
    void correlationAgreesWithPearsons();
};

void CodeHealthTest::countsDistinctCodes() {
    QCOMPARE(countDistinct(codesOf({"0011", "1100", "0011", "0000", "1100"})), std::size_t{3});
    QCOMPARE(countDistinct(codesOf({"0"})), std::size_t{1});
}

void CodeHealthTest::countsStraysByHand() {
    // Class codes are 0000 and 1111; one of the first class lies at the second's.
    const LabelledCodes codes = {codesOf({"0000", "0001", "0000", "1110", "1111", "1111"}),
                                 {0, 0, 0, 0, 1, 1}};
    QVERIFY(close(contaminationOf(codes), 1.0 / 6));
}

void CodeHealthTest::tiesOfABitMakeItZero() {
    // Both bits of class 0 tie, so its code is 00: its picture 11 is at home with class 1.
    const LabelledCodes codes = {codesOf({"00", "11", "11", "11"}), {0, 0, 1, 1}};
    QVERIFY(close(contaminationOf(codes), 1.0 / 4));
}

void CodeHealthTest::tiesOfDistanceGoToTheLowerClass() {
    // Class codes 00 and 11; 01 and 10 lie between: at home in class 3, strays in class 7.
    const LabelledCodes codes = {codesOf({"00", "00", "01", "11", "11", "10"}), {3, 3, 3, 7, 7, 7}};
    QVERIFY(close(contaminationOf(codes), 1.0 / 6));
}

void CodeHealthTest::contaminationAgreesWithTheNaiveCount() {
    for (const int bits : {3, 12, 64, 130}) {
        for (const unsigned turned : {10U, 40U}) {
            const LabelledCodes codes = classCodes(5000, bits, 7, turned, 1);
            const double expected = naiveContamination(codes, 7);
            QVERIFY(close(contaminationOf(codes), expected));
        }
    }
    QVERIFY(naiveContamination(classCodes(5000, 12, 7, 40, 1), 7) > 0.3);
}

void CodeHealthTest::perfectCodesAreClean() {
    QCOMPARE(contaminationOf(classCodes(1000, 48, 10, 0, 2)), 0.0);
    QCOMPARE(contaminationOf({codesOf({"01", "11", "00"}), {5, 5, 5}}), 0.0);
}

void CodeHealthTest::tellsBalanceAndCorrelationByHand() {
    // Bit 1 is bit 0 turned round; bit 2 has nothing to do with either.
    const BitFigures figures = bitFigures(codesOf({"010", "011", "100", "101"}));
    for (const BitHealth& bit : figures.bits)
        QCOMPARE(bit.ones, 0.5);
    QCOMPARE(figures.bits[0].correlation, 1.0);
    QCOMPARE(figures.bits[1].correlation, 1.0);
    QCOMPARE(figures.bits[2].correlation, 0.0);
    QVERIFY(close(figures.correlation, 1.0 / 3));
}

void CodeHealthTest::deadBitsHaveNoCorrelation() {
    const BitFigures figures = bitFigures(codesOf({"0110", "0101", "0110"}));
    QCOMPARE(figures.bits[0].ones, 0.0);
    QCOMPARE(figures.bits[1].ones, 1.0);
    QCOMPARE(figures.bits[0].correlation, 0.0);
    QCOMPARE(figures.bits[1].correlation, 0.0);
    QVERIFY(close(figures.correlation, 1.0));  // the one pair that is left
    QCOMPARE(bitFigures(codesOf({"01", "01"})).correlation, 0.0);
}

void CodeHealthTest::correlationAgreesWithPearsons() {
    const std::vector<BinaryCode> codes = classCodes(333, 70, 4, 20, 3).codes;
    const BitFigures figures = bitFigures(codes);
    double sum = 0;
    for (int a = 0; a < 70; ++a) {
        double greatest = 0;
        for (int b = 0; b < 70; ++b) {
            if (a == b)
                continue;
            const double correlation = naiveCorrelation(codes, a, b);
            greatest = std::max(greatest, correlation);
            sum += correlation;
        }
        QVERIFY(close(figures.bits[a].correlation, greatest));
    }
    QVERIFY(close(figures.correlation, sum / (70 * 69)));
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::CodeHealthTest)
#include "code_health_test.moc"
