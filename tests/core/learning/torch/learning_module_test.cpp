#include "core/learning/learning_module.h"

#include <QTest>

#include "core/base/error.h"

using namespace kindred;

class LearningModuleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeOpenedSaysSo() {
        try {
            openLearningModule("/nowhere/module.so");
            QFAIL("nothing was thrown");
        } catch (const Error& error) {
            QCOMPARE(error.code(), std::string("learning-module-not-opened"));
            QVERIFY(std::string(error.what()).find("/nowhere/module.so") != std::string::npos);
        }
    }

    void devicesAreChosenWithAReason() {
        const auto backend = openLearningModule(KINDRED_MODULE);
        QCOMPARE(backend->chooseDevice("cpu").device, std::string("cpu"));
        QVERIFY(!backend->chooseDevice("auto").reason.empty());
    }

    void devicesThatAreNotThereAreErrorsOfOurType() {
        const auto backend = openLearningModule(KINDRED_MODULE);
        // Far beyond any machine's number of devices, so that it is missing with a GPU as without.
        const auto codeFor = [&](const std::string& request) {
            try {
                backend->chooseDevice(request);
            } catch (const Error& error) {
                return error.code();
            }
            return std::string();
        };
        QCOMPARE(codeFor("cuda:999"), std::string("device-not-available"));
        QCOMPARE(codeFor("cuda:"), std::string("device-unknown"));
        QCOMPARE(codeFor("cuda:1x"), std::string("device-unknown"));
        QCOMPARE(codeFor("tpu"), std::string("device-unknown"));
    }
};

QTEST_GUILESS_MAIN(LearningModuleTest)
#include "learning_module_test.moc"
