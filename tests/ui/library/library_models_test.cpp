#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "ui/library/root_model.h"
#include "ui/library/trouble_filter.h"
#include "ui/library/trouble_model.h"

using namespace kindred;

namespace {

RootRecord root(int id, const char* path, std::uint64_t indexed) {
    RootRecord record;
    record.id = RootId(id);
    record.path = path;
    record.indexed = indexed;
    return record;
}

PictureDetails trouble(int id, const char* path, FileState state, const char* error) {
    PictureDetails details;
    details.id = PictureId(id);
    details.path = path;
    details.state = state;
    details.error = error;
    return details;
}

}  // namespace

class LibraryModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newCountsKeepTheRows() {
        RootModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRoots({root(1, "/a", 10), root(2, "/b", 20)});
        QCOMPARE(model.rowCount(), 2);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRoots({root(1, "/a", 11), root(2, "/b", 20)});
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(model.index(0, RootModel::IndexedColumn).data().toString(), QStringLiteral("11"));
        model.setRoots({root(2, "/b", 20)});
        QCOMPARE(reset.count(), 1);
        QCOMPARE(model.index(0, RootModel::FolderColumn).data().toString(), QStringLiteral("/b"));
    }

    void aFolderThatIsNotThereSaysSo() {
        RootModel model;
        RootRecord gone = root(1, "/media/disk", 10);
        gone.reachable = false;
        model.setRoots({gone});
        const QString text = model.index(0, RootModel::FolderColumn).data().toString();
        QVERIFY(text.startsWith(QLatin1String("/media/disk")));
        QVERIFY(text != QLatin1String("/media/disk"));
    }

    void troublesHaveReasonsAndCanBeFiltered() {
        TroubleModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFiles({trouble(1, "/p/half.jpg", FileState::Failed, "truncated"),
                        trouble(2, "/p/odd.xyz", FileState::Failed, "unsupported-format"),
                        trouble(3, "/q/gone.jpg", FileState::Missing, "")});
        for (int row = 0; row < 3; ++row)
            QVERIFY(!model.index(row, TroubleModel::ReasonColumn).data().toString().isEmpty());

        TroubleFilter filter;
        QAbstractItemModelTester filterTester(&filter,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setSourceModel(&model);
        filter.setKind(FileState::Failed);
        QCOMPARE(filter.rowCount(), 2);
        filter.setText(QStringLiteral("HALF"));
        QCOMPARE(filter.rowCount(), 1);
        QCOMPARE(filter.index(0, 0).data().toString(), QStringLiteral("half.jpg"));
        filter.setKind(std::nullopt);
        filter.setText(QStringLiteral("/q"));
        QCOMPARE(filter.rowCount(), 1);
    }

    void theSameTroublesDoNotMoveTheTable() {
        TroubleModel model;
        model.setFiles({trouble(1, "/p/half.jpg", FileState::Failed, "truncated")});
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setFiles({trouble(1, "/p/half.jpg", FileState::Failed, "truncated")});
        QCOMPARE(reset.count(), 0);
        model.setFiles({});
        QCOMPARE(reset.count(), 1);
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(LibraryModelsTest)
#include "library_models_test.moc"
