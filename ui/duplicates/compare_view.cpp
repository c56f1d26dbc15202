#include "ui/duplicates/compare_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "core/engine/thumbnails.h"
#include "ui/common/error_text.h"
#include "ui/common/file_paths.h"
#include "ui/common/picture_image.h"
#include "ui/common/theme.h"
#include "ui/duplicates/duplicates_text.h"
#include "ui/duplicates/zoom_view.h"

namespace kindred {

namespace {

constexpr int previewSide = 2048;

struct Loaded {
    QImage picture;
    QString failure;
};

Loaded load(const std::filesystem::path& path, Services& services) {
    const auto preview = loadPreview(path, previewSide, services);
    if (const auto* decoded = std::get_if<DecodedPicture>(&preview))
        return {toImage(decoded->pixels), {}};
    const auto& failure = std::get<DecodeFailure>(preview);
    return {{}, failureText(failure.code, failure.reason)};
}

}  // namespace

CompareView::CompareView(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(gridUnit, gridUnit, gridUnit, gridUnit);
    row->setSpacing(2 * gridUnit);
    for (Side& side : m_sides) {
        side.picture = new ZoomView;
        side.picture->setToolTip(
            tr("Wheel, + and − zoom both pictures, dragging and arrow keys move them, 0 "
               "shows them whole"));
        side.name = new QLabel;
        side.facts = new QLabel;
        setTextSize(side.name, TextSize::Emphasis, true);
        setQuiet(side.facts);
        for (QLabel* label : {side.name, side.facts}) {
            label->setTextFormat(Qt::PlainText);
            label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        }
        auto* column = new QVBoxLayout;
        column->setSpacing(gridUnit / 2);
        column->addWidget(side.picture, 1);
        column->addWidget(side.name);
        column->addWidget(side.facts);
        row->addLayout(column, 1);
    }
    setFocusProxy(m_sides[1].picture);
    for (std::size_t i = 0; i < m_sides.size(); ++i)
        connect(m_sides[i].picture, &ZoomView::placeChanged, m_sides[1 - i].picture, &ZoomView::setPlace);
}

void CompareView::show(const DuplicateMember& original, const DuplicateMember& other, int bits,
                       const std::array<QImage, 2>& placeholders) {
    if (m_sides[0].id != original.id)
        for (Side& side : m_sides)
            side.picture->setPlace({});
    showSide(m_sides[0], original, tr("Original"), placeholders[0]);
    const QString distance =
        other.identical ? tr("Identical contents") : tr("Distance %1 of %2").arg(other.distance).arg(bits);
    showSide(m_sides[1], other, distance, placeholders[1]);
}

void CompareView::showSide(Side& side, const DuplicateMember& member, const QString& what,
                           const QImage& placeholder) {
    const QString name = toText(member.path.filename());
    side.name->setText(what + QStringLiteral(" · ") + name);
    side.name->setToolTip(toText(member.path));
    side.facts->setText(factsOf(member));
    side.picture->setAccessibleName(name);
    if (side.id == member.id)
        return;
    side.id = member.id;
    side.picture->setPicture(placeholder);
    const int number = ++side.number;
    m_session.jobs().start<Loaded>(this, {.title = {},
                                          .work = [path = member.path, &services = m_session.services()](
                                                      const JobContext&) { return load(path, services); },
                                          .done =
                                              [&side, number](const Loaded& loaded) {
                                                  if (number != side.number)
                                                      return;
                                                  if (loaded.failure.isEmpty())
                                                      side.picture->setPicture(loaded.picture);
                                                  else
                                                      side.facts->setText(loaded.failure);
                                              },
                                          .failed =
                                              [&side, number](const Error& error) {
                                                  if (number == side.number)
                                                      side.facts->setText(errorText(error));
                                              }});
}

void CompareView::clear() {
    for (Side& side : m_sides) {
        ++side.number;
        side.id.reset();
        side.picture->setPicture({});
        side.name->clear();
        side.facts->clear();
    }
}

}  // namespace kindred
