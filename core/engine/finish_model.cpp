#include "core/engine/finish_model.h"

#include "core/learning/model_file.h"
#include "core/learning/model_rounding.h"

namespace kindred {

FinishReport finishModel(const FinishRequest& request) {
    FinishReport report{.model = request.out, .bytesBefore = std::filesystem::file_size(request.model)};
    Model model = readModel(request.model);
    if (request.round)
        roundConvolutions(model);
    ModelDescription& description = model.description;
    description.averagesMirror = description.averagesMirror || request.averagesMirror;
    description.calibration.clear();
    description.notes.erase("test_accuracy");
    description.notes["finish_command"] = request.command;
    writeModel(request.out, model);
    report.bytes = std::filesystem::file_size(request.out);
    return report;
}

}  // namespace kindred
