#include "core/engine/distance_meaning.h"

#include <QTest>

#include "core/learning/drhn_layout.h"
#include "core/learning/model_file.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

class DistanceMeaningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aModelTellsWhatItsDistancesMean() {
        const TemporaryFolder folder;
        Model model;
        const std::vector<DistanceMeaning> calibration{{0, 90, 0.98, 0.92, 0.99}, {3, 50, 0.94, 0.83, 0.98}};
        model.description.calibration = calibration;
        for (const TensorLayout& layout : drhnTensors(model.description))
            model.tensors.push_back({layout.name, layout.shape,
                                     std::vector<float>(static_cast<std::size_t>(layout.elements()), 1.0F)});
        const auto file = folder / "model.safetensors";
        writeModel(file, model);
        QCOMPARE(calibrationOf(file, fileSha256(file)), calibration);
        QVERIFY(calibrationOf(file, "the digest of another file").empty());
        QVERIFY(calibrationOf(folder / "gone.safetensors", fileSha256(file)).empty());
    }

    void distancesThatWereNotMeasuredMeanNothing() {
        const std::vector<DistanceMeaning> calibration{{0, 90, 0.98, 0.92, 0.99}, {3, 50, 0.94, 0.83, 0.98}};
        QCOMPARE(meaningOf(calibration, 3), std::optional(calibration[1]));
        QVERIFY(!meaningOf(calibration, 2));
        QVERIFY(!meaningOf({}, 0));
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::DistanceMeaningTest)
#include "distance_meaning_test.moc"
