#pragma once

#include <QImage>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/engine/services.h"
#include "core/engine/thumbnails.h"
#include "tests/support/temporary_folder.h"
#include "ui/common/session.h"

class QMimeData;

namespace kindred {

class MainWindow;
class Theme;

/// The whole window over an empty library in a temporary folder: real decoder processes, real library and
/// search, codes by the fake backend. Pictures are painted into `pictures`.
class TestWindow {
public:
    TestWindow();
    ~TestWindow();

    MainWindow& window() { return *m_window; }
    Session& session() { return *m_session; }
    Services& services() { return *m_services; }
    std::filesystem::path picturesFolder() const { return m_folder / "pictures"; }
    std::filesystem::path library() const { return m_folder / "library.kindred"; }

    /// Paints `perColour` pictures each of red, green and blue: "red-0.png" and so on.
    void paintPictures(int perColour);
    /// Writes a file of any bytes among the pictures.
    std::filesystem::path writeFile(const std::string& name, const std::string& bytes);

    /// Drops data on a widget as a person does: enter, then let go.
    static void drop(QWidget& widget, const QMimeData& data);
    /// Dresses the window.
    void setTheme(ThemeChoice choice);
    /// Saves what the window looks like to screenshots/NAME.png in the build folder.
    void saveScreenshot(const QString& name);
    /// Writes a further model, of which no library holds codes.
    std::filesystem::path writeModel(const std::string& name, int bits);
    /// Closes the window, and ends all that it had begun. Returns what it wants to find again.
    UiSettings close();
    /// Opens it anew, as at the next start.
    void open(const UiSettings& settings);

private:
    TemporaryFolder m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace kindred
