#include <QJsonObject>
#include <QtTest>

#include "tests/app/cli_process.h"

using namespace kindred;

/// The command line itself: nothing here needs a model or a library.
class CliUsageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wrongUsageExitsWithTwo_data();
    void wrongUsageExitsWithTwo();
    void wrongUsageIsOneDocumentToo();
    void helpExplainsEveryOption_data();
    void helpExplainsEveryOption();
    void versionIsPrinted();
    void jsonBehindTheCommandIsUnderstood();
};

void CliUsageTest::wrongUsageExitsWithTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char* name, const char* line, const char* named) {
        QTest::newRow(name) << QString(line).split(' ', Qt::SkipEmptyParts) << QByteArray(named);
    };
    row("nothing", "", "command");
    row("unknown option", "info --frobnicate x", "--frobnicate");
    row("unknown global option", "--frobnicate", "--frobnicate");
    row("unknown command", "polish --library l", "polish");
    row("missing option", "search --code 1", "--library");
    row("missing value", "train --out m --data", "--data");
    row("neither image nor code", "search --library l", "--image");
    row("both image and code", "search --library l --image i --code 1", "--image");
    row("negative radius of duplicates", "duplicates --library l --radius -1", "--radius");
    row("contradiction", "list --library l --failures --missing", "--missing");
    row("unknown device", "--device gpu info x", "--device");
    row("unknown log level", "--log-level loud info x", "--log-level");
    row("no time for a picture", "--picture-seconds 0 info x", "--picture-seconds");
    row("no memory for a picture", "--picture-memory 1 info x", "--picture-memory");
    row("no size of a picture", "--picture-megapixels -1 info x", "--picture-megapixels");
    row("unknown schedule", "train --data d --out m --schedule linear", "--schedule");
    row("blocks out of range", "train --data d --out m --blocks 17", "--blocks");
    row("bits out of range", "train --data d --out m --bits 0", "--bits");
    row("negative holdout", "train --data d --out m --holdout -1", "--holdout");
    row("holdout with a fraction", "train --data d --out m --holdout 0.5", "--holdout");
    row("top of nothing", "search --library l --code 1 --top 0", "--top");
    row("negative radius", "search --library l --code 1 --radius -1", "--radius");
    row("unknown rank of search", "search --library l --image i --rank cosine", "cosine");
    row("rank of a code", "search --library l --code 1 --rank features", "--image");
    row("unknown rank of evaluate", "evaluate --model m --data d --rank cosine", "cosine");
    row("radius without features", "evaluate --model m --data d --rank asymmetric --radius 2",
        "--rank features");
    row("radius before the rank", "evaluate --radius 2 --rank hamming --model m --data d", "--radius");
    row("negative radius of evaluate", "evaluate --model m --data d --rank features --radius -1", "--radius");
    row("unseen without classes", "evaluate --model m --data d --unseen", "--unseen");
    row("unknown head", "train --data d --out m --head tanh", "--head");
    row("unknown recipe", "train --data d --out m --recipe slow", "--recipe");
    row("drops that are no numbers", "train --data d --out m --drops 3,x", "--drops");
    row("init without a model", "train --data d --out m --init", "--init");
}

void CliUsageTest::wrongUsageExitsWithTwo() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, named);
    const CliResult result = runCli(arguments);
    QVERIFY2(result.status == 2, result.all());
    QVERIFY2(result.out.isEmpty(), result.all());
    QVERIFY2(result.err.contains(named), result.all());
    QCOMPARE(result.err.count('\n'), 1);
}

void CliUsageTest::wrongUsageIsOneDocumentToo() {
    int status = 0;
    const QJsonObject document = runJson({"info", "x", "--frobnicate"}, &status);
    QCOMPARE(status, 2);
    QCOMPARE(document["error"].toString(), QString("usage"));
    QVERIFY(document["reason"].toString().contains("--frobnicate"));
}

void CliUsageTest::helpExplainsEveryOption_data() {
    QTest::addColumn<QString>("command");
    for (const char* command : {"info", "encode", "index", "search", "list", "remove", "duplicates", "repair",
                                "train", "evaluate"}) {
        QTest::newRow(command) << QString(command);
    }
}

void CliUsageTest::helpExplainsEveryOption() {
    QFETCH(QString, command);
    const CliResult result = runCli({command, "--help"});
    QCOMPARE(result.status, 0);
    const QList<QByteArray> lines = result.out.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!lines[i].startsWith("  --")) {
            continue;
        }
        // The explanation stands from column 38 on, or in the next line where the name is long.
        const bool inNextLine = lines[i].size() <= 38 || lines[i][37] != ' ';
        const QByteArray explanation = inNextLine ? lines.value(i + 1).trimmed() : lines[i].mid(38);
        QVERIFY2(explanation.count(' ') >= 2, lines[i]);
    }
    const QByteArray overview = runCli({"--help"}).out;
    QVERIFY(overview.contains(command.toUtf8()));
    QVERIFY2(overview.contains("--picture-seconds N") && overview.contains("[512]"), overview);
}

void CliUsageTest::versionIsPrinted() {
    const CliResult result = runCli({"--version"});
    QCOMPARE(result.status, 0);
    QVERIFY2(QRegularExpression("^kindred-cli [0-9]+\\.[0-9]+\\.[0-9]+\n$").match(result.out).hasMatch(),
             result.all());
}

void CliUsageTest::jsonBehindTheCommandIsUnderstood() {
    const CliResult result = runCli({"info", "/no/such/file", "--json"});
    QCOMPARE(result.status, 3);
    QVERIFY2(result.document().has_value(), result.all());
}

QTEST_GUILESS_MAIN(CliUsageTest)
#include "cli_usage_test.moc"
