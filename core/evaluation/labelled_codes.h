#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "core/base/binary_code.h"
#include "core/search/code_table.h"

namespace kindred {

/// Codes of a split with their class labels, in the data set's order; both vectors have one entry a picture.
struct LabelledCodes {
    std::vector<BinaryCode> codes;
    std::vector<std::int32_t> labels;
};

/// All pictures of one code. Whatever depends on the code alone is worked out once for all of them.
struct CodeGroup {
    BinaryCode code;
    std::map<std::int32_t, std::vector<std::size_t>> pictures;  ///< by label: their indices, rising
};

/// In the order of their first pictures, so that it does not depend on the codes' values.
std::vector<CodeGroup> groupByCode(const LabelledCodes& codes);

/// Codes laid out for scanning, all of them and once more a table a class. Ids are indices in the data set.
class ClassTables {
public:
    /// At least one code, all of one length.
    explicit ClassTables(const LabelledCodes& codes);

    const CodeTable& all() const { return m_all; }
    const std::map<std::int32_t, CodeTable>& classes() const { return m_classes; }
    /// Empty for a label that no picture has.
    const CodeTable& ofClass(std::int32_t label) const;

private:
    CodeTable m_all;
    std::map<std::int32_t, CodeTable> m_classes;
    CodeTable m_none;
};

}  // namespace kindred
