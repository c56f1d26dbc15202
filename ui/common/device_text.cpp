#include "ui/common/device_text.h"

#include <QCoreApplication>

namespace kindred {

namespace {

// The learning module's reasons, word for word: they are looked up by their English text.
[[maybe_unused]] const char* const reasons[] = {
    QT_TRANSLATE_NOOP("DeviceReason", "The CPU was asked for."),
    QT_TRANSLATE_NOOP("DeviceReason", "A CUDA device was found."),
    QT_TRANSLATE_NOOP("DeviceReason", "No CUDA device was found, so the CPU computes."),
    QT_TRANSLATE_NOOP("DeviceReason", "It was asked for."),
};

}  // namespace

QString deviceText(const std::string& device, const std::string& reason) {
    //: A device ("CPU", "CUDA:0") and a sentence that says why it was taken.
    return QCoreApplication::translate("DeviceText", "Computes on %1. %2")
        .arg(QString::fromStdString(device).toUpper(),
             QCoreApplication::translate("DeviceReason", reason.c_str()));
}

}  // namespace kindred
