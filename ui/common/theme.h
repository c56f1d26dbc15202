#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>
#include <QString>

#include "ui/common/ui_settings.h"

class QApplication;
class QPushButton;

namespace kindred {

// Layout is made of these; nothing else measures in pixels of its own.
inline constexpr int gridUnit = 8;
inline constexpr int cornerRadius = 6;
enum class TextSize { Small = 11, Body = 13, Emphasis = 15, Title = 20, Display = 28 };

/// The colours of one theme. Neutral grounds, one accent.
struct Colours {
    QColor ground;   ///< behind everything
    QColor rail;     ///< navigation and status bar
    QColor surface;  ///< fields, tables, panels on the ground
    QColor raised;   ///< under the pointer; placeholders of pictures
    QColor line;
    QColor text;
    QColor quietText;  ///< still 4.5 : 1 on every ground
    QColor accent;
    QColor onAccent;
    QColor good;  ///< these three always stand beside a word or an icon
    QColor warning;
    QColor bad;
};

const Colours& coloursFor(const QPalette& palette);
bool isDark(const QPalette& palette);

/// Sets a size of type from the scale, and optionally a weight; for labels.
void setTextSize(QWidget* widget, TextSize size, bool bold = false);
/// Marks the one button of a place that leads on.
void makePrimary(QPushButton* button);
/// Draws a label in the quiet text colour of the theme.
void setQuiet(QWidget* widget);

/// Dresses the application and follows the desktop's colour scheme where the choice is System.
/// Lives on the window's thread for as long as the application.
class Theme : public QObject {
    Q_OBJECT
public:
    Theme(QApplication& application, ThemeChoice choice);

    void setChoice(ThemeChoice choice);

private:
    void apply();

    QApplication& m_application;
    ThemeChoice m_choice;
    bool m_desktopIsDark;
};

}  // namespace kindred
