#include "core/learning/cifar_reader.h"

#include <QTest>
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "core/base/error.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_data.h"

using namespace kindred;
namespace fs = std::filesystem;

namespace {

std::string refusalOf(const fs::path& folder) {
    try {
        readCifar(folder, false);
    } catch (const Error& error) {
        return error.code() + " " + error.arguments().at(0);
    }
    return {};
}

void writeText(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

/// A CIFAR-100 distribution whose training file has every label 3 / 7 and whose pixels count up; sizes are
/// the real ones.
void writeCifar100(const fs::path& folder, unsigned char fineLabel) {
    std::string record(2 + 3072, '\0');
    record[0] = 3;
    record[1] = static_cast<char>(fineLabel);
    for (int i = 0; i < 3072; ++i)
        record[2 + i] = static_cast<char>(i);
    for (const auto& [name, records] : {std::pair{"train.bin", 50000}, {"test.bin", 10000}}) {
        std::ofstream stream(folder / name, std::ios::binary);
        for (int i = 0; i < records; ++i)
            stream << record;
    }
    writeText(folder / "fine_label_names.txt", "a\nb\nc\nd\ne\nf\ng\nh\n");
    writeText(folder / "coarse_label_names.txt", "one\r\ntwo\r\nthree\r\nfour\r\n\r\n");
}

}  // namespace

class CifarReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMissingBatchIsNamed() {
        const TemporaryFolder folder;
        QVERIFY(!isCifarFolder(folder.path()));
        writeText(folder / "batches.meta.txt", "airplane\nautomobile\n");
        QVERIFY(isCifarFolder(folder.path()));
        QCOMPARE(refusalOf(folder.path()), "dataset-incomplete " + (folder / "data_batch_1.bin").string());
        writeText(folder / "data_batch_1.bin", std::string(1000, 'x'));
        QCOMPARE(refusalOf(folder.path()), "dataset-damaged " + (folder / "data_batch_1.bin").string());
        fs::remove(folder / "batches.meta.txt");
        QCOMPARE(refusalOf(folder.path()), "dataset-incomplete " + (folder / "batches.meta.txt").string());
    }

    void fineAndCoarseLabelsOfCifar100() {
        const TemporaryFolder folder;
        writeCifar100(folder.path(), 7);
        const DataSet fine = readCifar(folder.path(), false);
        QCOMPARE(fine.classes.size(), std::size_t{8});
        QCOMPARE(fine.training.labels.at(49999), 7);
        QCOMPARE(fine.test.count(), std::size_t{10000});
        QCOMPARE(int(fine.training.image(1)[300]), 300 % 256);
        const DataSet coarse = readCifar(folder.path(), true);
        QCOMPARE(coarse.classes.back(), std::string("four"));
        QCOMPARE(coarse.training.labels.at(0), 3);
    }

    void aLabelWithoutANameIsDamage() {
        const TemporaryFolder folder;
        writeCifar100(folder.path(), 8);
        QCOMPARE(refusalOf(folder.path()), "dataset-damaged " + (folder / "train.bin").string());
    }

    void theRealDataSet() {
        const auto folder = unpackCifar10();
        if (!folder)
            QSKIP("CIFAR-10 is not at hand (KINDRED_DATA).");
        const DataSet data = readCifar(*folder, false);
        QCOMPARE(data.name, std::string("CIFAR-10"));
        QCOMPARE(data.classes.size(), std::size_t{10});
        QCOMPARE(data.classes.front(), std::string("airplane"));
        QCOMPARE(data.training.count(), std::size_t{50000});
        QCOMPARE(data.training.pixels.size(), std::size_t{50000} * 3072);
        for (std::int32_t label = 0; label < 10; ++label) {
            QCOMPARE(std::count(data.training.labels.begin(), data.training.labels.end(), label), 5000);
            QCOMPARE(std::count(data.test.labels.begin(), data.test.labels.end(), label), 1000);
        }
    }
};

QTEST_GUILESS_MAIN(CifarReaderTest)
#include "cifar_reader_test.moc"
