#include "core/engine/duplicate_groups.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <cstdio>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace kindred {
namespace {

std::int64_t pixelsOf(const DuplicateMember& member) {
    return std::int64_t{member.width} * member.height;
}

/// Less is better; what is not listed stands among the lossy ones.
std::size_t formatRank(const std::string& format) {
    constexpr std::array<std::string_view, 9> best{"raw",  "tiff", "png",  "bmp", "heic",
                                                   "jpeg", "avif", "webp", "gif"};
    constexpr std::size_t unknown = 5;
    const auto found = std::ranges::find(best, format);
    return found == best.end() ? unknown : static_cast<std::size_t>(found - best.begin());
}

/// Nanoseconds since 1970. A camera's clock has no time zone; it is read as if it were UTC.
std::int64_t dateOf(const DuplicateMember& member) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    constexpr int fields = 6;
    if (std::sscanf(member.taken.c_str(), "%d-%u-%uT%d:%d:%d", &year, &month, &day, &hour, &minute,
                    &second) != fields)
        return member.modifiedNs;
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok() || year < 1800 || year > 2200)
        return member.modifiedNs;
    const auto time = sys_days(date) + hours(hour) + minutes(minute) + seconds(second);
    return duration_cast<nanoseconds>(time.time_since_epoch()).count();
}

void arrange(DuplicateGroup& group) {
    const auto others = std::span(group.members).subspan(1);
    std::ranges::sort(others, [](const DuplicateMember& a, const DuplicateMember& b) {
        const auto order = [](const DuplicateMember& member) {
            return std::tuple(member.distance, !member.identical);
        };
        return order(a) != order(b) ? order(a) < order(b) : isBetterOriginal(a, b);
    });
    group.bytesToWin = bytesWonBy(others, std::span(group.members).first(1));
}

}  // namespace

bool isBetterOriginal(const DuplicateMember& a, const DuplicateMember& b) {
    const auto order = [](const DuplicateMember& member) {
        return std::tuple(member.place.isSymbolicLink, !member.marked, -pixelsOf(member),
                          formatRank(member.format), -static_cast<std::int64_t>(member.size));
    };
    const auto left = order(a);
    const auto right = order(b);
    if (left != right)
        return left < right;
    // Reading dates takes longest, and they seldom decide.
    const auto rest = [](const DuplicateMember& member) {
        return std::tuple(dateOf(member), member.path.native().size(), std::string_view(member.path.native()),
                          member.id);
    };
    return rest(a) < rest(b);
}

std::uint64_t bytesWonBy(std::span<const DuplicateMember> going, std::span<const DuplicateMember> staying) {
    struct Names {
        std::uint64_t going = 0;
        std::uint64_t all = 0;
        std::uint64_t size = 0;
    };
    std::map<std::pair<std::uint64_t, std::uint64_t>, Names> files;
    const auto keyOf = [](const DuplicateMember& member) {
        return std::pair(member.place.device, member.place.inode);
    };
    for (const DuplicateMember& member : going) {
        if (member.place.isSymbolicLink)
            continue;
        Names& names = files[keyOf(member)];
        ++names.going;
        names.all = member.place.links;
        names.size = member.size;
    }
    for (const DuplicateMember& member : staying)
        files.erase(keyOf(member));
    std::uint64_t bytes = 0;
    for (const auto& [key, names] : files)
        bytes += names.going >= names.all ? names.size : 0;
    return bytes;
}

void setOriginal(DuplicateGroup& group, std::size_t original) {
    assert(original < group.members.size());
    const auto chosen = group.members.begin() + static_cast<std::ptrdiff_t>(original);
    std::rotate(group.members.begin(), chosen, chosen + 1);
    const DuplicateMember& first = group.members.front();
    for (DuplicateMember& member : group.members) {
        member.distance = hammingDistance(member.code, first.code);
        member.identical = member.content == first.content;
    }
    arrange(group);
}

void takeOut(DuplicateGroup& group, std::span<const PictureId> ids) {
    std::vector<PictureId> sorted(ids.begin(), ids.end());
    std::ranges::sort(sorted);
    std::erase_if(group.members, [&](const DuplicateMember& member) {
        return std::ranges::binary_search(sorted, member.id);
    });
    if (group.members.size() < 2)
        group = {};
    else
        setOriginal(group, 0);
}

}  // namespace kindred
