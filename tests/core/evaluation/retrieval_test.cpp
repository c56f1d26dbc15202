#include "core/evaluation/retrieval.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include "core/base/error.h"
#include "tests/core/evaluation/retrieval_oracle.h"
#include "tests/core/evaluation/sample_codes.h"

namespace kindred {
namespace {

using CodeMapping = std::function<BinaryCode(const BinaryCode&)>;

LabelledCodes changed(LabelledCodes sample, const CodeMapping& change) {
    std::ranges::transform(sample.codes, sample.codes.begin(), change);
    return sample;
}

/// A database for the query 000…: picture i lies i + 1 bits away and is relevant (label 1) where `relevant`
/// says '1'.
LabelledCodes ladder(std::string_view relevant) {
    LabelledCodes sample;
    for (std::size_t i = 0; i < relevant.size(); ++i) {
        BinaryCode code(static_cast<int>(relevant.size()));
        for (std::size_t bit = 0; bit <= i; ++bit)
            code.setBit(static_cast<int>(bit), true);
        sample.codes.push_back(code);
        sample.labels.push_back(relevant[i] == '1' ? 1 : 0);
    }
    return sample;
}

LabelledCodes zeroQuery(int bits) {
    return {{BinaryCode(bits)}, {1}};
}

RetrievalFigures figuresOf(const LabelledCodes& database, const LabelledCodes& queries,
                           const RetrievalOptions& options = {}) {
    const auto figures = evaluateRetrieval(database, queries, options, {});
    return figures.value();
}

bool close(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

void compare(const RetrievalFigures& actual, const RetrievalFigures& expected) {
    QVERIFY(close(actual.meanAveragePrecision.stable, expected.meanAveragePrecision.stable));
    QVERIFY(close(actual.meanAveragePrecision.literal, expected.meanAveragePrecision.literal));
    QVERIFY(close(actual.meanAveragePrecision.expected, expected.meanAveragePrecision.expected));
    QVERIFY(close(actual.meanAveragePrecision.lower, expected.meanAveragePrecision.lower));
    QVERIFY(close(actual.meanAveragePrecision.upper, expected.meanAveragePrecision.upper));
    QVERIFY(actual.averagePrecisions == expected.averagePrecisions);  // to the last bit
    QCOMPARE(actual.top, expected.top);
    QCOMPARE(actual.queries, expected.queries);
    QCOMPARE(actual.database, expected.database);
    QCOMPARE(actual.distinctCodes, expected.distinctCodes);
    QCOMPARE(actual.precisionAt.size(), expected.precisionAt.size());
    QCOMPARE(actual.recallAt.size(), expected.recallAt.size());
    for (std::size_t i = 0; i < expected.precisionAt.size(); ++i) {
        QCOMPARE(actual.precisionAt[i].k, expected.precisionAt[i].k);
        QVERIFY(close(actual.precisionAt[i].stable, expected.precisionAt[i].stable));
        QVERIFY(close(actual.precisionAt[i].expected, expected.precisionAt[i].expected));
        QCOMPARE(actual.recallAt[i].k, expected.recallAt[i].k);
        QVERIFY(close(actual.recallAt[i].stable, expected.recallAt[i].stable));
        QVERIFY(close(actual.recallAt[i].expected, expected.recallAt[i].expected));
    }
    QCOMPARE(actual.byRadius.size(), expected.byRadius.size());
    for (std::size_t radius = 0; radius < expected.byRadius.size(); ++radius) {
        const RadiusFigures& a = actual.byRadius[radius];
        const RadiusFigures& b = expected.byRadius[radius];
        QCOMPARE(a.radius, b.radius);
        QVERIFY(close(a.precision, b.precision));
        QVERIFY(close(a.recall, b.recall));
        QVERIFY(close(a.returned, b.returned));
        QVERIFY(close(a.emptyQueries, b.emptyQueries));
        QCOMPARE(a.microPrecision.has_value(), b.microPrecision.has_value());
        QVERIFY(close(a.microPrecision.value_or(0), b.microPrecision.value_or(0)));
        QVERIFY(close(a.microRecall, b.microRecall));
    }
}

QByteArray codeOfError(const LabelledCodes& database, const LabelledCodes& queries) {
    try {
        evaluateRetrieval(database, queries, {}, {});
        return "none";
    } catch (const Error& error) {
        return error.code().c_str();
    }
}

}  // namespace

class RetrievalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesHandComputedAveragePrecision_data();
    void matchesHandComputedAveragePrecision();
    void matchesHandComputedRadii();
    void countsAMissingClassAsNothing();
    void agreesWithTheOracle_data();
    void agreesWithTheOracle();
    void meetsChanceOnRandomCodes();
    void meetsChanceWhereAllCodesAreEqual();
    void isPerfectOnClassCodes();
    void doesNotDependOnTheCode_data();
    void doesNotDependOnTheCode();
    void keepsWhatDoesNotDependOnOrder();
    void repeatedQueriesCountAsOftenAsTheyAre();
    void isTheSameAtAnyNumberOfThreads();
    void reportsProgressThatNeverGoesBack();
    void returnsNothingWhenStopped();
    void stopsOnTheWay();
    void refusesEmptySplits();
    void refusesMixedLengths();
};

void RetrievalTest::matchesHandComputedAveragePrecision_data() {
    QTest::addColumn<QString>("relevant");
    QTest::addColumn<std::size_t>("top");
    QTest::addColumn<double>("expected");
    QTest::newRow("all") << "111" << std::size_t{3} << 1.0;
    QTest::newRow("none") << "000" << std::size_t{3} << 0.0;
    QTest::newRow("1 and 3") << "101" << std::size_t{3} << (1 + 2.0 / 3) / 2;
    QTest::newRow("2 and 4") << "0101" << std::size_t{4} << 0.5;
    QTest::newRow("cut after 3") << "10111" << std::size_t{3} << (1 + 2.0 / 3) / 2;
    QTest::newRow("only beyond the cut") << "0001" << std::size_t{3} << 0.0;
    QTest::newRow("more asked for than there is") << "0110" << std::size_t{1000} << (1.0 / 2 + 2.0 / 3) / 2;
}

void RetrievalTest::matchesHandComputedAveragePrecision() {
    QFETCH(QString, relevant);
    QFETCH(std::size_t, top);
    QFETCH(double, expected);
    const LabelledCodes database = ladder(relevant.toStdString());
    RetrievalOptions options;
    options.top = top;
    options.cutoffs = {1, 2, 8};
    const RetrievalFigures figures = figuresOf(database, zeroQuery(database.codes.front().bits()), options);
    QVERIFY(close(figures.meanAveragePrecision.stable, expected));
    QVERIFY(close(figures.meanAveragePrecision.expected, expected));  // nothing ties
    QCOMPARE(figures.averagePrecisions.size(), std::size_t{1});

    const auto all = static_cast<double>(relevant.count('1'));
    const auto firstTwo = static_cast<double>(relevant.left(2).count('1'));
    QCOMPARE(figures.precisionAt[1].stable, firstTwo / 2);
    QCOMPARE(figures.precisionAt[2].stable, all / 8);
    QCOMPARE(figures.recallAt[1].stable, all == 0 ? 0 : firstTwo / all);
    QCOMPARE(figures.recallAt[2].stable, all == 0 ? 0.0 : 1.0);
}

void RetrievalTest::matchesHandComputedRadii() {
    LabelledCodes queries = zeroQuery(4);
    queries.codes.push_back(BinaryCode::fromString("1111"));
    queries.labels.push_back(0);
    // From 0000 the pictures lie 1, 2, 3, 4 bits away, from 1111 they lie 3, 2, 1, 0.
    const RetrievalFigures figures = figuresOf(ladder("1100"), queries);
    QCOMPARE(figures.byRadius.size(), std::size_t{5});

    const RadiusFigures& zero = figures.byRadius[0];
    QCOMPARE(zero.emptyQueries, 0.5);
    QCOMPARE(zero.returned, 0.5);
    QCOMPARE(zero.precision, 0.5);
    QCOMPARE(zero.recall, 0.25);
    QCOMPARE(zero.microPrecision.value(), 1.0);
    QCOMPARE(zero.microRecall, 0.25);

    const RadiusFigures& two = figures.byRadius[2];
    QCOMPARE(two.emptyQueries, 0.0);
    QCOMPARE(two.returned, 2.5);
    QVERIFY(close(two.precision, (1 + 2.0 / 3) / 2));
    QCOMPARE(two.recall, 1.0);
    QVERIFY(close(two.microPrecision.value(), 4.0 / 5));

    QCOMPARE(figures.byRadius[4].precision, 0.5);
    QVERIFY(!figuresOf(ladder("1100"), zeroQuery(4)).byRadius[0].microPrecision);
}

void RetrievalTest::countsAMissingClassAsNothing() {
    const RetrievalFigures figures = figuresOf(ladder("000"), zeroQuery(3));
    QCOMPARE(figures.meanAveragePrecision.stable, 0.0);
    QCOMPARE(figures.meanAveragePrecision.upper, 0.0);
    QCOMPARE(figures.chance, 0.0);
    QCOMPARE(figures.recallAt.back().stable, 0.0);
    QCOMPARE(figures.byRadius.back().recall, 0.0);
    QCOMPARE(figures.byRadius.back().microRecall, 0.0);
    QCOMPARE(figures.byRadius.back().microPrecision.value(), 0.0);
}

void RetrievalTest::agreesWithTheOracle_data() {
    QTest::addColumn<int>("bits");
    QTest::addColumn<std::size_t>("databaseSize");
    QTest::addColumn<unsigned>("turned");
    for (const int bits : {1, 12, 64, 65, 128}) {
        for (const std::size_t size : {1, 7, 400}) {
            for (const unsigned turned : {0U, 10U, 50U})
                QTest::addRow("%d bits, %zu pictures, %u %% turned", bits, size, turned)
                    << bits << size << turned;
        }
    }
}

void RetrievalTest::agreesWithTheOracle() {
    QFETCH(int, bits);
    QFETCH(std::size_t, databaseSize);
    QFETCH(unsigned, turned);
    RetrievalOptions options;
    options.top = 50;
    options.cutoffs = {1, 10, 60, 400, 500};
    const LabelledCodes database = classCodes(databaseSize, bits, 5, turned, 1);
    const LabelledCodes queries = classCodes(37, bits, 6, turned, 2);
    compare(figuresOf(database, queries, options), oracleFigures(database, queries, options));
}

/// methods.md 9.4; one query's AP has a standard deviation of 0.015, and four of the mean's are allowed.
void RetrievalTest::meetsChanceOnRandomCodes() {
    constexpr std::size_t queries = 400;
    const double tolerance = 4 * 0.015 / std::sqrt(static_cast<double>(queries));
    const RetrievalFigures figures =
        figuresOf(classCodes(50'000, 48, 10, 50, 3), classCodes(queries, 48, 10, 50, 4));
    const MeanAveragePrecision& map = figures.meanAveragePrecision;
    QVERIFY2(std::abs(map.stable - 0.10584) < tolerance, qPrintable(QString::number(map.stable)));
    QVERIFY2(std::abs(map.expected - 0.10584) < tolerance, qPrintable(QString::number(map.expected)));
    QVERIFY(std::abs(figures.chance - 0.10584) < 1e-5);
    QVERIFY(map.lower <= map.expected && map.expected <= map.upper);
    QVERIFY(map.lower <= map.stable && map.stable <= map.upper);
    QVERIFY(map.interval.low < map.stable && map.stable < map.interval.high);
    QVERIFY(std::abs(figures.precisionAt.back().stable - 0.1) < tolerance);
}

/// With one code, stable order is the order of the database: here shuffled, so chance again.
void RetrievalTest::meetsChanceWhereAllCodesAreEqual() {
    LabelledCodes database = classCodes(50'000, 12, 10, 50, 5);
    std::mt19937_64 random(6);
    for (std::size_t i = database.labels.size(); i > 1; --i)
        std::swap(database.labels[i - 1], database.labels[random() % i]);
    const auto sameCode = [](const BinaryCode& code) { return BinaryCode(code.bits()); };
    const RetrievalFigures figures =
        figuresOf(changed(database, sameCode), changed(classCodes(10, 12, 10, 50, 7), sameCode));
    // Ten queries, one a class, look at one and the same order: their mean varies less than a single one.
    const MeanAveragePrecision& map = figures.meanAveragePrecision;
    QVERIFY2(std::abs(map.stable - 0.10584) < 4 * 0.015, qPrintable(QString::number(map.stable)));
    QVERIFY(close(map.expected, figures.chance));
    QCOMPARE(figures.distinctCodes, std::size_t{1});
    QVERIFY(close(figures.precisionAt.back().stable, 0.1));
    QVERIFY(close(figures.byRadius[0].precision, 0.1));
}

void RetrievalTest::isPerfectOnClassCodes() {
    const RetrievalFigures figures =
        figuresOf(classCodes(20'000, 48, 10, 0, 8), classCodes(100, 48, 10, 0, 9));
    QCOMPARE(figures.meanAveragePrecision.stable, 1.0);
    QCOMPARE(figures.meanAveragePrecision.lower, 1.0);
    QCOMPARE(figures.meanAveragePrecision.literal, 1.0);
    QVERIFY((figures.meanAveragePrecision.interval == Interval{1, 1}));
    QCOMPARE(figures.contamination, 0.0);
    QCOMPARE(figures.precisionAt.back().stable, 1.0);
    QCOMPARE(figures.recallAt.back().stable, 0.5);
    QCOMPARE(figures.byRadius[0].precision, 1.0);
    QCOMPARE(figures.byRadius[0].recall, 1.0);
    QCOMPARE(figures.distinctCodes, std::size_t{10});
}

void RetrievalTest::doesNotDependOnTheCode_data() {
    QTest::addColumn<CodeMapping>("change");
    QTest::newRow("one bit complemented") << CodeMapping([](BinaryCode code) {
        code.setBit(17, !code.bit(17));
        return code;
    });
    QTest::newRow("bits permuted") << CodeMapping([](const BinaryCode& code) {
        BinaryCode permuted(code.bits());
        for (int i = 0; i < code.bits(); ++i)
            permuted.setBit(i * 5 % code.bits(), code.bit(i));
        return permuted;
    });
    QTest::newRow("constant bits appended") << CodeMapping([](const BinaryCode& code) {
        BinaryCode longer(code.bits() + 30);
        for (int i = 0; i < longer.bits(); ++i)
            longer.setBit(i, i < code.bits() ? code.bit(i) : i % 2 == 0);
        return longer;
    });
}

void RetrievalTest::doesNotDependOnTheCode() {
    QFETCH(CodeMapping, change);
    const LabelledCodes database = classCodes(2000, 48, 10, 20, 10);
    const LabelledCodes queries = classCodes(100, 48, 10, 20, 11);
    const RetrievalFigures before = figuresOf(database, queries);
    RetrievalFigures after = figuresOf(changed(database, change), changed(queries, change));
    // Where codes grew longer, nothing lies in the radii that this added.
    for (std::size_t radius = before.byRadius.size(); radius < after.byRadius.size(); ++radius)
        QCOMPARE(after.byRadius[radius].recall, 1.0);
    after.byRadius.resize(before.byRadius.size());
    QVERIFY(std::abs(after.bitCorrelation - before.bitCorrelation) < 1e-12);
    QCOMPARE(after.contamination, before.contamination);
    after.bits = before.bits;  // moved, turned round or more of them
    after.bitCorrelation = before.bitCorrelation;
    QVERIFY(after == before);
}

void RetrievalTest::keepsWhatDoesNotDependOnOrder() {
    const LabelledCodes database = classCodes(2000, 12, 10, 20, 12);
    const LabelledCodes queries = classCodes(100, 12, 10, 20, 13);
    LabelledCodes backwards = database;
    std::ranges::reverse(backwards.codes);
    std::ranges::reverse(backwards.labels);
    RetrievalOptions options;
    options.top = 300;
    options.cutoffs = {2000, 3000};
    const RetrievalFigures before = figuresOf(database, queries, options);
    const RetrievalFigures after = figuresOf(backwards, queries, options);
    const MeanAveragePrecision& map = before.meanAveragePrecision;
    const MeanAveragePrecision& turned = after.meanAveragePrecision;
    QCOMPARE(turned.expected, map.expected);
    QCOMPARE(turned.lower, map.lower);
    QCOMPARE(turned.upper, map.upper);
    QVERIFY(map.lower < map.stable && map.stable < map.upper);
    QVERIFY(map.lower < turned.stable && turned.stable < map.upper);
    QVERIFY(map.lower < map.expected && map.expected < map.upper);
    QCOMPARE(after.contamination, before.contamination);
    QVERIFY(after.bits == before.bits);
    QVERIFY(after.byRadius == before.byRadius);
    QVERIFY(after.precisionAt == before.precisionAt);
    QVERIFY(after.recallAt == before.recallAt);
    QCOMPARE(after.distinctCodes, before.distinctCodes);
    QVERIFY2(turned.stable != map.stable, "ties are not broken by database order");
}

/// Queries of one code are ranked together; here each stands by itself.
void RetrievalTest::repeatedQueriesCountAsOftenAsTheyAre() {
    const LabelledCodes database = classCodes(600, 6, 4, 20, 24);
    const LabelledCodes queries = classCodes(150, 6, 4, 20, 25);
    RetrievalOptions options;
    options.top = 100;
    const RetrievalFigures together = figuresOf(database, queries, options);
    double stable = 0;
    double expected = 0;
    double upper = 0;
    for (std::size_t i = 0; i < queries.codes.size(); ++i) {
        const RetrievalFigures alone =
            figuresOf(database, {{queries.codes[i]}, {queries.labels[i]}}, options);
        QCOMPARE(together.averagePrecisions[i], alone.meanAveragePrecision.stable);
        stable += alone.meanAveragePrecision.stable / 150;
        expected += alone.meanAveragePrecision.expected / 150;
        upper += alone.meanAveragePrecision.upper / 150;
    }
    QVERIFY(close(together.meanAveragePrecision.stable, stable));
    QVERIFY(close(together.meanAveragePrecision.expected, expected));
    QVERIFY(close(together.meanAveragePrecision.upper, upper));
}

void RetrievalTest::isTheSameAtAnyNumberOfThreads() {
    const LabelledCodes database = classCodes(3000, 48, 10, 20, 14);
    const LabelledCodes queries = classCodes(333, 48, 10, 20, 15);
    RetrievalOptions options;
    options.threads = 1;
    const RetrievalFigures one = figuresOf(database, queries, options);
    for (const int threads : {0, 2, 3, 8, 64}) {
        options.threads = threads;
        QVERIFY(figuresOf(database, queries, options) == one);
    }
}

void RetrievalTest::reportsProgressThatNeverGoesBack() {
    std::vector<Progress> reports;
    const JobContext context({}, nullptr, [&](const Progress& progress) { reports.push_back(progress); });
    RetrievalOptions options;
    options.threads = 4;
    QVERIFY(evaluateRetrieval(classCodes(500, 24, 10, 20, 16), classCodes(3000, 24, 10, 20, 17), options,
                              context));
    QVERIFY(!reports.empty());
    QVERIFY(std::ranges::is_sorted(reports, {}, &Progress::done));
    QVERIFY(std::ranges::all_of(reports, [](const Progress& progress) {
        return progress.stage == "ranking" && progress.total == 3000;
    }));
    QCOMPARE(reports.back().done, 3000);
}

void RetrievalTest::returnsNothingWhenStopped() {
    std::stop_source stop;
    stop.request_stop();
    const JobContext context(stop.get_token(), nullptr, {});
    const LabelledCodes sample = classCodes(100, 24, 10, 20, 18);
    QVERIFY(!evaluateRetrieval(sample, sample, {}, context));
}

void RetrievalTest::stopsOnTheWay() {
    std::stop_source stop;
    std::uint64_t done = 0;
    const JobContext context(stop.get_token(), nullptr, [&](const Progress& progress) {
        done = progress.done;
        stop.request_stop();
    });
    RetrievalOptions options;
    options.threads = 2;
    QVERIFY(!evaluateRetrieval(classCodes(500, 24, 10, 20, 19), classCodes(3000, 24, 10, 20, 20), options,
                               context));
    QVERIFY(done > 0 && done < 3000);
}

void RetrievalTest::refusesEmptySplits() {
    const LabelledCodes sample = classCodes(10, 24, 10, 20, 21);
    QCOMPARE(codeOfError({}, sample), "evaluation-empty");
    QCOMPARE(codeOfError(sample, {}), "evaluation-empty");
}

void RetrievalTest::refusesMixedLengths() {
    const LabelledCodes sample = classCodes(10, 24, 10, 20, 22);
    QCOMPARE(codeOfError(sample, classCodes(10, 32, 10, 20, 23)), "code-length-differs");
    LabelledCodes mixed = sample;
    mixed.codes.back() = BinaryCode(25);
    QCOMPARE(codeOfError(mixed, sample), "code-length-differs");
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::RetrievalTest)
#include "retrieval_test.moc"
