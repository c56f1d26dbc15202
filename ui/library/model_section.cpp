#include "ui/library/model_section.h"

#include <QActionGroup>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStringList>
#include <QToolButton>
#include <algorithm>

#include "ui/common/file_dialogs.h"
#include "ui/common/file_paths.h"
#include "ui/common/format_text.h"
#include "ui/common/theme.h"
#include "ui/library/indexer.h"
#include "ui/library/library_controller.h"

namespace kindred {

namespace {

QString nameOf(const LibraryModel& model) {
    return QString::fromStdString(model.name);
}

/// What a model is for, beside its name.
QString purposeOf(const LibraryModel& model) {
    if (model.isEveryday)
        return ModelSection::tr("made for photographs");
    if (!model.classes.empty()) {
        const QString known =
            ModelSection::tr("knows %n kind(s) of things", nullptr, static_cast<int>(model.classes.size()));
        const bool isForStudy = model.dataSet.starts_with("CIFAR-");
        return isForStudy ? ModelSection::tr("for measuring and teaching, %1").arg(known) : known;
    }
    if (!model.dataSet.empty())
        return ModelSection::tr("trained on %1").arg(QString::fromStdString(model.dataSet));
    return {};
}

QString classesOf(const LibraryModel& model) {
    QStringList classes;
    for (const std::string& name : model.classes)
        classes << QString::fromStdString(name);
    return classes.join(QStringLiteral(", "));
}

QString described(const LibraryModel& model, const QStringList& further = {}) {
    QStringList parts{nameOf(model)};
    if (const QString purpose = purposeOf(model); !purpose.isEmpty())
        parts << purpose;
    parts << ModelSection::tr("%n bit(s)", nullptr, model.bits) << further;
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

ModelSection::ModelSection(Session& session, Indexer& indexer, LibraryController& controller, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_indexer(indexer),
      m_controller(controller),
      m_model(new QLabel),
      m_choose(new QToolButton),
      m_menu(new QMenu(this)),
      m_offer(new QFrame),
      m_text(new QLabel),
      m_accept(new QPushButton),
      m_without(new QPushButton(tr("Switch &without them"))) {
    m_model->setTextFormat(Qt::PlainText);
    m_choose->setText(tr("S&witch model…"));
    m_choose->setPopupMode(QToolButton::InstantPopup);
    m_choose->setMenu(m_menu);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    makePrimary(m_accept);
    auto* first = new QHBoxLayout;
    first->setSpacing(gridUnit);
    first->addWidget(m_model);
    first->addWidget(m_choose);
    first->addStretch();
    auto* offer = new QHBoxLayout(m_offer);
    offer->setContentsMargins(0, 0, 0, 0);
    offer->setSpacing(2 * gridUnit);
    offer->addWidget(m_text, 1);
    offer->addWidget(m_without);
    offer->addWidget(m_accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gridUnit);
    column->addLayout(first);
    column->addWidget(m_offer);
    connect(m_accept, &QPushButton::clicked, this, [this] {
        if (const LibraryModel* model = offered())
            switchTo(model->file);
    });
    connect(m_without, &QPushButton::clicked, this, [this] {
        if (const LibraryModel* model = offered(); model && model->id) {
            m_session.askForNoModel();
            m_controller.useModel(*model->id);
        }
    });
    connect(&m_indexer, &Indexer::started, this, &ModelSection::noteStart);
    connect(&m_indexer, &Indexer::finished, this, &ModelSection::noteRun);
    noteStart();
    hide();
}

void ModelSection::showModels(const LibraryModels& models) {
    m_models = models;
    setVisible(m_models.own.has_value());
    if (!m_models.own)
        return;
    m_model->setText(tr("Model: %1").arg(described(*m_models.own)));
    m_model->setToolTip(classesOf(*m_models.own));
    m_choose->setEnabled(!m_indexer.running());
    fillMenu();
    showOffer();
}

void ModelSection::noteStart() {
    if (!m_indexer.switchingTo())
        return;
    m_wanted = m_indexer.switchingTo();
    m_incomplete.reset();
}

void ModelSection::noteRun() {
    const auto& report = m_indexer.report();
    if (!m_wanted || !report || report->model != *m_wanted)
        return;
    const bool lacksFolders = !report->stopped && report->defaultBefore.empty() && report->withoutCode > 0;
    m_incomplete = lacksFolders ? report : std::nullopt;
    if (!report->defaultBefore.empty())
        m_wanted.reset();
}

void ModelSection::fillMenu() {
    m_menu->clear();
    QAction* own = m_menu->addAction(described(*m_models.own));
    own->setCheckable(true);
    own->setChecked(true);
    own->setEnabled(false);
    for (const LibraryModel& model : m_models.others) {
        QStringList further;
        if (model.pictures > 0)
            further << tr("%1 of %2 pictures have a code")
                           .arg(countText(model.pictures), countText(m_models.pictures));
        QAction* action = m_menu->addAction(described(model, further));
        action->setToolTip(classesOf(model));
        connect(action, &QAction::triggered, this, [this, file = model.file] { switchTo(file); });
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("&Choose a file…")), &QAction::triggered, this, &ModelSection::chooseModel);
}

void ModelSection::showOffer() {
    const LibraryModel* model = offered();
    const bool switching = m_indexer.switchingTo().has_value();
    m_offer->setVisible(model || switching);
    const QString leftOut = model && !switching ? this->leftOut(*model) : QString();
    m_without->setVisible(!leftOut.isEmpty());
    m_accept->setVisible(model && !switching);
    for (QPushButton* button : {m_accept, m_without})
        button->setEnabled(!m_indexer.running());
    if (switching)
        m_text->setText(underWay());
    else if (model)
        m_text->setText(leftOut.isEmpty() ? reason(*model) + QLatin1Char(' ') + whatItTakes(*model)
                                          : leftOut);
    if (!model)
        return;
    m_accept->setText(tr("&Switch to %1").arg(nameOf(*model)));
    for (QPushButton* button : {m_accept, m_without})
        button->setAccessibleDescription(m_text->text());
}

void ModelSection::switchTo(const std::filesystem::path& model) {
    m_indexer.switchModel(model);
}

void ModelSection::chooseModel() {
    chooseFile(this, tr("Choose a model"), tr("Models (*.safetensors)"),
               [this](const std::filesystem::path& file) { switchTo(file); });
}

/// What somebody chose and the library does not have yet, else what is advised.
const LibraryModel* ModelSection::offered() const {
    const auto& others = m_models.others;
    if (m_wanted)
        if (const auto found = std::ranges::find(others, *m_wanted, &LibraryModel::file);
            found != others.end())
            return &*found;
    return m_models.advised ? &others[*m_models.advised] : nullptr;
}

QString ModelSection::reason(const LibraryModel& model) const {
    const LibraryModel& own = *m_models.own;
    if (model.name == own.name)
        return tr("This library was made with an earlier version of %1.").arg(nameOf(own));
    if (model.isEveryday && !own.isEveryday && !own.classes.empty())
        return tr("This library was made with %1, which knows %n kind(s) of things; %2 is made for "
                  "photographs.",
                  nullptr, static_cast<int>(own.classes.size()))
            .arg(nameOf(own), nameOf(model));
    if (m_session.model())
        return tr("This library was made with %1; the settings ask for %2.").arg(nameOf(own), nameOf(model));
    return tr("This library was made with %1; it can be switched to %2.").arg(nameOf(own), nameOf(model));
}

QString ModelSection::whatItTakes(const LibraryModel& model) const {
    QStringList sentences;
    if (model.pictures == 0)
        sentences << tr("Every picture is read once more; searches go on as before until that is done.");
    else if (model.pictures < m_models.pictures)
        sentences << tr("%1 of %2 pictures have a code already; searches go on as before until all have one.")
                         .arg(countText(model.pictures), countText(m_models.pictures));
    else
        sentences << tr("Every picture has a code of it already.");
    if (model.pictures < m_models.pictures)
        for (const std::filesystem::path& folder : m_models.awayFolders)
            sentences << tr("%1 is not connected; the switch waits for its pictures.").arg(toText(folder));
    return sentences.join(QLatin1Char(' '));
}

/// Why a switch that came to its end was not made; empty where there was none.
QString ModelSection::leftOut(const LibraryModel& model) const {
    if (!m_incomplete || m_incomplete->model != model.file || !model.id ||
        model.pictures >= m_models.pictures)
        return {};
    QStringList folders;
    for (const std::filesystem::path& folder : m_models.awayFolders)
        folders << toText(folder);
    for (const InputFailure& folder : m_incomplete->skippedFolders)
        folders << toText(folder.path);
    return tr("%n picture(s) have no code of %1 yet, since their folders are not connected or may not be "
              "read: "
              "%2. After a switch without them they cannot be found until their folders are back.",
              nullptr, static_cast<int>(m_incomplete->withoutCode))
        .arg(nameOf(model), folders.join(QStringLiteral(", ")));
}

QString ModelSection::underWay() const {
    return tr("Searches use %1 until every picture has a code of %2. What is done is kept if you stop.")
        .arg(nameOf(*m_models.own), toText(m_indexer.switchingTo()->stem()));
}

}  // namespace kindred
