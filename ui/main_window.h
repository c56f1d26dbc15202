#pragma once

#include <QMainWindow>
#include <filesystem>
#include <functional>
#include <vector>

#include "ui/common/session.h"

class QButtonGroup;
class QStackedWidget;

namespace kindred {

class FolderWatcher;
class Indexer;
class Page;
class SearchPage;

/// The window: a rail to change pages, the page, the status line. Pages are made when they are first shown,
/// so that the window stands at once. Closing it asks all jobs to stop; the session waits for them when it is
/// destroyed.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Session& session);

    /// Shows a page by its name: "search", "library", "duplicates", "train", "evaluate", "settings"; others
    /// are ignored.
    void showPage(const QString& name);
    /// What a program's argument asks for: a folder is indexed, anything else is searched for.
    void open(const std::filesystem::path& folderOrPicture);

    Indexer& indexer() { return *m_indexer; }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    struct Place {
        QString name;
        QString icon;
        QString text;
        int number;  ///< Ctrl and this digit
        std::function<Page*()> make;
        Page* page = nullptr;  ///< null until first shown
    };

    static QKeySequence keysOf(const Place& place);
    QWidget* makeRail();
    void addActions();
    Page* makeSearchPage();
    Page* makeTrainingPage();
    Place* find(const QString& name);
    SearchPage& searchPage();

    Session& m_session;
    Indexer* m_indexer;
    FolderWatcher* m_watcher;
    std::vector<Place> m_places;
    QStackedWidget* m_pages;
    QButtonGroup* m_buttons;
};

}  // namespace kindred
