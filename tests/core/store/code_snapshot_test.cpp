#include "core/store/code_snapshot.h"

#include <QTest>
#include <csignal>
#include <random>

#include "core/store/connection.h"
#include "core/store/sqlite_support.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/temporary_folder.h"

namespace kindred {
namespace {

/// A search application: what it has is what it read once, and the changes told since.
class Follower {
public:
    Follower(const LibraryReader& reader, const ModelRecord& model)
        : m_reader(reader), m_model(model), m_snapshot(reader.codes(model.id)) {}

    const PackedCodes& follow() {
        if (const auto changes = m_reader.codeChanges(m_model.id, m_snapshot.revision)) {
            m_snapshot = {withChanges(m_snapshot.packed, changes->changes), changes->revision};
        } else {
            m_snapshot = m_reader.codes(m_model.id);
            ++m_readAnew;
        }
        return m_snapshot.packed;
    }
    const ModelRecord& model() const { return m_model; }
    std::int64_t revision() const { return m_snapshot.revision; }
    int timesReadAnew() const { return m_readAnew; }

private:
    const LibraryReader& m_reader;
    ModelRecord m_model;
    CodeSnapshot m_snapshot;
    int m_readAnew = 0;
};

/// Does to a library, one after the other, whatever can be done to it.
class RandomWriter {
public:
    RandomWriter(LibraryWriter& writer, const LibraryReader& reader)
        : m_writer(writer), m_reader(reader), m_roots{writer.addRoot("/x"), writer.addRoot("/y")} {
        for (const int bits : {48, 12, 200})
            m_models.push_back(writer.addModel(modelRecord(std::to_string(bits), bits)));
        writer.commit();
    }

    void change() {
        changeWhatIsThere();
        for (unsigned i = below(9); i > 0; --i)
            below(3) == 0 ? setCode() : put();
    }

    unsigned below(unsigned end) { return static_cast<unsigned>(m_random() % end); }

private:
    void changeWhatIsThere() {
        const auto files = m_reader.files(std::nullopt);
        if (files.empty())
            return;
        RootId& root = m_roots[below(2)];
        const PictureId file = files[below(static_cast<unsigned>(files.size()))].id;
        switch (below(24)) {
            case 0:
                m_writer.removeRoot(root);
                root = m_writer.addRoot(root == m_roots[0] ? "/x" : "/y");
                break;
            case 1:
                m_writer.excludeFolder(root, "folder");
                break;
            case 2:
                m_writer.addRoot(std::string(root == m_roots[0] ? "/x" : "/y") + "/folder");
                break;
            case 3:
                m_writer.forgetMissing(root);
                break;
            case 4:
                swallowARoot();
                break;
            case 5:
            case 6:
            case 7:
                m_writer.moveFile(file, root, path(), 1, 1);
                break;
            default:
                m_writer.setState(file, static_cast<FileState>(below(3)));
        }
    }

    void put() {
        const auto content = below(5) == 0 ? std::nullopt : std::optional(someContent());
        m_writer.putFile(fileRecord(m_roots[below(2)], path(), content));
    }

    void setCode() {
        constexpr std::array bits{48, 12, 200};
        const unsigned model = below(3);
        m_writer.setCode(someContent(), m_models[model], codeOf(below(1000), bits[model]));
    }

    void swallowARoot() {
        const RootId inner = m_writer.addRoot("/z/inner");
        m_writer.putFile(fileRecord(inner, path(), someContent()));
        m_writer.removeRoot(m_writer.addRoot("/z"));
    }

    /// Few, so that files share them.
    ContentId someContent() { return m_writer.addContent(contentRecord(below(30))); }
    std::string path() { return (below(3) == 0 ? "folder/" : "") + std::to_string(below(90)) + ".jpg"; }

    LibraryWriter& m_writer;
    const LibraryReader& m_reader;
    std::array<RootId, 2> m_roots;
    std::vector<ModelId> m_models;
    std::mt19937 m_random{5};
};

}  // namespace

class CodeSnapshotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_library = *m_folder / "photos.kindred";
    }

    /// Who follows, however often, has after each commit what single rows say; and so has who reads anew.
    void snapshotAndChangesAddUpToWhatTheRowsSay() {
        LibraryWriter writer(m_library);
        const LibraryReader reader(m_library);
        RandomWriter random(writer, reader);
        std::vector<std::pair<int, Follower>> followers;  // with how many commits there are between its looks
        for (const ModelRecord& model : reader.models())
            for (const int every : {1, 7, 60})
                followers.emplace_back(every, Follower(reader, model));

        std::size_t most = 0;
        for (int round = 0; round < 400; ++round) {
            random.change();
            writer.commit();
            if (random.below(6) == 0)
                writer.packCodes({.minChanges = 1 + random.below(30), .keptChanges = 120});
            for (const ModelRecord& model : reader.models()) {
                const PackedCodes expected = readOneByOne(reader, model.id, model.bits);
                const CodeSnapshot read = reader.codes(model.id);
                QCOMPARE(read.packed, expected);
                most = std::max(most, expected.ids.size());
                for (auto& [every, follower] : followers) {
                    if (follower.model().id != model.id || round % every != 0)
                        continue;
                    QCOMPARE(follower.follow(), expected);
                    QCOMPARE(follower.revision(), read.revision);
                }
            }
        }
        QVERIFY2(most > 50, qPrintable(QString::number(most)));
        for (const auto& [every, follower] : followers) {
            QVERIFY(every > 1 || follower.timesReadAnew() == 0);
            QVERIFY(every < 60 || follower.timesReadAnew() > 0);
        }
    }

    void smallLibrariesAreNotPacked() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 200);
        writer.packCodes();
        QCOMPARE(rowsOf("code_packing"), 0);
        QCOMPARE(rowsOf("code_block"), 0);
        QCOMPARE(LibraryReader(m_library).codes(filled.model).packed.ids.size(), 200U);
    }

    void thousandsArePackedAndPackedAgainAfterThousandsOfChanges() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 4096);
        writer.packCodes();
        QCOMPARE(rowsOf("code_packing"), 1);
        const auto first = packedRevision();
        const auto set = [&](std::size_t from, std::size_t to) {
            for (std::size_t i = from; i < to; ++i)
                writer.setState(filled.files[i], FileState::Missing);
            writer.packCodes();
        };
        set(0, 4095);
        QCOMPARE(packedRevision(), first);
        set(4095, 4096);
        QCOMPARE(packedRevision(), first + 4096);
        QCOMPARE(LibraryReader(m_library).codes(filled.model).packed.ids.size(), 0U);
    }

    /// A model whose codes did not change keeps its copy usable though the log is trimmed.
    void whatAnotherModelChangesMakesNoPackingStale() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 40);
        const PackingLimits limits{.minChanges = 10, .keptChanges = 10};
        writer.packCodes(limits);
        const ModelId other = writer.addModel(modelRecord("other", 12));
        for (const ContentId content : filled.contents)
            writer.setCode(content, other, codeOf(3, 12));
        writer.packCodes(limits);
        hideTheRows();
        const LibraryReader reader(m_library);
        for (unsigned i = 0; i < 40; ++i)
            QCOMPARE(reader.codes(filled.model).packed.words[0][i], codeOf(i).words()[0]);
        QCOMPARE(reader.codes(other).packed.ids.size(), 40U);
    }

    void packedCodesAreReadWithoutTheRowsAndChangesFromTheRows() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 40);
        writer.packCodes({.minChanges = 1});
        hideTheRows();
        const LibraryReader reader(m_library);
        QCOMPARE(reader.codes(filled.model).packed.ids.size(), 40U);
        writer.setState(filled.files[3], FileState::Missing);
        writer.setCode(filled.contents[5], filled.model, codeOf(77));
        writer.commit();
        const PackedCodes codes = reader.codes(filled.model).packed;
        QCOMPARE(codes.ids.size(), 39U);
        QCOMPARE(codes.words[0][4], codeOf(77).words()[0]);
        QCOMPARE(codes.words[0][5], codeOf(6).words()[0]);
    }

    void aPackingThatIsInterruptedLeavesTheOneBefore() {
        FilledLibrary filled;
        {
            LibraryWriter writer(m_library);
            filled = fill(writer, 40);
            writer.packCodes({.minChanges = 1});
            writer.setState(filled.files[3], FileState::Missing);
        }
        const auto before = packedRevision();
        const int status = inChild([&]() -> int {
            const auto database = openForWriting(m_library);
            const SQLite::Transaction transaction(*database);
            packCodes(*database, {.minChanges = 1, .keptChanges = 1});
            return ::raise(SIGKILL);
        });
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(packedRevision(), before);
        const LibraryReader reader(m_library);
        QCOMPARE(reader.codes(filled.model).packed, readOneByOne(reader, filled.model));
        QCOMPARE(reader.codeChanges(filled.model, before)->changes,
                 (std::vector<CodeChange>{{filled.files[3], {}}}));
    }

    void whatIsTooOldOrUnknownIsNotTold() {
        LibraryWriter writer(m_library);
        const FilledLibrary filled = fill(writer, 40);
        writer.commit();
        const LibraryReader reader(m_library);
        const auto revision = reader.codes(filled.model).revision;
        QVERIFY(reader.codeChanges(filled.model, 0));
        writer.packCodes({.minChanges = 10, .keptChanges = 10});
        QVERIFY(!reader.codeChanges(filled.model, 0));
        QVERIFY(reader.codeChanges(filled.model, revision - 10));
        QVERIFY(reader.codeChanges(filled.model, revision)->changes.empty());
        QVERIFY(!reader.codeChanges(filled.model, revision + 1));
        QVERIFY(!reader.codeChanges(ModelId{77}, revision));
        QCOMPARE(reader.codes(ModelId{77}).packed, PackedCodes());
    }

private:
    /// So that what still comes is known not to come from the rows.
    void hideTheRows() const {
        openForWriting(m_library)->exec("DROP TRIGGER code_changed; UPDATE code SET bits = x'00'");
    }
    std::int64_t rowsOf(const std::string& table) const {
        return integer(*openForReading(m_library), ("SELECT count(*) FROM " + table).c_str()).value();
    }
    std::int64_t packedRevision() const {
        return integer(*openForReading(m_library), "SELECT revision FROM code_packing").value();
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::filesystem::path m_library;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::CodeSnapshotTest)
#include "code_snapshot_test.moc"
