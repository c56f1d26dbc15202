#include "ui/common/fields/field.h"

#include <QLabel>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

#include "ui/common/theme.h"

namespace kindred {

Field::Field(const QString& name, QWidget* editor, const QString& explanation, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_note(new QLabel) {
    auto* label = new QLabel(name);
    setToolTip(explanation);
    // An editor of several parts hands the keyboard to the one that is to be named.
    QWidget* reached = editor->focusProxy() ? editor->focusProxy() : editor;
    label->setBuddy(reached);
    reached->setAccessibleName(name);
    reached->setAccessibleDescription(QTextDocumentFragment::fromHtml(explanation).toPlainText());
    setTextSize(m_note, TextSize::Small);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridUnit / 2);
    column->addWidget(label);
    column->addWidget(editor);
    column->addWidget(m_note);
    showNote();
}

void Field::setHint(const QString& text) {
    m_hint = text;
    showNote();
}

void Field::setProblem(const QString& text) {
    m_problem = text;
    showNote();
}

void Field::showNote() {
    const bool wrong = !m_problem.isEmpty();
    m_note->setText(wrong ? QStringLiteral("⚠ ") + m_problem : m_hint);
    m_note->setForegroundRole(wrong ? QPalette::WindowText : QPalette::PlaceholderText);
    m_note->setVisible(!m_note->text().isEmpty());
}

}  // namespace kindred
