#pragma once

#include <QIcon>
#include <QString>

namespace kindred {

/// An icon of ours ("search", "folder", …: resources/icons), drawn at any size in the colours of the palette
/// of the moment.
QIcon themedIcon(const QString& name);

}  // namespace kindred
