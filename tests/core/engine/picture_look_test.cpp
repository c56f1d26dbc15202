#include "core/engine/picture_look.h"

#include <QImage>
#include <QTest>

#include "tests/support/painted_pictures.h"

namespace kindred {

/// What is the same picture in another size, and what is not.
class PictureLookTest : public QObject {
    Q_OBJECT

private:
    static PixelImage pixelsOf(const QImage& picture) {
        const QImage rgb = picture.convertToFormat(QImage::Format_RGB888);
        PixelImage image{rgb.width(), rgb.height(), {}};
        for (int y = 0; y < rgb.height(); ++y)
            image.rgb.insert(image.rgb.end(), rgb.constScanLine(y), rgb.constScanLine(y) + 3 * rgb.width());
        return image;
    }

    static PictureLook look(const QImage& picture) { return lookOf(pixelsOf(picture)); }

    static QImage disc(const QColor& colour, unsigned seed = 1) {
        return paint({.colour = colour, .width = 200, .height = 150, .seed = seed});
    }

private Q_SLOTS:
    void anotherSizeLooksTheSame() {
        const QImage picture = disc(Qt::red);
        for (const int width : {400, 100, 64}) {
            const QImage resized = picture.scaledToWidth(width, Qt::SmoothTransformation);
            QVERIFY2(looksSame(look(picture), look(resized)), qPrintable(QString::number(width)));
        }
    }

    void anotherPictureDoesNot() {
        QVERIFY(!looksSame(look(disc(Qt::red)), look(disc(Qt::blue))));
        const QImage stripes = paint({.shape = PaintedPicture::Shape::Stripes, .width = 200, .height = 150});
        QVERIFY(!looksSame(look(disc(Qt::red)), look(stripes)));
    }

    void aCutPictureDoesNot() {
        const QImage picture = disc(Qt::red);
        QVERIFY(!looksSame(look(picture), look(picture.copy(0, 0, 150, 150))));
    }

    /// Two pages of different words: what differs is little, but so is what there is.
    void plainPicturesAreLookedAtMoreClosely() {
        QImage page(160, 160, QImage::Format_RGB888);
        page.fill(Qt::white);
        QImage other = page;
        for (int line = 0; line < 8; ++line)
            for (int x = 0; x < 160; ++x) {
                page.setPixelColor(x, 20 * line + 5, (x / 10 + line) % 3 == 0 ? Qt::black : Qt::white);
                other.setPixelColor(x, 20 * line + 5, (x / 10 + line) % 5 < 2 ? Qt::black : Qt::white);
            }
        QVERIFY(!looksSame(look(page), look(other)));
        QVERIFY(looksSame(look(page), look(page)));
    }

    void tinyPicturesHaveALook() {
        QImage dot(1, 1, QImage::Format_RGB888);
        dot.fill(QColor(10, 20, 30));
        const PictureLook tiny = look(dot);
        QCOMPARE(tiny.mean[2], 30.0);
        QCOMPARE(tiny.spread, 0.0);
        QVERIFY(looksSame(tiny, look(dot.scaled(40, 40))));
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::PictureLookTest)
#include "picture_look_test.moc"
