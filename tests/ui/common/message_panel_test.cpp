#include "ui/common/message_panel.h"

#include <QPushButton>
#include <QTest>

namespace kindred {

class MessagePanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyButtonShowsAllOfItsText_data() {
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("one") << QStringList{"Choose a folder of pictures"};
        QTest::newRow("side by side") << QStringList{"Try again", "Open Settings"};
        QTest::newRow("too long for one line") << QStringList{
            "Use the backup of 28 November 2026", "Begin anew from the pictures", "Open Settings"};
    }

    void everyButtonShowsAllOfItsText() {
        QFETCH(QStringList, texts);
        QWidget window;
        MessagePanel panel(&window);
        panel.say(QStringLiteral("warning"), "The library cannot be searched", "It is damaged.");
        std::vector<QPushButton*> buttons;
        for (const QString& text : texts)
            buttons.push_back(panel.offer(text));
        window.resize(1000, 700);
        panel.resize(window.size());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const QPushButton* button : buttons)
            QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    }
};

}  // namespace kindred

QTEST_MAIN(kindred::MessagePanelTest)
#include "message_panel_test.moc"
