#include "ui/common/theme.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QPushButton>
#include <QStyleFactory>
#include <QWidget>

#include "ui/common/desktop_colour_scheme.h"

// The resources lie in a static library, of which the linker takes only what is asked for; the macro stands
// outside any namespace.
static void takeResourcesAlong() {
    Q_INIT_RESOURCE(kindred);
}

namespace kindred {

namespace {

const Colours lightColours{
    .ground = QColor(0xfa, 0xfa, 0xf9),
    .rail = QColor(0xf1, 0xf1, 0xef),
    .surface = QColor(0xff, 0xff, 0xff),
    .raised = QColor(0xe9, 0xe9, 0xe6),
    .line = QColor(0xdc, 0xdc, 0xd8),
    .text = QColor(0x1c, 0x1d, 0x1f),
    .quietText = QColor(0x62, 0x64, 0x69),
    .accent = QColor(0x44, 0x55, 0xd0),
    .onAccent = QColor(0xff, 0xff, 0xff),
    .good = QColor(0x1b, 0x7a, 0x4b),
    .warning = QColor(0x8f, 0x5a, 0x00),
    .bad = QColor(0xb3, 0x2d, 0x3a),
};

const Colours darkColours{
    .ground = QColor(0x18, 0x19, 0x1b),
    .rail = QColor(0x12, 0x13, 0x15),
    .surface = QColor(0x20, 0x21, 0x24),
    .raised = QColor(0x2b, 0x2c, 0x30),
    .line = QColor(0x36, 0x38, 0x3c),
    .text = QColor(0xec, 0xec, 0xee),
    .quietText = QColor(0xa0, 0xa3, 0xaa),
    .accent = QColor(0x93, 0xa0, 0xff),
    .onAccent = QColor(0x14, 0x15, 0x1a),
    .good = QColor(0x6f, 0xcf, 0x97),
    .warning = QColor(0xf0, 0xb4, 0x5b),
    .bad = QColor(0xff, 0x8a, 0x8f),
};

QPalette paletteOf(const Colours& c) {
    QPalette palette(c.text, c.surface, c.line, c.line, c.quietText, c.text, c.text, c.surface, c.ground);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::PlaceholderText, c.quietText);
    palette.setColor(QPalette::AlternateBase, c.ground);
    palette.setColor(QPalette::ToolTipBase, c.text);
    palette.setColor(QPalette::ToolTipText, c.ground);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        QColor faded = c.quietText;
        faded.setAlpha(150);
        palette.setColor(QPalette::Disabled, role, faded);
    }
    return palette;
}

/// The style sheet names colours by their token ("@accent"), so that there is one sheet for both themes.
QString styleSheetFor(const Colours& c) {
    QFile file(QStringLiteral(":/style/kindred.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char*, QColor> tokens[] = {
        {"@ground", c.ground},       {"@rail", c.rail},     {"@surface", c.surface},
        {"@raised", c.raised},       {"@line", c.line},     {"@text", c.text},
        {"@quietText", c.quietText}, {"@accent", c.accent}, {"@onAccent", c.onAccent},
        {"@warning", c.warning},     {"@bad", c.bad},
    };
    for (const auto& [token, colour] : tokens)
        sheet.replace(QLatin1String(token) + QLatin1Char('@'), colour.name());
    return sheet;
}

}  // namespace

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < 128;
}

const Colours& coloursFor(const QPalette& palette) {
    return isDark(palette) ? darkColours : lightColours;
}

void setTextSize(QWidget* widget, TextSize size, bool bold) {
    QFont font = widget->font();
    font.setPixelSize(static_cast<int>(size));
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    widget->setFont(font);
}

void makePrimary(QPushButton* button) {
    setTextSize(button, TextSize::Body,
                true);  // in the font, not the sheet, so that the text's width is known
    button->setProperty("primary", true);
}

void setQuiet(QWidget* widget) {
    widget->setForegroundRole(QPalette::PlaceholderText);
}

Theme::Theme(QApplication& application, ThemeChoice choice)
    : m_application(application), m_choice(choice), m_desktopIsDark(isDark(application.palette())) {
    takeResourcesAlong();
    m_application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QFont font = m_application.font();
    font.setPixelSize(static_cast<int>(TextSize::Body));
    m_application.setFont(font);
    apply();
    auto* desktop = new DesktopColourScheme(this);
    connect(desktop, &DesktopColourScheme::answered, this, [this](bool dark) {
        if (dark == m_desktopIsDark)
            return;
        m_desktopIsDark = dark;
        apply();
    });
    desktop->ask();
}

void Theme::setChoice(ThemeChoice choice) {
    if (choice == m_choice)
        return;
    m_choice = choice;
    apply();
}

void Theme::apply() {
    const bool dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_desktopIsDark);
    const Colours& colours = dark ? darkColours : lightColours;
    m_application.setPalette(paletteOf(colours));
    m_application.setStyleSheet(styleSheetFor(colours));
}

}  // namespace kindred
