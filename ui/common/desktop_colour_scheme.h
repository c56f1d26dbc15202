#pragma once

#include <QDBusVariant>
#include <QObject>
#include <QString>

namespace kindred {

/// Whether the desktop asks programs to be dark, by the settings portal (Qt 6.4 does not know it). Asks
/// without waiting, since the portal may have to be started first; where there is none it keeps silent.
class DesktopColourScheme : public QObject {
    Q_OBJECT
public:
    explicit DesktopColourScheme(QObject* parent = nullptr);

    void ask();

Q_SIGNALS:
    void answered(bool dark);  ///< also whenever it changes later

private Q_SLOTS:
    void takeSetting(const QString& area, const QString& key, const QDBusVariant& value);
};

}  // namespace kindred
