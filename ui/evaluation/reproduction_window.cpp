#include "ui/evaluation/reproduction_window.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/common/job_strip.h"
#include "ui/common/message_panel.h"
#include "ui/common/theme.h"
#include "ui/evaluation/reproduction_form.h"
#include "ui/evaluation/reproduction_table.h"

namespace kindred {

ReproductionWindow::ReproductionWindow(Session& session, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_form(new ReproductionForm),
      m_start(new QPushButton(tr("Start"))),
      m_job(new JobStrip),
      m_cell(new QLabel),
      m_message(new MessagePanel),
      m_table(new ReproductionTable(this)),
      m_view(new QTableView),
      m_definition(new QLabel) {
    setWindowTitle(tr("Repeat published figures"));
    resize(130 * gridUnit, 80 * gridUnit);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(3 * gridUnit, 2 * gridUnit, 3 * gridUnit, 2 * gridUnit);
    row->setSpacing(3 * gridUnit);
    row->addWidget(makeSettings());
    row->addWidget(makeResults(), 1);
    connect(m_start, &QPushButton::clicked, this, &ReproductionWindow::start);
    m_message->say(QStringLiteral("evaluate"), tr("Nothing repeated yet"),
                   tr("Choose a data set, a folder and a grid of depths and bits. Every model of the grid is "
                      "trained and judged, which takes from minutes to days; you can stop at any time, and "
                      "go on later with the same folder."));
}

QWidget* ReproductionWindow::makeSettings() {
    m_start->setProperty("primary", true);
    auto* settings = new QWidget;
    settings->setFixedWidth(34 * gridUnit);
    auto* column = new QVBoxLayout(settings);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * gridUnit);
    column->addWidget(m_form);
    column->addWidget(m_start);
    column->addStretch(1);
    return settings;
}

QWidget* ReproductionWindow::makeResults() {
    m_view->setModel(m_table);
    m_view->setAccessibleName(tr("Our figures beside the published ones"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setShowGrid(false);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setStretchLastSection(true);
    // The header measures its columns when their mode is set, and not when a row brings wider figures.
    connect(m_table, &QAbstractItemModel::rowsInserted, m_view->horizontalHeader(),
            [header = m_view->horizontalHeader()] {
                header->setSectionResizeMode(QHeaderView::ResizeToContents);
            });
    m_view->hide();
    m_definition->setWordWrap(true);
    setTextSize(m_definition, TextSize::Small);
    setQuiet(m_definition);
    m_definition->hide();
    m_cell->hide();

    auto* results = new QWidget;
    auto* column = new QVBoxLayout(results);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * gridUnit);
    column->addWidget(m_job);
    column->addWidget(m_cell);
    column->addWidget(m_message, 1);
    column->addWidget(m_view, 1);
    column->addWidget(m_definition);
    return results;
}

void ReproductionWindow::propose(const std::string& dataSet) {
    if (!dataSet.empty() && m_form->isEnabled())
        m_form->setData(dataSet);
}

void ReproductionWindow::start() {
    if (!m_form->validate())
        return;
    const ReproduceRequest request = m_form->request();
    m_table->clear();
    setRunning(true);
    const auto cell =
        onUiThread(this, std::function<void(int, int, std::size_t, std::size_t)>(
                             [this](int blocks, int bits, std::size_t number, std::size_t cells) {
                                 takeCell(blocks, bits, number, cells);
                             }));
    const auto row = onUiThread(
        this, std::function<void(ReproducedRow)>([this](const ReproducedRow& figures) { takeRow(figures); }));
    Services& services = m_session.services();
    m_job->setJob(m_session.jobs().start<ReproduceReport>(
        this, {.title = tr("Repeating published figures"),
               .pausable = true,
               .work =
                   [&services, request, cell, row](const JobContext& context) {
                       return reproduce(request, services, context,
                                        {.cell = cell, .row = row, .epoch = {}, .remark = {}});
                   },
               .done = [this](const ReproduceReport& report) { finish(report); },
               .failed = [this](const Error& error) { fail(error); }}));
}

void ReproductionWindow::takeCell(int blocks, int bits, std::size_t cell, std::size_t cells) {
    m_cell->setText(tr("DRHN-%1 with %2 bits: %3 of %4").arg(blocks).arg(bits).arg(cell).arg(cells));
    m_cell->show();
}

void ReproductionWindow::takeRow(const ReproducedRow& row) {
    m_message->hide();
    m_view->show();
    m_table->add(row);
}

void ReproductionWindow::finish(const ReproduceReport& report) {
    setRunning(false);
    m_definition->setText(QString::fromStdString(report.definition));
    m_definition->setVisible(!report.rows.empty());
    if (report.rows.empty())
        m_message->say(QStringLiteral("evaluate"), tr("Stopped"),
                       tr("Nothing was finished yet; “Start” goes on from here."));
}

void ReproductionWindow::fail(const Error& error) {
    setRunning(false);
    m_message->tell(tr("The figures could not be repeated"), error);
}

void ReproductionWindow::setRunning(bool running) {
    m_form->setEnabled(!running);
    m_start->setEnabled(!running);
    m_cell->hide();
    if (!running)
        return;
    m_view->hide();
    m_definition->hide();
    m_message->say(QStringLiteral("train"), tr("Learning"),
                   tr("A row appears here as soon as its model is trained and judged."));
}

void showReproduction(Session& session, const std::string& data, QWidget* parent) {
    auto* window = parent->findChild<ReproductionWindow*>();
    if (!window)
        window = new ReproductionWindow(session, parent);
    window->propose(data);
    window->show();
    window->raise();
    window->activateWindow();
}

}  // namespace kindred
