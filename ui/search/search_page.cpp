#include "ui/search/search_page.h"

#include <QAction>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/common/error_text.h"
#include "ui/common/file_actions.h"
#include "ui/common/file_dialogs.h"
#include "ui/common/file_paths.h"
#include "ui/common/flow/flow_view.h"
#include "ui/common/format_text.h"
#include "ui/common/message_panel.h"
#include "ui/common/theme.h"
#include "ui/common/themed_icon.h"
#include "ui/library/indexer.h"
#include "ui/library/library_repairer.h"
#include "ui/search/details_panel.h"
#include "ui/search/first_start.h"
#include "ui/search/query_bar.h"
#include "ui/search/result_delegate.h"
#include "ui/search/result_model.h"
#include "ui/search/search_controller.h"

namespace kindred {

SearchPage::SearchPage(Session& session, Indexer& indexer, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_indexer(indexer),
      m_controller(new SearchController(session, this)),
      m_repairer(new LibraryRepairer(session, indexer, this)),
      m_model(new ResultModel(session.thumbnails(), this)),
      m_places(new QStackedWidget),
      m_firstStart(new FirstStart),
      m_searchPlace(new QWidget),
      m_bar(new QueryBar),
      m_results(new QStackedWidget),
      m_splitter(new QSplitter),
      m_grid(new FlowView),
      m_details(new DetailsPanel(session, this)),
      m_message(new MessagePanel) {
    setAcceptDrops(true);
    buildLayout();
    buildActions();
    followController();
    connect(m_repairer, &LibraryRepairer::changed, this, &SearchPage::showState);
    m_controller->open();
}

void SearchPage::buildLayout() {
    m_grid->setModel(m_model);
    m_grid->setItemDelegate(new ResultDelegate(m_grid));
    m_grid->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_grid->setAccessibleName(tr("Pictures found"));
    setCellSize(m_bar->cellSize());
    m_splitter->addWidget(m_grid);
    m_splitter->addWidget(m_details);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setHandleWidth(1);
    m_details->hide();
    m_results->addWidget(m_splitter);
    m_results->addWidget(m_message);
    auto* search = new QVBoxLayout(m_searchPlace);
    search->setContentsMargins(0, 0, 0, 0);
    search->setSpacing(0);
    search->addWidget(m_bar);
    search->addWidget(m_results, 1);
    m_places->addWidget(m_searchPlace);
    m_places->addWidget(m_firstStart);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_places);
}

QAction* SearchPage::addResultAction(const QString& icon, const QString& text, const QKeySequence& keys,
                                     const std::function<void()>& act) {
    auto* action = new QAction(themedIcon(icon), text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setEnabled(false);
    connect(action, &QAction::triggered, this, act);
    m_grid->addAction(action);
    m_actions << action;
    return action;
}

void SearchPage::setCellSize(int size) {
    m_grid->setCellSize(size, ResultDelegate::captionHeight);
    m_model->setCellSide(qRound(size * devicePixelRatioF()));
}

void SearchPage::buildActions() {
    const auto onFile = [this](void (*act)(const std::filesystem::path&)) {
        return [this, act] {
            if (m_details->details())
                act(m_details->details()->path);
        };
    };
    QAction* similar = addResultAction(QStringLiteral("similar"), tr("Find &similar"),
                                       QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { findSimilar(); });
    similar->setObjectName(QStringLiteral("findSimilar"));
    addResultAction(QStringLiteral("open"), tr("&Open"), QKeySequence(Qt::Key_Return), onFile(openFile));
    addResultAction(QStringLiteral("folder"), tr("Show in &folder"),
                    QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), onFile(showInFolder));
    addResultAction(QStringLiteral("copy"), tr("&Copy path"), QKeySequence(QKeySequence::Copy),
                    onFile(copyPath));
    m_details->setActions(m_actions);
    for (QAction* action : m_actions)
        action->setToolTip(tr("%1 (%2)").arg(action->text().remove(QLatin1Char('&')),
                                             action->shortcut().toString(QKeySequence::NativeText)));

    auto* clear = new QAction(this);
    clear->setShortcut(QKeySequence(Qt::Key_Escape));
    clear->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(clear, &QAction::triggered, m_controller, &SearchController::clearQuery);
    addAction(clear);
    connect(m_grid, &QAbstractItemView::doubleClicked, this, [onFile] { onFile(openFile)(); });
    connect(m_grid->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SearchPage::showSelection);
    connect(m_grid, &FlowView::zoomRequested, this,
            [this](int direction) { m_bar->setCellSize(m_bar->cellSize() + direction * 2 * gridUnit); });
    connect(m_details, &DetailsPanel::detailsChanged, this, [this] {
        for (QAction* action : m_actions)
            action->setEnabled(m_details->details().has_value());
    });
}

void SearchPage::followController() {
    connect(m_bar, &QueryBar::chooseRequested, this, &SearchPage::choosePicture);
    connect(m_bar, &QueryBar::clearRequested, m_controller, &SearchController::clearQuery);
    connect(m_bar, &QueryBar::limitsChanged, this, [this] { m_controller->setLimits(m_bar->limits()); });
    connect(m_bar, &QueryBar::rankingChanged, this, [this] { m_controller->setRanking(m_bar->ranking()); });
    connect(m_bar, &QueryBar::cellSizeChanged, this, [this](int size) { setCellSize(size); });
    connect(m_firstStart, &FirstStart::chooseRequested, this, &SearchPage::chooseFolder);
    connect(m_controller, &SearchController::stateChanged, this, &SearchPage::showState);
    connect(m_controller, &SearchController::queryChanged, this, &SearchPage::showQuery);
    connect(m_controller, &SearchController::resultsChanged, this, &SearchPage::showResults);
    connect(&m_indexer, &Indexer::started, this, &SearchPage::showState);
    connect(&m_indexer, &Indexer::finished, this, [this] {
        showState();
        if (m_indexer.error() && m_controller->state() == SearchController::State::Ready)
            explain(tr("The folder could not be indexed"), errorText(*m_indexer.error()));
    });
}

QVariantMap SearchPage::state() const {
    const SearchRequest limits = m_bar->limits();
    return {{QStringLiteral("splitter"), m_splitter->saveState()},
            {QStringLiteral("cellSize"), m_bar->cellSize()},
            {QStringLiteral("top"), QVariant::fromValue<qulonglong>(limits.top.value_or(0))},
            {QStringLiteral("radius"), limits.radius.value_or(-1)},
            {QStringLiteral("ranking"), static_cast<int>(m_bar->ranking())}};
}

void SearchPage::restore(const QVariantMap& state) {
    if (state.isEmpty())
        return;
    m_splitter->restoreState(state[QStringLiteral("splitter")].toByteArray());
    m_bar->setCellSize(state[QStringLiteral("cellSize")].toInt());
    SearchRequest limits;
    if (const auto top = state[QStringLiteral("top")].toULongLong())
        limits.top = top;
    if (const int radius = state[QStringLiteral("radius")].toInt(); radius >= 0)
        limits.radius = radius;
    m_bar->setLimits(limits);
    m_controller->setLimits(m_bar->limits());
    const int ranking = state[QStringLiteral("ranking")].toInt();
    if (ranking >= 0 && ranking <= static_cast<int>(Ranking::Features))
        m_bar->setRanking(static_cast<Ranking>(ranking));
}

void SearchPage::searchFor(const Query& query) {
    m_queryName = query.name;
    m_controller->setQuery(query);
}

void SearchPage::take(const QMimeData& mime) {
    const Dropped dropped = readDropped(mime);
    if (const auto* query = std::get_if<Query>(&dropped))
        searchFor(*query);
    else if (const auto* folder = std::get_if<DroppedFolder>(&dropped))
        m_indexer.start({folder->folder});
    else
        explain(tr("That is no picture"), std::get<DroppedNothing>(dropped).reason);
}

void SearchPage::paste() {
    take(*QGuiApplication::clipboard()->mimeData());
}

void SearchPage::choosePicture() {
    kindred::chooseFile(this, tr("Choose a picture to search by"), QString(),
                        [this](const std::filesystem::path& file) { searchFor(queryFromFile(file)); });
}

void SearchPage::chooseFolder() {
    kindred::chooseFolder(this, tr("Choose a folder of pictures"),
                          [this](const std::filesystem::path& folder) { m_indexer.start({folder}); });
}

void SearchPage::dragEnterEvent(QDragEnterEvent* event) {
    if (event->source() == m_grid || !canBeDropped(*event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_firstStart->setDraggedOver(true);
}

void SearchPage::dragLeaveEvent(QDragLeaveEvent*) {
    m_firstStart->setDraggedOver(false);
}

void SearchPage::dropEvent(QDropEvent* event) {
    m_firstStart->setDraggedOver(false);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    take(*event->mimeData());
}

void SearchPage::showState() {
    const bool empty = m_controller->state() == SearchController::State::Empty;
    if (m_controller->problem() || (empty && m_indexer.error())) {
        m_places->setCurrentWidget(m_searchPlace);
        showProblem();
        return;
    }
    if (empty && !m_indexer.running()) {
        const auto& report = m_indexer.report();
        m_firstStart->setRemark(
            report && !report->stopped
                ? tr("No picture was found there that could be read. Choose another folder.")
                : QString());
        m_places->setCurrentWidget(m_firstStart);
        return;
    }
    m_places->setCurrentWidget(m_searchPlace);
    if (empty)
        explain(tr("Your pictures are being read"), tr("The first ones show up here in a moment."));
    else
        m_results->setCurrentWidget(m_splitter);
    showRemark();
}

void SearchPage::showProblem() {
    const auto& problem = m_controller->problem();
    const Error& error = problem ? problem->error : *m_indexer.error();
    m_results->setCurrentWidget(m_message);
    if (problem && problem->place == SearchProblem::Place::Query) {
        const bool isFailure = error.category() == ErrorCategory::File;
        m_message->say(QStringLiteral("warning"), tr("“%1” cannot be searched for").arg(m_queryName),
                       isFailure ? failureText(error.code(), error.what()) : errorText(error));
        connect(m_message->offer(tr("Choose another picture…")), &QPushButton::clicked, this,
                &SearchPage::choosePicture);
        connect(m_message->offer(tr("Show all pictures")), &QPushButton::clicked, m_controller,
                &SearchController::clearQuery);
        if (!isFailure)
            connect(m_message->offer(tr("Open Settings")), &QPushButton::clicked, this,
                    &SearchPage::settingsWanted);
        return;
    }
    const bool lacksFeatures = error.code() == "library-without-features";
    const QString library = lacksFeatures ? tr("The library cannot be ranked like this yet")
                                          : tr("The library cannot be searched");
    if (isDamage(error)) {
        tellDamage(*m_message, tr("The library cannot be searched"), error, *m_repairer);
        connect(m_message->offer(tr("Open Settings")), &QPushButton::clicked, this,
                &SearchPage::settingsWanted);
        return;
    }
    m_message->tell(problem ? library : tr("The folder could not be indexed"), error);
    if (error.code() == "library-without-codes") {
        connect(m_message->offer(tr("Index with this model")), &QPushButton::clicked, this,
                [this] { m_indexer.switchModel(m_session.modelForNewLibrary()); });
        connect(m_message->offer(tr("Use the library's own model")), &QPushButton::clicked, &m_session,
                &Session::askForNoModel);
        return;
    }
    if (lacksFeatures) {
        connect(m_message->offer(tr("Index the folders again")), &QPushButton::clicked, this,
                [this] { m_indexer.start({}); });
        connect(m_message->offer(tr("Rank by distance")), &QPushButton::clicked, this,
                [this] { m_bar->setRanking(Ranking::Hamming); });
        return;
    }
    if (problem)
        connect(m_message->offer(tr("Try again")), &QPushButton::clicked, m_controller,
                &SearchController::open);
    else
        connect(m_message->offer(tr("Choose another folder…")), &QPushButton::clicked, this,
                &SearchPage::chooseFolder);
    connect(m_message->offer(tr("Open Settings")), &QPushButton::clicked, this, &SearchPage::settingsWanted);
}

void SearchPage::explain(const QString& title, const QString& reason) {
    m_places->setCurrentWidget(m_searchPlace);
    m_results->setCurrentWidget(m_message);
    m_message->say(QStringLiteral("info"), title, reason);
    if (m_controller->state() == SearchController::State::Ready)
        connect(m_message->offer(tr("Back to the pictures")), &QPushButton::clicked, this,
                &SearchPage::showState);
}

void SearchPage::showQuery() {
    if (const auto& picture = m_controller->queryPicture())
        m_bar->showQuery(*picture);
    else if (m_controller->hasQuery())
        m_controller->reading() ? m_bar->showReading(m_queryName, readingText()) : m_bar->showNoQuery();
    else
        m_bar->showNoQuery();
    showRemark();
}

QString SearchPage::readingText() const {
    for (const Job* job : m_session.jobs().visibleJobs()) {
        if (job->progress().stage == "training")
            return tr("Waits for the training: the network can do only one thing at a time.");
    }
    return tr("Reading the picture…");
}

void SearchPage::showResults() {
    const auto& library = m_controller->library();
    const auto chosen = m_details->details();
    if (library != m_shownLibrary) {
        m_shownLibrary = library;
        m_model->setLibrary(library, library ? library->model().bits : 0);
        if (library)
            m_bar->setBits(library->model().bits);
    }
    m_model->setMatches(m_controller->matches(), m_controller->ranked());
    // What was chosen stays chosen while it is among the results.
    const int row = chosen ? m_model->rowOf(chosen->id) : -1;
    if (row >= 0 && !m_grid->currentIndex().isValid())
        m_grid->setCurrentIndex(m_model->index(row));
    else if (row < 0)
        showSelection();
    showRemark();
}

void SearchPage::showSelection() {
    const QModelIndexList selected = m_grid->selectionModel()->selectedIndexes();
    m_details->setVisible(!selected.isEmpty());
    if (selected.isEmpty()) {
        m_details->clear();
        return;
    }
    const QModelIndex index = selected.first();
    const auto& picture = m_controller->queryPicture();
    m_details->show(m_controller->library(), m_model->matchAt(index.row()).id,
                    picture ? std::optional(picture->looksFor.code) : std::nullopt,
                    index.data(Qt::DecorationRole).value<QPixmap>().toImage());
}

void SearchPage::showRemark() {
    const auto& library = m_controller->library();
    if (!library || m_controller->state() != SearchController::State::Ready) {
        m_bar->setRemark({});
        return;
    }
    const QString pictures = tr("%n picture(s)", nullptr, static_cast<int>(library->size()));
    if (m_controller->ranked())
        m_bar->setRemark(tr("%n found", nullptr, static_cast<int>(m_controller->matches().size())) +
                         QStringLiteral(" · ") + searchTimeText(m_controller->searchSeconds()) +
                         QStringLiteral(" · ") + pictures);
    else
        m_bar->setRemark(pictures);
}

void SearchPage::findSimilar() {
    const auto& details = m_details->details();
    if (!details)
        return;
    Query query = queryFromFile(details->path);
    query.code = details->code;
    searchFor(query);
}

}  // namespace kindred
