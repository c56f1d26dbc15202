#include "app/gui/settings_file.h"

#include <QSettings>
#include <QTest>

#include "tests/support/temporary_folder.h"

using namespace kindred;

class SettingsFileTest : public QObject {
    Q_OBJECT

private:
    TemporaryFolder m_folder;
    QString fileName() const { return QString::fromStdString((m_folder / "kindred.ini").string()); }

private Q_SLOTS:
    void whatWasNeverSavedHasDefaults() {
        QSettings file(fileName(), QSettings::IniFormat);
        const UiSettings settings = loadSettings(file);
        QCOMPARE(settings.device, std::string("auto"));
        QCOMPARE(settings.page, QStringLiteral("search"));
        QCOMPARE(settings.thumbnailLimitBytes, UiSettings{}.thumbnailLimitBytes);
        QVERIFY(settings.library.empty());
    }

    void limitsWithoutSenseHaveDefaults() {
        QSettings file(fileName(), QSettings::IniFormat);
        file.setValue("pictures/seconds", "soon");
        file.setValue("pictures/bytes", -1);
        file.setValue("pictures/pixels", 0);
        const DecodeLimits limits = loadSettings(file).pictureLimits;
        QCOMPARE(limits.seconds, DecodeLimits{}.seconds);
        QCOMPARE(limits.bytes, DecodeLimits{}.bytes);
        QCOMPARE(limits.pixels, DecodeLimits{}.pixels);
    }

    void everythingComesBack() {
        UiSettings saved;
        saved.device = "cuda:1";
        saved.threads = 3;
        saved.pictureLimits = {.seconds = 20, .bytes = 3'000'000'000, .pixels = 700'000'000};
        saved.theme = ThemeChoice::Dark;
        saved.model = "/models/m\xff.safetensors";  // no valid text
        saved.thumbnailLimitBytes = 5'000'000'000;
        saved.library = "/pictures/my, library=1.kindred";
        saved.windowGeometry = QByteArray("\0\1\2", 3);
        saved.page = QStringLiteral("library");
        saved.pages[QStringLiteral("search")] = {{QStringLiteral("cellSize"), 200},
                                                 {QStringLiteral("splitter"), QByteArray("\3\0", 2)}};
        {
            QSettings file(fileName(), QSettings::IniFormat);
            saveSettings(saved, file);
        }
        QSettings file(fileName(), QSettings::IniFormat);
        const UiSettings loaded = loadSettings(file);
        QCOMPARE(loaded.device, saved.device);
        QCOMPARE(loaded.threads, saved.threads);
        QCOMPARE(loaded.pictureLimits.seconds, saved.pictureLimits.seconds);
        QCOMPARE(loaded.pictureLimits.bytes, saved.pictureLimits.bytes);
        QCOMPARE(loaded.pictureLimits.pixels, saved.pictureLimits.pixels);
        QVERIFY(loaded.theme == saved.theme);
        QVERIFY(loaded.model == saved.model);
        QCOMPARE(loaded.thumbnailLimitBytes, saved.thumbnailLimitBytes);
        QVERIFY(loaded.library == saved.library);
        QCOMPARE(loaded.windowGeometry, saved.windowGeometry);
        QCOMPARE(loaded.page, saved.page);
        QCOMPARE(loaded.pages, saved.pages);
    }
};

QTEST_GUILESS_MAIN(SettingsFileTest)
#include "settings_file_test.moc"
