#include "ui/common/error_text.h"

#include <QTest>

#include "core/base/error.h"

using namespace kindred;

class ErrorTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void argumentsStandInTheirPlaces() {
        const Error error(ErrorCategory::File, "file-not-written", {"/a/b", "No space left on device"},
                          "English");
        const QString text = errorText(error);
        QVERIFY(text.startsWith(QLatin1String("/a/b could not be written: No space left on device.")));
    }

    void namesThatLookLikePlaceholdersStayAsTheyAre() {
        const Error error(ErrorCategory::File, "file-not-written", {"/a/%2", "full"}, "English");
        QVERIFY(errorText(error).contains(QLatin1String("/a/%2")));
    }

    void unknownCodesAndLackingArgumentsKeepTheEnglishSentence() {
        QCOMPARE(errorText(Error(ErrorCategory::File, "new-code", {}, "English")), QStringLiteral("English"));
        QCOMPARE(errorText(Error(ErrorCategory::File, "file-unreadable", {}, "English")),
                 QStringLiteral("English"));
    }

    void tooLittleMemoryNamesTheBatchThatFits() {
        const auto textFor = [](const char* batch) {
            return errorText(
                Error(ErrorCategory::Device, "memory-too-small", {"9000 MB", "4000 MB", batch}, "English"));
        };
        QVERIFY(textFor("64").contains(QLatin1String("9000 MB")));
        QVERIFY(textFor("64").contains(QLatin1String("Set the batch to 64")));
        QVERIFY(textFor("0").contains(QLatin1String("no batch is small enough")));
    }

    void failuresOfPicturesHaveSentences() {
        QVERIFY(failureText("truncated", "English") != QLatin1String("English"));
        QCOMPARE(failureText("new-code", "English"), QStringLiteral("English"));
    }
};

QTEST_GUILESS_MAIN(ErrorTextTest)
#include "error_text_test.moc"
