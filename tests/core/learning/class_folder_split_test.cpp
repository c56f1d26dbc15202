#include "core/learning/class_folder_split.h"

#include <QTest>
#include <algorithm>
#include <set>

#include "core/base/error.h"

using namespace kindred;

namespace {

std::vector<std::string> catsAndDogs(int each) {
    std::vector<std::string> paths;
    for (int i = 0; i < each; ++i) {
        paths.push_back("dog/" + std::to_string(i) + ".png");
        paths.push_back("cat/" + std::to_string(i) + ".png");
    }
    return paths;
}

std::vector<std::string> pathsOf(const std::vector<ClassFile>& files) {
    std::vector<std::string> paths;
    for (const ClassFile& file : files)
        paths.push_back(file.relativePath);
    return paths;
}

std::string codeOfRefusal(const std::vector<std::string>& paths) {
    try {
        splitClassFolders(paths, 0);
    } catch (const Error& error) {
        return error.code();
    }
    return {};
}

}  // namespace

class ClassFolderSplitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFifthPictureOfAClassIsTest() {
        const ClassFolders folders = splitClassFolders(catsAndDogs(20), 0);
        QCOMPARE(folders.classes, (std::vector<std::string>{"cat", "dog"}));
        QCOMPARE(folders.training.size(), std::size_t{32});
        QCOMPARE(folders.test.size(), std::size_t{8});
        QCOMPARE(std::count_if(folders.test.begin(), folders.test.end(),
                               [](const auto& f) { return f.label == 1; }),
                 4);
        std::set<std::string> all;
        for (const auto& file : folders.training)
            all.insert(file.relativePath);
        for (const auto& file : folders.test)
            QVERIFY(all.insert(file.relativePath).second);
        QCOMPARE(all.size(), std::size_t{40});
    }

    void theSplitDependsOnSeedAndPathsAlone() {
        auto paths = catsAndDogs(30);
        const auto test = pathsOf(splitClassFolders(paths, 7).test);
        std::reverse(paths.begin(), paths.end());
        QCOMPARE(pathsOf(splitClassFolders(paths, 7).test), test);
        QVERIFY(pathsOf(splitClassFolders(paths, 8).test) != test);
    }

    void aGivenSplitIsTaken() {
        const ClassFolders folders = splitClassFolders(
            {"train/b/1.png", "train/a/1.png", "test/a/2.png", "train/stray.png", "test/b/deep/3.png"}, 0);
        QCOMPARE(folders.classes, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(pathsOf(folders.training), (std::vector<std::string>{"train/a/1.png", "train/b/1.png"}));
        QCOMPARE(pathsOf(folders.test), (std::vector<std::string>{"test/a/2.png", "test/b/deep/3.png"}));
    }

    void whatIsNoDataSetIsRefused() {
        QCOMPARE(codeOfRefusal({}), std::string("dataset-without-classes"));
        QCOMPARE(codeOfRefusal({"only/1.png", "only/2.png", "beside.png"}),
                 std::string("dataset-without-classes"));
        QCOMPARE(codeOfRefusal({"train/a/1.png", "train/b/1.png"}), std::string("dataset-incomplete"));
        QCOMPARE(codeOfRefusal({"test/a/1.png", "test/b/1.png"}), std::string("dataset-incomplete"));
    }
};

QTEST_GUILESS_MAIN(ClassFolderSplitTest)
#include "class_folder_split_test.moc"
