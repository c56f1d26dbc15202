#include "core/engine/class_choice.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "core/base/error.h"

namespace kindred {
namespace {

std::int32_t classOf(const std::string& chosen, const std::vector<std::string>& classes) {
    if (const auto named = std::ranges::find(classes, chosen); named != classes.end())
        return static_cast<std::int32_t>(named - classes.begin());
    std::int32_t index = -1;
    const char* end = chosen.data() + chosen.size();
    const auto [rest, problem] = std::from_chars(chosen.data(), end, index);
    if (problem == std::errc() && rest == end && index >= 0 &&
        index < static_cast<std::int32_t>(classes.size()))
        return index;
    std::string names;
    for (const std::string& name : classes)
        names += (names.empty() ? "" : ", ") + name;
    throw Error(ErrorCategory::Usage, "class-unknown", {chosen, names},
                "The data set has no class \"" + chosen + "\"; choose among " + names +
                    ", or their numbers from 0 on.");
}

}  // namespace

std::vector<std::int32_t> chooseClasses(const std::vector<std::string>& chosen,
                                        const std::vector<std::string>& classes) {
    std::set<std::int32_t> indices;
    for (const std::string& one : chosen)
        indices.insert(classOf(one, classes));
    return {indices.begin(), indices.end()};
}

void keepClasses(LabelledImages& images, const std::vector<std::int32_t>& kept) {
    const std::size_t bytes = images.imageBytes();
    std::size_t count = 0;
    for (std::size_t i = 0; i < images.count(); ++i) {
        if (!std::ranges::binary_search(kept, images.labels[i]))
            continue;
        if (count != i)
            std::ranges::copy(images.image(i), images.pixels.data() + count * bytes);
        images.labels[count++] = images.labels[i];
    }
    images.labels.resize(count);
    images.pixels.resize(count * bytes);
}

}  // namespace kindred
