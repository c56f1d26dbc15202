#include "core/base/packed_codes.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace kindred {
namespace {

template <class Values>
void appendRange(Values& target, const Values& source, std::size_t from, std::size_t to) {
    using Offset = typename Values::difference_type;
    target.insert(target.end(), source.begin() + static_cast<Offset>(from),
                  source.begin() + static_cast<Offset>(to));
}

void appendRows(PackedCodes& target, const PackedCodes& source, std::size_t from, std::size_t to) {
    appendRange(target.ids, source.ids, from, to);
    for (std::size_t i = 0; i < source.words.size(); ++i)
        appendRange(target.words[i], source.words[i], from, to);
}

}  // namespace

PackedCodes emptyCodes(int bits, std::size_t capacity) {
    PackedCodes codes{bits, {}, {}};
    codes.ids.reserve(capacity);
    codes.words.resize(static_cast<std::size_t>((bits + 63) / 64));
    for (AlignedWords& words : codes.words)
        words.reserve(capacity);
    return codes;
}

void append(PackedCodes& codes, PictureId id, const BinaryCode& code) {
    assert(code.bits() == codes.bits && (codes.ids.empty() || codes.ids.back() < id));
    codes.ids.push_back(id);
    for (std::size_t i = 0; i < codes.words.size(); ++i)
        codes.words[i].push_back(code.words()[i]);
}

PackedCodes withChanges(const PackedCodes& codes, std::span<const CodeChange> changes) {
    PackedCodes changed = emptyCodes(codes.bits, codes.ids.size() + changes.size());
    std::size_t done = 0;
    for (const CodeChange& change : changes) {
        const auto next = codes.ids.begin() + static_cast<std::ptrdiff_t>(done);
        const auto place = std::lower_bound(next, codes.ids.end(), change.id);
        const auto row = static_cast<std::size_t>(place - codes.ids.begin());
        appendRows(changed, codes, done, row);
        done = place != codes.ids.end() && *place == change.id ? row + 1 : row;
        if (change.code)
            append(changed, change.id, *change.code);
    }
    appendRows(changed, codes, done, codes.ids.size());
    return changed;
}

}  // namespace kindred
