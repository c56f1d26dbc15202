#pragma once

#include <QTemporaryDir>
#include <filesystem>

namespace kindred {

/// An empty folder that goes away, with all that is in it, when this does.
class TemporaryFolder {
public:
    bool isValid() const { return m_folder.isValid(); }
    std::filesystem::path path() const { return m_folder.path().toStdString(); }
    std::filesystem::path operator/(const std::filesystem::path& name) const { return path() / name; }

private:
    QTemporaryDir m_folder;
};

}  // namespace kindred
