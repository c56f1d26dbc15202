#include "core/search/nearest_matches.h"

#include <QTest>
#include <algorithm>
#include <random>
#include <tuple>

namespace kindred {

class NearestMatchesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatASortKeeps() {
        for (const std::size_t count : {0U, 1U, 2U, 9U, 1000U}) {
            for (const std::size_t top : {1U, 2U, 3U, 10U, 100U, 2000U}) {
                // Few values, so that ties lie across every cut; ids come in no order.
                const RankedMatches offered = sample(count, 7);
                QVERIFY(nearest(offered, top) == sorted(offered, top));
            }
        }
    }

    void takesMatchesThatComeEverNearer() {
        RankedMatches offered = sorted(sample(500, 1000), 500);
        std::ranges::reverse(offered);
        QVERIFY(nearest(offered, 20) == sorted(offered, 20));
    }

    void saysWhatIsNotAmongThem() {
        NearestMatches nearest(1);
        QVERIFY(nearest.offer({PictureId(5), 0, 2}));
        QVERIFY(nearest.offer({PictureId(4), 0, 1}));
        QVERIFY(!nearest.offer({PictureId(6), 0, 1}));
        QVERIFY(!nearest.offer({PictureId(4), 0, 3}));
        QVERIFY(nearest.offer({PictureId(2), 0, 1}));
        QVERIFY(nearest.take() == RankedMatches({{PictureId(2), 0, 1}}));
    }

    void doesNotDependOnTheOrderOfWhatTies() {
        const RankedMatches offered = {
            {PictureId(3), 0, 1.0}, {PictureId(1), 4, 1.0}, {PictureId(2), 2, 1.0}};
        const RankedMatches expected = {{PictureId(1), 4, 1.0}, {PictureId(2), 2, 1.0}};
        QVERIFY(nearest(offered, 2) == expected);
    }

private:
    static RankedMatches sample(std::size_t count, unsigned values) {
        std::mt19937_64 random(count);
        RankedMatches matches;
        for (std::size_t i = 0; i < count; ++i)
            matches.push_back({PictureId(static_cast<std::int64_t>(i * 7919 % 10'007)), static_cast<int>(i),
                               static_cast<double>(random() % values)});
        return matches;
    }

    static RankedMatches sorted(RankedMatches matches, std::size_t top) {
        std::ranges::sort(matches, {},
                          [](const RankedMatch& match) { return std::tuple(match.value, match.id); });
        matches.resize(std::min(top, matches.size()));
        return matches;
    }

    static RankedMatches nearest(const RankedMatches& offered, std::size_t top) {
        NearestMatches matches(top);
        for (const RankedMatch& match : offered)
            matches.offer(match);
        return matches.take();
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::NearestMatchesTest)
#include "nearest_matches_test.moc"
