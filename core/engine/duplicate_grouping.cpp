#include "core/engine/duplicate_grouping.h"

#include <numeric>
#include <utility>

namespace kindred {
namespace {

struct Neighbour {
    std::uint32_t code = 0;
    std::uint16_t distance = 0;
};

/// Lists of values, one a key, in one array.
template <typename Value>
class Lists {
public:
    /// `each` calls put(key, value) for every value; it is called twice.
    template <typename Each>
    Lists(std::size_t keys, const Each& each) : m_starts(keys + 1) {
        each([&](std::uint32_t key, const Value&) { ++m_starts[key + 1]; });
        std::inclusive_scan(m_starts.begin(), m_starts.end(), m_starts.begin());
        m_values.resize(m_starts.back());
        std::vector<std::size_t> next(m_starts.begin(), m_starts.end() - 1);
        each([&](std::uint32_t key, const Value& value) { m_values[next[key]++] = value; });
    }

    std::span<const Value> operator[](std::uint32_t key) const {
        return std::span(m_values).subspan(m_starts[key], m_starts[key + 1] - m_starts[key]);
    }

private:
    std::vector<std::size_t> m_starts;
    std::vector<Value> m_values;
};

class Grouping {
public:
    Grouping(const GroupingInput& input, const JobContext& context)
        : m_input(input),
          m_context(context),
          m_contents(input.codeCount,
                     [&](const auto& put) {
                         for (std::uint32_t i = 0; i < input.codes.size(); ++i)
                             put(input.codes[i], i);
                     }),
          m_neighbours(input.codeCount,
                       [&](const auto& put) {
                           for (const ClosePair& pair : input.pairs) {
                               const auto distance = static_cast<std::uint16_t>(pair.distance);
                               put(pair.first, Neighbour{pair.second, distance});
                               put(pair.second, Neighbour{pair.first, distance});
                           }
                       }),
          m_memberships(input.codes.size(), Membership{0, notYet}) {}

    std::optional<std::vector<Membership>> run() {
        const auto count = static_cast<std::uint32_t>(m_input.codes.size());
        for (std::uint32_t content = 0; content < count; ++content) {
            m_context.report({"grouping", content, count, {}});
            if (m_memberships[content].distance == notYet && !growAround(content))
                return std::nullopt;
        }
        m_context.report({"grouping", count, count, {}});
        return std::move(m_memberships);
    }

private:
    static constexpr int notYet = -1;

    bool growAround(std::uint32_t original) {
        m_memberships[original] = {original, 0};
        const std::uint32_t code = m_input.codes[original];
        if (!take(original, code, 0))
            return false;
        for (const Neighbour& neighbour : m_neighbours[code])
            if (!take(original, neighbour.code, neighbour.distance))
                return false;
        return true;
    }

    bool take(std::uint32_t original, std::uint32_t code, int distance) {
        for (const std::uint32_t content : m_contents[code]) {
            constexpr unsigned between = 4096;
            if (++m_looks % between == 0 && !m_context.proceed())
                return false;
            Membership& membership = m_memberships[content];
            const bool isNearer = membership.distance == notYet || distance < membership.distance;
            if (content > original && isNearer && m_input.mayJoin(original, content))
                membership = {original, distance};
        }
        return true;
    }

    const GroupingInput& m_input;
    const JobContext& m_context;
    Lists<std::uint32_t> m_contents;  ///< of each code
    Lists<Neighbour> m_neighbours;    ///< of each code
    std::vector<Membership> m_memberships;
    unsigned m_looks = 0;
};

}  // namespace

std::optional<std::vector<Membership>> groupAroundOriginals(const GroupingInput& input,
                                                            const JobContext& context) {
    return Grouping(input, context).run();
}

}  // namespace kindred
