#include "tests/support/test_data.h"

#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <array>
#include <system_error>

namespace kindred {

namespace fs = std::filesystem;

namespace {

fs::path folderFromEnvironment(const char* variable, const char* otherwise) {
    return qEnvironmentVariable(variable, QString::fromUtf8(otherwise)).toStdString();
}

bool isCompleteCifar10(const fs::path& folder) {
    constexpr std::uintmax_t batchBytes = 10'000 * (1 + 3 * 32 * 32);
    constexpr std::array batches{"data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin",
                                 "data_batch_4.bin", "data_batch_5.bin", "test_batch.bin"};
    return std::ranges::all_of(batches, [&](const char* batch) {
        std::error_code error;
        return fs::file_size(folder / batch, error) == batchBytes;
    });
}

bool unpack(const fs::path& data, const fs::path& folder) {
    QProcess python;
    python.start("python3",
                 {QString::fromStdString(data / "unpack.py"), QString::fromStdString(folder), "cifar-10"});
    return python.waitForFinished(240'000) && python.exitStatus() == QProcess::NormalExit &&
           python.exitCode() == 0;
}

}  // namespace

std::optional<fs::path> testDataFolder() {
    const fs::path folder = folderFromEnvironment("KINDRED_DATA", KINDRED_DEFAULT_DATA);
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        return std::nullopt;
    }
    return fs::canonical(folder);
}

std::optional<fs::path> unpackCifar10() {
    const fs::path parent = folderFromEnvironment("KINDRED_BUILD", KINDRED_DEFAULT_BUILD) / "test-data";
    const fs::path unpacked = parent / "cifar-10-batches-bin";
    const auto data = testDataFolder();
    std::error_code error;
    fs::create_directories(parent, error);

    QLockFile lock(QString::fromStdString(parent / "cifar-10.lock"));
    lock.setStaleLockTime(
        0);  // unpacking may take long; the lock of a test that died is found by its process
    if (!lock.lock()) {
        return std::nullopt;
    }
    if (isCompleteCifar10(unpacked)) {
        return unpacked;
    }
    const QTemporaryDir scratch(QString::fromStdString(parent / "unpacking-XXXXXX"));
    const fs::path fresh = fs::path(scratch.path().toStdString()) / "cifar-10-batches-bin";
    if (!data || !scratch.isValid() || !unpack(*data, scratch.path().toStdString()) ||
        !isCompleteCifar10(fresh)) {
        return std::nullopt;
    }
    fs::remove_all(unpacked, error);
    fs::rename(fresh, unpacked, error);
    return error ? std::nullopt : std::optional(unpacked);
}

}  // namespace kindred
