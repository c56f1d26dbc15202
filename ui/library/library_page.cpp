#include "ui/library/library_page.h"

#include <QAction>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/common/error_text.h"
#include "ui/common/file_actions.h"
#include "ui/common/file_dialogs.h"
#include "ui/common/file_paths.h"
#include "ui/common/format_text.h"
#include "ui/common/job_strip.h"
#include "ui/common/message_panel.h"
#include "ui/common/theme.h"
#include "ui/common/themed_icon.h"
#include "ui/common/undo_strip.h"
#include "ui/library/folder_watcher.h"
#include "ui/library/indexer.h"
#include "ui/library/library_controller.h"
#include "ui/library/library_repairer.h"
#include "ui/library/model_section.h"
#include "ui/library/root_model.h"
#include "ui/library/trouble_filter.h"
#include "ui/library/trouble_model.h"

namespace kindred {

namespace {

QTableView* makeTable(QAbstractItemModel* model, const QString& name, int wideColumn) {
    auto* table = new QTableView;
    table->setModel(model);
    table->setAccessibleName(name);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setTextElideMode(Qt::ElideMiddle);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(4 * gridUnit);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(wideColumn, QHeaderView::Stretch);
    return table;
}

std::vector<std::filesystem::path> droppedFolders(const QMimeData& data) {
    std::vector<std::filesystem::path> folders;
    for (const QUrl& url : data.urls()) {
        std::error_code ignored;
        if (url.isLocalFile() && std::filesystem::is_directory(toPath(url.toLocalFile()), ignored))
            folders.push_back(toPath(url.toLocalFile()));
    }
    return folders;
}

}  // namespace

LibraryPage::LibraryPage(Session& session, Indexer& indexer, FolderWatcher& watcher, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_indexer(indexer),
      m_watcher(watcher),
      m_controller(new LibraryController(session, this)),
      m_repairer(new LibraryRepairer(session, indexer, this)),
      m_models(new ModelSection(session, indexer, *m_controller)),
      m_roots(new RootModel(this)),
      m_troubles(new TroubleModel(this)),
      m_shownTroubles(new TroubleFilter(this)),
      m_summary(new QLabel),
      m_problem(new QLabel),
      m_remark(new QLabel),
      m_job(new JobStrip),
      m_undo(new UndoStrip),
      m_places(new QStackedWidget),
      m_message(new MessagePanel),
      m_splitter(new QSplitter(Qt::Vertical)) {
    setAcceptDrops(true);
    m_shownTroubles->setSourceModel(m_troubles);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(2 * gridUnit);
    QWidget* header = makeHeader();
    m_splitter->addWidget(makeFolders());
    m_splitter->addWidget(makeTroubles());
    m_places->addWidget(m_splitter);
    m_places->addWidget(m_message);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(3 * gridUnit, 3 * gridUnit, 3 * gridUnit, 3 * gridUnit);
    column->setSpacing(2 * gridUnit);
    column->addWidget(header);
    column->addWidget(m_places, 1);

    connect(m_controller, &LibraryController::changed, this, &LibraryPage::showLibrary);
    for (const auto change : {&Session::libraryChanged, &Session::libraryContentsChanged})
        connect(&m_session, change, this, [this] {
            if (isVisible())  // else it is read when the page is shown
                m_controller->reload();
        });
    for (const auto change : {&Indexer::started, &Indexer::finished})
        connect(&m_indexer, change, this, &LibraryPage::showLibrary);
    connect(m_repairer, &LibraryRepairer::changed, this, &LibraryPage::showLibrary);
    connect(&m_watcher, &FolderWatcher::stateChanged, this, &LibraryPage::showRemark);
    connect(m_rootTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LibraryPage::showActions);
    showActions();
}

QAction* LibraryPage::addAction(const QString& icon, const QString& text, const QKeySequence& keys,
                                const std::function<void()>& act) {
    auto* action = new QAction(themedIcon(icon), text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    const QString plain = action->text().remove(QLatin1Char('&'));
    if (!keys.isEmpty())
        action->setToolTip(tr("%1 (%2)").arg(plain, keys.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, act);
    QWidget::addAction(action);
    return action;
}

QWidget* LibraryPage::makeHeader() {
    auto* header = new QWidget;
    auto* title = new QLabel(tr("Library"));
    setTextSize(title, TextSize::Title);
    setQuiet(m_summary);
    m_summary->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_problem->hide();
    m_remark->setWordWrap(true);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setQuiet(m_remark);
    m_remark->hide();
    auto* column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridUnit);
    column->addWidget(title);
    column->addWidget(m_summary);
    column->addWidget(m_models);
    column->addWidget(m_job, 0, Qt::AlignLeft);
    column->addWidget(m_undo);
    column->addWidget(m_problem);
    column->addWidget(m_remark);
    return header;
}

QWidget* LibraryPage::makeFolders() {
    m_add = addAction(QStringLiteral("plus"), tr("&Add folder…"), QKeySequence(Qt::CTRL | Qt::Key_N),
                      [this] { addFolder(); });
    m_refresh = addAction(QStringLiteral("check"), tr("&Look for changes"), QKeySequence(Qt::Key_F5),
                          [this] { m_indexer.start({}); });
    m_exclude = addAction(QStringLiteral("minus"), tr("&Exclude a folder…"), {}, [this] { excludeFolder(); });
    m_remove = addAction(QStringLiteral("close"), tr("&Remove from library"), QKeySequence(Qt::Key_Delete),
                         [this] { removeChosenFolder(); });
    m_remove->setToolTip(tr("Takes the folder out of the library (Del); its files are not touched"));
    m_forget =
        addAction(QStringLiteral("minus"), tr("&Forget missing files"), {}, [this] { forgetMissingFiles(); });
    m_forget->setToolTip(tr("Forgets the files of this folder that are not there any more"));

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(gridUnit);
    for (QAction* action : {m_add, m_refresh, m_exclude, m_remove, m_forget}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    m_rootTable = makeTable(m_roots, tr("Folders of the library"), RootModel::FolderColumn);
    m_rootTable->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_rootTable->addActions({m_refresh, m_exclude, m_remove, m_forget});
    auto* folders = new QWidget;
    auto* column = new QVBoxLayout(folders);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridUnit);
    column->addLayout(buttons);
    column->addWidget(m_rootTable, 1);
    return folders;
}

QWidget* LibraryPage::makeTroubles() {
    m_troubleTitle = new QLabel;
    setTextSize(m_troubleTitle, TextSize::Emphasis, true);
    m_kind = new QComboBox;
    m_kind->setAccessibleName(tr("Which files are shown"));
    m_kind->addItem(tr("Not readable and missing"));
    m_kind->addItem(tr("Not readable"), static_cast<int>(FileState::Failed));
    m_kind->addItem(tr("Missing"), static_cast<int>(FileState::Missing));
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("Filter by name, reason or folder"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(36 * gridUnit);
    m_troubleTable =
        makeTable(m_shownTroubles, tr("Files that cannot be found by a search"), TroubleModel::FolderColumn);
    m_troubleTable->setColumnWidth(TroubleModel::NameColumn, 28 * gridUnit);
    m_troubleTable->setColumnWidth(TroubleModel::ReasonColumn, 52 * gridUnit);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &LibraryPage::filterTroubles);
    connect(m_filter, &QLineEdit::textChanged, this, &LibraryPage::filterTroubles);
    connect(m_troubleTable, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        showInFolder(m_troubles->file(m_shownTroubles->mapToSource(index).row()).path);
    });

    auto* head = new QHBoxLayout;
    head->setSpacing(gridUnit);
    head->addWidget(m_troubleTitle);
    head->addStretch();
    head->addWidget(m_kind);
    head->addWidget(m_filter, 1);
    auto* troubles = new QWidget;
    auto* column = new QVBoxLayout(troubles);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridUnit);
    column->addLayout(head);
    column->addWidget(m_troubleTable, 1);
    column->addStretch();
    return troubles;
}

QVariantMap LibraryPage::state() const {
    return {{QStringLiteral("splitter"), m_splitter->saveState()}};
}

void LibraryPage::restore(const QVariantMap& state) {
    m_splitter->restoreState(state[QStringLiteral("splitter")].toByteArray());
}

void LibraryPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    m_controller->reload();
}

void LibraryPage::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFolders(*event->mimeData()).empty())
        event->acceptProposedAction();
}

void LibraryPage::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    m_indexer.start(droppedFolders(*event->mimeData()));
}

void LibraryPage::showLibrary() {
    const auto& overview = m_controller->overview();
    m_roots->setRoots(overview ? overview->roots : std::vector<RootRecord>{});
    m_troubles->setFiles(m_controller->troubles());
    const int troubles = m_troubles->rowCount();
    m_troubleTitle->setText(troubles > 0 ? tr("%n file(s) cannot be found", nullptr, troubles)
                                         : tr("Every file can be found"));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_kind, m_filter, m_troubleTable})
        widget->setVisible(troubles > 0);
    m_job->setJob(m_indexer.job());
    m_models->showModels(damage() ? LibraryModels() : m_controller->models());
    showSummary();
    showRemark();
    showActions();

    const bool instead = (m_roots->rowCount() == 0 || damage()) && !m_indexer.running();
    m_places->setCurrentIndex(instead ? 1 : 0);
    if (!instead)
        return;
    if (damage() || m_controller->error()) {
        tellProblem(damage() ? *damage() : *m_controller->error());
    } else {
        m_message->say(QStringLiteral("folder"), tr("No folders yet"),
                       tr("Add a folder of pictures, or drop one here. Its pictures stay where they are."));
        connect(m_message->offer(tr("&Add folder…")), &QPushButton::clicked, this, &LibraryPage::addFolder);
    }
}

void LibraryPage::tellProblem(const Error& error) {
    const QString title = tr("The library cannot be opened");
    if (isDamage(error))
        tellDamage(*m_message, title, error, *m_repairer);
    else
        m_message->tell(title, error);
    connect(m_message->offer(tr("Try again")), &QPushButton::clicked, m_controller,
            &LibraryController::reload);
}

/// That the library is damaged, whoever met it.
const std::optional<Error>& LibraryPage::damage() const {
    static const std::optional<Error> none;
    for (const std::optional<Error>* met : {&m_controller->error(), &m_indexer.error()})
        if (*met && isDamage(**met))
            return *met;
    return none;
}

/// What happens to the library by itself.
void LibraryPage::showRemark() {
    QStringList remarks;
    if (const auto& setAside = m_repairer->setAside(); !setAside.empty())
        remarks << tr("The damaged library is kept as %1.").arg(toText(setAside));
    if (m_watcher.state() == FolderWatcher::State::Polling)
        remarks << tr(
            "There are more folders than the system lets Kindred watch; it looks for changes every %n "
            "minute(s) instead.",
            nullptr, static_cast<int>(m_watcher.pollInterval().count()));
    m_remark->setText(remarks.join(QLatin1Char('\n')));
    m_remark->setVisible(!remarks.isEmpty());
}

void LibraryPage::showSummary() {
    const auto& overview = m_controller->overview();
    QStringList parts;
    if (overview) {
        parts << tr("%n picture(s)", nullptr, static_cast<int>(overview->counts.pictures));
        parts << bytesText(overview->bytes);
    }
    parts << toText(m_session.library());
    if (const QString lastRun = lastRunText(); !lastRun.isEmpty())
        parts << lastRun;
    m_summary->setText(parts.join(QStringLiteral(" · ")));

    const bool told =
        !m_indexer.running() && (damage() || (m_roots->rowCount() == 0 && m_controller->error()));
    const auto& error = m_indexer.error() ? m_indexer.error() : m_controller->error();
    m_problem->setVisible(error && !told);
    if (error)
        m_problem->setText(QStringLiteral("⚠ ") + errorText(*error));
}

QString LibraryPage::lastRunText() const {
    const auto& report = m_indexer.report();
    if (!report || m_indexer.running())
        return {};
    if (!report->defaultBefore.empty())
        return tr("switched from %1, whose codes are kept")
            .arg(QString::fromStdString(report->defaultBefore));
    QStringList parts{tr("%n new or changed", nullptr, static_cast<int>(report->indexed)),
                      tr("%n unchanged", nullptr, static_cast<int>(report->unchanged))};
    if (report->moved > 0)
        parts << tr("%n moved", nullptr, static_cast<int>(report->moved));
    if (!report->skippedFolders.empty())
        parts << tr("%n folder(s) could not be read", nullptr,
                    static_cast<int>(report->skippedFolders.size()));
    const QString counts = parts.join(QStringLiteral(", "));
    return report->stopped ? tr("stopped: %1").arg(counts) : tr("last time: %1").arg(counts);
}

void LibraryPage::showActions() {
    const int row = chosenRoot();
    const bool chosen = row >= 0 && row < m_roots->rowCount();
    // Only one may write the library at a time.
    const bool idle = !m_indexer.running();
    m_refresh->setEnabled(idle && m_roots->rowCount() > 0);
    m_exclude->setEnabled(idle && chosen && m_roots->root(row).reachable);
    m_remove->setEnabled(idle && chosen);
    m_forget->setEnabled(idle && chosen && m_roots->root(row).missing > 0);
}

void LibraryPage::filterTroubles() {
    const QVariant kind = m_kind->currentData();
    m_shownTroubles->setKind(kind.isValid() ? std::optional(static_cast<FileState>(kind.toInt()))
                                            : std::nullopt);
    m_shownTroubles->setText(m_filter->text());
}

int LibraryPage::chosenRoot() const {
    const QModelIndexList rows = m_rootTable->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return m_roots->rowCount() == 1 ? 0 : -1;  // the only one needs no choosing
    return rows.first().row();
}

void LibraryPage::addFolder() {
    chooseFolder(this, tr("Choose a folder of pictures"),
                 [this](const std::filesystem::path& folder) { m_indexer.start({folder}); });
}

void LibraryPage::excludeFolder() {
    chooseFolder(this, tr("Choose a folder that is to be left out"),
                 [this](const std::filesystem::path& folder) { m_controller->removeFolder(folder); });
}

void LibraryPage::removeChosenFolder() {
    const std::filesystem::path folder = m_roots->root(chosenRoot()).path;
    m_undo->announce(tr("%1 is taken out of the library; its files are not touched.").arg(toText(folder)),
                     [this, folder] { m_controller->removeFolder(folder); });
}

void LibraryPage::forgetMissingFiles() {
    const RootRecord& root = m_roots->root(chosenRoot());
    m_undo->announce(tr("%n missing file(s) are forgotten.", nullptr, static_cast<int>(root.missing)),
                     [this, id = root.id] { m_controller->forgetMissing(id); });
}

}  // namespace kindred
