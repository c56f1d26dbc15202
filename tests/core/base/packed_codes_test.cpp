#include "core/base/packed_codes.h"

#include <QTest>
#include <map>
#include <random>

namespace kindred {
namespace {

using Codes = std::map<PictureId, BinaryCode>;

BinaryCode codeOf(std::uint64_t number, int bits) {
    BinaryCode code(bits);
    for (int i = 0; i < bits; ++i)
        code.setBit(i, ((number * 0x9E3779B97F4A7C15U) >> (i % 64)) & 1);
    return code;
}

PackedCodes pack(const Codes& codes, int bits) {
    PackedCodes packed = emptyCodes(bits, codes.size());
    for (const auto& [id, code] : codes)
        append(packed, id, code);
    return packed;
}

}  // namespace

class PackedCodesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsLieInArraysOfTheirOwn() {
        const PackedCodes packed = pack({{PictureId{3}, codeOf(1, 70)}, {PictureId{8}, codeOf(2, 70)}}, 70);
        QCOMPARE(packed.ids, (std::vector<PictureId>{PictureId{3}, PictureId{8}}));
        QCOMPARE(packed.words.size(), 2U);
        for (int word = 0; word < 2; ++word) {
            QCOMPARE(packed.words[word][0], codeOf(1, 70).words()[word]);
            QCOMPARE(packed.words[word][1], codeOf(2, 70).words()[word]);
        }
    }

    void nothingChangesWithoutChanges() {
        const PackedCodes packed = pack({{PictureId{3}, codeOf(1, 48)}}, 48);
        QVERIFY(withChanges(packed, {}) == packed);
        QVERIFY(withChanges(emptyCodes(48, 0), {}) == emptyCodes(48, 0));
    }

    /// Whatever is added, replaced or taken away, the outcome is that of a map.
    void changesActAsOnAMap() {
        std::mt19937 random(11);
        Codes expected;
        PackedCodes packed = emptyCodes(129, 0);
        for (int round = 0; round < 300; ++round) {
            std::map<PictureId, std::optional<BinaryCode>> changes;
            for (unsigned i = random() % 8; i > 0; --i) {
                const auto id = static_cast<PictureId>(random() % 40);
                if (random() % 3 == 0)
                    changes[id] = std::nullopt;
                else
                    changes[id] = codeOf(random(), 129);
            }
            std::vector<CodeChange> list;
            for (const auto& [id, code] : changes) {
                list.push_back({id, code});
                expected.erase(id);
                if (code)
                    expected.emplace(id, *code);
            }
            packed = withChanges(packed, list);
            QVERIFY2(packed == pack(expected, 129), qPrintable(QString::number(round)));
        }
        QVERIFY(!expected.empty());
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::PackedCodesTest)
#include "packed_codes_test.moc"
