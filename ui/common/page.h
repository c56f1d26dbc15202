#pragma once

#include <QString>
#include <QVariantMap>
#include <QWidget>

namespace kindred {

/// A page of the window.
///
/// Conventions: a page is made when it is first shown, with a `Session&` as its first argument; its
/// constructor builds widgets and starts nothing that takes long. Long work goes through Session::jobs() with
/// the page as receiver. Problems and empty places are told with a MessagePanel inside the page, never by a
/// dialog. Margins and gaps are multiples of `gridUnit`; colours come from coloursFor(palette()), icons from
/// themedIcon(); every string is tr(), every control has an accessible name and can be reached by keyboard.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// What the page wants to find again at the next start: sizes, choices, last files. Plain values only.
    virtual QVariantMap state() const { return {}; }
    /// Called once, before the page is first shown, with what state() gave then; empty at the very first
    /// start.
    virtual void restore(const QVariantMap& /*state*/) {}

Q_SIGNALS:
    /// state() is worth keeping now, and not only when the window is closed in order.
    void stateToKeep();
};

}  // namespace kindred
