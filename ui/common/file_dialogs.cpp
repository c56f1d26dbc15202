#include "ui/common/file_dialogs.h"

#include <QFileDialog>

#include "ui/common/file_paths.h"

namespace kindred {

namespace {

QFileDialog* makeDialog(QWidget* parent, const QString& title, const QString& filter, PathConsumer chosen) {
    auto* dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                     [chosen = std::move(chosen)](const QString& file) { chosen(toPath(file)); });
    return dialog;
}

}  // namespace

void chooseFolder(QWidget* parent, const QString& title, PathConsumer chosen) {
    QFileDialog* dialog = makeDialog(parent, title, QString(), std::move(chosen));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->open();
}

void chooseFile(QWidget* parent, const QString& title, const QString& filter, PathConsumer chosen) {
    QFileDialog* dialog = makeDialog(parent, title, filter, std::move(chosen));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->open();
}

void chooseNewFile(QWidget* parent, const QString& title, const QString& filter, const QString& suggestion,
                   bool replaces, PathConsumer chosen) {
    QFileDialog* dialog = makeDialog(parent, title, filter, std::move(chosen));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite, !replaces);
    dialog->selectFile(suggestion);
    dialog->open();
}

}  // namespace kindred
