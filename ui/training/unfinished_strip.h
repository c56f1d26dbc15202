#pragma once

#include <QFrame>
#include <filesystem>

#include "core/engine/unfinished_run.h"

class QLabel;
class QPushButton;

namespace kindred {

class Error;

/// Says that there is a run to go on with, how far it is, and offers to go on or to start anew. Hidden until
/// it has something to say.
class UnfinishedStrip : public QFrame {
    Q_OBJECT

public:
    explicit UnfinishedStrip(QWidget* parent = nullptr);

    void tell(const UnfinishedRun& run);
    /// One that cannot be gone on with.
    void tell(const Error& error);
    /// What became of a try to start anew.
    void tellNotMoved(const std::filesystem::path& checkpoint);

Q_SIGNALS:
    void goOnWanted();
    void startAnewWanted();

private:
    void say(const QString& title, const QString& detail, bool canGoOn);

    QLabel* m_title;
    QLabel* m_detail;
    QPushButton* m_goOn;
    QPushButton* m_startAnew;
};

}  // namespace kindred
