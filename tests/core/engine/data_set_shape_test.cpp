#include "core/engine/data_set_shape.h"

#include <QTest>
#include <fstream>

#include "core/base/error.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

namespace {

void writeBytes(const fs::path& file, std::size_t bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << std::string(bytes, '\0');
}

DataSetShape shapeAt(const std::string& data) {
    return shapeOf({.data = data}, {}).value();
}

}  // namespace

class DataSetShapeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cifarIsMeasuredByItsFiles() {
        const TemporaryFolder folder;
        for (int batch = 1; batch <= 5; ++batch)
            writeBytes(folder / ("ten/data_batch_" + std::to_string(batch) + ".bin"),
                       std::size_t(batch) * 3073);
        writeBytes(folder / "hundred/train.bin", std::size_t{7} * 3074);
        QCOMPARE(shapeAt((folder / "ten").string()), (DataSetShape{15, 32, 10}));
        QCOMPARE(shapeAt((folder / "hundred").string()), (DataSetShape{7, 32, 100}));
        QCOMPARE(shapeAt((folder / "hundred").string() + ":coarse"), (DataSetShape{7, 32, 20}));
    }

    void classFoldersAreCountedAsTheyAreSplit() {
        const TemporaryFolder folder;
        for (int i = 0; i < 10; ++i) {
            writeBytes(folder / ("cats/" + std::to_string(i) + ".png"), 1);
            writeBytes(folder / ("dogs/" + std::to_string(i) + ".jpg"), 1);
        }
        writeBytes(folder / "dogs/notes.txt", 1);
        QCOMPARE(shapeAt(folder.path().string()), (DataSetShape{16, 32, 2}));  // every fifth is for testing
    }

    void whatIsNotThereIsAnError() {
        try {
            shapeOf({.data = "/no/such/folder"}, {});
            QFAIL("nothing was thrown");
        } catch (const Error& error) {
            QCOMPARE(error.code(), std::string("dataset-not-found"));
        }
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::DataSetShapeTest)
#include "data_set_shape_test.moc"
