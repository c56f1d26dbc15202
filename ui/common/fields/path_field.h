#pragma once

#include <QString>
#include <QWidget>
#include <filesystem>

class QLineEdit;

namespace kindred {

/// A file or folder to type, to choose, or to drop.
class PathField : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Folder, ModelToOpen, ModelToSave };

    explicit PathField(Kind kind, QWidget* parent = nullptr);

    std::filesystem::path path() const;
    bool isEmpty() const;
    void setPath(const std::filesystem::path& path);

Q_SIGNALS:
    void changed();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void choose();

    Kind m_kind;
    QLineEdit* m_text;
};

}  // namespace kindred
