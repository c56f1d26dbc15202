#include "ui/common/fields/data_set_field.h"

#include <QCheckBox>
#include <QSignalSpy>
#include <QTest>
#include <fstream>

#include "tests/support/temporary_folder.h"
#include "ui/common/fields/field.h"

namespace kindred {

class DataSetFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrongWithTheFolder() {
        DataSetField field;
        QVERIFY(!field.validate());
        QCOMPARE(problem(field), "Choose the folder of a data set.");
        field.setData("/no/such/folder");
        QCOMPARE(problem(field), "");  // not before it is tried
        QVERIFY(!field.validate());
        QCOMPARE(problem(field), "There is no such folder.");
        const TemporaryFolder folder;
        field.setData(folder.path().string());
        QVERIFY(field.validate());
        QCOMPARE(problem(field), "");
    }

    void onlyCifar100HasCoarseClasses() {
        const TemporaryFolder folder;
        DataSetField field;
        const QSignalSpy changed(&field, &DataSetField::changed);
        field.setData(folder.path().string());
        QVERIFY(changed.size() > 0);
        QVERIFY(coarse(field).isHidden());

        std::ofstream(folder / "train.bin").put('\0');
        field.setData("");
        field.setData(folder.path().string());
        QVERIFY(!coarse(field).isHidden());
        QCOMPARE(field.data(), folder.path().string());
        coarse(field).click();
        QCOMPARE(field.data(), folder.path().string() + ":coarse");
    }

    void coarseDataIsThereAgain() {
        const TemporaryFolder folder;
        std::ofstream(folder / "train.bin").put('\0');
        DataSetField field;
        field.setData(folder.path().string() + ":coarse");
        QVERIFY(coarse(field).isChecked());
        QCOMPARE(field.data(), folder.path().string() + ":coarse");
    }

private:
    static QString problem(const DataSetField& field) { return field.findChild<Field*>()->problem(); }
    static QCheckBox& coarse(const DataSetField& field) { return *field.findChild<QCheckBox*>(); }
};

}  // namespace kindred

QTEST_MAIN(kindred::DataSetFieldTest)
#include "data_set_field_test.moc"
