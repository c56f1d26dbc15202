#include "core/store/thumbnail_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTest>
#include <fstream>

#include "tests/core/store/store_fixture.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

class ThumbnailStoreTest : public QObject {
    Q_OBJECT

    using Bytes = std::vector<std::byte>;
    static constexpr std::uint64_t limit = 100'000;

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_file = *m_folder / "thumbnails.db";
    }

    void givesBackWhatWasPut() {
        ThumbnailStore store(m_file, limit);
        QVERIFY(!store.find("a"));
        store.put("a", bytes(1, 500));
        store.put("b", bytes(2, 0));
        QCOMPARE(store.find("a"), std::optional(bytes(1, 500)));
        QCOMPARE(store.find("b"), std::optional(Bytes()));
        store.put("a", bytes(3, 200));
        QCOMPARE(store.find("a"), std::optional(bytes(3, 200)));
        QCOMPARE(store.bytes(), 200U);
    }

    void keepsThemWhenClosed() {
        { ThumbnailStore(m_file, limit).put("a", bytes(1, 500)); }
        QCOMPARE(ThumbnailStore(m_file, limit).find("a"), std::optional(bytes(1, 500)));
    }

    void theLongestUnusedGoFirst() {
        ThumbnailStore store(m_file, 1000);
        for (unsigned char i = 0; i < 10; ++i)
            store.put(std::to_string(i), bytes(i, 100));
        QCOMPARE(store.bytes(), 1000U);
        QVERIFY(store.find("0"));
        store.put("one more", bytes(77, 100));

        QVERIFY(store.bytes() <= 1000);
        QVERIFY(store.find("0"));
        QVERIFY(store.find("one more"));
        QVERIFY(!store.find("1"));
        QVERIFY(store.find("9"));
    }

    void whatWasFoundLastTimeCountsToo() {
        {
            ThumbnailStore store(m_file, 1000);
            for (unsigned char i = 0; i < 10; ++i)
                store.put(std::to_string(i), bytes(i, 100));
            store.find("0");
        }
        ThumbnailStore store(m_file, 1000);
        store.put("one more", bytes(77, 100));
        QVERIFY(store.find("0"));
        QVERIFY(!store.find("1"));
    }

    void aLowerLimitHoldsAtOnceAndTheFileShrinks() {
        {
            ThumbnailStore store(m_file, 1'000'000);
            for (unsigned char i = 0; i < 50; ++i)
                store.put(std::to_string(i), bytes(i, 10'000));
        }
        const auto before = std::filesystem::file_size(m_file);
        ThumbnailStore store(m_file, 50'000);
        QVERIFY(store.bytes() <= 50'000);
        QVERIFY(std::filesystem::file_size(m_file) < before / 4);
        QVERIFY(store.find("49"));
    }

    void aValueBeyondTheLimitIsNotKept() {
        ThumbnailStore store(m_file, 1000);
        store.put("a", bytes(1, 400));
        store.put("huge", bytes(2, 1001));
        QVERIFY(!store.find("huge"));
        QVERIFY(store.find("a"));
    }

    void clearsEverything() {
        ThumbnailStore store(m_file, limit);
        store.put("a", bytes(1, 50'000));
        store.clear();
        QCOMPARE(store.bytes(), 0U);
        QVERIFY(!store.find("a"));
        QVERIFY(std::filesystem::file_size(m_file) < 50'000);
    }

    void twoConnectionsShareOneFile() {
        ThumbnailStore first(m_file, limit);
        ThumbnailStore second(m_file, limit);
        first.put("a", bytes(1, 500));
        second.put("b", bytes(2, 300));
        QCOMPARE(second.find("a"), std::optional(bytes(1, 500)));
        QCOMPARE(first.bytes(), 800U);
    }

    void mayBeDeletedAtAnyTime() {
        ThumbnailStore store(m_file, limit);
        store.put("a", bytes(1, 500));
        std::filesystem::remove(m_file);
        store.put("b", bytes(2, 500));
        store.find("a");
        ThumbnailStore next(m_file, limit);
        QVERIFY(!next.find("a"));
        next.put("c", bytes(3, 500));
        QCOMPARE(next.find("c"), std::optional(bytes(3, 500)));
    }

    void aDamagedFileIsBegunAnew() {
        std::ofstream(m_file) << std::string(5000, 'x');
        ThumbnailStore store(m_file, limit);
        store.put("a", bytes(1, 500));
        QCOMPARE(store.find("a"), std::optional(bytes(1, 500)));
    }

    void damageWhileOpenIsSurvived() {
        ThumbnailStore store(m_file, limit);
        store.put("a", bytes(1, 500));
        std::ofstream(m_file) << std::string(50'000, 'x');
        store.find("a");
        store.put("b", bytes(2, 500));
        store.put("c", bytes(3, 500));
        QCOMPARE(store.find("c"), std::optional(bytes(3, 500)));
    }

    void aChangedThumbnailIsNeverShown() {
        {
            ThumbnailStore store(m_file, limit);
            store.put("a", bytes(1, 500));
        }
        SQLite::Database(m_file.string(), SQLite::OPEN_READWRITE).exec("UPDATE thumbnail SET bytes = x'00'");
        ThumbnailStore store(m_file, limit);
        QVERIFY(!store.find("a"));
        store.put("a", bytes(1, 500));
        QCOMPARE(store.find("a"), std::optional(bytes(1, 500)));
    }

    void anotherProgramsDatabaseIsLeftAlone() {
        SQLite::Database(m_file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
            .exec("CREATE TABLE bookmarks (url); PRAGMA user_version = 1");
        QVERIFY(!errorOf([&] { ThumbnailStore store(m_file, limit); }).code.empty());
        QVERIFY(SQLite::Database(m_file.string()).tableExists("bookmarks"));
    }

    void aPlaceThatCannotBeWrittenIsSaidSo() {
        QVERIFY(
            !errorOf([&] { ThumbnailStore store(*m_folder / "no folder" / "t.db", limit); }).code.empty());
    }

private:
    static Bytes bytes(unsigned char value, std::size_t count) {
        return Bytes(count, static_cast<std::byte>(value));
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_file;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ThumbnailStoreTest)
#include "thumbnail_store_test.moc"
