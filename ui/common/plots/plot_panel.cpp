#include "ui/common/plots/plot_panel.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "ui/common/error_text.h"
#include "ui/common/plots/export_button.h"
#include "ui/common/plots/plot.h"
#include "ui/common/theme.h"

namespace kindred {

PlotPanel::PlotPanel(const QString& heading, Plot* plot, const QString& fileName, QWidget* parent)
    : QWidget(parent), m_heading(new QLabel(heading)), m_note(new QLabel) {
    plot->setAccessibleName(heading);
    setTextSize(m_heading, TextSize::Emphasis, true);
    setTextSize(m_note, TextSize::Small);
    setQuiet(m_note);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto* exporting = new ExportButton(*plot, fileName, this);

    auto* top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(exporting);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridUnit / 2);
    column->addLayout(top);
    column->addWidget(plot, 1);
    column->addWidget(m_note);

    connect(plot, &Plot::readoutChanged, m_note, &QLabel::setText);
    connect(exporting, &ExportButton::exported, this, [this](const QString& file) {
        m_note->setText(tr("Saved as %1").arg(QFileInfo(file).fileName()));
    });
    connect(exporting, &ExportButton::failed, this,
            [this](const Error& error) { m_note->setText(errorText(error)); });
}

void PlotPanel::setExplanation(const QString& text) {
    m_heading->setToolTip(text);
}

}  // namespace kindred
