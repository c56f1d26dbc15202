#pragma once

#include <QDir>
#include <QFile>
#include <QTest>
#include <QTranslator>
#include <QWidget>
#include <filesystem>

#include "core/engine/services.h"
#include "core/engine/thumbnails.h"
#include "core/learning/learning_module.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"
#include "ui/common/session.h"
#include "ui/common/theme.h"
#include "ui/common/translation_loader.h"

namespace kindred {

/// A session with the fake learning module, the real decoder and an empty folder for its files.
struct LearningSession {
    explicit LearningSession(const UiSettings& settings = {})
        : services({.locations = {.decoder = DECODER_PROGRAM,
                                  .learningModule = FAKE_TRAINING_MODULE,
                                  .models = folder / "models",
                                  .data = folder.path()},
                    .device = settings.device,
                    .threads = 1,
                    .thumbnailFile = folder / "thumbnails",
                    .thumbnailLimitBytes = 1'000'000}),
          session(services, settings) {
        setThreadsToWaitAsleep();  // as the program does before others might read the environment
    }

    TemporaryFolder folder;
    Services services;
    Session session;
};

/// Class folders "blue" and "red" of ten painted pictures each.
inline std::filesystem::path paintDataSet(const std::filesystem::path& folder) {
    for (unsigned i = 0; i < 10; ++i) {
        const std::string name = std::to_string(i) + ".png";
        writePicture(folder / "blue" / name, {.colour = Qt::blue, .width = 40, .height = 40, .seed = i});
        writePicture(folder / "red" / name, {.colour = Qt::red, .width = 40, .height = 40, .seed = i});
    }
    return folder;
}

/// The control that people know by this name.
template <typename Widget>
Widget* named(const QWidget& where, const QString& name) {
    for (Widget* widget : where.findChildren<Widget*>())
        if (widget->accessibleName() == name)
            return widget;
    return nullptr;
}

template <typename Button>
Button* labelled(const QWidget& where, const QString& text) {
    for (Button* button : where.findChildren<Button*>())
        if (button->text() == text)
            return button;
    return nullptr;
}

/// Shows Kindred in German as long as it lives.
class InGerman {
public:
    InGerman() { loadTranslations(*qApp, DATA_FOLDER, QLocale(QLocale::German)); }
    ~InGerman() { qDeleteAll(qApp->findChildren<QTranslator*>()); }
};

/// Keeps a picture of the widget in the build folder, for people to look at.
inline void saveScreenshot(QWidget& widget, const QString& name) {
    const QDir build(qEnvironmentVariable("KINDRED_BUILD", QStringLiteral(".")));
    build.mkpath(QStringLiteral("screenshots"));
    const QString file = build.filePath(QStringLiteral("screenshots/%1.png").arg(name));
    QTest::qWait(50);  // queued replots
    QVERIFY2(widget.grab().save(file), qPrintable(file));
}

}  // namespace kindred
