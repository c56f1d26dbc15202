#pragma once

#include <QWidget>
#include <filesystem>

class QComboBox;

namespace kindred {

/// A model: one of those that are shipped, or a file.
class ModelChoice : public QWidget {
    Q_OBJECT

public:
    /// Lists the models of that folder.
    explicit ModelChoice(const std::filesystem::path& shippedModels, QWidget* parent = nullptr);

    /// Empty if none is chosen.
    std::filesystem::path model() const;
    /// Adds the file to the list if it is not in it, and chooses it. An empty path changes nothing.
    void setModel(const std::filesystem::path& model);

Q_SIGNALS:
    void changed();

private:
    void chooseOther();

    QComboBox* m_models;
};

}  // namespace kindred
