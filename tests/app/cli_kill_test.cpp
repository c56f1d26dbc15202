#include <SQLiteCpp/SQLiteCpp.h>

#include <QtTest>
#include <algorithm>
#include <csignal>
#include <map>
#include <random>

#include "core/store/library_reader.h"
#include "tests/app/cli_process.h"
#include "tests/app/tiny_model.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

using namespace kindred;
namespace fs = std::filesystem;

namespace {

/// Everything that a library knows of its files, by path: a text for each.
using Rows = std::map<std::string, std::string>;

std::string hex(const SQLite::Column& column) {
    return QByteArray(static_cast<const char*>(column.getBlob()), column.getBytes()).toHex().toStdString();
}

/// Ids are left out: they depend on the order in which pictures were ready.
constexpr const char* allRows =
    "SELECT CAST(root.path AS TEXT) || '/' || CAST(file.path AS TEXT), file.size, modified_ns, state, error, "
    "reason, "
    "hash, content.size, width, height, format, taken, code.bits, halves, model.sha256 "
    "FROM file NOT INDEXED JOIN root ON root.id = root_id LEFT JOIN content ON content.id = file.content_id "
    "LEFT JOIN code ON code.content_id = content.id LEFT JOIN model ON model.id = code.model_id "
    "LEFT JOIN feature ON feature.content_id = content.id AND feature.model_id = model.id";

/// A place that is only noted, since its picture was still being decoded: the next run takes it up.
const std::string unfinished = "unfinished";

Rows readRows(const SQLite::Database& database) {
    Rows rows;
    for (SQLite::Statement row(database, allRows); row.executeStep();) {
        std::string text = row.getColumn(4).getString() == unfinishedError ? unfinished : "";
        for (int i = 1; i < row.getColumnCount(); ++i)
            text += hex(row.getColumn(i)) + ' ';
        // A second row of the same path is a picture that was indexed twice.
        if (!rows.emplace(row.getColumn(0).getString(), text).second)
            rows[row.getColumn(0).getString()] += "twice";
    }
    return rows;
}

/// The ids under which files and contents are known, which never change once they are committed.
using Ids = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

Ids readIds(const SQLite::Database& database) {
    Ids ids;
    SQLite::Statement row(database, "SELECT path, id, ifnull(content_id, 0) FROM file NOT INDEXED");
    while (row.executeStep())
        ids[hex(row.getColumn(0))] = {row.getColumn(1).getInt64(), row.getColumn(2).getInt64()};
    return ids;
}

}  // namespace

/// Kills indexing, hard, at random moments, again and again, while another connection looks on.
class CliKillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_model = m_folder / "tiny.safetensors";
        m_photos = m_folder / "photos";
        writeTinyModel(m_model, 48, 1);
        for (unsigned i = 0; i < pictureCount; ++i) {
            const fs::path file = m_photos / std::to_string(i % 7) / (std::to_string(i) + ".png");
            QVERIFY(writePicture(
                file, {.colour = QColor::fromHsv(i % 360, 255, 200), .width = 12, .height = 12, .seed = i}));
            if (i % 50 == 0)
                fs::copy_file(file, file.parent_path() / ("copy of " + file.filename().string()));
            if (i % 100 == 0)
                fs::resize_file(file, 40);
        }
        m_library = m_folder / "undisturbed.kindred";
        QElapsedTimer timer;
        timer.start();
        QVERIFY(finish().status == 1);
        m_wholeRunMs = timer.elapsed();
        m_expected = readRows(SQLite::Database(m_library.string()));
        QCOMPARE(m_expected.size(), pictureCount + pictureCount / 50);
    }

    void nothingCommittedIsEverLost() {
        const int rounds = qEnvironmentVariableIntValue("KINDRED_KILL_ROUNDS") > 0
                               ? qEnvironmentVariableIntValue("KINDRED_KILL_ROUNDS")
                               : 5;
        const unsigned seed = qEnvironmentVariableIsSet("KINDRED_SEED")
                                  ? qEnvironmentVariableIntValue("KINDRED_SEED")
                                  : std::random_device{}();
        qInfo("KINDRED_SEED=%u, %d rounds, an undisturbed run takes %lld ms", seed, rounds, m_wholeRunMs);
        std::mt19937 random(seed);
        int libraries = 0;
        int killed = 0;
        int withCommits = 0;
        while (killed < rounds) {
            m_library = m_folder / ("library" + std::to_string(libraries++) + ".kindred");
            m_seen.clear();
            m_seenIds.clear();
            while (killed < rounds) {
                const std::size_t before = m_seen.size();
                if (!killOnce(random))
                    break;  // it was quicker
                ++killed;
                checkLibrary();
                if (QTest::currentTestFailed())
                    return;
                withCommits += m_seen.size() > before ? 1 : 0;
            }
            finishAndCompare();
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%d rounds of kill -9 over %d libraries, %d of them with new commits", killed, libraries,
              withCommits);
        QVERIFY(withCommits > 0);
    }

private:
    static constexpr unsigned pictureCount = 2000;

    QStringList arguments() const {
        return {"--quiet",       "--json",  "index",       "--library",
                text(m_library), "--model", text(m_model), text(m_photos)};
    }

    CliResult finish() const { return runCli(arguments()); }

    /// False where indexing ended by itself before.
    bool killOnce(std::mt19937& random) {
        // Half of the kills come at any moment, half right after a commit, when the next one is being
        // prepared or the log is moved into the file. Half of the times nobody else has the library open.
        const auto within = [&random](qint64 ms) { return static_cast<qint64>(random() % (ms + 1)); };
        const bool afterCommit = random() % 2 == 0;
        const bool alone = random() % 2 == 0;
        const qint64 latest = within(m_wholeRunMs);
        const auto extraMicroseconds = static_cast<unsigned long>(random() % 30'000);

        QProcess process;
        startCli(process, arguments());
        QElapsedTimer timer;
        timer.start();
        bool seenMore = false;
        while (process.state() == QProcess::Running && timer.elapsed() < (afterCommit ? 60'000 : latest) &&
               !(afterCommit && seenMore)) {
            seenMore = look() || seenMore;
            process.waitForFinished(5);
        }
        if (alone)
            m_watcher.reset();
        if (afterCommit)
            QThread::usleep(extraMicroseconds);
        if (process.state() == QProcess::Running)
            ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        process.waitForFinished();
        return process.exitStatus() == QProcess::CrashExit;
    }

    /// Notes what is committed now; true if that is more than before.
    bool look() {
        try {
            if (!m_watcher && fs::exists(m_library)) {
                m_watcher =
                    std::make_unique<SQLite::Database>(m_library.string(), SQLite::OPEN_READONLY, 1000);
                m_version = 0;
            }
            if (!m_watcher)
                return false;
            const auto version = m_watcher->execAndGet("PRAGMA data_version").getInt64();
            if (version == m_version)
                return false;
            m_version = version;
            const std::size_t before = m_seen.size();
            SQLite::Transaction oneState(*m_watcher);
            m_seen = readRows(*m_watcher);
            m_seenIds = readIds(*m_watcher);
            return m_seen.size() > before;
        } catch (const SQLite::Exception&) {
            m_watcher.reset();  // it is just being made
            return false;
        }
    }

    void checkLibrary() {
        m_watcher.reset();
        if (!fs::exists(m_library))
            return;  // killed before it was there: it appears whole or not at all
        SQLite::Database database(m_library.string(), SQLite::OPEN_READONLY, 5000);
        QCOMPARE(database.execAndGet("PRAGMA quick_check").getString(), std::string("ok"));
        const Rows rows = readRows(database);
        for (const auto& [path, row] : m_seen) {
            const auto found = rows.find(path);
            QVERIFY2(found != rows.end(), path.c_str());
            QVERIFY2(found->second == row || row.starts_with(unfinished), path.c_str());
        }
        const Ids ids = readIds(database);
        for (const auto& [path, id] : m_seenIds)
            QVERIFY(ids.contains(path) && ids.at(path).first == id.first &&
                    (id.second == 0 || ids.at(path).second == id.second));
        for (const auto& [path, row] : rows)
            QVERIFY2(m_expected.contains(path) && (m_expected.at(path) == row || row.starts_with(unfinished)),
                     path.c_str());
        for (const char* twice : {"SELECT count(*) FROM (SELECT 1 FROM file NOT INDEXED GROUP BY root_id, "
                                  "path HAVING count(*) > 1)",
                                  "SELECT count(*) FROM (SELECT 1 FROM content NOT INDEXED GROUP BY hash, "
                                  "size HAVING count(*) > 1)"})
            QCOMPARE(database.execAndGet(twice).getInt(), 0);
        m_seen = rows;
        m_seenIds = ids;
    }

    void finishAndCompare() {
        m_watcher.reset();
        const auto kept = static_cast<qint64>(std::ranges::count_if(
            m_seen, [](const auto& entry) { return !entry.second.starts_with(unfinished); }));
        const CliResult finished = finish();
        QVERIFY2(finished.status == 1, finished.all());
        const QJsonObject report = *finished.document();
        // What was committed is not indexed again; failures are kept as such.
        const auto failures = static_cast<std::size_t>(report["failures"].toArray().size());
        QVERIFY2(report["indexed"].toInteger() + kept <= static_cast<qint64>(m_expected.size() + failures),
                 finished.all());
        SQLite::Database database(m_library.string());
        const Rows rows = readRows(database);
        QCOMPARE(rows.size(), m_expected.size());
        for (const auto& [path, row] : m_expected)
            QVERIFY2(rows.contains(path) && rows.at(path) == row, path.c_str());
        QCOMPARE(database.execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
        QVERIFY(runJson({"repair", "--library", text(m_library)})["sound"].toBool());
        QVERIFY(!fs::exists(m_library.string() + ".lock"));
    }

    TemporaryFolder m_folder;
    fs::path m_model;
    fs::path m_photos;
    fs::path m_library;
    qint64 m_wholeRunMs = 0;
    Rows m_expected;
    Rows m_seen;  ///< committed, as the watcher last saw it
    Ids m_seenIds;
    std::unique_ptr<SQLite::Database> m_watcher;
    std::int64_t m_version = 0;
};

QTEST_GUILESS_MAIN(CliKillTest)
#include "cli_kill_test.moc"
