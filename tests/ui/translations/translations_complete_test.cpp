#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace kindred {

namespace {

QString contentsOf(const QString& file) {
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? QString::fromUtf8(opened.readAll()) : QString();
}

/// The places that arg() fills: "%1", "%n".
QStringList placesIn(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%[1-9n]"));
    QStringList places;
    for (const auto& match : place.globalMatch(text))
        places += match.captured();
    places.sort();
    places.removeDuplicates();
    return places;
}

}  // namespace

/// Every string of the window is in the translations, finished, and with all its places.
class TranslationsCompleteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("de") << QStringLiteral("de");
        QTest::newRow("en") << QStringLiteral("en");
    }

    void nothingIsUnfinished() {
        QFETCH_GLOBAL(QString, language);
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("kindred_%1.ts").arg(language));
        QVERIFY(QFile::copy(source(language), file));
        QStringList arguments{"-silent", "-I", ".", "-locations", "none", "-no-obsolete"};
        if (language == QLatin1String("en"))
            arguments += "-pluralonly";
        arguments += {"ui", "app/gui", "-ts", file};
        QProcess lupdate;
        lupdate.setWorkingDirectory(SOURCE_FOLDER);
        lupdate.start(LUPDATE_PROGRAM, arguments);
        QVERIFY2(lupdate.waitForFinished(120'000), qPrintable(lupdate.errorString()));
        QCOMPARE(lupdate.exitCode(), 0);

        static const QRegularExpression unfinished(
            QStringLiteral("<source>([^<]*)</source>(?:(?!</message>).)*type=\"unfinished\""),
            QRegularExpression::DotMatchesEverythingOption);
        const QString text = contentsOf(file);
        QVERIFY(text.contains("<message"));
        const auto match = unfinished.match(text);
        QVERIFY2(!match.hasMatch(), qPrintable("not translated: " + match.captured(1)));
    }

    void placesAreKept() {
        QFETCH_GLOBAL(QString, language);
        static const QRegularExpression message(
            QStringLiteral("<source>(.*?)</source>.*?<translation>(.*?)</translation>"),
            QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression form(QStringLiteral("<numerusform>(.*?)</numerusform>"));
        int seen = 0;
        for (const auto& match : message.globalMatch(contentsOf(source(language)))) {
            QStringList translations;
            for (const auto& numerus : form.globalMatch(match.captured(2)))
                translations += numerus.captured(1);
            if (translations.isEmpty())
                translations += match.captured(2);
            for (const QString& translation : translations)
                QVERIFY2(placesIn(translation) == placesIn(match.captured(1)), qPrintable(translation));
            ++seen;
        }
        QVERIFY(seen > 0);
    }

private:
    static QString source(const QString& language) {
        return QStringLiteral("%1/translations/kindred_%2.ts").arg(QStringLiteral(SOURCE_FOLDER), language);
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::TranslationsCompleteTest)
#include "translations_complete_test.moc"
