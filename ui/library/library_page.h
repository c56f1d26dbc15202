#pragma once

#include <functional>

#include "ui/common/page.h"
#include "ui/common/session.h"

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;

class QSplitter;
class QStackedWidget;
class QTableView;

namespace kindred {

class FolderWatcher;
class Indexer;
class JobStrip;
class LibraryController;
class LibraryRepairer;
class MessagePanel;
class ModelSection;
class RootModel;
class TroubleFilter;
class TroubleModel;
class UndoStrip;

/// The Library page: its folders with counts, the files that cannot be found and why, and what keeps both up
/// to date.
class LibraryPage : public Page {
    Q_OBJECT
public:
    LibraryPage(Session& session, Indexer& indexer, FolderWatcher& watcher, QWidget* parent = nullptr);

    QVariantMap state() const override;
    void restore(const QVariantMap& state) override;

protected:
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeFolders();
    QWidget* makeTroubles();
    QAction* addAction(const QString& icon, const QString& text, const QKeySequence& keys,
                       const std::function<void()>& act);
    void showLibrary();
    void showActions();
    void showSummary();
    void showRemark();
    void tellProblem(const Error& error);
    const std::optional<Error>& damage() const;
    QString lastRunText() const;
    void filterTroubles();
    void addFolder();
    void excludeFolder();
    void removeChosenFolder();
    void forgetMissingFiles();
    int chosenRoot() const;

    Session& m_session;
    Indexer& m_indexer;
    FolderWatcher& m_watcher;
    LibraryController* m_controller;
    LibraryRepairer* m_repairer;
    ModelSection* m_models;
    RootModel* m_roots;
    TroubleModel* m_troubles;
    TroubleFilter* m_shownTroubles;

    QLabel* m_summary;
    QLabel* m_problem;
    QLabel* m_remark;
    JobStrip* m_job;
    UndoStrip* m_undo;
    QStackedWidget* m_places;
    MessagePanel* m_message;
    QSplitter* m_splitter;
    QTableView* m_rootTable;
    QLabel* m_troubleTitle;
    QComboBox* m_kind;
    QLineEdit* m_filter;
    QTableView* m_troubleTable;
    QAction* m_add;
    QAction* m_refresh;
    QAction* m_exclude;
    QAction* m_remove;
    QAction* m_forget;
};

}  // namespace kindred
