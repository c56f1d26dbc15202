#pragma once

#include <QString>
#include <QWidget>

class QCPAxis;
class QCustomPlot;

namespace kindred {

/// A drawing of figures in the window's colours and type that exports as it is shown. Reached by keyboard:
/// the arrow keys move from value to value, Escape lets go. For the GUI thread.
class Plot : public QWidget {
    Q_OBJECT

public:
    explicit Plot(QWidget* parent = nullptr);

    /// Nothing to draw or export yet.
    virtual bool isEmpty() const = 0;
    /// The figures drawn, comma-separated with a line of names first; numbers as programs read them, shares
    /// as fractions.
    virtual QString csv() const = 0;
    /// The exact value that is pointed at, in words; empty if none is.
    virtual QString readout() const = 0;

    QByteArray png(double scale = 2) const;  ///< `scale` pixels for each one of the screen
    QByteArray svg() const;
    /// Writes one of the three, by the ending of `file`. Throws Error("export-format-unknown"),
    /// Error("file-not-written"); what was there before is then untouched.
    void exportTo(const QString& file) const;

Q_SIGNALS:
    void readoutChanged(const QString& text);

protected:
    QCustomPlot& canvas() const { return *m_canvas; }
    /// Draws anew in the palette's colours: for data or palette that changed.
    virtual void restyle();
    void styleAxis(QCPAxis& axis) const;
    /// To be called when the value pointed at is another one.
    void tellReadout();

    virtual void pointAt(const QPointF& position) = 0;
    virtual void pointAtNothing() = 0;

    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QCustomPlot* m_canvas;
};

/// A field of a CSV line, quoted where it must be.
QString csvField(const QString& text);
/// A number as programs read it, with all its digits; empty for none (NaN).
QString csvNumber(double value);

}  // namespace kindred
