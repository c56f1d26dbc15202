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
        Thumbnails thumbnails(*m_services, m_cache, 10'000'000);
        const PixelImage first = load(thumbnails, "key");
        QCOMPARE(first.width, 160);
        QCOMPARE(first.height, 120);
        QVERIFY(thumbnails.bytes() > 0);

        fs::remove(m_picture);
        const PixelImage again = load(thumbnails, "key");
        QCOMPARE(again.width, first.width);
        QCOMPARE(again.height, first.height);
        QCOMPARE(again.rgb, first.rgb);
    }

    void otherSizesAndOtherContentsAreOtherThumbnails() {
        Thumbnails thumbnails(*m_services, m_cache, 10'000'000);
        QCOMPARE(load(thumbnails, "key", 160).width, 160);
        QCOMPARE(load(thumbnails, "key", 80).width, 80);
        fs::remove(m_picture);
        QVERIFY(std::holds_alternative<DecodeFailure>(thumbnails.load(m_picture, "other", 160)));
    }

    void withoutAKeyNothingIsKept() {
        Thumbnails thumbnails(*m_services, m_cache, 10'000'000);
        load(thumbnails, "");
        QCOMPARE(thumbnails.bytes(), 0U);
    }

    void clearForgetsThem() {
        Thumbnails thumbnails(*m_services, m_cache, 10'000'000);
        load(thumbnails, "key");
        thumbnails.clear();
        QCOMPARE(thumbnails.bytes(), 0U);
    }

    void aPlaceThatCannotBeWrittenDoesWithout() {
        std::ofstream(*m_folder / "a file") << "in the way";
        Thumbnails thumbnails(*m_services, *m_folder / "a file" / "thumbnails.db", 10'000'000);
        QCOMPARE(load(thumbnails, "key").width, 160);
        QCOMPARE(thumbnails.bytes(), 0U);
        thumbnails.clear();
    }

    void nonsenseInTheCacheIsNotShown() {
        fs::create_directories(m_cache.parent_path());
        {
            ThumbnailStore store(m_cache, 10'000'000);
            store.put("short@160", std::vector<std::byte>(3));
            store.put("wrong@160", std::vector<std::byte>(100, std::byte{0xff}));
        }
        Thumbnails thumbnails(*m_services, m_cache, 10'000'000);
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
