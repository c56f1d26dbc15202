#include "ui/common/message_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "ui/common/error_text.h"
#include "ui/common/icon_view.h"
#include "ui/common/theme.h"

namespace kindred {

namespace {

constexpr int readableWidth = 60 * gridUnit;

int widthOf(const QBoxLayout& buttons) {
    int width = 0;
    for (int i = 0; i < buttons.count(); ++i) {
        if (QWidget* button = buttons.itemAt(i)->widget()) {
            button->ensurePolished();
            width += button->sizeHint().width() + buttons.spacing();
        }
    }
    return width;
}

}  // namespace

MessagePanel::MessagePanel(QWidget* parent)
    : QWidget(parent),
      m_icon(new IconView(6 * gridUnit)),
      m_title(new QLabel),
      m_detail(new QLabel),
      m_buttons(new QHBoxLayout) {
    setTextSize(m_title, TextSize::Title);
    setQuiet(m_detail);
    setTextSize(m_detail, TextSize::Emphasis);
    for (QLabel* label : {m_title, m_detail}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_buttons->setSpacing(gridUnit);

    auto* content = new QWidget;
    content->setMaximumWidth(readableWidth);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(2 * gridUnit);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addWidget(m_detail);
    column->addLayout(m_buttons);
    column->addStretch(3);
    auto* middle = new QHBoxLayout(this);
    middle->addStretch(1);
    middle->addWidget(content, 4);
    middle->addStretch(1);
    hide();
}

void MessagePanel::say(const QString& icon, const QString& title, const QString& detail) {
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        if (QWidget* button = item->widget()) {
            button->hide();
            button->deleteLater();  // it may be the one whose click brought us here
        }
        delete item;
    }
    m_buttons->setDirection(QBoxLayout::LeftToRight);
    m_buttons->addStretch(1);
    m_buttons->addStretch(1);
    m_icon->setIcon(icon);
    m_title->setText(title);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(detail);
    show();
}

void MessagePanel::tell(const QString& title, const Error& error) {
    say(QStringLiteral("warning"), title, errorText(error));
}

QPushButton* MessagePanel::offer(const QString& text) {
    auto* button = new QPushButton(text, this);
    const bool first = m_buttons->count() == 2;
    if (first)
        makePrimary(button);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    if (widthOf(*m_buttons) > readableWidth)
        m_buttons->setDirection(QBoxLayout::TopToBottom);
    return button;
}

}  // namespace kindred
