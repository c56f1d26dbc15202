#include "core/base/available_memory.h"

#include <sys/resource.h>

#include <QTest>

using namespace kindred;

class AvailableMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereIsSomeAndNotMoreThanAnyMachineHas() {
        QVERIFY(availableMemory() > 1'000'000);
        QVERIFY(availableMemory() < std::uint64_t{1} << 50);
    }

    void aLimitOfAddressSpaceIsKnown() {
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_AS, &before), 0);
        rlimit tight = before;
        tight.rlim_cur = std::uint64_t{4} << 30;
        QCOMPARE(::setrlimit(RLIMIT_AS, &tight), 0);
        const std::uint64_t within = availableMemory();
        QCOMPARE(::setrlimit(RLIMIT_AS, &before), 0);
        QVERIFY(within < tight.rlim_cur);
    }
};

QTEST_GUILESS_MAIN(AvailableMemoryTest)
#include "available_memory_test.moc"
