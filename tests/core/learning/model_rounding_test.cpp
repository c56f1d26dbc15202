#include "core/learning/model_rounding.h"

#include <QTest>
#include <algorithm>
#include <filesystem>

#include "core/learning/model_file.h"
#include "tests/core/learning/random_model.h"
#include "tests/core/learning/same_values.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace {

ModelDescription descriptionOf(int blocks) {
    ModelDescription description;
    description.blocks = blocks;
    description.bits = 12;
    description.classes = {"a", "b", "c"};
    return description;
}

}  // namespace

class ModelRoundingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void convolutionsGoToTheNearestNumberThatBFloat16Has() {
        const auto rounded = [](float value) {
            Model model{{}, {{"stem.conv.weight", {1, 1, 1, 1}, {value}}}};
            roundConvolutions(model);
            return model.tensors.front().values.front();
        };
        QCOMPARE(rounded(1.0F), 1.0F);
        QCOMPARE(rounded(-0.3F), -0.30078125F);
        QCOMPARE(rounded(1.0F + 1.0F / 256), 1.0F);               // half way: to the even one
        QCOMPARE(rounded(1.0F + 3.0F / 256), 1.0F + 4.0F / 256);  // half way: to the even one
        QCOMPARE(rounded(1.0F + 1.1F / 256), 1.0F + 2.0F / 256);
    }

    void allElseStays() {
        Model model = randomModel(descriptionOf(1), 4);
        const Model before = model;
        QVERIFY(std::ranges::none_of(model.tensors, isRoundedConvolution));
        roundConvolutions(model);
        for (std::size_t i = 0; i < model.tensors.size(); ++i) {
            const ModelTensor& tensor = model.tensors[i];
            QCOMPARE(isRoundedConvolution(tensor), tensor.shape.size() == 4);
            if (tensor.shape.size() != 4)
                QCOMPARE(tensor.values, before.tensors[i].values);
        }
    }

    void aRoundedModelsFileTakesHalfTheBytesAndLosesNothing() {
        const TemporaryFolder folder;
        Model model = randomModel(descriptionOf(2), 4);
        writeModel(folder / "whole.safetensors", model);
        roundConvolutions(model);
        writeModel(folder / "half.safetensors", model);
        const Model read = readModel(folder / "half.safetensors");
        QVERIFY(sameValues(read, model));
        const auto whole = static_cast<double>(std::filesystem::file_size(folder / "whole.safetensors"));
        const auto half = static_cast<double>(std::filesystem::file_size(folder / "half.safetensors"));
        QVERIFY2(half < 0.55 * whole, qPrintable(QString("%1 of %2").arg(half).arg(whole)));
        writeModel(folder / "again.safetensors", read);
        QCOMPARE(fileSha256(folder / "again.safetensors"), fileSha256(folder / "half.safetensors"));
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ModelRoundingTest)
#include "model_rounding_test.moc"
