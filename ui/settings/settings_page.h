#pragma once

#include <functional>

#include "ui/common/page.h"
#include "ui/common/session.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace kindred {

/// The Settings page. Every change holds at once, but for the number of threads and the limits
/// of a picture.
class SettingsPage : public Page {
    Q_OBJECT
public:
    explicit SettingsPage(Session& session, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void addAppearance(QVBoxLayout* column);
    void addComputing(QVBoxLayout* column);
    void addPictureLimits(QVBoxLayout* column);
    void addModel(QVBoxLayout* column);
    void addLibrary(QVBoxLayout* column);
    void addThumbnails(QVBoxLayout* column);
    void change(const std::function<void(UiSettings&)>& edit);
    void fillModels();
    void chooseModel(int index);
    void showSettings();
    void askDevice();
    void askModel();
    void askThumbnails();
    void clearThumbnails();

    Session& m_session;
    QComboBox* m_theme;
    QComboBox* m_device;
    QLabel* m_deviceText;
    QSpinBox* m_threads;
    QSpinBox* m_pictureSeconds;
    QSpinBox* m_pictureMemory;
    QSpinBox* m_pictureMegapixels;
    QComboBox* m_model;
    QLabel* m_modelText;
    QLabel* m_libraryText;
    QCheckBox* m_watch;
    QSpinBox* m_thumbnailLimit;
    QLabel* m_thumbnailText;
    int m_deviceNumber = 0;  // tells an overtaken answer from the latest
    int m_modelNumber = 0;
};

}  // namespace kindred
