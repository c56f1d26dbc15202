#include "ui/search/first_start.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/common/icon_view.h"
#include "ui/common/theme.h"

namespace kindred {

namespace {

QLabel* makeLine(const QString& text, TextSize size) {
    auto* label = new QLabel(text);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    setTextSize(label, size);
    return label;
}

}  // namespace

FirstStart::FirstStart(QWidget* parent) : QWidget(parent), m_target(new QFrame), m_remark(new QLabel) {
    m_target->setObjectName(QStringLiteral("dropTarget"));
    auto* icon = new IconView(7 * gridUnit);
    icon->setIcon(QStringLiteral("drop"));
    auto* button = new QPushButton(tr("Choose a &folder of pictures"));
    button->setObjectName(QStringLiteral("chooseFolder"));
    makePrimary(button);
    QLabel* drop = makeLine(tr("or drop one here"), TextSize::Body);
    QLabel* promise =
        makeLine(tr("Your pictures stay where they are, and nothing leaves this computer."), TextSize::Body);
    setQuiet(drop);
    setQuiet(promise);
    m_remark->setAlignment(Qt::AlignCenter);
    m_remark->setWordWrap(true);
    m_remark->hide();

    auto* inside = new QVBoxLayout(m_target);
    inside->setContentsMargins(8 * gridUnit, 6 * gridUnit, 8 * gridUnit, 6 * gridUnit);
    inside->setSpacing(2 * gridUnit);
    inside->addWidget(icon, 0, Qt::AlignCenter);
    inside->addWidget(makeLine(tr("Kindred finds pictures by what they show."), TextSize::Display));
    inside->addSpacing(gridUnit);
    inside->addWidget(button, 0, Qt::AlignCenter);
    inside->addWidget(drop);
    inside->addWidget(m_remark);
    m_target->setMaximumWidth(90 * gridUnit);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4 * gridUnit, 4 * gridUnit, 4 * gridUnit, 4 * gridUnit);
    column->setSpacing(3 * gridUnit);
    column->addStretch(2);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_target, 8);
    middle->addStretch(1);
    column->addLayout(middle);
    column->addWidget(promise);
    column->addStretch(3);
    connect(button, &QPushButton::clicked, this, &FirstStart::chooseRequested);
}

void FirstStart::setRemark(const QString& text) {
    m_remark->setText(text);
    m_remark->setVisible(!text.isEmpty());
}

void FirstStart::setDraggedOver(bool over) {
    m_target->setProperty("over", over);
    m_target->style()->unpolish(m_target);
    m_target->style()->polish(m_target);
}

}  // namespace kindred
