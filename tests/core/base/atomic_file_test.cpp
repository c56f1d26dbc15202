#include "core/base/atomic_file.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QtTest>
#include <array>
#include <csignal>
#include <functional>
#include <stdexcept>

#include "core/base/error.h"
#include "tests/support/temporary_folder.h"

namespace kindred {
namespace {

QByteArray contents(const std::filesystem::path& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
}

std::ptrdiff_t filesIn(const std::filesystem::path& folder) {
    return std::distance(std::filesystem::directory_iterator(folder), {});
}

QByteArray codeOfError(const std::function<void()>& call) {
    try {
        call();
        return "none";
    } catch (const Error& error) {
        return error.code().c_str();
    }
}

/// Is "file-not-written" thrown in a process of its own, that `prepare` may limit as it likes?
bool failsInAChild(const std::function<void()>& prepare, const std::function<void()>& call) {
    const pid_t child = fork();
    if (child == 0) {
        prepare();
        _exit(codeOfError(call) == "file-not-written" ? 0 : 1);
    }
    int status = -1;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Root may write anywhere.
void becomeNobody() {
    constexpr unsigned nobody = 65534;
    if (geteuid() == 0 && (setgid(nobody) != 0 || setuid(nobody) != 0))
        _exit(2);
}

void limitFilesTo1000Bytes() {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1000, 1000};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        _exit(2);
}

}  // namespace

class AtomicFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void appearsWholeOnCommit();
    void keepsTheOldContentUntilCommit();
    void leavesNoTraceWithoutCommit();
    void leavesNoTraceWhereAnExceptionPasses();
    void writesInOneGo();
    void writesBesideTheProgram();
    void refusesAFolderThatIsNotThere();
    void refusesATargetThatIsAFolder();
    void refusesAForbiddenFolder();
    void keepsTheOldContentWhereTheDiskIsFull();
};

void AtomicFileTest::appearsWholeOnCommit() {
    const TemporaryFolder folder;
    AtomicFile file(folder / "new.txt");
    file.write("one ");
    const std::array<std::byte, 3> bytes = {std::byte{'t'}, std::byte{0}, std::byte{'o'}};
    file.write(bytes);
    QVERIFY(!std::filesystem::exists(folder / "new.txt"));
    file.commit();
    QCOMPARE(contents(folder / "new.txt"), QByteArray("one t\0o", 7));
    QCOMPARE(filesIn(folder.path()), 1);
}

void AtomicFileTest::keepsTheOldContentUntilCommit() {
    const TemporaryFolder folder;
    writeFileAtomically(folder / "file", "old and long");
    AtomicFile file(folder / "file");
    file.write("new");
    QCOMPARE(contents(folder / "file"), "old and long");
    file.commit();
    QCOMPARE(contents(folder / "file"), "new");
}

void AtomicFileTest::leavesNoTraceWithoutCommit() {
    const TemporaryFolder folder;
    {
        AtomicFile file(folder / "file");
        file.write("half of it");
    }
    QCOMPARE(filesIn(folder.path()), 0);

    writeFileAtomically(folder / "file", "old");
    {
        AtomicFile file(folder / "file");
        file.write("half of it");
    }
    QCOMPARE(contents(folder / "file"), "old");
    QCOMPARE(filesIn(folder.path()), 1);
}

void AtomicFileTest::leavesNoTraceWhereAnExceptionPasses() {
    const TemporaryFolder folder;
    try {
        AtomicFile file(folder / "file");
        file.write("half of it");
        throw std::runtime_error("something else went wrong");
    } catch (const std::runtime_error&) {
        QCOMPARE(filesIn(folder.path()), 0);
    }
}

void AtomicFileTest::writesInOneGo() {
    const TemporaryFolder folder;
    writeFileAtomically(folder / "empty", "");
    QCOMPARE(contents(folder / "empty"), "");
    const std::string large(3'000'000, 'x');
    writeFileAtomically(folder / "large", large);
    QVERIFY(contents(folder / "large") == QByteArray::fromStdString(large));
}

void AtomicFileTest::writesBesideTheProgram() {
    const TemporaryFolder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    writeFileAtomically("bare-name", "text");
    std::filesystem::current_path(before);
    QCOMPARE(contents(folder / "bare-name"), "text");
}

void AtomicFileTest::refusesAFolderThatIsNotThere() {
    const TemporaryFolder folder;
    const auto target = folder / "nowhere" / "file";
    try {
        AtomicFile file(target);
        QFAIL("a file was opened in a folder that does not exist");
    } catch (const Error& error) {
        QVERIFY(error.category() == ErrorCategory::File);
        QCOMPARE(error.code().c_str(), "file-not-written");
        QCOMPARE(error.arguments().front().c_str(), target.string().c_str());
        QVERIFY(std::string(error.what()).find(target.string()) != std::string::npos);
        QVERIFY(std::string(error.what()).find("No such file or directory") != std::string::npos);
    }
}

void AtomicFileTest::refusesATargetThatIsAFolder() {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "taken");
    QCOMPARE(codeOfError([&] { writeFileAtomically(folder / "taken", "text"); }), "file-not-written");
    QVERIFY(std::filesystem::is_directory(folder / "taken"));
    QCOMPARE(filesIn(folder.path()), 1);
}

void AtomicFileTest::refusesAForbiddenFolder() {
    const TemporaryFolder folder;
    using std::filesystem::perms;
    std::filesystem::permissions(
        folder.path(), perms::all & ~(perms::owner_write | perms::group_write | perms::others_write));
    const bool refused = failsInAChild(becomeNobody, [&] { writeFileAtomically(folder / "file", "text"); });
    std::filesystem::permissions(folder.path(), perms::all);
    QVERIFY(refused);
    QCOMPARE(filesIn(folder.path()), 0);
}

/// A limit on the size of files fails as a full disk does: part of the text is written, then an error comes.
void AtomicFileTest::keepsTheOldContentWhereTheDiskIsFull() {
    const TemporaryFolder folder;
    writeFileAtomically(folder / "file", "old");
    const std::string large(5000, 'x');
    QVERIFY(failsInAChild(limitFilesTo1000Bytes, [&] { writeFileAtomically(folder / "file", large); }));
    QCOMPARE(contents(folder / "file"), "old");
    QCOMPARE(filesIn(folder.path()), 1);
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::AtomicFileTest)
#include "atomic_file_test.moc"
