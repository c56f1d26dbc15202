#include "core/search/kernels/hamming_kernel.h"

#include <QtTest>
#include <algorithm>
#include <array>
#include <functional>
#include <random>
#include <utility>

#include "core/base/error.h"

namespace kindred {

class HammingKernelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsWithThePortableKernel();
    void addsTheDistancesOfEveryRow_data();
    void addsTheDistancesOfEveryRow();
    void countsEveryBit();
    void findsTheNearRows_data();
    void findsTheNearRows();
    void isChosenByName();
    void refusesAnUnknownName();
};

void HammingKernelTest::endsWithThePortableKernel() {
    const auto kernels = usableHammingKernels();
    QVERIFY(!kernels.empty());
    QVERIFY(kernels.back()->name == "portable");
    for (const HammingKernel* kernel : kernels)
        qInfo("usable: %s", kernel->name.data());
}

void HammingKernelTest::addsTheDistancesOfEveryRow_data() {
    QTest::addColumn<std::size_t>("rows");
    for (std::size_t rows = 0; rows <= 67; ++rows)
        QTest::addRow("%zu rows", rows) << rows;
    QTest::addRow("a thousand rows") << std::size_t{1000};
}

/// Starts at every offset within 64 bytes, and looks whether the neighbours of what may be written are as
/// before.
void HammingKernelTest::addsTheDistancesOfEveryRow() {
    QFETCH(std::size_t, rows);
    constexpr std::size_t margin = 40;
    std::mt19937_64 random(rows);
    std::vector<std::uint64_t> words(rows + 8);
    std::ranges::generate(words, std::ref(random));
    const std::uint64_t query = random();
    for (const HammingKernel* kernel : usableHammingKernels()) {
        for (std::size_t offset = 0; offset < 8; ++offset) {
            std::vector<std::uint16_t> sums(margin + offset + rows + margin);
            for (std::size_t i = 0; i < sums.size(); ++i)
                sums[i] = static_cast<std::uint16_t>(i % 193);
            std::vector<std::uint16_t> expected = sums;
            for (std::size_t i = 0; i < rows; ++i) {
                for (int bit = 0; bit < 64; ++bit)
                    expected[margin + offset + i] += ((words[offset + i] ^ query) >> bit) & 1;
            }
            kernel->addDistances(words.data() + offset, query, rows, sums.data() + margin + offset);
            QVERIFY2(sums == expected, kernel->name.data());
        }
    }
}

void HammingKernelTest::countsEveryBit() {
    std::vector<std::uint64_t> words(64);
    for (int bit = 0; bit < 64; ++bit)
        words[bit] = std::uint64_t{1} << bit;
    for (const HammingKernel* kernel : usableHammingKernels()) {
        std::vector<std::uint16_t> one(words.size());
        kernel->addDistances(words.data(), 0, words.size(), one.data());
        QVERIFY2(one == std::vector<std::uint16_t>(64, 1), kernel->name.data());
        std::vector<std::uint16_t> allButOne(words.size());
        kernel->addDistances(words.data(), ~std::uint64_t{0}, words.size(), allButOne.data());
        QVERIFY2(allButOne == std::vector<std::uint16_t>(64, 63), kernel->name.data());
    }
}

void HammingKernelTest::findsTheNearRows_data() {
    QTest::addColumn<int>("wordCount");
    QTest::addColumn<std::size_t>("rows");
    for (int wordCount = 1; wordCount <= 4; ++wordCount)
        for (const std::size_t rows :
             {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 200, 1000})
            QTest::addRow("%d words, %zu rows", wordCount, rows) << wordCount << rows;
}

/// At every offset within 64 bytes, for limits that nothing, something and everything is below. What stands
/// behind the rows is as near as can be, and must not be found; nor may more be written than was found.
void HammingKernelTest::findsTheNearRows() {
    QFETCH(int, wordCount);
    QFETCH(std::size_t, rows);
    std::mt19937_64 random(rows);
    std::array<std::uint64_t, 4> query;
    std::ranges::generate(query, std::ref(random));
    for (std::size_t offset = 0; offset < 8; ++offset) {
        std::array<std::vector<std::uint64_t>, 4> words;
        CodeBlock block{{}, wordCount, rows};
        for (int word = 0; word < wordCount; ++word) {
            words[word].assign(offset + rows + 8, query[word]);
            for (std::size_t row = 0; row < rows; ++row)
                words[word][offset + row] = random();
            block.words[word] = words[word].data() + offset;
        }
        for (const std::uint32_t limit : {0, 1, 28 * wordCount, 32 * wordCount, 64 * wordCount, 257}) {
            std::vector<std::pair<std::uint32_t, std::uint32_t>> expected;
            for (std::size_t row = 0; row < rows; ++row) {
                std::uint32_t distance = 0;
                for (int word = 0; word < wordCount; ++word)
                    for (int bit = 0; bit < 64; ++bit)
                        distance += ((words[word][offset + row] ^ query[word]) >> bit) & 1;
                if (distance < limit)
                    expected.emplace_back(static_cast<std::uint32_t>(row), distance);
            }
            for (const HammingKernel* kernel : usableHammingKernels()) {
                std::vector<NearRow> found(rows + 1, NearRow{~0U, ~0U});
                const std::size_t count = kernel->findNearer(block, query.data(), limit, found.data());
                QVERIFY2(count == expected.size(), kernel->name.data());
                for (std::size_t i = 0; i < count; ++i)
                    QVERIFY2(std::pair(found[i].row, found[i].distance) == expected[i], kernel->name.data());
                QVERIFY2(found[rows].row == ~0U && found[rows].distance == ~0U, kernel->name.data());
            }
        }
    }
}

void HammingKernelTest::isChosenByName() {
    for (const HammingKernel* kernel : usableHammingKernels())
        QCOMPARE(&chooseHammingKernel(kernel->name), kernel);
    QCOMPARE(&chooseHammingKernel(""), usableHammingKernels().front());

    // First use in this process, so the variable still decides.
    qputenv("KINDRED_HAMMING_KERNEL", "portable");
    QVERIFY(hammingKernel().name == "portable");
    qunsetenv("KINDRED_HAMMING_KERNEL");
    QVERIFY(hammingKernel().name == "portable");
}

void HammingKernelTest::refusesAnUnknownName() {
    try {
        chooseHammingKernel("abacus");
        QFAIL("a kernel that does not exist was chosen");
    } catch (const Error& error) {
        QVERIFY(error.category() == ErrorCategory::Usage);
        QVERIFY(error.code() == "hamming-kernel-unusable");
        QVERIFY(error.arguments().front() == "abacus");
        QVERIFY(std::string(error.what()).find("portable") != std::string::npos);
    }
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::HammingKernelTest)
#include "hamming_kernel_test.moc"
