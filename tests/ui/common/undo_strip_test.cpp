#include "ui/common/undo_strip.h"

#include <QPushButton>
#include <QTest>

using namespace kindred;

class UndoStripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void undoneIsNotDone() {
        UndoStrip strip;
        int done = 0;
        strip.announce(QStringLiteral("It is done."), [&] { ++done; });
        QVERIFY(strip.isVisible());
        QTest::mouseClick(strip.findChild<QPushButton*>(), Qt::LeftButton);
        QVERIFY(!strip.isVisible());
        strip.actNow();
        QCOMPARE(done, 0);
    }

    void whatComesNextFinishesWhatWasAnnounced() {
        UndoStrip strip;
        QStringList done;
        strip.announce(QStringLiteral("a"), [&] { done << "a"; });
        strip.announce(QStringLiteral("b"), [&] { done << "b"; });
        QCOMPARE(done, QStringList{"a"});
        QVERIFY(strip.isVisible());
        strip.hide();
        QCOMPARE(done, (QStringList{"a", "b"}));
    }

    void destroyedItDoesNothing() {
        int done = 0;
        {
            UndoStrip strip;
            strip.announce(QStringLiteral("It is done."), [&] { ++done; });
        }
        QCOMPARE(done, 0);
    }
};

QTEST_MAIN(UndoStripTest)
#include "undo_strip_test.moc"
