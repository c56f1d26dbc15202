#include "core/engine/thumbnails.h"

#include <QTest>
#include <fstream>

#include "core/store/thumbnail_store.h"
#include "tests/support/fake_learning.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

class ThumbnailsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_cache = *m_folder / "cache" / "thumbnails.db";
        m_picture = *m_folder / "a.png";
        QVERIFY(writePicture(m_picture, {.colour = Qt::red, .width = 640, .height = 480}));
        m_services = fakeServices(m_encoded);
    }

    void fitTheSideAndComeOutOfTheCacheAlike() {
        Thumbnails thumbnails(decoder(), {}, m_cache, 10'000'000);
        const PixelImage first = load(thumbnails, "key");
        QCOMPARE(first.width, 160);
        QCOMPARE(first.height, 120);
        QVERIFY(thumbnails.bytes() > 0);

        fs::remove(m_picture);
        const PixelImage again = load(thumbnails, "key");
        QCOMPARE(again.width, first.width);
        QCOMPARE(again.height, first.height);
        QVERIFY(looksLike(again, first));
    }

    void largeOnesAreKeptToo() {
        Thumbnails thumbnails(decoder(), {}, m_cache, 10'000'000);
        const PixelImage first = load(thumbnails, "key", 512);
        QCOMPARE(first.width, 512);
        fs::remove(m_picture);
        const PixelImage again = load(thumbnails, "key", 512);
        QCOMPARE(again.width, 512);
        QVERIFY(looksLike(again, first));
    }

    void whatIndexingMadeIsThere() {
        const auto decoded = std::get<DecodedPicture>(
            m_services->decoders.decodeFile(m_picture, {DecodeRequest::Fit::Squash, 32, 256}));
        QCOMPARE(decoded.pixels.width, 32);
        fs::remove(m_picture);
        {
            Thumbnails thumbnails(decoder(), {}, m_cache, 10'000'000);
            QCOMPARE(thumbnails.sideWhileIndexing(), 256);
            thumbnails.keep("key", decoded.thumbnail);
            QCOMPARE(load(thumbnails, "key", 256).width, 256);
            QCOMPARE(thumbnails.bytes(), 0U);  // in a batch that is not full yet
        }
        Thumbnails thumbnails(decoder(), {}, m_cache, 10'000'000);
        QVERIFY(thumbnails.bytes() > 0);
        QCOMPARE(load(thumbnails, "key", 256).height, 192);
    }

    void withoutAFileNothingIsKept() {
        Thumbnails thumbnails(decoder(), {}, {}, 10'000'000);
        QCOMPARE(thumbnails.sideWhileIndexing(), 0);
        QCOMPARE(load(thumbnails, "key").width, 160);
        QCOMPARE(thumbnails.bytes(), 0U);
    }

    void otherSizesAndOtherContentsAreOtherThumbnails() {
        Thumbnails thumbnails(decoder(), {}, m_cache, 10'000'000);
        QCOMPARE(load(thumbnails, "key", 160).width, 160);
        QCOMPARE(load(thumbnails, "key", 80).width, 80);
        fs::remove(m_picture);
        QVERIFY(std::holds_alternative<DecodeFailure>(thumbnails.load(m_picture, "other", 160)));
    }

    void withoutAKeyNothingIsKept() {
        Thumbnails thumbnails(decoder(), {}, m_cache, 10'000'000);
        load(thumbnails, "");
        QCOMPARE(thumbnails.bytes(), 0U);
    }

    void clearForgetsThem() {
        Thumbnails thumbnails(decoder(), {}, m_cache, 10'000'000);
        load(thumbnails, "key");
        thumbnails.clear();
        QCOMPARE(thumbnails.bytes(), 0U);
    }

    void aPlaceThatCannotBeWrittenDoesWithout() {
        std::ofstream(*m_folder / "a file") << "in the way";
        Thumbnails thumbnails(decoder(), {}, *m_folder / "a file" / "thumbnails.db", 10'000'000);
        QCOMPARE(load(thumbnails, "key").width, 160);
        QCOMPARE(thumbnails.bytes(), 0U);
        thumbnails.clear();
    }

    void nonsenseInTheCacheIsNotShown() {
        fs::create_directories(m_cache.parent_path());
        {
            ThumbnailStore store(m_cache, 10'000'000);
            store.put("short@160.jpg", std::vector<std::byte>(3));
            store.put("wrong@160.jpg", std::vector<std::byte>(100, std::byte{0xff}));
        }
        Thumbnails thumbnails(decoder(), {}, m_cache, 10'000'000);
        QCOMPARE(load(thumbnails, "short").width, 160);
        QCOMPARE(load(thumbnails, "wrong").width, 160);
    }

    void previewsComeFromFilesAndFromBytes() {
        std::ifstream in(m_picture, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        const auto fromFile = std::get<DecodedPicture>(loadPreview(m_picture, 320, *m_services));
        const auto fromBytes =
            std::get<DecodedPicture>(loadPreview(std::as_bytes(std::span(bytes)), 320, *m_services));
        QCOMPARE(fromFile.pixels.width, 320);
        QCOMPARE(fromFile.metadata.width, 640);
        QCOMPARE(fromBytes.pixels.rgb, fromFile.pixels.rgb);
    }

private:
    static fs::path decoder() {
        return locateFiles(fs::path(qEnvironmentVariable("KINDRED_BUILD").toStdString()) / "bin" / "kindred")
            .decoder;
    }

    /// But for what a JPEG loses.
    static bool looksLike(const PixelImage& one, const PixelImage& other) {
        long difference = 0;
        for (std::size_t i = 0; i < one.rgb.size() && i < other.rgb.size(); ++i)
            difference += std::abs(one.rgb[i] - other.rgb[i]);
        return one.rgb.size() == other.rgb.size() && difference < 6 * static_cast<long>(one.rgb.size());
    }

    PixelImage load(Thumbnails& thumbnails, const std::string& key, int side = 160) const {
        auto loaded = thumbnails.load(m_picture, key, side);
        return std::holds_alternative<PixelImage>(loaded) ? std::get<PixelImage>(std::move(loaded))
                                                          : PixelImage();
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    fs::path m_cache;
    fs::path m_picture;
    std::atomic<int> m_encoded = 0;
    std::unique_ptr<Services> m_services;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ThumbnailsTest)
#include "thumbnails_test.moc"
