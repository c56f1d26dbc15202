#include "core/imaging/folder_walk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <algorithm>
#include <fstream>

#include "core/base/error.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

namespace {

void touch(const fs::path& file, const std::string& contents = "x") {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << contents;
}

QStringList paths(const FolderListing& listing) {
    QStringList list;
    for (const FoundFile& file : listing.files) {
        list << QString::fromLatin1(file.relativePath.c_str());
    }
    return list;
}

QString errorCode(const fs::path& root) {
    try {
        listPictures(root, {}, JobContext());
    } catch (const Error& error) {
        return QString::fromStdString(error.code());
    }
    return {};
}

/// Runs a check as a user whom permissions bind; root reads everything. False also where it throws.
template <typename Check>
bool holdsForOrdinaryUser(Check check) {
    constexpr unsigned nobody = 65534;
    const pid_t child = ::fork();
    if (child == 0) {
        const bool dropped = ::geteuid() != 0 || (::setgid(nobody) == 0 && ::setuid(nobody) == 0);
        bool holds = false;
        try {
            holds = dropped && check();
        } catch (const std::exception&) {
            holds = false;
        }
        ::_exit(holds ? 0 : 1);
    }
    int status = -1;
    return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

class FolderWalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsPicturesSortedByBytes();
    void tellsSizeAndTime();
    void leavesOutWhatIsHidden();
    void leavesOutFoldersWithNomedia();
    void leavesOutWhatIsExcluded();
    void listsTheRootThatWasNamedEvenIfHidden();
    void namesNeedNotBeUtf8();
    void linksToFoldersAreNotFollowed();
    void linksToFilesAre();
    void unreadableFolderIsToldAndTheRestListed();
    void rootThatIsNotThere();
    void rootThatMayNotBeRead();
    void stopsWhenAsked();
    void pictureExtensions();

private:
    std::optional<TemporaryFolder> m_folder;
    fs::path m_root;
};

void FolderWalkTest::init() {
    m_folder.emplace();
    m_root = *m_folder / "root";
    fs::create_directories(m_root);
    fs::permissions(m_folder->path(), fs::perms(0755));
}

void FolderWalkTest::findsPicturesSortedByBytes() {
    for (const char* name :
         {"b.jpg", "a/z.png", "a.webp", "B.JPEG", "a-b.tif", "a/deep/er/x.bmp", "photo.heic"}) {
        touch(m_root / name);
    }
    for (const char* name : {"notes.txt", "a/program.exe", "jpg", "a/film.mp4"}) {
        touch(m_root / name);
    }
    const FolderListing listing = listPictures(m_root, {}, JobContext());
    QCOMPARE(paths(listing), QStringList({"B.JPEG", "a-b.tif", "a.webp", "a/deep/er/x.bmp", "a/z.png",
                                          "b.jpg", "photo.heic"}));
    QVERIFY(listing.complete);
    QVERIFY(listing.unreadable.empty());
}

void FolderWalkTest::tellsSizeAndTime() {
    touch(m_root / "a.jpg", "seven b");
    const timespec time{1'700'000'000, 123'456'789};
    const timespec times[2]{time, time};
    QCOMPARE(::utimensat(AT_FDCWD, (m_root / "a.jpg").c_str(), times, 0), 0);
    const FolderListing listing = listPictures(m_root, {}, JobContext());
    QCOMPARE(listing.files.size(), 1U);
    QCOMPARE(listing.files[0].size, 7U);
    QCOMPARE(listing.files[0].modifiedNs, 1'700'000'000'123'456'789);
}

void FolderWalkTest::leavesOutWhatIsHidden() {
    touch(m_root / ".hidden.jpg");
    touch(m_root / ".thumbnails/a.jpg");
    touch(m_root / "shown.jpg");
    QCOMPARE(paths(listPictures(m_root, {}, JobContext())), QStringList({"shown.jpg"}));
}

void FolderWalkTest::leavesOutFoldersWithNomedia() {
    touch(m_root / "private/.nomedia");
    touch(m_root / "private/a.jpg");
    touch(m_root / "private/below/b.jpg");
    touch(m_root / "private not/c.jpg");
    QCOMPARE(paths(listPictures(m_root, {}, JobContext())), QStringList({"private not/c.jpg"}));
}

void FolderWalkTest::leavesOutWhatIsExcluded() {
    touch(m_root / "a/b/1.jpg");
    touch(m_root / "a/b/c/2.jpg");
    touch(m_root / "a/bb/3.jpg");
    touch(m_root / "b/4.jpg");
    QCOMPARE(paths(listPictures(m_root, {"a/b"}, JobContext())), QStringList({"a/bb/3.jpg", "b/4.jpg"}));
}

void FolderWalkTest::listsTheRootThatWasNamedEvenIfHidden() {
    touch(m_root / ".wallpapers/.nomedia");
    touch(m_root / ".wallpapers/a.jpg");
    QCOMPARE(paths(listPictures(m_root / ".wallpapers", {}, JobContext())), QStringList({"a.jpg"}));
}

void FolderWalkTest::namesNeedNotBeUtf8() {
    touch(m_root / "caf\xE9/\xFF\xFE.jpg");
    const FolderListing listing = listPictures(m_root, {}, JobContext());
    QCOMPARE(listing.files.size(), 1U);
    QVERIFY(listing.files[0].relativePath == "caf\xE9/\xFF\xFE.jpg");
}

void FolderWalkTest::linksToFoldersAreNotFollowed() {
    touch(m_root / "a/1.jpg");
    fs::create_directory_symlink("..", m_root / "a/loop");
    fs::create_directory_symlink("a", m_root / "again");
    fs::create_directory_symlink("a", m_root / "named like a picture.jpg");
    QCOMPARE(paths(listPictures(m_root, {}, JobContext())), QStringList({"a/1.jpg"}));
}

void FolderWalkTest::linksToFilesAre() {
    touch(*m_folder / "elsewhere.jpg", "12345");
    fs::create_symlink("../elsewhere.jpg", m_root / "link.jpg");
    fs::create_symlink("nowhere", m_root / "broken.jpg");
    const FolderListing listing = listPictures(m_root, {}, JobContext());
    QCOMPARE(paths(listing), QStringList({"link.jpg"}));
    QCOMPARE(listing.files[0].size, 5U);
}

void FolderWalkTest::unreadableFolderIsToldAndTheRestListed() {
    touch(m_root / "open/a.jpg");
    touch(m_root / "shut/b.jpg");
    fs::permissions(m_root / "shut", fs::perms::none);
    const bool holds = holdsForOrdinaryUser([&] {
        const FolderListing listing = listPictures(m_root, {}, JobContext());
        return paths(listing) == QStringList({"open/a.jpg"}) && listing.complete &&
               listing.unreadable.size() == 1 && listing.unreadable[0].relativePath == "shut" &&
               !listing.unreadable[0].reason.empty();
    });
    fs::permissions(m_root / "shut", fs::perms::owner_all);
    QVERIFY(holds);
}

void FolderWalkTest::rootThatIsNotThere() {
    touch(m_root / "file.jpg");
    QCOMPARE(errorCode(m_root / "nowhere"), "folder-not-found");
    QCOMPARE(errorCode(m_root / "file.jpg"), "folder-not-found");
}

void FolderWalkTest::rootThatMayNotBeRead() {
    fs::permissions(m_root, fs::perms::none);
    const bool holds = holdsForOrdinaryUser([&] { return errorCode(m_root) == "folder-unreadable"; });
    fs::permissions(m_root, fs::perms::owner_all);
    QVERIFY(holds);
}

void FolderWalkTest::stopsWhenAsked() {
    for (int i = 0; i < 20; ++i) {
        touch(m_root / std::to_string(i) / "a.jpg");
    }
    std::stop_source source;
    const JobContext context(source.get_token(), nullptr, [&](const Progress& progress) {
        QCOMPARE(progress.stage, "walking");
        source.request_stop();
    });
    const FolderListing listing = listPictures(m_root, {}, context);
    QVERIFY(!listing.complete);
    QVERIFY(listing.files.size() < 20);
}

void FolderWalkTest::pictureExtensions() {
    for (const char* name : {"a.jpg", "a.JPG", "a.Jpeg", "a.b.png", "a.webp", "a.tiff", "a.bmp", "a.gif",
                             "a.HEIC", "a.avif", "a.NEF", "a.cr3"}) {
        QVERIFY2(hasPictureExtension(name), name);
    }
    for (const char* name : {"a", "jpg", ".jpg", "a.jpg.txt", "a.jpgx", "a.mp4", "a.", ""}) {
        QVERIFY2(!hasPictureExtension(name), name);
    }
}

QTEST_GUILESS_MAIN(FolderWalkTest)
#include "folder_walk_test.moc"
