#include "ui/common/session.h"

#include "core/engine/model_catalog.h"

namespace kindred {

Session::Session(Services& services, UiSettings settings)
    : m_services(services), m_settings(std::move(settings)) {}

void Session::setSettings(UiSettings settings) {
    const bool otherDevice = settings.device != m_settings.device;
    const bool otherLibrary = settings.library != m_settings.library || settings.model != m_settings.model;
    m_settings = std::move(settings);
    if (otherDevice)
        m_services.encoding.useDevice(m_settings.device);
    Q_EMIT settingsChanged();
    if (otherLibrary)
        Q_EMIT libraryChanged();
}

void Session::rememberPage(const QString& page, const QVariantMap& state) {
    m_settings.pages[page] = state;
}

void Session::rememberWindow(const QString& page, const QByteArray& geometry) {
    m_settings.page = page;
    m_settings.windowGeometry = geometry;
}

std::optional<std::filesystem::path> Session::model() const {
    if (m_settings.model.empty())
        return std::nullopt;
    return m_settings.model;
}

void Session::askForNoModel() {
    if (m_settings.model.empty())
        return;
    UiSettings settings = m_settings;
    settings.model.clear();
    setSettings(std::move(settings));
}

std::filesystem::path Session::modelForNewLibrary() const {
    return m_settings.model.empty() ? defaultModel(m_services.locations.models) : m_settings.model;
}

}  // namespace kindred
