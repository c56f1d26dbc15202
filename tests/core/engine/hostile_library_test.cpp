#include <QTest>
#include <atomic>
#include <set>

#include "core/engine/index_folders.h"
#include "core/store/library_reader.h"
#include "tests/support/fake_learning.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_data.h"

namespace kindred {

namespace fs = std::filesystem;

/// Pictures that were made to kill decoders, on the way that every folder takes.
class HostileLibraryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachIsARowWithACodeOrAReason() {
        const auto data = testDataFolder();
        if (!data || !fs::exists(*data / "hostile"))
            QSKIP("The shared test data is not there: set KINDRED_DATA to its folder.");
        const TemporaryFolder folder;
        const std::uint64_t files = copyNamedByFormat(*data / "hostile", folder / "pictures");
        QVERIFY(files > 600);
        writeFakeModel(folder / "drhn-3-48-cifar10.safetensors");
        std::atomic<int> encoded = 0;
        const auto services = fakeServices(encoded, folder.path());
        const IndexRequest request{folder / "photos.kindred", {}, {folder / "pictures"}};

        const IndexReport first = indexFolders(request, *services, JobContext());
        QCOMPARE(first.found, files);
        QCOMPARE(first.indexed + first.failures.size(), files);
        QVERIFY(first.indexed > 0);
        const std::set<std::string> reasons{"truncated", "damaged",   "unsupported-format",
                                            "too-large", "timed-out", "empty"};
        for (const InputFailure& failure : first.failures)
            QVERIFY2(reasons.contains(failure.error) && !failure.reason.empty(), failure.path.c_str());
        const LibraryReader reader(request.library);
        QCOMPARE(reader.counts().pictures, first.indexed);
        QCOMPARE(reader.counts().failures, first.failures.size());

        const int before = encoded;
        const IndexReport second = indexFolders(request, *services, JobContext());
        QCOMPARE(second.unchanged, first.indexed);
        QCOMPARE(second.failures.size(), first.failures.size());
        QCOMPARE(encoded.load(), before);
    }

private:
    /// Folders are named after formats, files after nothing that a walk would take for a picture.
    static std::uint64_t copyNamedByFormat(const fs::path& from, const fs::path& to) {
        fs::create_directories(to);
        std::uint64_t count = 0;
        for (const auto& entry : fs::recursive_directory_iterator(from)) {
            const std::string format = entry.path().parent_path().filename().string();
            if (entry.is_regular_file() && entry.path().parent_path() != from)
                fs::copy_file(entry.path(), to / (std::to_string(++count) + "." + format));
        }
        return count;
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::HostileLibraryTest)
#include "hostile_library_test.moc"
