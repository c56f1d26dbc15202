#pragma once

#include <QLabel>
#include <QPointer>
#include <QTimer>

#include "core/engine/train_model.h"
#include "ui/common/session.h"

namespace kindred {

struct TrainEstimate;

/// What a run would take, in a line, or why it cannot be tried. Found out in the background by trying a few
/// steps, a moment after the settings have stopped changing, and never beside a run.
class EstimateLine : public QLabel {
    Q_OBJECT

public:
    explicit EstimateLine(Session& session, QWidget* parent = nullptr);

    void follow(const TrainRequest& request);
    /// Nothing is tried while this is set.
    void setHeld(bool held);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void askSoon();
    void ask();
    void tell(const TrainEstimate& estimate);

    Session& m_session;
    TrainRequest m_request;
    bool m_held = false;
    int m_number = 0;  // tells what was overtaken from the latest
    QTimer m_timer;
    QPointer<Job> m_job;
};

}  // namespace kindred
