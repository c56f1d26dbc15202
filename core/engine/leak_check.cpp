#include "core/engine/leak_check.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <string_view>
#include <unordered_map>

namespace kindred {
namespace {

std::size_t hashOf(std::span<const std::uint8_t> pixels) {
    return std::hash<std::string_view>()({reinterpret_cast<const char*>(pixels.data()), pixels.size()});
}

}  // namespace

LeakReport findLeaks(const LabelledImages& database, const LabelledImages& queries) {
    assert(database.side == queries.side || database.count() == 0 || queries.count() == 0);
    // The queries are the fewer, so they are kept and the database streams by.
    std::unordered_multimap<std::size_t, std::size_t> queriesByHash;
    for (std::size_t i = 0; i < queries.count(); ++i)
        queriesByHash.emplace(hashOf(queries.image(i)), i);

    std::vector<LeakedPicture> leaks;
    for (std::size_t i = 0; i < database.count() && !queriesByHash.empty(); ++i) {
        const auto pixels = database.image(i);
        auto [at, end] = queriesByHash.equal_range(hashOf(pixels));
        while (at != end) {
            if (!std::ranges::equal(queries.image(at->second), pixels)) {
                ++at;
                continue;
            }
            leaks.push_back({at->second, i});
            at = queriesByHash.erase(at);  // its first copy is found
        }
    }
    std::ranges::sort(leaks, {}, &LeakedPicture::query);
    LeakReport report{leaks.size(), std::move(leaks)};
    report.pictures.resize(std::min(report.pictures.size(), listedLeaks));
    return report;
}

}  // namespace kindred
