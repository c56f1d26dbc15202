#include "core/base/error.h"

#include <dlfcn.h>

#include <QtTest>
#include <cerrno>

namespace kindred {

class ErrorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void carriesWhatItWasGiven();
    void namesSystemErrors();
    void isTheSameTypeOutsideTheModuleThatThrows();
};

void ErrorTest::carriesWhatItWasGiven() {
    const Error error(ErrorCategory::Library, "library-busy", {"a.kindred"},
                      "\"a.kindred\" is busy; try again.");
    QVERIFY(error.category() == ErrorCategory::Library);
    QCOMPARE(error.code().c_str(), "library-busy");
    QVERIFY(error.arguments() == std::vector<std::string>{"a.kindred"});
    QCOMPARE(error.what(), "\"a.kindred\" is busy; try again.");
}

void ErrorTest::namesSystemErrors() {
    QCOMPARE(systemErrorText(EACCES).c_str(), "Permission denied");
    QVERIFY(systemErrorText(ENOENT) != systemErrorText(EACCES));
}

/// Opened as the learning module is. Were the Error's type not one and the same in the whole process, it
/// would not be caught here.
void ErrorTest::isTheSameTypeOutsideTheModuleThatThrows() {
    void* const module = dlopen(THROWING_MODULE, RTLD_NOW | RTLD_LOCAL);
    QVERIFY2(module, module ? "" : dlerror());
    const auto throwError = reinterpret_cast<void (*)()>(dlsym(module, "throwError"));
    QVERIFY(throwError);
    try {
        throwError();
        QFAIL("the module threw nothing");
    } catch (const Error& error) {
        QVERIFY(error.category() == ErrorCategory::Model);
        QCOMPARE(error.code().c_str(), "from-afar");
        QVERIFY((error.arguments() == std::vector<std::string>{"one", "two"}));
        QCOMPARE(error.what(), "Thrown in a module.");
    } catch (...) {
        QFAIL("what the module threw is of another type here");
    }
    dlclose(module);
}

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ErrorTest)
#include "error_test.moc"
