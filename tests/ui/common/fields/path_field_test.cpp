#include "ui/common/fields/path_field.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QUrl>

namespace kindred {

class PathFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }

    void takesWhatIsTyped() {
        PathField field(PathField::Kind::Folder);
        const QSignalSpy changed(&field, &PathField::changed);
        QVERIFY(field.isEmpty());
        field.show();
        field.setFocus();
        QTest::keyClicks(field.focusProxy(), " /a/b ");
        QCOMPARE(field.path(), std::filesystem::path("/a/b"));
        QVERIFY(changed.size() > 0);
    }

    void takesWhatIsDropped() {
        PathField field(PathField::Kind::Folder);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile("/some/folder with blanks")});
        QVERIFY(drop(field, data));
        QCOMPARE(field.path(), std::filesystem::path("/some/folder with blanks"));
    }

    void refusesWhatIsNoSingleFile() {
        PathField field(PathField::Kind::Folder);
        QMimeData two;
        two.setUrls({QUrl::fromLocalFile("/a"), QUrl::fromLocalFile("/b")});
        QVERIFY(!drop(field, two));
        QMimeData remote;
        remote.setUrls({QUrl("https://example.org/a")});
        QVERIFY(!drop(field, remote));
        QVERIFY(field.isEmpty());
    }

    void takesWhatIsChosen() {
        PathField field(PathField::Kind::ModelToOpen);
        field.findChild<QToolButton*>()->click();
        auto* dialog = field.findChild<QFileDialog*>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected("/models/a.safetensors");
        QCOMPARE(field.path(), std::filesystem::path("/models/a.safetensors"));
        dialog->close();
    }

private:
    /// Drops as a person does: what is not let in cannot be dropped.
    static bool drop(PathField& field, const QMimeData& data) {
        const QPoint middle = field.rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(&field, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&field, &drop);
        return drop.isAccepted();
    }
};

}  // namespace kindred

QTEST_MAIN(kindred::PathFieldTest)
#include "path_field_test.moc"
