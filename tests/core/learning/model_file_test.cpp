#include "core/learning/model_file.h"

#include <sys/resource.h>

#include <QTest>
#include <bit>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>

#include "core/base/error.h"
#include "core/learning/model_metadata.h"
#include "core/learning/safetensors_header.h"
#include "tests/core/learning/random_model.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

namespace {

ModelDescription someDescription() {
    ModelDescription description;
    description.blocks = 1;
    description.bits = 12;
    description.classes = {"cat", "dog", "\u00e9l\u00e9phant \"x\""};
    description.mean = {0.5, 0.25, 0.125};
    description.std = {0.2, 0.3, 0.4};
    description.shortcutPadding = ShortcutPadding::End;
    description.blockOrder = BlockOrder::Formula;
    description.resize = ResizeMode::CentreCrop;
    description.notes = {{"seed", "7"}, {"curves", "a,b\n1,2\n"}};
    return description;
}

std::string contentsOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void write(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

/// A file's JSON header taken out, changed, and put back with the right length before it.
std::string withHeader(const std::string& bytes, const std::function<void(std::string&)>& change) {
    std::uint64_t length = 0;
    std::memcpy(&length, bytes.data(), 8);
    std::string json = bytes.substr(8, length);
    const std::string before = json;
    change(json);
    if (json == before)
        qFatal("the header was not changed");
    const std::uint64_t newLength = json.size();
    return std::string(reinterpret_cast<const char*>(&newLength), 8) + json + bytes.substr(8 + length);
}

void replace(std::string& text, const std::string& from, const std::string& to) {
    const std::size_t place = text.find(from);
    if (place == std::string::npos)
        qFatal("\"%s\" is not in the header", from.c_str());
    text.replace(place, from.size(), to);
}

}  // namespace

class ModelFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_model = randomModel(someDescription(), 1);
        m_file = m_folder / "model.safetensors";
        writeModel(m_file, m_model);
        m_bytes = contentsOf(m_file);
    }

    void aRoundTripKeepsEverything() {
        const Model read = readModel(m_file);
        const ModelDescription& a = read.description;
        const ModelDescription& b = m_model.description;
        QCOMPARE(a.blocks, b.blocks);
        QCOMPARE(a.bits, b.bits);
        QCOMPARE(a.classes, b.classes);
        QCOMPARE(a.head, b.head);
        QVERIFY(a.blockOrder == b.blockOrder && a.shortcutPadding == b.shortcutPadding &&
                a.resize == b.resize);
        QCOMPARE(a.inputSize, b.inputSize);
        QVERIFY(a.mean == b.mean && a.std == b.std);
        QCOMPARE(a.normEpsilon, b.normEpsilon);
        QVERIFY(a.notes == b.notes);
        QCOMPARE(read.tensors.size(), m_model.tensors.size());
        for (std::size_t i = 0; i < read.tensors.size(); ++i) {
            QCOMPARE(read.tensors[i].name, m_model.tensors[i].name);
            QVERIFY(read.tensors[i].values == m_model.tensors[i].values);
        }
        QCOMPARE(readModelDescription(m_file).bits, 12);
    }

    void theLayoutIsThatOfSafetensors() {
        std::uint64_t length = 0;
        std::memcpy(&length, m_bytes.data(), 8);
        QCOMPARE(length % 8, std::uint64_t{0});
        QCOMPARE(m_bytes[8], '{');
        QVERIFY(m_bytes.find("\"hash.weight\":{\"dtype\":\"F32\",\"shape\":[12,128],\"data_offsets\":[") !=
                std::string::npos);
    }

    void aMeanImageIsKept() {
        ModelDescription description = someDescription();
        description.meanImage = true;
        const fs::path file = m_folder / "mean.safetensors";
        writeModel(file, randomModel(description, 2));
        QVERIFY(readModel(file).description.meanImage);
    }

    void thatMirrorImagesCountIsKept() {
        QVERIFY(!readModelDescription(m_file).averagesMirror);
        ModelDescription description = someDescription();
        description.averagesMirror = true;
        const fs::path file = m_folder / "mirror.safetensors";
        writeModel(file, randomModel(description, 2));
        QVERIFY(readModel(file).description.averagesMirror);
        // Programs that know nothing of it must not take it for a model whose codes they can make.
        QVERIFY(contentsOf(file).find("\"version\":\"2\"") != std::string::npos);
        QVERIFY(m_bytes.find("\"version\":\"1\"") != std::string::npos);
    }

    void bfloat16IsRead() {
        const fs::path file = m_folder / "bf16.safetensors";
        write(file, withHalfClassifierBias());
        QVERIFY((readModel(file).tensors.back().values == std::vector<float>{1, -2, 0.5F}));
    }

    void truncatedAnywhereItIsRefused() {
        for (std::size_t size = 0; size < m_bytes.size(); size += size < 4096 ? 97 : 4096)
            QVERIFY2(!refusal(m_bytes.substr(0, size)).empty(), std::to_string(size).c_str());
        QVERIFY(!refusal(m_bytes.substr(0, m_bytes.size() - 1)).empty());
        QVERIFY(!refusal(m_bytes + "x").empty());
    }

    void everyWayOfBreakingItIsRefused_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const char* from, const char* to, const char* code) {
            QTest::newRow(name) << from << to << code;
        };
        row("not ours", "kindred-model", "other-model!!", "model-header-invalid");
        row("later version", "\"version\":\"1\"", "\"version\":\"3\"", "model-header-invalid");
        row("other network", "\"drhn\"", "\"mlpx\"", "model-header-invalid");
        row("other head", "\"sigmoid\"", "\"sigmoix\"", "model-header-invalid");
        row("blocks no number", "\"blocks\":\"1\"", "\"blocks\":\"x\"", "model-header-invalid");
        row("too many blocks", "\"blocks\":\"1\"", "\"blocks\":\"99\"", "model-description-invalid");
        row("more blocks than tensors", "\"blocks\":\"1\"", "\"blocks\":\"2\"", "model-tensors-differ");
        row("gigantic blocks", "\"blocks\":\"1\"", "\"blocks\":\"2000000000\"", "model-description-invalid");
        row("other bits", "\"bits\":\"12\"", "\"bits\":\"13\"", "model-tensors-differ");
        row("metadata no string", "\"bits\":\"12\"", "\"bits\":12", "model-header-invalid");
        row("standard deviation 0", "[0.2,0.3,0.4]", "[0.2,0.0,0.4]", "model-header-invalid");
        row("two means", "[0.5,0.25,0.125]", "[0.5,0.25]", "model-header-invalid");
        row("eps", "\"eps\":\"0.0001\"", "\"eps\":\"-1\"", "model-header-invalid");
        row("missing entry", "\"resize\":", "\"resixe\":", "model-header-invalid");
        row("tensor renamed", "\"hash.bias\":", "\"hash.bibs\":", "model-tensors-differ");
        row("tensor twice", "\"hash.bias\":", "\"hash.weight\":", "model-header-invalid");
        row("other type", "\"dtype\":\"F32\"", "\"dtype\":\"F64\"", "model-header-invalid");
        row("wrong shape", "[12,128]", "[128,12]", "model-tensors-differ");
        row("shape and range differ", "[12,128]", "[12,129]", "model-header-invalid");
        row("gigantic shape", "[12,128]", "[4294967296,4294967296]", "model-header-invalid");
        row("negative shape", "[12,128]", "[-12,-128]", "model-header-invalid");
        row("overlap", "\"data_offsets\":[0,", "\"data_offsets\":[4,", "model-header-invalid");
        row("no JSON", "{\"__metadata__\"", "{{\"__metadata__\"", "model-header-invalid");
        row("blocks below zero", "\"blocks\":\"1\"", "\"blocks\":\"-1\"", "model-description-invalid");
        row("blocks beyond int", "\"blocks\":\"1\"", "\"blocks\":\"99999999999\"", "model-header-invalid");
        row("bits below zero", "\"bits\":\"12\"", "\"bits\":\"-12\"", "model-description-invalid");
        row("gigantic bits", "\"bits\":\"12\"", "\"bits\":\"2147483647\"", "model-description-invalid");
        row("gigantic input", "\"input_size\":\"32\"", "\"input_size\":\"2147483647\"",
            "model-description-invalid");
        row("input below zero", "\"input_size\":\"32\"", "\"input_size\":\"-32\"",
            "model-description-invalid");
        row("eps beyond double", "\"eps\":\"0.0001\"", "\"eps\":\"1e999\"", "model-header-invalid");
        row("eps no number", "\"eps\":\"0.0001\"", "\"eps\":\"nan\"", "model-header-invalid");
        row("mean beyond double", "[0.5,0.25,0.125]", "[0.5,1e999,0.125]", "model-header-invalid");
        row("mean beyond a picture's values", "[0.5,0.25,0.125]", "[0.5,1e30,0.125]", "model-header-invalid");
        row("deviation that float32 cannot divide by", "[0.2,0.3,0.4]", "[0.2,1e-300,0.4]",
            "model-header-invalid");
        row("shape with a fraction", "[12,128]", "[12.0,128]", "model-header-invalid");
        row("shape beyond 64 bits", "[12,128]", "[12,99999999999999999999]", "model-header-invalid");
        row("range that ends before it begins", "\"data_offsets\":[0,",
            "\"data_offsets\":[18446744073709551615,", "model-header-invalid");
        row("range below zero", "\"data_offsets\":[0,", "\"data_offsets\":[-4,", "model-header-invalid");
        row("calibration no table", "\"seed\":\"7\"", "\"calibration\":\"{}\"", "model-header-invalid");
        row("calibration of words", "\"seed\":\"7\"", "\"calibration\":\"[[0,1,\\\"x\\\",0,1]]\"",
            "model-header-invalid");
        row("calibration of a distance beyond the code", "\"seed\":\"7\"",
            "\"calibration\":\"[[13,1,0.5,0,1]]\"", "model-header-invalid");
        row("calibration of a distance that an int takes for 0", "\"seed\":\"7\"",
            "\"calibration\":\"[[4294967296,1,0.5,0,1]]\"", "model-header-invalid");
        row("calibration that falls", "\"seed\":\"7\"", "\"calibration\":\"[[3,1,0.5,0,1],[2,1,0.5,0,1]]\"",
            "model-header-invalid");
        row("calibration with a share over 1", "\"seed\":\"7\"", "\"calibration\":\"[[3,1,1.5,0,1]]\"",
            "model-header-invalid");
        row("calibration with an interval upside down", "\"seed\":\"7\"",
            "\"calibration\":\"[[3,1,0.5,0.9,0.1]]\"", "model-header-invalid");
        row("calibration beyond double", "\"seed\":\"7\"", "\"calibration\":\"[[3,1,1e999,0,1]]\"",
            "model-header-invalid");
        row("nested", "\"shape\":[12,128]", "\"shape\":[[[[[12]]]],128]", "model-header-invalid");
    }

    void everyWayOfBreakingItIsRefused() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const std::string bytes = withHeader(
            m_bytes, [&](std::string& json) { replace(json, from.toStdString(), to.toStdString()); });
        QTEST(QString::fromStdString(refusal(bytes)), "code");
    }

    void headersOverOneMebibyteAreNotRead() {
        std::string bytes = m_bytes;
        const std::uint64_t huge = std::uint64_t{1} << 60;
        std::memcpy(bytes.data(), &huge, 8);
        QCOMPARE(refusal(bytes), std::string("model-header-invalid"));
        QCOMPARE(refusal(withHeader(m_bytes, [](std::string& json) { json.append(1 << 20, ' '); })),
                 std::string("model-header-invalid"));
    }

    void valuesThatAreNoNumbersAreRefused() {
        for (const float value : notFinite()) {
            std::string bytes = m_bytes;
            std::memcpy(bytes.data() + bytes.size() - 4, &value, 4);
            QCOMPARE(refusal(bytes), std::string("model-not-finite"));
        }
    }

    void valuesOfHalfTheLengthThatAreNoNumbersAreRefused() {
        for (const float value : notFinite()) {
            const auto half = static_cast<std::uint16_t>(std::bit_cast<std::uint32_t>(value) >> 16);
            std::string bytes = withHalfClassifierBias();
            std::memcpy(bytes.data() + bytes.size() - 2, &half, 2);
            QCOMPARE(refusal(bytes), std::string("model-not-finite"));
        }
    }

    void aFileFullOfNoNumbersIsRefused() {
        const float value = std::numeric_limits<float>::quiet_NaN();
        std::string bytes = m_bytes;
        for (std::size_t place = dataStart(bytes); place < bytes.size(); place += sizeof value)
            std::memcpy(bytes.data() + place, &value, sizeof value);
        QCOMPARE(refusal(bytes), std::string("model-not-finite"));
    }

    void whatDeclaresMoreThanItHoldsCostsNothing() {
        ModelDescription description = someDescription();
        description.blocks = 16;
        description.inputSize = 1024;
        description.meanImage = true;
        SafetensorsHeader header;
        header.metadata = toMetadata(description);
        std::uint64_t declared = 0;
        for (const TensorLayout& tensor : drhnTensors(description)) {
            const std::uint64_t end = declared + static_cast<std::uint64_t>(tensor.elements()) * 4;
            header.tensors[tensor.name] = {SafetensorsHeader::Type::Float32, tensor.shape, declared, end};
            declared = end;
        }
        const std::string json = writeSafetensorsHeader(header);
        const std::uint64_t length = json.size();
        const std::string bytes = std::string(reinterpret_cast<const char*>(&length), 8) + json + "few bytes";
        const std::size_t before = peakMemory();
        QCOMPARE(refusal(bytes), std::string("model-header-invalid"));
        QVERIFY(declared > 40'000'000);
        QVERIFY(peakMemory() - before < declared / 2);
    }

    void anyNumberOfEntriesIsReadInOneGo() {
        std::string many;
        for (int i = 0; many.size() < 900'000; ++i)
            many += "\"" + std::to_string(i) + "\":0,";
        QCOMPARE(refusal(withHeader(m_bytes, [&](std::string& json) { json.insert(1, many); })),
                 std::string("model-header-invalid"));
    }

    void anyNumberOfClassesIsRefused() {
        std::string names = "\\\"x\\\"";
        while (names.size() < 900'000)
            names += ",\\\"x\\\"";
        QCOMPARE(refusal(withHeader(m_bytes,
                                    [&](std::string& json) {
                                        json.insert(json.find("\"classes\":\"[") + 12, names + ",");
                                    })),
                 std::string("model-description-invalid"));
    }

    void whatIsNotThereOrNoFileSaysSo() {
        QCOMPARE(codeOf([&] { readModel(m_folder / "absent"); }), std::string("file-unreadable"));
        QVERIFY(!codeOf([&] { readModel(m_folder.path()); }).empty());
        QCOMPARE(codeOf([&] { writeModel(m_folder / "absent" / "x", m_model); }),
                 std::string("file-not-written"));
    }

    void theDigestIsSha256() {
        write(m_folder / "abc", "abc");
        QCOMPARE(fileSha256(m_folder / "abc"),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

private:
    static std::vector<float> notFinite() {
        using Limits = std::numeric_limits<float>;
        return {Limits::quiet_NaN(), Limits::infinity(), -Limits::infinity()};
    }

    static std::size_t dataStart(const std::string& bytes) {
        std::uint64_t length = 0;
        std::memcpy(&length, bytes.data(), sizeof length);
        return sizeof length + length;
    }

    /// The most that this process has ever had in memory, bytes.
    static std::size_t peakMemory() {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
    }

    /// The classifier's bias, three numbers at the end of the file, as bfloat16: 1, -2, 0.5.
    std::string withHalfClassifierBias() const {
        const std::uint16_t values[3] = {0x3F80, 0xC000, 0x3F00};
        std::string bytes = withHeader(m_bytes, [](std::string& json) {
            const std::size_t entry = json.find("\"classifier.bias\":{\"dtype\":\"F32\"");
            std::string rest = json.substr(entry);
            replace(rest, "F32", "BF16");
            const std::size_t start = rest.find("data_offsets\":[") + 15;
            const std::size_t comma = rest.find(',', start);
            const std::uint64_t begin = std::stoull(rest.substr(start, comma - start));
            rest.replace(comma + 1, rest.find(']', comma) - comma - 1, std::to_string(begin + 6));
            json = json.substr(0, entry) + rest;
        });
        bytes.resize(bytes.size() - 12);
        bytes.append(reinterpret_cast<const char*>(values), 6);
        return bytes;
    }

    static std::string codeOf(const std::function<void()>& act) {
        try {
            act();
        } catch (const Error& error) {
            return error.code();
        }
        return {};
    }

    std::string refusal(const std::string& bytes) {
        const fs::path file = m_folder / "broken.safetensors";
        write(file, bytes);
        return codeOf([&] { readModel(file); });
    }

    TemporaryFolder m_folder;
    Model m_model;
    fs::path m_file;
    std::string m_bytes;
};

QTEST_GUILESS_MAIN(ModelFileTest)
#include "model_file_test.moc"
