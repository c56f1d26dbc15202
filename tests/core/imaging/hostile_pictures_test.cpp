#include <QTest>
#include <algorithm>
#include <array>
#include <filesystem>

#include "core/imaging/decoder_pool.h"
#include "tests/support/test_data.h"

using namespace kindred;
namespace fs = std::filesystem;

namespace {

constexpr DecodeRequest squash32{DecodeRequest::Fit::Squash, 32};

std::vector<fs::path> filesBelow(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

bool isSound(const DecodeOutcome& outcome) {
    if (const auto* picture = std::get_if<DecodedPicture>(&outcome)) {
        return picture->pixels.width == 32 && picture->pixels.height == 32 &&
               picture->pixels.rgb.size() == 32 * 32 * 3 && picture->metadata.width > 0 &&
               picture->metadata.height > 0 && !picture->metadata.format.empty();
    }
    constexpr std::array codes{"truncated", "damaged", "unsupported-format", "too-large", "empty"};
    const auto& failure = std::get<DecodeFailure>(outcome);
    return std::ranges::find(codes, failure.code) != codes.end() && !failure.reason.empty();
}

}  // namespace

/// Other people's files, through the decoder as the application runs it.
class HostilePicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anyFileIsAPictureOrAReason();
    void thumbnailsChangeNothing();
    void littleMemoryIsEnoughToSayNo();
    void brokenExifNeverFailsAPicture();

private:
    fs::path m_data;
};

void HostilePicturesTest::initTestCase() {
    const auto data = testDataFolder();
    if (!data || !fs::exists(*data / "hostile") || !fs::exists(*data / "photos")) {
        QSKIP("The shared test data is not there: set KINDRED_DATA to its folder.");
    }
    m_data = *data;
}

void HostilePicturesTest::anyFileIsAPictureOrAReason() {
    DecoderPool pool(KINDRED_DECODER, 1);
    const auto files = filesBelow(m_data / "hostile");
    QVERIFY(files.size() > 600);
    for (const fs::path& file : files) {
        QVERIFY2(isSound(pool.decodeFile(file, squash32)), file.c_str());
    }
}

void HostilePicturesTest::thumbnailsChangeNothing() {
    DecoderPool pool(KINDRED_DECODER, 1);
    for (const char* folder : {"hostile", "photos"}) {
        for (const fs::path& file : filesBelow(m_data / folder)) {
            const DecodeOutcome plain = pool.decodeFile(file, squash32);
            const DecodeOutcome both =
                pool.decodeFile(file, {DecodeRequest::Fit::Squash, 32, maxThumbnailSide});
            QCOMPARE(both.index(), plain.index());
            if (const auto* picture = std::get_if<DecodedPicture>(&both)) {
                QVERIFY2(picture->pixels.rgb == std::get<DecodedPicture>(plain).pixels.rgb, file.c_str());
                const PictureMetadata& whole = picture->metadata;
                const bool isLarger = std::max(whole.width, whole.height) > maxThumbnailSide;
                QVERIFY2(picture->thumbnail.empty() != isLarger, file.c_str());
            }
        }
    }
}

/// Every file has an answer under limits that only small pictures keep to, and none of them takes long.
void HostilePicturesTest::littleMemoryIsEnoughToSayNo() {
    DecoderPool pool(KINDRED_DECODER, 1, {.seconds = 5, .bytes = 48 << 20, .pixels = 4'000'000});
    int tooLarge = 0;
    for (const char* folder : {"hostile", "photos"}) {
        for (const fs::path& file : filesBelow(m_data / folder)) {
            const DecodeOutcome outcome = pool.decodeFile(file, squash32);
            QVERIFY2(isSound(outcome), file.c_str());
            const auto* failure = std::get_if<DecodeFailure>(&outcome);
            tooLarge += failure != nullptr && failure->code == "too-large" ? 1 : 0;
        }
    }
    QVERIFY(tooLarge > 5);
}

void HostilePicturesTest::brokenExifNeverFailsAPicture() {
    DecoderPool pool(KINDRED_DECODER, 1);
    for (const fs::path& file : filesBelow(m_data / "photos" / "exif-samples")) {
        const DecodeOutcome outcome = pool.decodeFile(file, squash32);
        QVERIFY2(isSound(outcome), file.c_str());
        const bool readable = file.filename() != "corrupted.jpg";
        QVERIFY2(std::holds_alternative<DecodedPicture>(outcome) == readable, file.c_str());
    }
}

QTEST_GUILESS_MAIN(HostilePicturesTest)
#include "hostile_pictures_test.moc"
