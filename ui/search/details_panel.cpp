#include "ui/search/details_panel.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/engine/distance_meaning.h"
#include "core/engine/thumbnails.h"
#include "ui/common/code_view.h"
#include "ui/common/error_text.h"
#include "ui/common/file_paths.h"
#include "ui/common/format_text.h"
#include "ui/common/picture_image.h"
#include "ui/common/picture_view.h"
#include "ui/common/theme.h"

namespace kindred {

namespace {

constexpr int previewSide = 1024;

QLabel* makeLabel(bool quiet) {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (quiet)
        setQuiet(label);
    return label;
}

/// Lets a long path break at its separators.
QString breakable(const QString& path) {
    return QString(path).replace(QLatin1Char('/'), QStringLiteral("/\u200b"));
}

QString factsOf(const PictureDetails& details) {
    QStringList facts;
    if (details.width > 0)
        facts << QObject::tr("%1 × %2").arg(details.width).arg(details.height);
    facts << bytesText(details.size);
    const QDateTime taken = QDateTime::fromString(QString::fromStdString(details.taken), Qt::ISODate);
    facts << (taken.isValid() ? QLocale().toString(taken, QLocale::ShortFormat)
                              : dateText(details.modifiedNs));
    return facts.join(QStringLiteral(" · "));
}

}  // namespace

DetailsPanel::DetailsPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_picture(new PictureView),
      m_name(makeLabel(false)),
      m_facts(makeLabel(true)),
      m_path(makeLabel(true)),
      m_distance(makeLabel(false)),
      m_meaning(makeLabel(true)),
      m_codes(new CodeView),
      m_buttons(new QWidget) {
    setAccessibleName(tr("Details of the chosen picture"));
    setTextSize(m_name, TextSize::Emphasis, true);
    setTextSize(m_distance, TextSize::Emphasis, true);
    m_picture->setMinimumHeight(24 * gridUnit);
    auto* below = new QWidget;
    auto* facts = new QVBoxLayout(below);
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setSpacing(gridUnit);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_name, m_facts, m_path, m_distance, m_meaning, m_codes, m_buttons})
        facts->addWidget(widget);
    facts->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(below);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * gridUnit, 2 * gridUnit, gridUnit, gridUnit);
    column->setSpacing(2 * gridUnit);
    column->addWidget(m_picture, 2);
    column->addWidget(scroll, 3);
    setMinimumWidth(34 * gridUnit);
}

void DetailsPanel::setActions(const QList<QAction*>& actions) {
    constexpr int columns = 2;
    auto* grid = new QGridLayout(m_buttons);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->setColumnStretch(columns, 1);
    for (int i = 0; i < actions.size(); ++i) {
        auto* button = new QToolButton;
        button->setDefaultAction(actions[i]);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        grid->addWidget(button, i / columns, i % columns, Qt::AlignLeft);
    }
}

void DetailsPanel::show(const std::shared_ptr<LibrarySearch>& library, PictureId picture,
                        std::optional<BinaryCode> query, const QImage& placeholder) {
    const int number = ++m_number;
    if (m_details && m_details->id == picture) {
        showCodes(query);
        return;
    }
    m_details.reset();
    m_picture->setPicture(placeholder, true);
    const bool calibrated = m_calibrated.lock() == library;
    if (!calibrated)
        m_calibration.clear();
    const auto model = m_session.model().value_or(library->model().path);
    m_session.jobs().start<Loaded>(
        this,
        {.title = {},
         .work =
             [library, picture, calibrated, model, &services = m_session.services()](const JobContext&) {
                 Loaded loaded{library->details(picture), {}, {}, {}};
                 if (!calibrated)
                     loaded.calibration = calibrationOf(model, library->model().sha256);
                 const auto preview = loadPreview(loaded.details.path, previewSide, services);
                 if (const auto* decoded = std::get_if<DecodedPicture>(&preview))
                     loaded.picture = toImage(decoded->pixels);
                 else
                     loaded.failure = failureText(std::get<DecodeFailure>(preview).code,
                                                  std::get<DecodeFailure>(preview).reason);
                 return loaded;
             },
         .done =
             [this, number, query, calibrated, library](Loaded loaded) {
                 if (number != m_number)
                     return;
                 if (!calibrated)
                     m_calibration = std::move(loaded.calibration);
                 m_calibrated = library;
                 take(std::move(loaded), query);
             },
         .failed =
             [this, number](const Error& error) {
                 if (number == m_number)
                     m_facts->setText(errorText(error));
             }});
}

void DetailsPanel::take(Loaded loaded, const std::optional<BinaryCode>& query) {
    m_details = std::move(loaded.details);
    const QString name = toText(m_details->path.filename());
    if (!loaded.picture.isNull())
        m_picture->setPicture(loaded.picture, true);
    m_picture->setAccessibleName(name);
    m_name->setText(name);
    m_facts->setText(loaded.failure.isEmpty() ? factsOf(*m_details) : loaded.failure);
    m_path->setText(breakable(toText(m_details->path.parent_path())));
    showCodes(query);
    Q_EMIT detailsChanged();
}

void DetailsPanel::showCodes(const std::optional<BinaryCode>& query) {
    const auto& code = m_details->code;
    const bool comparable = query && code && query->bits() == code->bits();
    m_distance->setVisible(comparable);
    m_codes->setVisible(comparable);
    showMeaning(comparable ? std::optional(hammingDistance(*query, *code)) : std::nullopt);
    if (!comparable)
        return;
    m_distance->setText(tr("Distance %1 of %2").arg(hammingDistance(*query, *code)).arg(code->bits()));
    m_distance->setToolTip(tr("The number of bits in which the two codes differ"));
    m_codes->setCodes(query, code);
}

void DetailsPanel::showMeaning(std::optional<int> distance) {
    const auto meaning = distance ? meaningOf(m_calibration, *distance) : std::nullopt;
    m_meaning->setVisible(meaning.has_value());
    if (!meaning)
        return;
    const auto perCent = [](double share, int digits) {
        return QLocale().toString(share * 100, 'f', digits);
    };
    m_meaning->setText(
        tr("%1 % of pairs at this distance showed the same kind of thing").arg(perCent(meaning->same, 0)));
    m_meaning->setToolTip(
        tr("Measured on %1 pairs of pictures that the model had not learnt from. With 95 % certainty the "
           "share "
           "lies between %2 % and %3 %.")
            .arg(countText(meaning->pairs), perCent(meaning->low, 1), perCent(meaning->high, 1)));
}

void DetailsPanel::clear() {
    ++m_number;
    m_details.reset();
    m_picture->setPicture({});
    Q_EMIT detailsChanged();
}

}  // namespace kindred
