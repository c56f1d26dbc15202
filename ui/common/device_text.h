#pragma once

#include <QString>
#include <string>

namespace kindred {

/// "Computes on CPU. No CUDA device was found, …" in the user's language, for a DeviceChoice's device and
/// reason.
QString deviceText(const std::string& device, const std::string& reason);

}  // namespace kindred
