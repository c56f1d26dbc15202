#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/train_model.h"
#include "core/engine/unfinished_run.h"
#include "ui/common/page.h"
#include "ui/common/session.h"

class QLabel;
class QPushButton;
class QScrollArea;

namespace kindred {

class EstimateLine;
class JobStrip;
class MessagePanel;
class TrainingCurves;
class TrainingFigures;
class TrainingForm;
class TrainingOutcome;
class UnfinishedStrip;

/// Trains a network on a data set, shows how it learns, and goes on with what was broken off.
class TrainingPage : public Page {
    Q_OBJECT

public:
    explicit TrainingPage(Session& session, QWidget* parent = nullptr);

    QVariantMap state() const override;
    void restore(const QVariantMap& state) override;

    const TrainingCurves& curves() const;

Q_SIGNALS:
    /// A model was trained and is to be judged on the data that it was trained with.
    void evaluationWanted(const std::filesystem::path& model, const std::string& data);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeSettings();
    QWidget* makeResults();
    void askDevice();
    /// Whether the chosen output has a run that can be gone on with.
    void lookForUnfinished();
    void goOn();
    void startAnew();
    /// `over`: the epochs of a run that is gone on with.
    void start(const TrainRequest& request, const std::vector<EpochFigures>& over = {});
    void takeEpoch(const EpochFigures& figures);
    void takeRemark(const Error& remark);
    void finish(const TrainReport& report);
    void fail(const Error& error);
    void setRunning(bool running);
    void useModel(const std::filesystem::path& model);

    Session& m_session;
    TrainingForm* m_form;
    EstimateLine* m_estimate;
    QLabel* m_device;
    QPushButton* m_start;
    JobStrip* m_job;
    UnfinishedStrip* m_unfinishedStrip;
    TrainingOutcome* m_outcome;
    QLabel* m_remark;
    MessagePanel* m_message;
    TrainingFigures* m_figures;
    QScrollArea* m_figuresScroll;
    TrainRequest m_run;  ///< at hand, or the last one
    std::optional<UnfinishedRun> m_unfinished;
    int m_lookNumber = 0;  ///< tells what was overtaken from the latest
    bool m_running = false;
    bool m_shown = false;
};

}  // namespace kindred
