#include "ui/common/code_view.h"

#include <QTest>

using namespace kindred;

class CodeViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsOutTheBitsThatDiffer() {
        CodeView view;
        view.setCodes(BinaryCode::fromString("1010"), BinaryCode::fromString("0011"));
        QVERIFY(view.accessibleDescription().endsWith(QLatin1String("0, 3")));
        view.setCodes(BinaryCode::fromString("1010"), BinaryCode::fromString("1010"));
        QCOMPARE(view.accessibleDescription(), QStringLiteral("All bits are the same"));
    }

    void drawsADifferenceThatShowsWithoutColour() {
        CodeView view;
        const auto draw = [&view](const char* lower) {
            view.setCodes(BinaryCode::fromString("1010"), BinaryCode::fromString(lower));
            view.resize(view.sizeHint());
            return view.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
        };
        QVERIFY(draw("1010") != draw("1011"));
    }

    void growsWithTheCode() {
        CodeView view;
        QCOMPARE(view.sizeHint(), QSize(0, 0));
        view.setCodes(BinaryCode(48), BinaryCode(48));
        const int threeLines = view.sizeHint().height();
        view.setCodes(BinaryCode(128), BinaryCode(128));
        QCOMPARE(view.sizeHint().height() * 3, threeLines * 8);
    }

    void headingShowsTheFirstBits() {
        const BinaryCode code = BinaryCode::fromString("101100101110");
        QCOMPARE(codeText(code, 8), QStringLiteral("1011 0010 …"));
        QCOMPARE(codeText(code, 12), QStringLiteral("1011 0010 1110"));
    }
};

QTEST_MAIN(CodeViewTest)
#include "code_view_test.moc"
