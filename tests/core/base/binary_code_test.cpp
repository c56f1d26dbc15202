#include "core/base/binary_code.h"

#include <QtTest>

#include "core/base/error.h"

namespace kindred {
namespace {

/// A pattern without a period that a word or byte could hide.
BinaryCode patternOf(int bits) {
    BinaryCode code(bits);
    for (int i = 0; i < bits; ++i)
        code.setBit(i, i * i % 7 < 3);
    return code;
}

template <typename Call>
QByteArray codeOfError(Call call) {
    try {
        call();
        return "none";
    } catch (const Error& error) {
        return error.code().c_str();
    }
}

}  // namespace

class BinaryCodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsWithZeros();
    void setsSingleBits();
    void comesBackFromTextAndBytes_data();
    void comesBackFromTextAndBytes();
    void hasBitZeroFirst();
    void skipsBlanks();
    void refusesMalformedText_data();
    void refusesMalformedText();
    void refusesMalformedBytes();
    void measuresHammingDistance();
    void comparesLengthAndBits();
};

void BinaryCodeTest::startsWithZeros() {
    const BinaryCode code(65);
    QCOMPARE(code.bits(), 65);
    QCOMPARE(code.wordCount(), 2);
    QCOMPARE(code.toString().c_str(), std::string(65, '0').c_str());
}

void BinaryCodeTest::setsSingleBits() {
    BinaryCode code(256);
    for (const int bit : {0, 63, 64, 255}) {
        code.setBit(bit, true);
        QVERIFY(code.bit(bit));
    }
    QVERIFY(!code.bit(1) && !code.bit(62) && !code.bit(65) && !code.bit(254));
    code.setBit(63, false);
    QVERIFY(!code.bit(63) && code.bit(64));
    QCOMPARE(code.words()[0], 1U);
    QCOMPARE(code.words()[3], std::uint64_t{1} << 63);
}

void BinaryCodeTest::comesBackFromTextAndBytes_data() {
    QTest::addColumn<int>("bits");
    for (const int bits : {1, 7, 8, 9, 12, 48, 63, 64, 65, 127, 128, 255, 256})
        QTest::addRow("%d bits", bits) << bits;
}

void BinaryCodeTest::comesBackFromTextAndBytes() {
    QFETCH(int, bits);
    const BinaryCode code = patternOf(bits);
    QCOMPARE(code.toString().size(), static_cast<std::size_t>(bits));
    QVERIFY(BinaryCode::fromString(code.toString()) == code);
    QCOMPARE(code.toBytes().size(), static_cast<std::size_t>((bits + 7) / 8));
    QVERIFY(BinaryCode::fromBytes(code.toBytes(), bits) == code);
}

void BinaryCodeTest::hasBitZeroFirst() {
    const BinaryCode code = BinaryCode::fromString("1100000001");
    QVERIFY(code.bit(0) && code.bit(1) && code.bit(9) && !code.bit(2));
    QCOMPARE(code.words()[0], 0b10'0000'0011U);
    const std::vector<std::byte> bytes = {std::byte{0b11}, std::byte{0b10}};
    QVERIFY(code.toBytes() == bytes);
}

void BinaryCodeTest::skipsBlanks() {
    QVERIFY(BinaryCode::fromString(" 1010 11 ") == BinaryCode::fromString("101011"));
}

void BinaryCodeTest::refusesMalformedText_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << "";
    QTest::newRow("blanks") << "   ";
    QTest::newRow("another digit") << "0102";
    QTest::newRow("another character") << "01\n";
    QTest::newRow("257 bits") << QString(257, '1');
}

void BinaryCodeTest::refusesMalformedText() {
    QFETCH(QString, text);
    QCOMPARE(codeOfError([&] { BinaryCode::fromString(text.toStdString()); }), "code-malformed");
}

void BinaryCodeTest::refusesMalformedBytes() {
    const std::vector<std::byte> two(2, std::byte{0xff});
    QCOMPARE(codeOfError([&] { BinaryCode::fromBytes(two, 16); }), "none");
    QCOMPARE(codeOfError([&] { BinaryCode::fromBytes(two, 8); }), "code-malformed");
    QCOMPARE(codeOfError([&] { BinaryCode::fromBytes(two, 17); }), "code-malformed");
    QCOMPARE(codeOfError([&] { BinaryCode::fromBytes(two, 15); }), "code-malformed");
    QCOMPARE(codeOfError([&] { BinaryCode::fromBytes({}, 0); }), "code-malformed");
    QCOMPARE(codeOfError([&] { BinaryCode::fromBytes(std::vector<std::byte>(33), 257); }), "code-malformed");
}

void BinaryCodeTest::measuresHammingDistance() {
    BinaryCode ones(256);
    for (int i = 0; i < 256; ++i)
        ones.setBit(i, true);
    QCOMPARE(hammingDistance(ones, BinaryCode(256)), 256);
    QCOMPARE(hammingDistance(ones, ones), 0);
    QCOMPARE(hammingDistance(BinaryCode::fromString("0110"), BinaryCode::fromString("1100")), 2);
    for (const int bit : {0, 63, 64, 127, 128, 255}) {
        BinaryCode turned = ones;
        turned.setBit(bit, false);
        QCOMPARE(hammingDistance(ones, turned), 1);
    }
}

void BinaryCodeTest::comparesLengthAndBits() {
    QVERIFY(BinaryCode(8) != BinaryCode(9));
    QVERIFY(BinaryCode(8) < BinaryCode(9));
    QVERIFY(BinaryCode::fromString("01") > BinaryCode::fromString("10"));
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::BinaryCodeTest)
#include "binary_code_test.moc"
