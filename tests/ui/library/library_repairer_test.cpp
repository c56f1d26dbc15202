#include "ui/library/library_repairer.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <fstream>

#include "core/base/error.h"
#include "core/engine/library_search.h"
#include "core/store/library_backups.h"
#include "core/store/library_writer.h"
#include "tests/ui/support/test_window.h"
#include "ui/common/error_text.h"
#include "ui/common/message_panel.h"
#include "ui/library/indexer.h"
#include "ui/library/library_page.h"
#include "ui/main_window.h"
#include "ui/search/search_page.h"

using namespace kindred;
namespace fs = std::filesystem;

namespace {

constexpr int patience = 60'000;

}  // namespace

/// Damage is met in the window, which offers the ways out.
class LibraryRepairerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_test = std::make_unique<TestWindow>();
        m_test->paintPictures(2);
        QSignalSpy finished(&m_test->window().indexer(), &Indexer::finished);
        m_test->window().indexer().start({m_test->picturesFolder()});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
        QCOMPARE(overviewOf(m_test->library()).counts.pictures, 6U);
    }

    void cleanup() { m_test.reset(); }

    void theBackupIsOfferedAndTakesThePlace() {
        QVERIFY2(!backupsOf(m_test->library()).empty(), "indexing leaves a backup");
        damage();
        auto* panel = page<SearchPage>("search").findChild<MessagePanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(button(*panel, "Use the backup of"), patience);
        QVERIFY(button(*panel, "Begin anew from the pictures"));
        button(*panel, "Use the backup of")->click();
        QTRY_VERIFY_WITH_TIMEOUT(pictures() == 6, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!panel->isVisible(), patience);
        QVERIFY(!m_test->window().indexer().error());
        QTRY_VERIFY_WITH_TIMEOUT(m_test->session().jobs().idle(), patience);
    }

    void withoutABackupOnlyTheNewBeginningIsOffered() {
        removeBackups();
        damage();
        auto* panel = page<LibraryPage>("library").findChild<MessagePanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(button(*panel, "Begin anew from the pictures"), patience);
        QVERIFY(!button(*panel, "Use the backup of"));
        QVERIFY(panel->isVisible());
    }

    void beginningAnewReadsThePicturesAgain() {
        {
            LibraryWriter writer(m_test->library());
            writer.excludeFolder(RootId{1}, "private");
            writer.commit();
        }
        removeBackups();
        damageARow();
        auto& library = page<LibraryPage>("library");
        auto* panel = library.findChild<MessagePanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(button(*panel, "Begin anew from the pictures"), patience);
        button(*panel, "Begin anew from the pictures")->click();
        QTRY_VERIFY_WITH_TIMEOUT(pictures() == 6 && m_test->session().jobs().idle(), patience);
        QCOMPARE(overviewOf(m_test->library()).roots.at(0).excluded, std::vector<std::string>{"private"});
        QTRY_VERIFY_WITH_TIMEOUT(says(library, "The damaged library is kept as"), patience);
        QVERIFY(!panel->isVisible());
    }

    void aRepairThatFailsSaysWhy() {
        damage();
        auto* panel = page<LibraryPage>("library").findChild<MessagePanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(button(*panel, "Begin anew from the pictures"), patience);
        fs::create_directory(m_test->library().string() + ".lock");  // nobody can lock it
        button(*panel, "Begin anew from the pictures")->click();
        QTRY_VERIFY_WITH_TIMEOUT(says(*panel, "The library could not be repaired"), patience);
        QVERIFY2(button(*panel, "Begin anew from the pictures")->isEnabled(), "it can be tried again");
    }

    void anotherWriterIsNamedAndTheLibraryStillSearched() {
        const Error locked(ErrorCategory::Library, "library-locked", {"/photos.kindred", "1", "kindred-cli"},
                           "");
        QVERIFY(errorText(locked).contains(QLatin1String("kindred-cli (process 1)")));
        const LibraryWriter other(m_test->library());
        QSignalSpy finished(&m_test->window().indexer(), &Indexer::finished);
        m_test->window().indexer().start({});
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
        QCOMPARE(m_test->window().indexer().error()->code(), std::string("library-locked"));
        auto& library = page<LibraryPage>("library");
        QTRY_VERIFY_WITH_TIMEOUT(says(library, "is writing the library"), patience);
        QCOMPARE(pictures(), 6);
    }

private:
    void removeBackups() const {
        for (const LibraryBackup& backup : backupsOf(m_test->library()))
            fs::remove(backup.file);
    }

    void damage() {
        std::ofstream(m_test->library(), std::ios::trunc) << std::string(8192, 'x');
        for (const char* suffix : {"-wal", "-shm"})
            fs::remove(m_test->library().string() + suffix);
        m_test->session().announceOtherLibrary();
    }

    /// In the text of a path, where a checksum finds it.
    void damageARow() {
        std::fstream file(m_test->library(), std::ios::in | std::ios::out | std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(file), {}};
        const auto at = bytes.find("red-1.png");
        QVERIFY(at != std::string::npos);
        for (auto place = at; place != std::string::npos; place = bytes.find("red-1.png", place + 1)) {
            file.clear();
            file.seekp(static_cast<std::streamoff>(place));
            file << "rad";
        }
        file.close();
        m_test->session().announceOtherLibrary();
        m_test->window().indexer().start({});
    }

    int pictures() const {
        try {
            return static_cast<int>(overviewOf(m_test->library()).counts.pictures);
        } catch (const Error&) {
            return -1;
        }
    }

    template <class PageType>
    PageType& page(const char* name) {
        m_test->window().showPage(QString::fromLatin1(name));
        return *m_test->window().findChild<PageType*>();
    }

    static QPushButton* button(QWidget& panel, const char* text) {
        for (auto* candidate : panel.findChildren<QPushButton*>())
            if (candidate->text().startsWith(QLatin1String(text)) && candidate->isVisibleTo(&panel))
                return candidate;
        return nullptr;
    }

    static bool says(QWidget& where, const char* text) {
        const auto labels = where.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [text](const QLabel* label) {
            return label->isVisible() && label->text().contains(QLatin1String(text));
        });
    }

    std::unique_ptr<TestWindow> m_test;
};

QTEST_MAIN(LibraryRepairerTest)
#include "library_repairer_test.moc"
