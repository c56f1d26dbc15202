#include "ui/training/compared_run.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

#include "core/engine/training_notes.h"
#include "core/engine/unfinished_run.h"
#include "ui/common/error_text.h"
#include "ui/common/file_dialogs.h"
#include "ui/common/file_paths.h"
#include "ui/common/theme.h"
#include "ui/common/themed_icon.h"
#include "ui/training/best_epoch.h"

namespace kindred {

namespace {

constexpr char checkpointEnding[] = ".checkpoint";

std::vector<EpochFigures> readEpochs(const std::filesystem::path& file) {
    if (file.extension() != checkpointEnding)
        return epochsOf(file);
    std::filesystem::path model = file;
    const auto run = findUnfinishedRun(model.replace_extension());
    return run ? run->epochs : std::vector<EpochFigures>();
}

}  // namespace

ComparedRun::ComparedRun(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_text(new QLabel),
      m_choose(new QPushButton(tr("Compare with…"))),
      m_remove(new QToolButton) {
    setTextSize(m_text, TextSize::Small);
    setQuiet(m_text);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_choose->setToolTip(
        tr("Draws the curves of an earlier run, which its model file holds, in these plots"));
    m_remove->setIcon(themedIcon(QStringLiteral("close")));
    m_remove->setAccessibleName(tr("Compare with nothing"));
    m_remove->setToolTip(m_remove->accessibleName());
    m_remove->setFocusPolicy(Qt::StrongFocus);
    m_remove->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gridUnit);
    row->addWidget(m_text, 1);
    row->addWidget(m_remove);
    row->addWidget(m_choose);
    connect(m_choose, &QPushButton::clicked, this, &ComparedRun::choose);
    connect(m_remove, &QToolButton::clicked, this, [this] { setFile({}); });
}

void ComparedRun::setFile(const std::filesystem::path& file) {
    const int number = ++m_number;
    m_file = file;
    m_epochs.clear();
    m_text->clear();
    m_remove->setVisible(!file.empty());
    if (file.empty()) {
        Q_EMIT changed();
        return;
    }
    m_session.jobs().start<std::vector<EpochFigures>>(
        this, {.title = {},
               .work = [file](const JobContext&) { return readEpochs(file); },
               .done =
                   [this, number](std::vector<EpochFigures> epochs) {
                       if (number == m_number)
                           take(std::move(epochs));
                   },
               .failed =
                   [this, number](const Error& error) {
                       if (number == m_number)
                           m_text->setText(QStringLiteral("⚠ ") + errorText(error));
                   }});
}

void ComparedRun::take(std::vector<EpochFigures> epochs) {
    m_epochs = std::move(epochs);
    const QString name = toText(m_file.stem());
    const EpochFigures* best = bestEpoch(m_epochs);
    if (m_epochs.empty())
        m_text->setText(tr("⚠ %1 does not tell how it was trained.").arg(name));
    else if (best && best->validationAccuracy)
        m_text->setText(tr("Dotted, earlier: %1 (best: epoch %2, %3 %)")
                            .arg(name, QString::number(best->epoch),
                                 QLocale().toString(*best->validationAccuracy * 100, 'f', 1)));
    else
        m_text->setText(tr("Dotted, earlier: %1").arg(name));
    Q_EMIT changed();
}

void ComparedRun::choose() {
    chooseFile(this, tr("Compare with"),
               tr("Models and unfinished runs (%1)").arg(QStringLiteral("*.safetensors *.checkpoint")),
               [this](const std::filesystem::path& file) { setFile(file); });
}

}  // namespace kindred
