#pragma once

#include <QWidget>
#include <vector>

#include "core/engine/reproduce.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace kindred {

class DataSetField;
class Field;
class PathField;

/// Which depths and lengths of code are to be trained, by which recipe, on what.
class ReproductionForm : public QWidget {
    Q_OBJECT

public:
    explicit ReproductionForm(QWidget* parent = nullptr);

    void setData(const std::string& dataSet);
    /// Says beside each setting what is wrong with it; true if the request can be tried.
    bool validate();
    ReproduceRequest request() const;

private:
    void followRecipe();

    DataSetField* m_data;
    PathField* m_folder;
    Field* m_folderField;
    QComboBox* m_recipe;
    QSpinBox* m_epochs;
    QLineEdit* m_blocks;
    Field* m_blocksField;
    QLineEdit* m_bits;
    Field* m_bitsField;
};

}  // namespace kindred
