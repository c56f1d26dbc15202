#include "core/engine/compact_model.h"

#include "core/learning/model_file.h"
#include "core/learning/model_rounding.h"

namespace kindred {

CompactReport compactModel(const std::filesystem::path& model, const std::filesystem::path& out) {
    CompactReport report{.model = out, .bytesBefore = std::filesystem::file_size(model)};
    Model whole = readModel(model);
    roundConvolutions(whole);
    whole.description.calibration.clear();  // of other codes
    whole.description.notes["weights"] = "convolutions rounded to bfloat16";
    writeModel(out, whole);
    report.bytes = std::filesystem::file_size(out);
    return report;
}

}  // namespace kindred
