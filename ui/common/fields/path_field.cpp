#include "ui/common/fields/path_field.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QToolButton>
#include <QUrl>

#include "ui/common/file_dialogs.h"
#include "ui/common/file_paths.h"
#include "ui/common/theme.h"
#include "ui/common/themed_icon.h"

namespace kindred {

PathField::PathField(Kind kind, QWidget* parent) : QWidget(parent), m_kind(kind), m_text(new QLineEdit) {
    setAcceptDrops(true);
    setFocusProxy(m_text);
    m_text->setAcceptDrops(false);  // a dropped file is taken whole, not as text
    auto* button = new QToolButton;
    button->setIcon(themedIcon(QStringLiteral("folder")));
    const QString name = kind == Kind::Folder ? tr("Choose a folder") : tr("Choose a file");
    button->setToolTip(name);
    button->setAccessibleName(name);
    m_text->setPlaceholderText(kind == Kind::Folder ? tr("Folder") : tr("File"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(gridUnit / 2);
    row->addWidget(m_text, 1);
    row->addWidget(button);
    connect(button, &QToolButton::clicked, this, &PathField::choose);
    connect(m_text, &QLineEdit::textChanged, this, &PathField::changed);
}

std::filesystem::path PathField::path() const {
    return toPath(m_text->text().trimmed());
}

bool PathField::isEmpty() const {
    return m_text->text().trimmed().isEmpty();
}

void PathField::setPath(const std::filesystem::path& path) {
    m_text->setText(toText(path));
}

void PathField::choose() {
    const auto take = [this](const std::filesystem::path& chosen) { setPath(chosen); };
    const QString models = tr("Models (%1)").arg(QStringLiteral("*.safetensors"));
    switch (m_kind) {
        case Kind::Folder:
            return chooseFolder(this, tr("Choose a folder"), take);
        case Kind::ModelToOpen:
            return chooseFile(this, tr("Choose a model"), models, take);
        case Kind::ModelToSave:
            return chooseNewFile(this, tr("Save the model as"), models, m_text->text(), true, take);
    }
}

void PathField::dragEnterEvent(QDragEnterEvent* event) {
    const auto urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile())
        event->acceptProposedAction();
}

void PathField::dropEvent(QDropEvent* event) {
    m_text->setText(event->mimeData()->urls().front().toLocalFile());
    event->acceptProposedAction();
}

}  // namespace kindred
