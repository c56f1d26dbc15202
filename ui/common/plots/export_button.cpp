#include "ui/common/plots/export_button.h"

#include <QDir>
#include <QMenu>
#include <QStandardPaths>

#include "core/base/error.h"
#include "ui/common/file_dialogs.h"
#include "ui/common/file_paths.h"
#include "ui/common/plots/plot.h"
#include "ui/common/themed_icon.h"

namespace kindred {

ExportButton::ExportButton(Plot& plot, QString name, QWidget* parent)
    : QToolButton(parent),
      m_plot(plot),
      m_name(std::move(name)),
      m_folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)) {
    setText(tr("Export"));
    setIcon(themedIcon(QStringLiteral("export")));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setToolTip(tr("Save what is shown as a picture or as figures"));
    setAccessibleName(tr("Export %1").arg(plot.accessibleName()));
    setAutoRaise(true);
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
    offer(tr("Picture (PNG)…"), QStringLiteral("png"));
    offer(tr("Drawing (SVG)…"), QStringLiteral("svg"));
    offer(tr("Figures (CSV)…"), QStringLiteral("csv"));
}

void ExportButton::offer(const QString& text, const QString& ending) {
    connect(menu()->addAction(text), &QAction::triggered, this, [this, ending] { ask(ending); });
}

void ExportButton::ask(const QString& ending) {
    const QString suggestion = QDir(m_folder).filePath(m_name + u'.' + ending);
    chooseNewFile(this, tr("Save as"), QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending), suggestion,
                  true, [this, ending](const std::filesystem::path& chosen) {
                      const QString file = toText(chosen);
                      write(QFileInfo(file).suffix().isEmpty() ? file + u'.' + ending : file);
                  });
}

void ExportButton::write(const QString& file) {
    m_folder = QFileInfo(file).absolutePath();
    try {
        m_plot.exportTo(file);
    } catch (const Error& error) {
        Q_EMIT failed(error);
        return;
    }
    Q_EMIT exported(file);
}

}  // namespace kindred
