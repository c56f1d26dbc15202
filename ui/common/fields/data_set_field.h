#pragma once

#include <QWidget>
#include <string>

class QCheckBox;

namespace kindred {

class Field;
class PathField;

/// The data set to work on: a folder, and for CIFAR-100 which of its labels.
class DataSetField : public QWidget {
    Q_OBJECT

public:
    explicit DataSetField(QWidget* parent = nullptr);

    /// As DataSetRequest::data takes it.
    std::string data() const;
    void setData(const std::string& data);
    /// Says what is wrong with the folder, if anything is; true if it may be tried.
    bool validate();

Q_SIGNALS:
    void changed();

private:
    void followFolder();

    PathField* m_folder;
    Field* m_field;
    QCheckBox* m_coarse;
};

}  // namespace kindred
