#include "ui/common/undo_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <utility>

#include "ui/common/theme.h"

namespace kindred {

UndoStrip::UndoStrip(QWidget* parent) : QWidget(parent), m_text(new QLabel) {
    using namespace std::chrono_literals;
    m_text->setTextFormat(Qt::PlainText);
    auto* undo = new QPushButton(tr("&Undo"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * gridUnit);
    row->addWidget(m_text);
    row->addWidget(undo);
    row->addStretch();
    m_timer.setSingleShot(true);
    m_timer.setInterval(8s);
    connect(&m_timer, &QTimer::timeout, this, &UndoStrip::actNow);
    connect(undo, &QPushButton::clicked, this, &UndoStrip::undo);
    hide();
}

void UndoStrip::announce(const QString& text, std::function<void()> act) {
    actNow();
    m_act = std::move(act);
    m_text->setText(text);
    show();
    m_timer.start();
}

void UndoStrip::actNow() {
    m_timer.stop();
    if (const auto act = std::exchange(m_act, nullptr))
        act();
    hide();
}

void UndoStrip::undo() {
    m_act = nullptr;
    actNow();
}

void UndoStrip::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    actNow();
}

}  // namespace kindred
