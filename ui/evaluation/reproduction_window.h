#pragma once

#include <QDialog>
#include <string>

#include "core/engine/reproduce.h"
#include "ui/common/session.h"

class QLabel;
class QPushButton;
class QTableView;

namespace kindred {

class JobStrip;
class MessagePanel;
class ReproductionForm;
class ReproductionTable;

/// Trains and judges a grid of depths and lengths of code, and shows the figures beside the published ones.
/// A window of its own beside the main one: it takes hours. Closing it leaves the job running.
class ReproductionWindow : public QDialog {
    Q_OBJECT

public:
    explicit ReproductionWindow(Session& session, QWidget* parent = nullptr);

    /// Proposes a data set, if there is one.
    void propose(const std::string& dataSet);
    const ReproductionTable& table() const { return *m_table; }

private:
    QWidget* makeSettings();
    QWidget* makeResults();
    void start();
    void takeCell(int blocks, int bits, std::size_t cell, std::size_t cells);
    void takeRow(const ReproducedRow& row);
    void finish(const ReproduceReport& report);
    void fail(const Error& error);
    void setRunning(bool running);

    Session& m_session;
    ReproductionForm* m_form;
    QPushButton* m_start;
    JobStrip* m_job;
    QLabel* m_cell;
    MessagePanel* m_message;
    ReproductionTable* m_table;
    QTableView* m_view;
    QLabel* m_definition;
};

/// Shows the window that belongs to this part of the main one; made at the first time.
void showReproduction(Session& session, const std::string& data, QWidget* parent);

}  // namespace kindred
