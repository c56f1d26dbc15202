#pragma once

#include <QImage>
#include <QWidget>

namespace kindred {

/// One picture, whole, as large as the place allows and never larger than it is; a quiet ground while there
/// is none.
class PictureView : public QWidget {
    Q_OBJECT
public:
    explicit PictureView(QWidget* parent = nullptr);

    /// `enlarge`: small pictures fill the place too.
    void setPicture(const QImage& picture, bool enlarge = false);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_picture;
    bool m_enlarge = false;
};

}  // namespace kindred
