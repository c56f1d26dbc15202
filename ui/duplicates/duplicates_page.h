#pragma once

#include <QList>
#include <functional>
#include <optional>

#include "ui/common/page.h"
#include "ui/common/session.h"

class QAction;
class QCheckBox;
class QLabel;
class QListView;
class QPushButton;
class QSlider;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace kindred {

class CompareView;
class DuplicatesController;
class FlowView;
class Indexer;
class JobStrip;
class MemberModel;
class MessagePanel;
class UndoStrip;

/// The Duplicates page: finds pictures that show the same, group by group, with what goes and what stays, and
/// moves copies to the trash.
class DuplicatesPage : public Page {
    Q_OBJECT
public:
    DuplicatesPage(Session& session, Indexer& indexer, QWidget* parent = nullptr);

    QVariantMap state() const override;
    void restore(const QVariantMap& state) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeHeader();
    QWidget* makeGroups();
    QWidget* makeMembers();
    QAction* addAction(const QString& icon, const QString& text, const QKeySequence& keys,
                       const std::function<void()>& act);
    void buildActions();
    void follow();
    void find();
    void showState();
    void showMessage();
    void showRadius();
    void showGroup();
    void showMember();
    void showActions();
    void stepGroup(int by);
    void stepMember(int by);
    void toggleStays();
    void setComparing(bool comparing);
    void moveToTrash();
    void undo();
    int groupRow() const;
    int memberRow() const;
    void setCellSize(int size);

    Session& m_session;
    Indexer& m_indexer;
    DuplicatesController* m_controller;
    MemberModel* m_members;
    std::optional<int> m_radius;  ///< as the person set it; else the model's own

    QSlider* m_radiusSlider;
    QLabel* m_radiusWords;
    QCheckBox* m_looks;
    QPushButton* m_find;
    JobStrip* m_job;
    QLabel* m_summary;
    UndoStrip* m_undoStrip;
    QWidget* m_doneStrip;
    QLabel* m_doneText;
    QStackedWidget* m_places;
    MessagePanel* m_message;
    QSplitter* m_splitter;
    QListView* m_groupList;
    QLabel* m_plan;
    QStackedWidget* m_pictures;
    FlowView* m_grid;
    CompareView* m_compare;
    QSlider* m_cellSize;

    QList<QAction*> m_actions;
    QAction* m_original;
    QAction* m_notSame;
    QAction* m_stay;
    QAction* m_trash;
    QAction* m_comparing;
    QAction* m_open;
    QAction* m_folder;
    QAction* m_next;
    QAction* m_previous;
    QAction* m_undo;
};

}  // namespace kindred
