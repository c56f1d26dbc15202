#pragma once

#include <QPointer>
#include <filesystem>
#include <string>

#include "core/engine/train_model.h"
#include "ui/common/page.h"
#include "ui/common/session.h"

class QLabel;
class QPushButton;
class QTableView;

namespace kindred {

class EpochTable;
class JobStrip;
class MessagePanel;
class TrainingCurves;
class TrainingForm;
class TrainingOutcome;

/// Trains a network on a data set and shows how it learns.
class TrainingPage : public Page {
    Q_OBJECT

public:
    explicit TrainingPage(Session& session, QWidget* parent = nullptr);

    QVariantMap state() const override;
    void restore(const QVariantMap& state) override;

    const TrainingCurves& curves() const { return *m_curves; }

Q_SIGNALS:
    /// A model was trained and is to be judged on the data that it was trained with.
    void evaluationWanted(const std::filesystem::path& model, const std::string& data);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeSettings();
    QWidget* makeResults();
    void askDevice();
    void start();
    void takeEpoch(const EpochFigures& figures);
    void finish(const TrainReport& report);
    void fail(const Error& error);
    void setRunning(bool running);
    void useModel(const std::filesystem::path& model);

    Session& m_session;
    TrainingForm* m_form;
    QLabel* m_device;
    QPushButton* m_start;
    JobStrip* m_job;
    MessagePanel* m_message;
    QWidget* m_figures;
    TrainingCurves* m_curves;
    EpochTable* m_epochs;
    TrainingOutcome* m_outcome;
    std::string m_data;  ///< of the run at hand or the last one
    bool m_deviceAsked = false;
};

}  // namespace kindred
