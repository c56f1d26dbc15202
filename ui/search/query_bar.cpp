#include "ui/search/query_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>

#include "ui/common/code_view.h"
#include "ui/common/format_text.h"
#include "ui/common/picture_view.h"
#include "ui/common/theme.h"
#include "ui/common/themed_icon.h"

namespace kindred {

namespace {

constexpr int pictureSide = 10 * gridUnit;
constexpr int smallestCell = 96;
constexpr int largestCell = 288;
constexpr std::size_t topChoices[] = {20, 50, 100, 500, 1000, 10'000};

}  // namespace

QueryBar::QueryBar(QWidget* parent)
    : QWidget(parent),
      m_picture(new PictureView),
      m_name(new QLabel),
      m_facts(new QLabel),
      m_remark(new QLabel),
      m_cellSize(new QSlider(Qt::Horizontal)),
      m_choose(new QPushButton(themedIcon(QStringLiteral("image")), tr("Choose a &picture…"))),
      m_clear(new QToolButton) {
    m_picture->setFixedSize(pictureSide, pictureSide);
    m_picture->setAccessibleName(tr("The picture that is looked for"));
    setTextSize(m_name, TextSize::Emphasis, true);
    for (QLabel* label : {m_name, m_facts}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    setQuiet(m_facts);
    setQuiet(m_remark);
    m_clear->setIcon(themedIcon(QStringLiteral("close")));
    m_clear->setToolTip(tr("Clear the search (Esc)"));
    m_clear->setAccessibleName(tr("Clear the search"));
    m_choose->setToolTip(
        tr("Search by a picture of yours (Ctrl+O); you can also drop one here or paste it (Ctrl+V)"));
    m_cellSize->setRange(smallestCell, largestCell);
    m_cellSize->setFixedWidth(12 * gridUnit);
    m_cellSize->setAccessibleName(tr("Size of the pictures"));
    m_cellSize->setToolTip(tr("Size of the pictures (Ctrl+wheel)"));

    auto* heading = new QHBoxLayout;
    heading->setSpacing(2 * gridUnit);
    heading->addWidget(m_name, 1);
    heading->addWidget(m_choose);
    heading->addWidget(m_clear);
    auto* controls = new QHBoxLayout;
    controls->setSpacing(2 * gridUnit);
    controls->addWidget(m_limits = makeLimits());
    controls->addStretch(1);
    controls->addWidget(m_cellSize);
    auto* facts = new QHBoxLayout;
    facts->setSpacing(2 * gridUnit);
    facts->addWidget(m_facts, 1);
    facts->addStretch();
    facts->addWidget(m_remark);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(gridUnit);
    lines->addLayout(heading);
    lines->addLayout(facts);
    lines->addLayout(controls);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2 * gridUnit, 2 * gridUnit, 2 * gridUnit, gridUnit);
    row->setSpacing(2 * gridUnit);
    row->addWidget(m_picture);
    row->addLayout(lines, 1);

    connect(m_choose, &QPushButton::clicked, this, &QueryBar::chooseRequested);
    connect(m_clear, &QToolButton::clicked, this, &QueryBar::clearRequested);
    connect(m_cellSize, &QSlider::valueChanged, this, &QueryBar::cellSizeChanged);
    setCellSize(160);
    showNoQuery();
}

QWidget* QueryBar::makeLimits() {
    auto* limits = new QWidget;
    m_top = new QComboBox;
    for (const std::size_t top : topChoices)
        m_top->addItem(tr("Top %1").arg(countText(top)), QVariant::fromValue<qulonglong>(top));
    m_top->addItem(tr("All"), QVariant::fromValue<qulonglong>(0));
    m_top->setCurrentIndex(2);
    m_top->setAccessibleName(tr("How many results are wanted"));
    m_ranking = new QComboBox;
    m_ranking->setObjectName(QStringLiteral("ranking"));
    m_ranking->addItem(tr("By distance"), static_cast<int>(Ranking::Hamming));
    m_ranking->addItem(tr("By weighted distance"), static_cast<int>(Ranking::Asymmetric));
    m_ranking->addItem(tr("By what was seen"), static_cast<int>(Ranking::Features));
    m_ranking->setAccessibleName(tr("What results are ranked by"));
    m_ranking->setToolTip(tr(
        "<p><b>Distance</b>: the number of bits in which two codes differ.</p>"
        "<p><b>Weighted distance</b>: bits of which the network was sure in your picture count more than "
        "those "
        "that could as well have come out the other way.</p>"
        "<p><b>What was seen</b>: pictures with near codes, put in order by all that the network saw in them "
        "before it made a code of it.</p>"));
    m_radius = new QSlider(Qt::Horizontal);
    m_radius->setFixedWidth(18 * gridUnit);
    m_radius->setAccessibleName(tr("Largest distance"));
    m_radiusText = new QLabel;
    m_radiusText->setMinimumWidth(fontMetrics().horizontalAdvance(tr("any")) + gridUnit);
    auto* label = new QLabel(tr("&Distance ≤"));
    label->setBuddy(m_radius);
    label->setToolTip(tr("The number of bits in which the codes of query and result may differ"));

    auto* row = new QHBoxLayout(limits);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gridUnit);
    row->addWidget(m_ranking);
    row->addWidget(m_top);
    row->addSpacing(gridUnit);
    row->addWidget(label);
    row->addWidget(m_radius);
    row->addWidget(m_radiusText);

    connect(m_top, &QComboBox::currentIndexChanged, this, &QueryBar::limitsChanged);
    connect(m_ranking, &QComboBox::currentIndexChanged, this, &QueryBar::rankingChanged);
    connect(m_radius, &QSlider::valueChanged, this, [this](int value) {
        m_wishedRadius = value == m_radius->maximum() ? -1 : value;
        showRadius();
        Q_EMIT limitsChanged();
    });
    return limits;
}

void QueryBar::setBits(int bits) {
    // One step beyond half the bits stands for "any": that is where codes have nothing to do with each other.
    const QSignalBlocker quiet(m_radius);
    m_radius->setRange(0, bits / 2 + 1);
    m_radius->setValue(m_wishedRadius < 0 ? m_radius->maximum() : m_wishedRadius);
    showRadius();
}

void QueryBar::showRadius() {
    m_radiusText->setText(m_wishedRadius < 0 ? tr("any") : QLocale().toString(m_wishedRadius));
}

void QueryBar::showQuery(const QueryPicture& picture) {
    QStringList facts;
    if (picture.width > 0)
        facts << tr("%1 × %2").arg(picture.width).arg(picture.height);
    constexpr int headingBits = 16;
    facts << tr("code %1, %n bit(s)", nullptr, picture.looksFor.code.bits())
                 .arg(codeText(picture.looksFor.code, headingBits));
    if (!picture.label.isEmpty())
        facts << tr("looks like “%1”").arg(picture.label);
    m_picture->setPicture(picture.preview, true);
    m_picture->show();
    m_name->setText(picture.name);
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_facts->setToolTip(codeText(picture.looksFor.code, picture.looksFor.code.bits()));
    m_facts->show();
    m_limits->show();
    m_clear->show();
}

void QueryBar::showReading(const QString& name, const QString& text) {
    m_picture->setPicture({});
    m_picture->show();
    m_name->setText(name);
    m_facts->setText(text);
    m_facts->show();
    m_clear->show();
}

void QueryBar::showNoQuery() {
    m_picture->hide();
    m_name->setText(tr("Drop a picture here, paste one with Ctrl+V, or choose one"));
    m_facts->hide();
    m_limits->hide();
    m_clear->hide();
}

void QueryBar::setRemark(const QString& text) {
    m_remark->setText(text);
}

SearchRequest QueryBar::limits() const {
    SearchRequest request;
    if (const auto top = m_top->currentData().toULongLong(); top > 0)
        request.top = top;
    if (m_wishedRadius >= 0)
        request.radius = m_wishedRadius;
    else if (!request.top)
        request.radius = BinaryCode::maxBits;
    return request;
}

void QueryBar::setLimits(const SearchRequest& limits) {
    const QSignalBlocker quiet(m_top);
    const int index = m_top->findData(QVariant::fromValue<qulonglong>(limits.top.value_or(0)));
    if (index >= 0)
        m_top->setCurrentIndex(index);
    m_wishedRadius = limits.radius && *limits.radius < BinaryCode::maxBits ? *limits.radius : -1;
    showRadius();
}

Ranking QueryBar::ranking() const {
    return static_cast<Ranking>(m_ranking->currentData().toInt());
}

void QueryBar::setRanking(Ranking ranking) {
    m_ranking->setCurrentIndex(m_ranking->findData(static_cast<int>(ranking)));
}

int QueryBar::cellSize() const {
    return m_cellSize->value();
}

void QueryBar::setCellSize(int size) {
    m_cellSize->setValue(size);
}

}  // namespace kindred
