#include <QFile>
#include <QPushButton>
#include <QTest>

#include "tests/ui/support/test_window.h"
#include "ui/common/page.h"
#include "ui/main_window.h"

using namespace kindred;

namespace {

QByteArray mappedFiles() {
    QFile maps(QStringLiteral("/proc/self/maps"));
    return maps.open(QIODevice::ReadOnly) ? maps.readAll() : QByteArray();
}

}  // namespace

/// What stands when the first window stands.
class FirstWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noLearningModuleIsOpen() {
        TestWindow test;
        auto* button = test.window().findChild<QPushButton*>(QStringLiteral("chooseFolder"));
        QTRY_VERIFY(button->isVisible());
        for (const char* library : {"libtorch", "libc10", "learning_module", "libopencv"})
            QVERIFY2(!mappedFiles().contains(library), library);
        // The same look finds a module that is open.
        QCOMPARE(test.services().encoding.device().device, std::string("cpu"));
        QVERIFY(mappedFiles().contains("fake_learning_module"));
    }

    void onlyTheFirstPageIsMade() {
        TestWindow test;
        QCOMPARE(test.window().findChildren<Page*>().size(), 1);
    }
};

QTEST_MAIN(FirstWindowTest)
#include "first_window_test.moc"
