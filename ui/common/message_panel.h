#pragma once

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace kindred {

class Error;
class IconView;

/// What an empty place says to do next, or what went wrong where it went wrong, with the way out as buttons.
/// Stands in the middle of the place that it speaks of; hidden until it has something to say.
class MessagePanel : public QWidget {
    Q_OBJECT
public:
    explicit MessagePanel(QWidget* parent = nullptr);

    /// A quiet remark with an icon: what is empty here and what to do. Takes the buttons of before away.
    void say(const QString& icon, const QString& title, const QString& detail);
    /// The same for a failure: the error's sentence in the user's language.
    void tell(const QString& title, const Error& error);
    /// Adds a way out; the first one is the main one. Belongs to the panel and lasts until the next say() or
    /// tell().
    QPushButton* offer(const QString& text);

private:
    IconView* m_icon;
    QLabel* m_title;
    QLabel* m_detail;
    QBoxLayout* m_buttons;
};

}  // namespace kindred
