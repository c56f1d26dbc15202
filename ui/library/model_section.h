#pragma once

#include <QWidget>
#include <filesystem>
#include <optional>

#include "core/engine/index_folders.h"
#include "core/engine/model_choice.h"
#include "ui/common/session.h"

class QFrame;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace kindred {

class Indexer;
class LibraryController;

/// Which model a library has, a menu of those that it could have, and where another is the better one an
/// offer to switch to it, in one sentence with what it takes. While a switch is under way it says what
/// searches use. Hidden where the library has no model yet.
class ModelSection : public QWidget {
    Q_OBJECT
public:
    /// All outlive this object.
    ModelSection(Session& session, Indexer& indexer, LibraryController& controller,
                 QWidget* parent = nullptr);

    void showModels(const LibraryModels& models);

private:
    void noteStart();
    void noteRun();
    void fillMenu();
    void showOffer();
    void switchTo(const std::filesystem::path& model);
    void chooseModel();
    const LibraryModel* offered() const;
    QString reason(const LibraryModel& model) const;
    QString whatItTakes(const LibraryModel& model) const;
    QString leftOut(const LibraryModel& model) const;
    QString underWay() const;

    Session& m_session;
    Indexer& m_indexer;
    LibraryController& m_controller;
    LibraryModels m_models;
    /// Of the last switch that could not be made for want of folders.
    std::optional<IndexReport> m_incomplete;
    std::optional<std::filesystem::path> m_wanted;  ///< what somebody chose, until the library has it

    QLabel* m_model;
    QToolButton* m_choose;
    QMenu* m_menu;
    QFrame* m_offer;
    QLabel* m_text;
    QPushButton* m_accept;
    QPushButton* m_without;
};

}  // namespace kindred
