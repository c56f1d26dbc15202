#include "ui/duplicates/duplicates_page.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSlider>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "ui/common/error_text.h"
#include "ui/common/file_actions.h"
#include "ui/common/flow/flow_view.h"
#include "ui/common/job_strip.h"
#include "ui/common/message_panel.h"
#include "ui/common/theme.h"
#include "ui/common/themed_icon.h"
#include "ui/common/undo_strip.h"
#include "ui/duplicates/compare_view.h"
#include "ui/duplicates/duplicates_controller.h"
#include "ui/duplicates/duplicates_text.h"
#include "ui/duplicates/group_delegate.h"
#include "ui/duplicates/member_delegate.h"
#include "ui/duplicates/member_model.h"
#include "ui/library/indexer.h"

namespace kindred {

namespace {

constexpr int usualBits = 48;  // until a search tells
constexpr int widestRadius = 16;
constexpr int smallestCell = 128;
constexpr int largestCell = 480;
constexpr int usualCell = 240;

}  // namespace

DuplicatesPage::DuplicatesPage(Session& session, Indexer& indexer, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_indexer(indexer),
      m_controller(new DuplicatesController(session, indexer, this)),
      m_members(new MemberModel(m_controller->pictures(), this)),
      m_radiusSlider(new QSlider(Qt::Horizontal)),
      m_radiusWords(new QLabel),
      m_looks(new QCheckBox(tr("&Look at the pictures too"))),
      m_find(new QPushButton(tr("&Find duplicates"))),
      m_job(new JobStrip),
      m_summary(new QLabel),
      m_undoStrip(new UndoStrip),
      m_doneStrip(new QWidget),
      m_doneText(new QLabel),
      m_places(new QStackedWidget),
      m_message(new MessagePanel),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_groupList(new QListView),
      m_plan(new QLabel),
      m_pictures(new QStackedWidget),
      m_grid(new FlowView),
      m_compare(new CompareView(session)),
      m_cellSize(new QSlider(Qt::Horizontal)) {
    setFocusPolicy(Qt::ClickFocus);
    buildActions();
    m_splitter->addWidget(makeGroups());
    m_splitter->addWidget(makeMembers());
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setHandleWidth(1);
    m_places->addWidget(m_message);
    m_places->addWidget(m_splitter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * gridUnit, 3 * gridUnit, 3 * gridUnit, 3 * gridUnit);
    column->setSpacing(2 * gridUnit);
    column->addWidget(makeHeader());
    column->addWidget(m_places, 1);
    setCellSize(usualCell);
    follow();
    showRadius();
    showState();
    showGroup();
}

QWidget* DuplicatesPage::makeHeader() {
    auto* title = new QLabel(tr("Duplicates"));
    setTextSize(title, TextSize::Title);
    makePrimary(m_find);
    m_find->setToolTip(tr("Compares every picture of the library with every other (F5); nothing is removed"));
    m_radiusSlider->setRange(0, widestRadius);
    m_radiusSlider->setFixedWidth(20 * gridUnit);
    m_radiusSlider->setPageStep(1);
    m_radiusSlider->setAccessibleName(tr("How many bits of a copy's code may differ"));
    m_radiusSlider->setToolTip(m_radiusSlider->accessibleName());
    m_looks->setChecked(true);
    m_looks->setToolTip(
        tr("A code says what a picture shows, and many pictures show one thing: only pictures that "
           "also look the same are put together. Without this, only identical files are ticked."));
    setQuiet(m_radiusWords);
    setQuiet(m_summary);
    for (QLabel* label : {m_summary, m_doneText}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* undo = new QToolButton;
    undo->setDefaultAction(m_undo);
    undo->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* done = new QHBoxLayout(m_doneStrip);
    done->setContentsMargins(0, 0, 0, 0);
    done->setSpacing(2 * gridUnit);
    m_doneText->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_doneText->setWordWrap(false);
    done->addWidget(m_doneText);
    done->addWidget(undo);
    done->addStretch();

    auto* controls = new QHBoxLayout;
    controls->setSpacing(2 * gridUnit);
    controls->addWidget(title);
    controls->addStretch();
    controls->addWidget(m_radiusWords);
    controls->addWidget(m_radiusSlider);
    controls->addWidget(m_looks);
    controls->addWidget(m_find);
    auto* header = new QWidget;
    auto* column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridUnit);
    column->addLayout(controls);
    column->addWidget(m_summary);
    column->addWidget(m_job, 0, Qt::AlignLeft);
    column->addWidget(m_undoStrip);
    column->addWidget(m_doneStrip);
    return header;
}

QWidget* DuplicatesPage::makeGroups() {
    m_groupList->setModel(&m_controller->groups());
    m_groupList->setItemDelegate(new GroupDelegate(m_groupList));
    m_groupList->setUniformItemSizes(true);
    m_groupList->setMouseTracking(true);
    m_groupList->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_groupList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_groupList->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_groupList->setAccessibleName(tr("Groups of pictures that show the same"));
    m_groupList->setMinimumWidth(26 * gridUnit);
    return m_groupList;
}

QWidget* DuplicatesPage::makeMembers() {
    m_grid->setModel(m_members);
    m_grid->setItemDelegate(new MemberDelegate(m_grid));
    m_grid->setAccessibleName(tr("Pictures of the chosen group"));
    m_grid->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_grid->addActions(m_actions);
    m_pictures->addWidget(m_grid);
    m_pictures->addWidget(m_compare);
    m_plan->setTextFormat(Qt::PlainText);
    m_plan->setWordWrap(true);
    m_plan->setToolTip(
        tr("Alt and the arrow keys lead to other groups (up, down) and pictures (left, right)"));
    setTextSize(m_plan, TextSize::Emphasis, true);
    m_cellSize->setRange(smallestCell, largestCell);
    m_cellSize->setFixedWidth(12 * gridUnit);
    m_cellSize->setAccessibleName(tr("Size of the pictures"));
    m_cellSize->setToolTip(tr("Size of the pictures (Ctrl+wheel, Ctrl++ and Ctrl+−)"));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(gridUnit / 2);
    for (QAction* action : {m_trash, m_original, m_notSame, m_comparing, m_open, m_folder}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(action == m_open || action == m_folder ? Qt::ToolButtonIconOnly
                                                                          : Qt::ToolButtonTextBesideIcon);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    buttons->addWidget(m_cellSize);
    auto* members = new QWidget;
    auto* column = new QVBoxLayout(members);
    column->setContentsMargins(2 * gridUnit, 0, 0, 0);
    column->setSpacing(gridUnit);
    column->addWidget(m_plan);
    column->addLayout(buttons);
    column->addWidget(m_pictures, 1);
    return members;
}

QAction* DuplicatesPage::addAction(const QString& icon, const QString& text, const QKeySequence& keys,
                                   const std::function<void()>& act) {
    auto* action = new QAction(themedIcon(icon), text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(
        tr("%1 (%2)").arg(action->text().remove(QLatin1Char('&')), keys.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, act);
    QWidget::addAction(action);
    m_actions << action;
    return action;
}

void DuplicatesPage::buildActions() {
    const auto onFile = [this](void (*act)(const std::filesystem::path&)) {
        return [this, act] {
            if (memberRow() >= 0)
                act(m_members->memberAt(memberRow()).path);
        };
    };
    m_trash = addAction(QStringLiteral("trash"), tr("&Move copies to the trash"),
                        QKeySequence(Qt::Key_Delete), [this] { moveToTrash(); });
    m_original =
        addAction(QStringLiteral("original"), tr("Keep this as the &original"), QKeySequence(Qt::Key_O),
                  [this] { m_controller->chooseOriginal(groupRow(), m_members->memberAt(memberRow()).id); });
    m_notSame = addAction(QStringLiteral("differ"), tr("&Not the same"), QKeySequence(Qt::Key_N), [this] {
        m_controller->sayNotSame(groupRow(), std::array{m_members->memberAt(memberRow()).id});
    });
    m_stay = addAction(QStringLiteral("check"), tr("Goes or &stays"), QKeySequence(Qt::Key_Space),
                       [this] { toggleStays(); });
    m_comparing = addAction(QStringLiteral("compare"), tr("&Compare"), QKeySequence(Qt::Key_C), [] {});
    m_comparing->setCheckable(true);
    m_open = addAction(QStringLiteral("open"), tr("O&pen"), QKeySequence(Qt::Key_Return), onFile(openFile));
    m_folder = addAction(QStringLiteral("folder"), tr("Show in &folder"),
                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), onFile(showInFolder));
    m_next = addAction(QStringLiteral("similar"), tr("Next &group"), QKeySequence(Qt::ALT | Qt::Key_Down),
                       [this] { stepGroup(1); });
    m_previous = addAction(QStringLiteral("similar"), tr("P&revious group"),
                           QKeySequence(Qt::ALT | Qt::Key_Up), [this] { stepGroup(-1); });
    m_undo =
        addAction(QStringLiteral("undo"), tr("&Undo"), QKeySequence(QKeySequence::Undo), [this] { undo(); });
    const auto addKey = [this](const QKeySequence& keys, const std::function<void()>& act) {
        auto* action = new QAction(this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, act);
        QWidget::addAction(action);
    };
    addKey(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { stepMember(1); });
    addKey(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { stepMember(-1); });
    addKey(QKeySequence(Qt::Key_F5), [this] { find(); });
    addKey(QKeySequence(QKeySequence::ZoomIn), [this] { setCellSize(m_cellSize->value() + 4 * gridUnit); });
    addKey(QKeySequence(QKeySequence::ZoomOut), [this] { setCellSize(m_cellSize->value() - 4 * gridUnit); });
}

void DuplicatesPage::follow() {
    connect(m_find, &QPushButton::clicked, this, &DuplicatesPage::find);
    connect(m_radiusSlider, &QSlider::valueChanged, this, [this](int radius) {
        m_radius = radius;
        showRadius();
    });
    connect(m_looks, &QCheckBox::toggled, this, &DuplicatesPage::showRadius);
    connect(m_cellSize, &QSlider::valueChanged, this, &DuplicatesPage::setCellSize);
    connect(m_grid, &FlowView::zoomRequested, this,
            [this](int direction) { setCellSize(m_cellSize->value() + direction * 2 * gridUnit); });
    connect(m_comparing, &QAction::toggled, this, &DuplicatesPage::setComparing);
    connect(m_grid, &QAbstractItemView::doubleClicked, this, [this] { m_comparing->setChecked(true); });
    connect(m_controller, &DuplicatesController::changed, this, &DuplicatesPage::showState);
    connect(m_controller, &DuplicatesController::groupBroughtBack, this,
            [this](int row) { m_groupList->setCurrentIndex(m_controller->groups().index(row)); });
    for (const auto change : {&Indexer::started, &Indexer::finished})
        connect(&m_indexer, change, this, &DuplicatesPage::showState);
    connect(m_groupList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &DuplicatesPage::showGroup);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &DuplicatesPage::showMember);
    connect(m_members, &MemberModel::stayRequested, this, [this](int row, bool stays) {
        m_controller->setStays(groupRow(), m_members->memberAt(row).id, stays);
    });
    const GroupModel& groups = m_controller->groups();
    connect(&groups, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& index) {
        if (index.row() == groupRow())
            showGroup();
    });
    connect(&groups, &QAbstractItemModel::modelReset, this, [this] {
        m_groupList->setCurrentIndex(m_controller->groups().index(0));
        showGroup();
        showState();
        if (isVisible() && m_controller->groups().rowCount() > 0)
            m_pictures->currentWidget()->setFocus();  // what had it may have gone with the message
    });
    for (const auto change : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&groups, change, this, [this] {
            showGroup();
            showState();
        });
}

QVariantMap DuplicatesPage::state() const {
    return {{QStringLiteral("splitter"), m_splitter->saveState()},
            {QStringLiteral("cellSize"), m_cellSize->value()},
            {QStringLiteral("looks"), m_looks->isChecked()},
            {QStringLiteral("radius"), m_radius.value_or(-1)}};
}

void DuplicatesPage::restore(const QVariantMap& state) {
    if (state.isEmpty())
        return;
    m_splitter->restoreState(state[QStringLiteral("splitter")].toByteArray());
    setCellSize(state[QStringLiteral("cellSize")].toInt());
    m_looks->setChecked(state[QStringLiteral("looks")].toBool());
    if (const int radius = state[QStringLiteral("radius")].toInt(); radius >= 0)
        m_radius = std::min(radius, widestRadius);
    showRadius();
}

/// So that the keys of the page are heard at once.
void DuplicatesPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (m_controller->groups().rowCount() > 0)
        m_pictures->currentWidget()->setFocus();
    else
        setFocus();
}

void DuplicatesPage::setCellSize(int size) {
    m_cellSize->setValue(size);  // within its range
    m_grid->setCellSize(m_cellSize->value(), MemberDelegate::captionHeight);
}

void DuplicatesPage::find() {
    m_undoStrip->actNow();
    m_controller->find(m_radius, m_looks->isChecked());
}

void DuplicatesPage::showRadius() {
    const auto& report = m_controller->report();
    const int bits = report ? report->bits : usualBits;
    const int radius = m_radius.value_or(defaultDuplicateRadius(bits, m_looks->isChecked()));
    const QSignalBlocker blocker(m_radiusSlider);
    m_radiusSlider->setValue(radius);
    m_radiusWords->setText(radiusText(radius, bits, m_looks->isChecked()));
}

void DuplicatesPage::showState() {
    const bool hasGroups = m_controller->groups().rowCount() > 0;
    m_places->setCurrentWidget(hasGroups ? static_cast<QWidget*>(m_splitter) : m_message);
    m_find->setVisible(hasGroups);  // else the message offers it
    m_find->setEnabled(!m_controller->finding());
    m_job->setJob(m_controller->job());
    showRadius();
    const QString summary = summaryText(*m_controller);
    m_summary->setText(summary);
    m_summary->setVisible(!summary.isEmpty());
    m_doneText->setText(m_controller->lastDone());
    m_doneStrip->setVisible(!m_controller->lastDone().isEmpty());
    if (!hasGroups)
        showMessage();
    showActions();
}

void DuplicatesPage::showMessage() {
    const QString icon = QStringLiteral("duplicates");
    const bool hasFocus = m_message->isAncestorOf(QApplication::focusWidget());
    if (m_controller->finding()) {
        m_message->say(icon, tr("Looking for duplicates"), tr("Groups are shown once all are found."));
        return;
    }
    if (m_controller->error() && !m_controller->report()) {
        m_message->tell(tr("Duplicates could not be looked for"), *m_controller->error());
    } else if (m_controller->report()) {
        m_message->say(QStringLiteral("check"), tr("No duplicates"),
                       tr("No two pictures of the library are that alike. Allow more bits to differ, or add "
                          "folders on the Library page."));
    } else {
        m_message->say(
            icon, tr("Find pictures that you have more than once"),
            tr("Identical files, and copies that were resized or saved anew. You see what goes and "
               "what stays; copies only ever go to the trash."));
    }
    QPushButton* offered = m_message->offer(tr("&Find duplicates"));
    connect(offered, &QPushButton::clicked, this, &DuplicatesPage::find);
    if (hasFocus)
        setFocus();  // the button of before has gone, and the keys of the page with it
}

int DuplicatesPage::groupRow() const {
    return m_groupList->currentIndex().row();
}

int DuplicatesPage::memberRow() const {
    return m_grid->currentIndex().row();
}

void DuplicatesPage::showGroup() {
    const int row = groupRow();
    if (row < 0 || row >= m_controller->groups().rowCount()) {
        m_members->clear();
        m_compare->clear();
        showActions();
        return;
    }
    const ShownGroup& group = m_controller->groups().groupAt(row);
    const auto& report = m_controller->report();
    m_members->setGroup(group, report ? report->bits : usualBits);
    m_plan->setText(planText(group));
    if (!m_grid->currentIndex().isValid())
        m_grid->setCurrentIndex(m_members->index(std::min(1, m_members->rowCount() - 1)));
    showMember();
}

void DuplicatesPage::showMember() {
    if (m_comparing->isChecked() && m_members->rowCount() > 1) {
        const int other = std::max(1, memberRow());
        const auto picture = [this](int row) {
            return m_members->index(row).data(Qt::DecorationRole).value<QPixmap>().toImage();
        };
        m_compare->show(m_members->memberAt(0), m_members->memberAt(other),
                        m_members->index(0).data(MemberModel::BitsRole).toInt(),
                        {picture(0), picture(other)});
    }
    showActions();
}

void DuplicatesPage::showActions() {
    const bool hasGroup = m_members->rowCount() > 0 && groupRow() >= 0;
    const int row = hasGroup ? memberRow() : -1;
    const bool isCopy = row > 0;
    m_original->setEnabled(isCopy && !m_members->memberAt(row).place.isSymbolicLink);
    m_notSame->setEnabled(isCopy && !m_members->memberAt(row).identical);
    m_stay->setEnabled(isCopy && m_members->canGo(row));
    m_open->setEnabled(row >= 0);
    m_folder->setEnabled(row >= 0);
    m_comparing->setEnabled(hasGroup);
    m_trash->setEnabled(hasGroup && !m_members->group().going().empty());
    m_next->setEnabled(hasGroup && groupRow() + 1 < m_controller->groups().rowCount());
    m_previous->setEnabled(hasGroup && groupRow() > 0);
    m_undo->setEnabled(m_undoStrip->isVisible() || !m_controller->lastDone().isEmpty());
}

void DuplicatesPage::stepGroup(int by) {
    const int last = m_controller->groups().rowCount() - 1;
    m_groupList->setCurrentIndex(m_controller->groups().index(std::clamp(groupRow() + by, 0, last)));
}

void DuplicatesPage::stepMember(int by) {
    if (m_members->rowCount() > 0)
        m_grid->setCurrentIndex(m_members->index(std::clamp(memberRow() + by, 0, m_members->rowCount() - 1)));
}

void DuplicatesPage::toggleStays() {
    const DuplicateMember& member = m_members->memberAt(memberRow());
    m_controller->setStays(groupRow(), member.id, !m_members->group().stays(member));
}

void DuplicatesPage::setComparing(bool comparing) {
    m_pictures->setCurrentWidget(comparing ? static_cast<QWidget*>(m_compare) : m_grid);
    m_cellSize->setVisible(!comparing);
    m_pictures->currentWidget()->setFocus();
    showMember();
}

void DuplicatesPage::moveToTrash() {
    const ShownGroup group = m_members->group();
    m_undoStrip->announce(announcementText(group), [this, group] { m_controller->moveToTrash(group); });
    m_undo->setEnabled(true);
    stepGroup(1);
}

/// What is only announced is left first.
void DuplicatesPage::undo() {
    if (m_undoStrip->isVisible())
        m_undoStrip->undo();
    else
        m_controller->undo();
    showActions();
}

}  // namespace kindred
