#pragma once

#include <functional>

#include <QToolButton>

namespace kindred {

class Error;
class Plot;

/// Offers a plot as PNG, SVG and CSV, asks where to, and writes it.
class ExportButton : public QToolButton {
    Q_OBJECT

public:
    /// `plot` outlives the button; `name` is the file name proposed, without its ending.
    ExportButton(Plot& plot, QString name, QWidget* parent = nullptr);

Q_SIGNALS:
    void exported(const QString& file);
    void failed(const kindred::Error& error);

private:
    void offer(const QString& text, const QString& ending);
    void ask(const QString& ending);
    void write(const QString& file);

    Plot& m_plot;
    QString m_name;
    QString m_folder;  ///< where the last one went
};

}  // namespace kindred
