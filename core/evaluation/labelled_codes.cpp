#include "core/evaluation/labelled_codes.h"

namespace kindred {

std::vector<CodeGroup> groupByCode(const LabelledCodes& codes) {
    std::vector<CodeGroup> groups;
    std::map<BinaryCode, std::size_t> groupOf;
    for (std::size_t i = 0; i < codes.codes.size(); ++i) {
        const auto [found, isNew] = groupOf.try_emplace(codes.codes[i], groups.size());
        if (isNew)
            groups.push_back({codes.codes[i], {}});
        groups[found->second].pictures[codes.labels[i]].push_back(i);
    }
    return groups;
}

ClassTables::ClassTables(const LabelledCodes& codes)
    : m_all(codes.codes.front().bits()), m_none(m_all.bits()) {
    m_all.reserve(codes.codes.size());
    for (std::size_t i = 0; i < codes.codes.size(); ++i) {
        const auto id = static_cast<PictureId>(i);
        m_all.add(id, codes.codes[i]);
        m_classes.try_emplace(codes.labels[i], m_all.bits()).first->second.add(id, codes.codes[i]);
    }
}

const CodeTable& ClassTables::ofClass(std::int32_t label) const {
    const auto found = m_classes.find(label);
    return found != m_classes.end() ? found->second : m_none;
}

}  // namespace kindred
