#pragma once

#include <QList>
#include <functional>
#include <memory>

#include "ui/common/page.h"
#include "ui/common/session.h"
#include "ui/search/query.h"

class QAction;
class QMimeData;
class QSplitter;
class QStackedWidget;

namespace kindred {

class DetailsPanel;
class FirstStart;
class FlowView;
class Indexer;
class LibraryRepairer;
class LibrarySearch;
class MessagePanel;
class QueryBar;
class ResultModel;
class SearchController;

/// The Search page: query, grid of results, details of the chosen one.
class SearchPage : public Page {
    Q_OBJECT
public:
    SearchPage(Session& session, Indexer& indexer, QWidget* parent = nullptr);

    QVariantMap state() const override;
    void restore(const QVariantMap& state) override;

public Q_SLOTS:
    void searchFor(const kindred::Query& query);
    /// Takes what was dropped or pasted: a picture is searched for, a folder is indexed, anything else is
    /// explained.
    void take(const QMimeData& mime);
    void paste();
    void choosePicture();
    void chooseFolder();

Q_SIGNALS:
    /// The way out of a problem lies on the Settings page.
    void settingsWanted();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildLayout();
    void buildActions();
    void setCellSize(int size);
    QAction* addResultAction(const QString& icon, const QString& text, const QKeySequence& keys,
                             const std::function<void()>& act);
    void followController();
    void showState();
    void showProblem();
    void showQuery();
    QString readingText() const;
    void showResults();
    void showSelection();
    void showRemark();
    void findSimilar();
    void explain(const QString& title, const QString& reason);

    Session& m_session;
    Indexer& m_indexer;
    SearchController* m_controller;
    LibraryRepairer* m_repairer;
    ResultModel* m_model;

    QStackedWidget* m_places;
    FirstStart* m_firstStart;
    QWidget* m_searchPlace;
    QueryBar* m_bar;
    QStackedWidget* m_results;
    QSplitter* m_splitter;
    FlowView* m_grid;
    DetailsPanel* m_details;
    MessagePanel* m_message;
    QList<QAction*> m_actions;
    QString m_queryName;
    std::shared_ptr<const LibrarySearch> m_shownLibrary;
};

}  // namespace kindred
