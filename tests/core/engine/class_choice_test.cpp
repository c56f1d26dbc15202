#include "core/engine/class_choice.h"

#include <QTest>

#include "core/base/error.h"

namespace kindred {
namespace {

using Indices = std::vector<std::int32_t>;

const std::vector<std::string> classes = {"cat", "dog", "0", "horse"};

}  // namespace

class ClassChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAndNumbersAreClasses() {
        QCOMPARE(chooseClasses({"horse", "cat"}, classes), (Indices{0, 3}));
        QCOMPARE(chooseClasses({"1", "3", "dog"}, classes), (Indices{1, 3}));
        QCOMPARE(chooseClasses({}, classes), Indices());
    }

    void aNameGoesBeforeANumber() { QCOMPARE(chooseClasses({"0"}, classes), Indices{2}); }

    void otherWordsAreRefused_data() {
        QTest::addColumn<QString>("word");
        for (const char* word : {"frog", "4", "-1", "1.5", "1 ", "", "99999999999"})
            QTest::newRow(word) << word;
    }

    void otherWordsAreRefused() {
        QFETCH(QString, word);
        try {
            chooseClasses({"cat", word.toStdString()}, classes);
            QFAIL("a class was found");
        } catch (const Error& error) {
            QCOMPARE(error.code(), std::string("class-unknown"));
            QVERIFY(std::string(error.what()).find("cat, dog, 0, horse") != std::string::npos);
        }
    }

    void otherClassesAreLeftOut() {
        LabelledImages images;
        images.side = 1;
        images.pixels = {1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4};
        images.labels = {0, 2, 1, 2};
        keepClasses(images, {1, 2});
        QCOMPARE(images.labels, (Indices{2, 1, 2}));
        QCOMPARE(images.pixels, (std::vector<std::uint8_t>{2, 2, 2, 3, 3, 3, 4, 4, 4}));
        keepClasses(images, {0});
        QCOMPARE(images.count(), 0U);
        QVERIFY(images.pixels.empty());
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ClassChoiceTest)
#include "class_choice_test.moc"
