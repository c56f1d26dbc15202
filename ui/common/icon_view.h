#pragma once

#include <QIcon>
#include <QWidget>

namespace kindred {

/// One of our icons, quiet, at a size of its own; follows the theme. Says nothing to a screen reader.
class IconView : public QWidget {
    Q_OBJECT
public:
    explicit IconView(int side, QWidget* parent = nullptr);

    void setIcon(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QIcon m_icon;
};

}  // namespace kindred
