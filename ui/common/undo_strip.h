#pragma once

#include <QTimer>
#include <QWidget>
#include <functional>

class QLabel;

namespace kindred {

/// A line that says what is about to happen and offers to leave it. It happens after a few seconds, or at
/// once when the strip is hidden with its page or something else is announced; destroyed before, it does not
/// happen.
class UndoStrip : public QWidget {
    Q_OBJECT
public:
    explicit UndoStrip(QWidget* parent = nullptr);

    void announce(const QString& text, std::function<void()> act);
    /// Does now what was announced, if anything was.
    void actNow();
    /// Leaves it.
    void undo();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    std::function<void()> m_act;
    QTimer m_timer;
    QLabel* m_text;
};

}  // namespace kindred
