#include "core/engine/find_duplicates.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <atomic>
#include <ranges>
#include <set>

#include "core/base/error.h"
#include "core/store/library_reader.h"
#include "tests/core/engine/duplicate_library.h"

namespace kindred {

namespace fs = std::filesystem;

/// Groups of a library, by the names of their files.
class FindDuplicatesTest : public QObject {
    Q_OBJECT

private:
    using Names = std::vector<std::string>;

    std::unique_ptr<DuplicateLibrary> m_test;

    PictureId add(const WishedFile& file) { return m_test->add(file); }

    DuplicatesReport find(int radius, const JobContext& context = {}) {
        return findDuplicates({.library = m_test->library(), .radius = radius}, context);
    }

    static Names namesOf(const DuplicateGroup& group) {
        Names names;
        for (const DuplicateMember& member : group.members)
            names.push_back(member.path.filename().string());
        return names;
    }

    std::vector<Names> groups(int radius) {
        std::vector<Names> groups;
        for (const DuplicateGroup& group : find(radius).groups)
            groups.push_back(namesOf(group));
        return groups;
    }

    static NotSamePair pair(const std::string& a, const std::string& b) {
        return {DuplicateLibrary::keyOf(a), DuplicateLibrary::keyOf(b)};
    }

private Q_SLOTS:
    void init() { m_test = std::make_unique<DuplicateLibrary>(); }

    void identicalContentsAndNearCodesMakeAGroup() {
        add({.name = "large.jpg", .bytes = "large", .code = 0b0000, .width = 1280});
        add({.name = "small.jpg", .bytes = "small", .code = 0b0011});
        add({.name = "copy.jpg", .bytes = "large", .code = 0b0000, .width = 1280});
        add({.name = "other.jpg", .bytes = "other", .code = 0b11110000});
        const DuplicatesReport report = find(2);
        QCOMPARE(report.pictures, std::uint64_t{4});
        QCOMPARE(report.groups.size(), std::size_t{1});
        const DuplicateGroup& group = report.groups[0];
        QCOMPARE(namesOf(group), (Names{"copy.jpg", "large.jpg", "small.jpg"}));
        QCOMPARE(group.members[1].distance, 0);
        QVERIFY(group.members[1].identical);
        QCOMPARE(group.members[2].distance, 2);
        QVERIFY(!group.members[2].identical);
        QCOMPARE(group.members[2].width, 640);
        QCOMPARE(group.members[2].path, m_test->pathOf("small.jpg"));
        QCOMPARE(group.bytesToWin, std::uint64_t{10});
        QCOMPARE(report.bytesToWin, std::uint64_t{10});
        QCOMPARE(groups(1), (std::vector<Names>{{"copy.jpg", "large.jpg"}}));
    }

    /// Each differs from the next by one bit, the ends by six: with a radius of two nobody is in a group with
    /// an original that is three bits away.
    void aChainJoinsNoStrangers() {
        for (unsigned i = 0; i < 7; ++i)
            add({.name = "link" + std::to_string(i) + ".jpg",
                 .bytes = "link" + std::to_string(i),
                 .code = (1U << i) - 1,
                 .width = 1000 - static_cast<int>(i)});
        QCOMPARE(groups(2), (std::vector<Names>{{"link0.jpg", "link1.jpg", "link2.jpg"},
                                                {"link3.jpg", "link4.jpg", "link5.jpg"}}));
    }

    /// The best original does not take what is nearer to another one that is better, too.
    void aCopyJoinsTheNearestOriginal() {
        add({.name = "a.jpg", .bytes = "a", .code = 0b00000, .width = 1000});
        add({.name = "b.jpg", .bytes = "b", .code = 0b11111, .width = 900});
        add({.name = "nearB.jpg", .bytes = "c", .code = 0b00111, .width = 100});
        QCOMPARE(groups(3), (std::vector<Names>{{"b.jpg", "nearB.jpg"}}));
        add({.name = "best.jpg", .bytes = "d", .code = 0b00011, .width = 800});
        QCOMPARE(groups(3), (std::vector<Names>{{"a.jpg", "best.jpg"}, {"b.jpg", "nearB.jpg"}}));
    }

    void equalLibrariesGiveEqualGroups() {
        std::vector<WishedFile> files;
        for (unsigned i = 0; i < 200; ++i)
            files.push_back(
                {.name = std::to_string(i), .bytes = std::to_string(i), .code = i * 2654435761U >> 24});
        m_test->add(files);
        const auto first = groups(2);
        QVERIFY(first.size() > 1);
        QCOMPARE(groups(2), first);
        std::set<std::string> seen;
        for (const DuplicateGroup& group : find(2).groups)
            for (const DuplicateMember& member : group.members) {
                QVERIFY(seen.insert(member.path).second);
                QVERIFY(member.distance <= 2);
                QCOMPARE(member.distance, hammingDistance(member.code, group.members[0].code));
            }
    }

    /// Against a grouping that compares everything with everything.
    void groupsAreThoseOfThePlainDefinition() {
        std::vector<WishedFile> files;
        for (unsigned i = 0; i < 300; ++i)
            files.push_back({.name = std::to_string(i),
                             .bytes = std::to_string(i / 2),
                             .code = (i / 2) * 2654435761U >> 23,
                             .width = 100 + static_cast<int>(i / 2 % 7)});
        m_test->add(files);
        std::vector<DuplicateMember> all;  // with a radius of everything there is one group
        for (const DuplicateGroup& group : find(48).groups)
            all.insert(all.end(), group.members.begin(), group.members.end());
        QCOMPARE(all.size(), std::size_t{300});
        std::ranges::sort(all, isBetterOriginal);
        std::vector<std::size_t> originals;
        std::vector<std::set<std::string>> expected(all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool isOriginal = std::ranges::none_of(originals, [&](std::size_t original) {
                return hammingDistance(all[original].code, all[i].code) <= 3;
            });
            if (isOriginal)
                originals.push_back(i);
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto isBetter = std::views::take_while([&](std::size_t original) { return original <= i; });
            const auto distanceTo = [&](std::size_t original) {
                return hammingDistance(all[original].code, all[i].code);
            };
            expected[std::ranges::min(originals | isBetter, {}, distanceTo)].insert(all[i].path);
        }
        std::erase_if(expected, [](const auto& group) { return group.size() < 2; });
        std::set<std::set<std::string>> found;
        for (const DuplicateGroup& group : find(3).groups) {
            std::set<std::string> paths;
            for (const DuplicateMember& member : group.members)
                paths.insert(member.path);
            found.insert(paths);
        }
        QCOMPARE(found, std::set(expected.begin(), expected.end()));
    }

    void whatIsNotTheSameIsNotJoined() {
        add({.name = "a.jpg", .bytes = "a", .width = 1000});
        add({.name = "b.jpg", .bytes = "b", .width = 900});
        add({.name = "c.jpg", .bytes = "c", .width = 800});
        setNotSame(m_test->library(), std::array{pair("b", "a")}, true);
        QCOMPARE(groups(2), (std::vector<Names>{{"a.jpg", "c.jpg"}}));
        setNotSame(m_test->library(), std::array{pair("c", "a")}, true);
        QCOMPARE(groups(2), (std::vector<Names>{{"b.jpg", "c.jpg"}}));
        setNotSame(m_test->library(), std::array{pair("b", "c")}, true);
        QVERIFY(groups(2).empty());
        setNotSame(m_test->library(), std::array{pair("b", "a")}, false);
        QCOMPARE(groups(2), (std::vector<Names>{{"a.jpg", "b.jpg"}}));
    }

    void aVerdictFollowsTheContents() {
        add({.name = "a.jpg", .bytes = "a"});
        add({.name = "b.jpg", .bytes = "b"});
        setNotSame(m_test->library(), std::array{pair("b", "a")}, true);
        fs::rename(m_test->pathOf("b.jpg"), m_test->pathOf("renamed.jpg"));
        m_test->know({.name = "renamed.jpg", .bytes = "b"});
        QVERIFY(groups(2).empty());
    }

    void theOriginalIsTheBest_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"pixels", "format", "size", "date", "path", "mark"})
            QTest::newRow(what) << what;
    }

    void theOriginalIsTheBest() {
        QFETCH(QString, what);
        WishedFile worse{.name = "a-longer.jpg", .bytes = "12345", .taken = "2024-05-31T14:02:11"};
        WishedFile better{.name = "z-longer.jpg", .bytes = "54321", .taken = "2024-05-31T14:02:11"};
        if (what == QLatin1String("pixels")) {
            better.width = 641;
            worse.format = "png";
            worse.bytes = "much larger";
        } else if (what == QLatin1String("format")) {
            better.format = "png";
            worse.bytes = "much larger";
        } else if (what == QLatin1String("size")) {
            better.bytes = "543210";
            worse.taken = "2014-05-31T14:02:11";
        } else if (what == QLatin1String("date")) {
            worse.name = "a.jpg";
            better.taken = "2024-05-31T14:02:10";
        } else if (what == QLatin1String("path")) {
            better.name = "z.jpg";
        } else {
            worse.width = 10'000;
            better.bytes = "chosen";
        }
        add(worse);
        add(better);
        if (what == QLatin1String("mark"))
            markOriginal(m_test->library(), std::array{DuplicateLibrary::keyOf("chosen")}, {});
        QCOMPARE(groups(2), (std::vector<Names>{{better.name, worse.name}}));
    }

    void aMarkCanBeTakenBack() {
        add({.name = "large.jpg", .bytes = "large", .width = 1000});
        add({.name = "small.jpg", .bytes = "small"});
        const std::array small{DuplicateLibrary::keyOf("small")};
        markOriginal(m_test->library(), small, {});
        QCOMPARE(groups(0), (std::vector<Names>{{"small.jpg", "large.jpg"}}));
        QVERIFY(find(0).groups[0].members[0].marked);
        markOriginal(m_test->library(), {}, small);
        QCOMPARE(groups(0), (std::vector<Names>{{"large.jpg", "small.jpg"}}));
    }

    void whatIsNotThereIsNotInAGroup() {
        add({.name = "a.jpg", .bytes = "a"});
        add({.name = "b.jpg", .bytes = "b"});
        const PictureId missing = add({.name = "c.jpg", .bytes = "c"});
        LibraryWriter(m_test->library()).setState(missing, FileState::Missing);
        fs::remove(m_test->pathOf("b.jpg"));  // nobody has looked since
        QVERIFY(groups(2).empty());
        add({.name = "d.jpg", .bytes = "a"});
        QCOMPARE(groups(2), (std::vector<Names>{{"a.jpg", "d.jpg"}}));
    }

    void namesOfOneFileWinNothing() {
        add({.name = "a.jpg", .bytes = "12345"});
        fs::create_hard_link(m_test->pathOf("a.jpg"), m_test->pathOf("link.jpg"));
        m_test->know({.name = "link.jpg", .bytes = "12345"});
        DuplicateGroup group = find(0).groups.at(0);
        QCOMPARE(group.members.size(), std::size_t{2});
        QVERIFY(group.members[0].place.isSameFile(group.members[1].place));
        QCOMPARE(group.bytesToWin, std::uint64_t{0});

        // Both names go where another file stays: the file counts once.
        add({.name = "0.jpg", .bytes = "12345"});
        fs::create_symlink(m_test->pathOf("0.jpg"), m_test->pathOf("leads-there.jpg"));
        m_test->know({.name = "leads-there.jpg", .bytes = "12345"});
        group = find(0).groups.at(0);
        QCOMPARE(group.members.size(), std::size_t{4});
        QVERIFY(group.members.back().place.isSymbolicLink);
        QCOMPARE(group.bytesToWin, std::uint64_t{5});

        fs::create_hard_link(m_test->pathOf("a.jpg"), m_test->library().parent_path() / "elsewhere.jpg");
        QCOMPARE(find(0).groups.at(0).bytesToWin, std::uint64_t{0});
    }

    void anotherOriginalTurnsTheGroup() {
        add({.name = "a.jpg", .bytes = "a", .code = 0b001, .width = 1000});
        add({.name = "b.jpg", .bytes = "bb", .code = 0b011, .width = 900});
        add({.name = "c.jpg", .bytes = "ccc", .code = 0b000, .width = 800});
        DuplicateGroup group = find(2).groups.at(0);
        QCOMPARE(group.bytesToWin, std::uint64_t{5});
        setOriginal(group, 2);
        QCOMPARE(namesOf(group), (Names{"c.jpg", "a.jpg", "b.jpg"}));
        QCOMPARE(group.members[2].distance, 2);
        QCOMPARE(group.bytesToWin, std::uint64_t{3});
        takeOut(group, std::array{group.members[1].id});
        QCOMPARE(namesOf(group), (Names{"c.jpg", "b.jpg"}));
        takeOut(group, std::array{group.members[0].id});
        QVERIFY(group.members.empty());
    }

    /// A hundred thousand million pairs, if anyone made them.
    void manyFilesOfOneCodeAreOneGroup() {
        constexpr unsigned count = 8000;
        {
            LibraryWriter writer(m_test->library());
            std::ofstream(m_test->pathOf("0")) << "0";
            for (unsigned i = 0; i < count; ++i) {
                const std::string name = std::to_string(i);
                if (i > 0)
                    fs::create_hard_link(m_test->pathOf("0"), m_test->pathOf(name));
                m_test->put(writer, {.name = name, .bytes = name});
                writer.commitIfDue();
            }
        }
        const DuplicatesReport report = find(2);
        QCOMPARE(report.groups.size(), std::size_t{1});
        QCOMPARE(report.groups[0].members.size(), std::size_t{count});
    }

    void tooWideARadiusIsAnError() {
        for (unsigned i = 0; i < 20; ++i)
            add({.name = std::to_string(i), .bytes = std::to_string(i), .code = 1U << i});
        std::string code;
        try {
            findDuplicates({.library = m_test->library(), .radius = 2, .mostPairs = 189}, {});
        } catch (const Error& error) {
            code = error.code();
        }
        QCOMPARE(code, std::string("radius-too-wide"));
        QCOMPARE(
            findDuplicates({.library = m_test->library(), .radius = 2, .mostPairs = 190}, {}).groups.size(),
            std::size_t{1});
    }

    void stopsWhenAsked() {
        add({.name = "a.jpg", .bytes = "a"});
        add({.name = "b.jpg", .bytes = "b"});
        std::stop_source source;
        source.request_stop();
        const DuplicatesReport report = find(2, JobContext(source.get_token(), nullptr, {}));
        QVERIFY(report.stopped);
        QVERIFY(report.groups.empty());
        QVERIFY(!find(2).stopped);
    }

    void theRadiusFollowsTheBits() {
        QCOMPARE(defaultDuplicateRadius(12, false), 1);
        QCOMPARE(defaultDuplicateRadius(48, false), 2);
        QCOMPARE(defaultDuplicateRadius(128, false), 5);
        QCOMPARE(defaultDuplicateRadius(48, true), 6);
        add({.name = "a.jpg", .bytes = "a"});
        QCOMPARE(findDuplicates({.library = m_test->library()}, {}).radius, 2);
    }

    /// 20 codes of one bit are 190 pairs within 2 bits, and none within 1.
    void anUnaskedRadiusGivesWay() {
        std::vector<WishedFile> files;
        for (unsigned i = 0; i < 20; ++i)
            files.push_back({.name = std::to_string(i), .bytes = std::to_string(i), .code = 1U << i});
        m_test->add(files);
        QCOMPARE(findDuplicates({.library = m_test->library(), .mostPairs = 189}, {}).radius, 1);
    }

    /// Equal codes, but only two of the pictures look the same; one cannot be shown.
    void onlyWhatLooksTheSameJoins() {
        add({.name = "a.jpg", .bytes = "a", .width = 1000});
        add({.name = "b.jpg", .bytes = "b", .width = 900});
        add({.name = "c.jpg", .bytes = "c", .width = 800});
        add({.name = "d.jpg", .bytes = "d", .width = 700});
        add({.name = "again.jpg", .bytes = "d", .width = 700});
        std::atomic<int> looks = 0;
        const auto look = [&](const DuplicateMember& member) -> std::optional<PixelImage> {
            ++looks;
            if (member.content == DuplicateLibrary::keyOf("d"))
                return std::nullopt;
            const bool isOther = member.content == DuplicateLibrary::keyOf("b");
            PixelImage image{32, 32, std::vector<std::uint8_t>(std::size_t{3} * 32 * 32, 40)};
            std::fill_n(image.rgb.begin() + (isOther ? 1536 : 0), 1536, 200);
            return image;
        };
        const DuplicatesReport report =
            findDuplicates({.library = m_test->library(), .radius = 2, .look = look}, {});
        QVERIFY(report.looked);
        QCOMPARE(looks.load(), 4);
        QCOMPARE(report.groups.size(), std::size_t{2});
        QCOMPARE(namesOf(report.groups[0]), (Names{"a.jpg", "c.jpg"}));
        QCOMPARE(namesOf(report.groups[1]), (Names{"d.jpg", "again.jpg"}));
        QCOMPARE(groups(2).size(), std::size_t{1});
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::FindDuplicatesTest)
#include "find_duplicates_test.moc"
