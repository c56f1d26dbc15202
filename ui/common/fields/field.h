#pragma once

#include <QWidget>

class QLabel;

namespace kindred {

/// A setting: its name, its editor, and below it a hint or, where the value cannot be used, what is wrong
/// with it.
class Field : public QWidget {
    Q_OBJECT

public:
    /// Takes the editor. `explanation` is told on hover and to screen readers; it may be rich text.
    Field(const QString& name, QWidget* editor, const QString& explanation = {}, QWidget* parent = nullptr);

    void setHint(const QString& text);
    /// An empty text means that the value is fine.
    void setProblem(const QString& text);
    const QString& problem() const { return m_problem; }

private:
    void showNote();

    QWidget* m_editor;
    QLabel* m_note;
    QString m_hint;
    QString m_problem;
};

}  // namespace kindred
