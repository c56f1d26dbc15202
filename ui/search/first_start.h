#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;

namespace kindred {

/// What stands there while there is nothing to search in: one sentence, one button, a place to drop a folder
/// on.
class FirstStart : public QWidget {
    Q_OBJECT
public:
    explicit FirstStart(QWidget* parent = nullptr);

    /// Something to say below, such as that the folder held no pictures; empty for nothing.
    void setRemark(const QString& text);
    /// Lights the drop target up while something is dragged over the page.
    void setDraggedOver(bool over);

Q_SIGNALS:
    void chooseRequested();

private:
    QFrame* m_target;
    QLabel* m_remark;
};

}  // namespace kindred
