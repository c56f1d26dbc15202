#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace kindred {

class Field;
class RecipeEditors;

/// The settings of a recipe that most people never touch, folded away below a button. What does not matter
/// for the chosen head or schedule is not shown.
class MoreSettings : public QWidget {
    Q_OBJECT

public:
    /// `editors` outlives it.
    explicit MoreSettings(RecipeEditors& editors, QWidget* parent = nullptr);

    bool isOpen() const;
    void setOpen(bool open);

private:
    void addNetwork(QVBoxLayout& column);
    void addSteps(QVBoxLayout& column);
    void addPictures(QVBoxLayout& column);
    void addRun(QVBoxLayout& column);
    void follow();

    RecipeEditors& m_editors;
    QToolButton* m_button;
    QWidget* m_content;
    Field* m_headScale = nullptr;
    Field* m_headMargin = nullptr;
    Field* m_quantisation = nullptr;
    Field* m_warmUp = nullptr;
    Field* m_drops = nullptr;
    Field* m_patience = nullptr;
};

}  // namespace kindred
