#include "core/store/library_lock.h"

#include <signal.h>
#include <sys/stat.h>

#include <QTest>
#include <fstream>

#include "tests/core/store/store_fixture.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

class LibraryLockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_library = *m_folder / "photos.kindred";
        m_lockFile = *m_folder / "photos.kindred.lock";
    }

    void isGivenBackWithItsFile() {
        {
            const LibraryLock lock(m_library);
            QVERIFY(!lock.takenOver());
            QVERIFY(std::filesystem::exists(m_lockFile));
        }
        QVERIFY(!std::filesystem::exists(m_lockFile));
        const LibraryLock again(m_library);
        QVERIFY(!again.takenOver());
    }

    void refusesASecondHolderInThisProcess() {
        const LibraryLock lock(m_library);
        const auto thrown = errorOf([&] { LibraryLock second(m_library); });
        QCOMPARE(thrown.code, std::string("library-locked"));
        QVERIFY(thrown.sentence.find("this program itself") != std::string::npos);
        QVERIFY(thrown.sentence.find("photos.kindred\"") != std::string::npos);
        QVERIFY2(std::filesystem::exists(m_lockFile), "a refused holder must not take the file away");
    }

    void namesTheProcessThatHoldsIt() {
        std::array<int, 2> ready{};
        QCOMPARE(::pipe(ready.data()), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const LibraryLock lock(m_library);
            [[maybe_unused]] const auto written = ::write(ready[1], "x", 1);
            ::pause();
            ::_exit(0);
        }
        char signal = 0;
        QCOMPARE(::read(ready[0], &signal, 1), 1);
        const auto thrown = errorOf([&] { LibraryLock second(m_library); });
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(ready[0]);
        ::close(ready[1]);

        QCOMPARE(thrown.code, std::string("library-locked"));
        const std::string expected = "library_lock_te";
        QVERIFY2(thrown.sentence.find(expected) != std::string::npos, thrown.sentence.c_str());
        QVERIFY2(thrown.sentence.find("process " + std::to_string(child)) != std::string::npos,
                 thrown.sentence.c_str());

        const LibraryLock lock(m_library);
        QVERIFY2(lock.takenOver(), "the holder died without giving it back");
    }

    void takesOverAFileThatNobodyHoldsWhateverItSays() {
        for (const std::string& text : {std::to_string(::getpid()) + " me", std::string("1 init"),
                                        std::string("\0\xff nonsense", 10), std::string(100'000, 'x')}) {
            std::ofstream(m_lockFile) << text;
            const LibraryLock lock(m_library);
            QVERIFY(lock.takenOver());
        }
    }

    void anEmptyFileIsNoSignOfACrash() {
        std::ofstream(m_lockFile).flush();
        const LibraryLock lock(m_library);
        QVERIFY(!lock.takenOver());
    }

    void refusesWhatIsNoLockFile() {
        std::filesystem::create_directory(m_lockFile);
        QCOMPARE(errorOf([&] { LibraryLock lock(m_library); }).code, std::string("library-not-written"));
        std::filesystem::remove(m_lockFile);

        const auto precious = *m_folder / "precious.txt";
        std::ofstream(precious) << "precious";
        std::filesystem::create_symlink(precious, m_lockFile);
        QCOMPARE(errorOf([&] { LibraryLock lock(m_library); }).code, std::string("library-not-written"));
        QCOMPARE(std::filesystem::file_size(precious), 8U);
    }

    void aLinkLeadsToTheSameLock() {
        LibraryWriter writer(m_library);
        const auto link = *m_folder / "link.kindred";
        std::filesystem::create_symlink(m_library, link);
        QCOMPARE(errorOf([&] { LibraryWriter second(link); }).code, std::string("library-locked"));
    }

    void aFolderThatCannotBeWrittenIsSaidSo() {
        const int status = inChild([&] {
            std::filesystem::permissions(m_folder->path(), std::filesystem::perms(0555));
            if (!becomeNobody())
                return 1;
            return errorOf([&] { LibraryLock lock(m_library); }).code == "library-not-written" ? 0 : 2;
        });
        std::filesystem::permissions(m_folder->path(), std::filesystem::perms(0755));
        QCOMPARE(WEXITSTATUS(status), 0);
    }

private:
    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_library;
    std::filesystem::path m_lockFile;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::LibraryLockTest)
#include "library_lock_test.moc"
