#include "ui/common/translation_loader.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

#include "core/base/error.h"
#include "ui/common/error_text.h"
#include "ui/common/format_text.h"

namespace kindred {

class TranslationLoaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void germanIsShown() {
        QCOMPARE(load(QLocale::German), "de");
        QCOMPARE(QCoreApplication::translate("kindred::TrainingPage", "Train a model"),
                 "Ein Modell trainieren");
        QCOMPARE(stageText("training"), "Training");
        QCOMPARE(durationText(0.5), "unter einer Sekunde");  // free functions find their words too
        const Error error(ErrorCategory::DataSet, "dataset-incomplete", {"a.bin"}, "English");
        QVERIFY(errorText(error).startsWith("Dem Datensatz fehlt a.bin."));
    }

    void englishHasItsPlurals() {
        QCOMPARE(load(QLocale::English), "en");
        QCOMPARE(pictures(1), "1 picture");
        QCOMPARE(pictures(2), "2 pictures");
    }

    void germanHasItsPlurals() {
        load(QLocale::German);
        QCOMPARE(pictures(1), "1 Bild");
        QCOMPARE(pictures(2), "2 Bilder");
    }

    void otherLanguagesGetEnglish() {
        QCOMPARE(load(QLocale::Icelandic), "en");
        QCOMPARE(pictures(1), "1 picture");
    }

    void nothingThereIsNoHarm() {
        QCOMPARE(loadTranslations(*qApp, "/no/such/folder", QLocale(QLocale::German)), QString());
    }

    void cleanup() { qDeleteAll(qApp->findChildren<QTranslator*>()); }

private:
    static QString load(QLocale::Language language) {
        return loadTranslations(*qApp, DATA_FOLDER, QLocale(language));
    }

    static QString pictures(int count) {
        return QCoreApplication::translate("kindred::LibraryPage", "%n picture(s)", nullptr, count);
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::TranslationLoaderTest)
#include "translation_loader_test.moc"
