#include "ui/common/plots/export_button.h"

#include <QFileDialog>
#include <QImage>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include "core/base/error.h"
#include "tests/support/temporary_folder.h"
#include "ui/common/plots/curve_plot.h"

namespace kindred {

class ExportButtonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void writesWhereItIsTold_data() {
        QTest::addColumn<int>("entry");
        QTest::addColumn<QString>("written");
        QTest::newRow("png") << 0 << "loss.png";
        QTest::newRow("svg") << 1 << "loss.svg";
        QTest::newRow("csv") << 2 << "loss.csv";
    }

    void writesWhereItIsTold() {
        QFETCH(int, entry);
        QFETCH(QString, written);
        CurvePlot plot;
        plot.setCurves({{"Training", {{1, 2}, {2, 1}}, false}});
        ExportButton button(plot, "loss");
        const TemporaryFolder folder;
        const QString target = QString::fromStdString((folder / written.toStdString()).string());
        const QSignalSpy exported(&button, &ExportButton::exported);

        choose(button, entry, target);
        QTRY_COMPARE(exported.size(), 1);
        QCOMPARE(exported.front().front().toString(), target);
        QVERIFY(QFileInfo(target).size() > 0);
    }

    void tellsWhatCouldNotBeWritten() {
        CurvePlot plot;
        plot.setCurves({{"Training", {{1, 2}}, false}});
        ExportButton button(plot, "loss");
        QString code;
        connect(&button, &ExportButton::failed, this,
                [&](const Error& error) { code = QString::fromStdString(error.code()); });
        choose(button, 0, "/proc/loss.png");
        QTRY_COMPARE(code, "file-not-written");
    }

private:
    /// Takes an entry of the menu and answers the dialog that follows.
    static void choose(ExportButton& button, int entry, const QString& target) {
        button.menu()->actions().at(entry)->trigger();
        auto* dialog = button.findChild<QFileDialog*>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(target);
        dialog->close();
    }
};

}  // namespace kindred

QTEST_MAIN(kindred::ExportButtonTest)
#include "export_button_test.moc"
