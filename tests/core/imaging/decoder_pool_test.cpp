#include "core/imaging/decoder_pool.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <array>
#include <atomic>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "core/base/error.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

namespace {

constexpr DecodeRequest squash32{DecodeRequest::Fit::Squash, 32};

std::span<const std::byte> bytesOf(const QByteArray& array) {
    return std::as_bytes(std::span(array.constData(), static_cast<std::size_t>(array.size())));
}

QString failureCode(const DecodeOutcome& outcome) {
    const auto* failure = std::get_if<DecodeFailure>(&outcome);
    return failure ? QString::fromStdString(failure->code) : QString();
}

bool shows(const DecodeOutcome& outcome, const QImage& image) {
    const auto* picture = std::get_if<DecodedPicture>(&outcome);
    if (picture == nullptr || picture->pixels.width != image.width() ||
        picture->pixels.height != image.height()) {
        return false;
    }
    const QImage decoded(picture->pixels.rgb.data(), image.width(), image.height(), 3 * image.width(),
                         QImage::Format_RGB888);
    return decoded == image.convertToFormat(QImage::Format_RGB888);
}

/// The processes that threads of this one have started and that have not been waited for.
std::set<pid_t> decoders() {
    std::set<pid_t> found;
    for (const auto& thread : fs::directory_iterator("/proc/self/task")) {
        std::ifstream list(thread.path() / "children");
        for (pid_t child = 0; list >> child;) {
            found.insert(child);
        }
    }
    return found;
}

std::string contentsOf(const fs::path& file) {
    std::stringstream contents;
    contents << std::ifstream(file, std::ios::binary).rdbuf();
    return contents.str();
}

}  // namespace

class DecoderPoolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filesAndBytesGiveTheirPixels();
    void whatCannotBeOpenedIsData();
    void badContentsAreData();
    void missingProgramIsAnError_data();
    void missingProgramIsAnError();
    void decoderThatGoesWrongIsReplaced_data();
    void decoderThatGoesWrongIsReplaced();
    void decoderThatEndedWhileIdleIsReplaced();
    void decoderOutlivesTheThreadThatStartedIt();
    void decoderInheritsNothing();
    void decoderEndsWithItsPool();
    void decoderEndsWithItsParent();
    void noMoreProcessesThanAskedFor();
    void limitsHold();
    void decoderCannotOpenFiles();
    void thumbnailComesWithThePixels();

private:
    QImage m_image;
    fs::path m_file;
    TemporaryFolder m_folder;
};

void DecoderPoolTest::initTestCase() {
    PaintedPicture painted;
    painted.width = painted.height = 32;
    m_image = paint(painted);
    m_file = m_folder / "painted.png";
    QVERIFY(writePicture(m_file, painted));
}

void DecoderPoolTest::filesAndBytesGiveTheirPixels() {
    DecoderPool pool(KINDRED_DECODER, 1);
    const DecodeOutcome fromFile = pool.decodeFile(m_file, squash32);
    QVERIFY(shows(fromFile, m_image));
    QCOMPARE(std::get<DecodedPicture>(fromFile).metadata.format, "png");

    const std::string contents = contentsOf(m_file);
    QVERIFY(shows(pool.decodeBytes(std::as_bytes(std::span(contents)), {}), m_image));
}

void DecoderPoolTest::whatCannotBeOpenedIsData() {
    const auto pipe = m_folder / "pipe.jpg";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    DecoderPool pool(KINDRED_DECODER, 1);
    for (const auto& file : {m_folder / "missing.jpg", m_folder.path(), pipe}) {
        const DecodeOutcome outcome = pool.decodeFile(file, squash32);
        QCOMPARE(failureCode(outcome), "unreadable");
        QVERIFY(!std::get<DecodeFailure>(outcome).reason.empty());
    }
}

void DecoderPoolTest::badContentsAreData() {
    DecoderPool pool(KINDRED_DECODER, 1);
    QCOMPARE(failureCode(pool.decodeBytes({}, squash32)), "empty");
    QCOMPARE(failureCode(pool.decodeBytes(bytesOf("Dear diary"), squash32)), "unsupported-format");
    const std::string whole = contentsOf(m_file);
    QCOMPARE(failureCode(pool.decodeBytes(std::as_bytes(std::span(whole).first(whole.size() / 2)), squash32)),
             "truncated");
}

void DecoderPoolTest::missingProgramIsAnError_data() {
    QTest::addColumn<QString>("program");
    QTest::newRow("not there") << QString::fromStdString(m_folder / "no-such-program");
    QTest::newRow("no program") << QString::fromStdString(m_file);
    QTest::newRow("one that ends at once") << QString("/bin/false");
    QTest::newRow("another one") << QString("/bin/echo");
}

void DecoderPoolTest::missingProgramIsAnError() {
    QFETCH(QString, program);
    DecoderPool pool(program.toStdString(), 1);
    for (int attempt = 0; attempt < 2; ++attempt) {  // the first must have given its place back
        try {
            pool.decodeFile(m_file, squash32);
            QFAIL("should have thrown");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.code()), "decoder-not-started");
            QVERIFY(QString(error.what()).contains(program));
        }
    }
    QVERIFY(decoders().empty());
}

void DecoderPoolTest::decoderThatGoesWrongIsReplaced_data() {
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<QString>("code");
    for (const char* how :
         {"crash", "close the socket and stay", "answer half", "no pixels", "too few pixels", "negative size",
          "monstrous size", "monstrous thumbnail", "thumbnail missing"}) {
        QTest::newRow(how) << QByteArray(how) << "damaged";
    }
    for (const char* how : {"lack memory", "be killed"}) {
        QTest::newRow(how) << QByteArray(how) << "too-large";
    }
    for (const char* how : {"compute for ever", "wait for ever"}) {
        QTest::newRow(how) << QByteArray(how) << "timed-out";
    }
}

void DecoderPoolTest::decoderThatGoesWrongIsReplaced() {
    QFETCH(QByteArray, how);
    QFETCH(QString, code);
    DecoderPool pool(KINDRED_FAILING_DECODER, 1, {.seconds = 0.2});
    QCOMPARE(failureCode(pool.decodeBytes(bytesOf("go well"), squash32)), QString());
    const auto before = decoders();
    QCOMPARE(failureCode(pool.decodeBytes(bytesOf(how), squash32)), code);
    QVERIFY(decoders().empty());
    QCOMPARE(failureCode(pool.decodeBytes(bytesOf("go well"), squash32)), QString());
    QCOMPARE(decoders().size(), 1U);
    QVERIFY(decoders() != before);
}

void DecoderPoolTest::decoderThatEndedWhileIdleIsReplaced() {
    DecoderPool pool(KINDRED_DECODER, 1);
    QVERIFY(shows(pool.decodeFile(m_file, squash32), m_image));
    const pid_t decoder = *decoders().begin();
    QCOMPARE(::kill(decoder, SIGKILL), 0);
    siginfo_t ended{};
    QCOMPARE(::waitid(P_PID, static_cast<id_t>(decoder), &ended, WEXITED | WNOWAIT), 0);
    QVERIFY(shows(pool.decodeFile(m_file, squash32), m_image));
}

void DecoderPoolTest::decoderOutlivesTheThreadThatStartedIt() {
    DecoderPool pool(KINDRED_DECODER, 1);
    std::set<pid_t> started;
    std::thread([&] {
        pool.decodeFile(m_file, squash32);
        started = decoders();
    }).join();
    QVERIFY(shows(pool.decodeFile(m_file, squash32), m_image));
    QCOMPARE(started.size(), 1U);
    QVERIFY(decoders() == started);
}

void DecoderPoolTest::decoderInheritsNothing() {
    const auto stray = m_folder / "stray";
    const int descriptor =
        ::open(stray.c_str(), O_RDWR | O_CREAT, 0600);  // not O_CLOEXEC, as in careless libraries
    QVERIFY(descriptor >= 0);
    qputenv("KINDRED_SECRET", "1");
    DecoderPool pool(KINDRED_DECODER, 1);
    QVERIFY(shows(pool.decodeFile(m_file, squash32), m_image));
    ::close(descriptor);

    const fs::path process = fs::path("/proc") / std::to_string(*decoders().begin());
    for (const auto& entry : fs::directory_iterator(process / "fd")) {
        std::error_code closed;  // it may still be putting the picture's own away
        QVERIFY(fs::read_symlink(entry, closed) != stray);
    }
    QCOMPARE(fs::read_symlink(process / "fd/1"), fs::path("/dev/null"));
    QCOMPARE(fs::read_symlink(process / "fd/2"), fs::path("/dev/null"));
    QCOMPARE(QByteArray::fromStdString(contentsOf(process / "environ")), QByteArray("LC_ALL=C.UTF-8\0", 15));
}

void DecoderPoolTest::decoderEndsWithItsPool() {
    {
        DecoderPool pool(KINDRED_DECODER, 1);
        pool.decodeFile(m_file, squash32);
        QCOMPARE(decoders().size(), 1U);
    }
    QVERIFY(decoders().empty());
}

void DecoderPoolTest::decoderEndsWithItsParent() {
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);  // the orphan becomes ours to wait for
    std::array<int, 2> pipe{-1, -1};
    QCOMPARE(::pipe(pipe.data()), 0);
    const pid_t program = ::fork();
    if (program == 0) {
        DecoderPool pool(KINDRED_DECODER, 1);
        pool.decodeFile(m_file, squash32);
        const pid_t decoder = *decoders().begin();
        const bool told = ::write(pipe[1], &decoder, sizeof decoder) == sizeof decoder;
        ::raise(told ? SIGKILL : SIGABRT);
    }
    pid_t decoder = -1;
    QCOMPARE(::read(pipe[0], &decoder, sizeof decoder), ssize_t(sizeof decoder));
    QCOMPARE(::waitpid(program, nullptr, 0), program);
    QCOMPARE(::waitpid(decoder, nullptr, 0), decoder);
    while (::waitpid(-1, nullptr, 0) > 0) {  // a leak sanitizer's helper, which the decoder left to us
    }
    ::close(pipe[0]);
    ::close(pipe[1]);
    ::prctl(PR_SET_CHILD_SUBREAPER, 0);
}

void DecoderPoolTest::noMoreProcessesThanAskedFor() {
    DecoderPool pool(KINDRED_DECODER, 2);
    std::atomic<int> shown = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 6; ++thread) {
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i) {
                shown += shows(pool.decodeFile(m_file, squash32), m_image) ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    QCOMPARE(shown.load(), 6 * 20);
    QVERIFY(decoders().size() <= 2);
}

void DecoderPoolTest::limitsHold() {
    PaintedPicture painted;
    painted.width = 4000;
    painted.height = 3000;  // 36 MB of pixels
    const fs::path file = m_folder / "large.png";
    QVERIFY(writePicture(file, painted));
    DecoderPool pool(KINDRED_DECODER, 1);
    QCOMPARE(failureCode(pool.decodeFile(file, squash32)), QString());
    DecoderPool ofFewPixels(KINDRED_DECODER, 1, {.pixels = 11'000'000});
    QCOMPARE(failureCode(ofFewPixels.decodeFile(file, squash32)), "too-large");
    const QByteArray contents = QByteArray::fromStdString(contentsOf(file));
    QCOMPARE(failureCode(ofFewPixels.decodeBytes(bytesOf(contents), squash32)), "too-large");
    QVERIFY(shows(ofFewPixels.decodeFile(m_file, squash32), m_image));
#ifndef __SANITIZE_ADDRESS__
    DecoderPool ofLittleMemory(KINDRED_DECODER, 1, {.bytes = 30'000'000});
    QCOMPARE(failureCode(ofLittleMemory.decodeFile(file, squash32)), "too-large");
    QVERIFY(shows(ofLittleMemory.decodeFile(m_file, squash32), m_image));
#endif
    DecoderPool ofLittleTime(KINDRED_DECODER, 1, {.seconds = 0.02});
    QCOMPARE(failureCode(ofLittleTime.decodeFile(file, squash32)), "timed-out");
}

void DecoderPoolTest::decoderCannotOpenFiles() {
    DecoderPool pool(KINDRED_DECODER, 1);
    QVERIFY(shows(pool.decodeFile(m_file, squash32), m_image));
    const fs::path process = fs::path("/proc") / std::to_string(*decoders().begin());
    const QByteArray status = QByteArray::fromStdString(contentsOf(process / "status"));
    if (!status.contains("Seccomp:")) {
        QSKIP("This kernel has no seccomp.");
    }
    QVERIFY(status.contains("Seccomp:\t2"));
    QVERIFY(status.contains("NoNewPrivs:\t1"));
}

void DecoderPoolTest::thumbnailComesWithThePixels() {
    PaintedPicture painted;
    painted.width = 1000;
    painted.height = 500;
    const fs::path file = m_folder / "wide.jpg";
    QVERIFY(writePicture(file, painted));
    DecoderPool pool(KINDRED_DECODER, 1);
    const DecodeOutcome plain = pool.decodeFile(file, squash32);
    const DecodeOutcome both = pool.decodeFile(file, {DecodeRequest::Fit::Squash, 32, 200});
    const auto& picture = std::get<DecodedPicture>(both);
    QCOMPARE(picture.pixels.rgb, std::get<DecodedPicture>(plain).pixels.rgb);
    QVERIFY(std::get<DecodedPicture>(plain).thumbnail.empty());

    const DecodeOutcome thumbnail = pool.decodeBytes(picture.thumbnail, {});
    QCOMPARE(std::get<DecodedPicture>(thumbnail).metadata.format, "jpeg");
    QCOMPARE(std::get<DecodedPicture>(thumbnail).pixels.width, 200);
    QCOMPARE(std::get<DecodedPicture>(thumbnail).pixels.height, 100);
}

QTEST_GUILESS_MAIN(DecoderPoolTest)
#include "decoder_pool_test.moc"
