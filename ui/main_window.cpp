#include "ui/main_window.h"

#include <QAction>
#include <QButtonGroup>
#include <QCloseEvent>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/common/theme.h"
#include "ui/common/themed_icon.h"
#include "ui/duplicates/duplicates_page.h"
#include "ui/evaluation/evaluation_page.h"
#include "ui/library/folder_watcher.h"
#include "ui/library/indexer.h"
#include "ui/library/library_page.h"
#include "ui/search/search_page.h"
#include "ui/settings/settings_page.h"
#include "ui/status_line.h"
#include "ui/training/training_page.h"

namespace kindred {

namespace {

constexpr int railWidth = 10 * gridUnit;

}  // namespace

MainWindow::MainWindow(Session& session)
    : m_session(session),
      m_indexer(new Indexer(session, this)),
      m_watcher(new FolderWatcher(session, *m_indexer, this)),
      m_pages(new QStackedWidget),
      m_buttons(new QButtonGroup(this)) {
    m_places = {
        {"search", "search", tr("Search"), 1, [this] { return makeSearchPage(); }},
        {"library", "library", tr("Library"), 2,
         [this] { return new LibraryPage(m_session, *m_indexer, *m_watcher); }},
        {"duplicates", "duplicates", tr("Duplicates"), 3,
         [this] { return new DuplicatesPage(m_session, *m_indexer); }},
        {"train", "train", tr("Train"), 4, [this] { return makeTrainingPage(); }},
        {"evaluate", "evaluate", tr("Evaluate"), 5, [this] { return new EvaluationPage(m_session); }},
        {"settings", "settings", tr("Settings"), 7, [this] { return new SettingsPage(m_session); }},
    };
    setWindowTitle(tr("Kindred"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/kindred.svg")));
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(makeRail());
    middle->addWidget(m_pages, 1);
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(middle, 1);
    column->addWidget(new StatusLine(session));
    setCentralWidget(whole);
    addActions();
    resize(160 * gridUnit, 100 * gridUnit);
    restoreGeometry(session.settings().windowGeometry);
    showPage(QStringLiteral("search"));
    showPage(session.settings().page);
}

QKeySequence MainWindow::keysOf(const Place& place) {
    return QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + place.number));
}

QWidget* MainWindow::makeRail() {
    auto* rail = new QFrame;
    rail->setObjectName(QStringLiteral("rail"));
    rail->setFixedWidth(railWidth);
    rail->setAccessibleName(tr("Pages"));
    auto* column = new QVBoxLayout(rail);
    column->setContentsMargins(gridUnit / 2, gridUnit, gridUnit / 2, gridUnit);
    column->setSpacing(gridUnit / 2);
    m_buttons->setExclusive(true);
    for (const Place& place : m_places) {
        auto* button = new QToolButton;
        button->setObjectName(place.name);
        button->setIcon(themedIcon(place.icon));
        button->setIconSize({3 * gridUnit, 3 * gridUnit});
        button->setText(place.text);
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setToolTip(tr("%1 (%2)").arg(place.text, keysOf(place).toString(QKeySequence::NativeText)));
        button->setAccessibleName(place.text);
        if (&place == &m_places.back())
            column->addStretch();
        column->addWidget(button);
        m_buttons->addButton(button);
        connect(button, &QToolButton::clicked, this, [this, name = place.name] { showPage(name); });
    }
    return rail;
}

void MainWindow::addActions() {
    const auto add = [this](const QKeySequence& keys, const std::function<void()>& act) {
        auto* action = new QAction(this);
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    for (const Place& place : m_places)
        add(keysOf(place), [this, name = place.name] { showPage(name); });
    add(QKeySequence(QKeySequence::Paste), [this] {
        showPage(QStringLiteral("search"));
        searchPage().paste();
    });
    add(QKeySequence(QKeySequence::Open), [this] {
        showPage(QStringLiteral("search"));
        searchPage().choosePicture();
    });
    add(QKeySequence(QKeySequence::Quit), [this] { close(); });
}

Page* MainWindow::makeSearchPage() {
    auto* page = new SearchPage(m_session, *m_indexer);
    connect(page, &SearchPage::settingsWanted, this, [this] { showPage(QStringLiteral("settings")); });
    return page;
}

Page* MainWindow::makeTrainingPage() {
    auto* page = new TrainingPage(m_session);
    connect(
        page, &TrainingPage::evaluationWanted, this,
        [this](const std::filesystem::path& model, const std::string& dataSet) {
            showPage(QStringLiteral("evaluate"));
            static_cast<EvaluationPage*>(find(QStringLiteral("evaluate"))->page)->evaluate(model, dataSet);
        });
    return page;
}

MainWindow::Place* MainWindow::find(const QString& name) {
    const auto found = std::ranges::find(m_places, name, &Place::name);
    return found == m_places.end() ? nullptr : &*found;
}

SearchPage& MainWindow::searchPage() {
    return *static_cast<SearchPage*>(m_places.front().page);
}

void MainWindow::showPage(const QString& name) {
    Place* place = find(name);
    if (!place)
        return;
    if (!place->page) {
        place->page = place->make();
        place->page->restore(m_session.settings().pages.value(name));
        m_pages->addWidget(place->page);
        connect(place->page, &Page::stateToKeep, this, [this, name, page = place->page] {
            m_session.rememberPage(name, page->state());
            m_session.keepSettings();
        });
    }
    m_pages->setCurrentWidget(place->page);
    for (QAbstractButton* button : m_buttons->buttons())
        button->setChecked(button->objectName() == name);
}

void MainWindow::open(const std::filesystem::path& folderOrPicture) {
    showPage(QStringLiteral("search"));
    std::error_code ignored;
    if (std::filesystem::is_directory(folderOrPicture, ignored))
        m_indexer->start({folderOrPicture});
    else
        searchPage().searchFor(queryFromFile(folderOrPicture));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    QString shown;
    for (const Place& place : m_places) {
        if (!place.page)
            continue;
        m_session.rememberPage(place.name, place.page->state());
        if (place.page == m_pages->currentWidget())
            shown = place.name;
    }
    m_session.rememberWindow(shown, saveGeometry());
    m_session.jobs().stopAll();
    QMainWindow::closeEvent(event);
}

}  // namespace kindred
