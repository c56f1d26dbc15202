#include "tests/ui/support/test_window.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QTest>
#include <fstream>

#include "core/learning/drhn_layout.h"
#include "core/learning/learning_module.h"
#include "core/learning/model_file.h"
#include "tests/support/painted_pictures.h"
#include "ui/common/theme.h"
#include "ui/main_window.h"

namespace kindred {

namespace {

/// A model file that is well-formed; what it holds does not matter to the fake backend. Its distances up to 8
/// have a meaning.
void writeFakeModel(const std::filesystem::path& file, int bits) {
    Model model;
    model.description.blocks = 1;
    model.description.bits = bits;
    for (int distance = 0; distance <= 8; ++distance)
        model.description.calibration.push_back({distance, 1000, 0.94, 0.92, 0.96});
    for (const TensorLayout& layout : drhnTensors(model.description)) {
        model.tensors.push_back({layout.name, layout.shape, {}});
        model.tensors.back().values.assign(static_cast<std::size_t>(layout.elements()), 0.5F);
    }
    kindred::writeModel(file, model);
}

}  // namespace

TestWindow::TestWindow() {
    setThreadsToWaitAsleep();  // as the program does before it has threads, one of which might read the
                               // environment
    std::filesystem::create_directories(picturesFolder());
    std::filesystem::create_directories(m_folder / "models");
    writeFakeModel(m_folder / "models" / "drhn-3-48-cifar10.safetensors", 48);
    const FileLocations locations{.decoder = KINDRED_DECODER,
                                  .learningModule = KINDRED_FAKE_MODULE,
                                  .models = m_folder / "models",
                                  .data = m_folder.path()};
    m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light);
    UiSettings settings;
    settings.library = library();
    settings.watchFolders = false;  // tests change folders and say themselves when to look
    m_services = std::make_unique<Services>(ServiceSettings{.locations = locations,
                                                            .thumbnailFile = m_folder / "thumbnails.sqlite",
                                                            .thumbnailLimitBytes = 10'000'000});
    open(settings);
}

TestWindow::~TestWindow() = default;

UiSettings TestWindow::close() {
    m_window->close();
    const UiSettings settings = m_session->settings();
    m_window.reset();
    m_session.reset();
    return settings;
}

void TestWindow::open(const UiSettings& settings) {
    m_session = std::make_unique<Session>(*m_services, settings);
    m_window = std::make_unique<MainWindow>(*m_session);
    if (settings.windowGeometry.isEmpty())
        m_window->resize(1280, 800);
    QCursor::setPos(m_window->geometry().bottomRight());  // screenshots light nothing up under the pointer
    m_window->show();
}

std::filesystem::path TestWindow::writeModel(const std::string& name, int bits) {
    const std::filesystem::path file = m_folder / "models" / (name + ".safetensors");
    writeFakeModel(file, bits);
    return file;
}

void TestWindow::paintPictures(int perColour) {
    const std::pair<const char*, QColor> colours[] = {
        {"red", Qt::red}, {"green", Qt::green}, {"blue", Qt::blue}};
    for (const auto& [name, colour] : colours) {
        for (int i = 0; i < perColour; ++i) {
            const PaintedPicture picture{.shape = PaintedPicture::Shape::Square,
                                         .colour = colour,
                                         .width = 96,
                                         .height = 72,
                                         .seed = static_cast<unsigned>(i)};
            const std::string file = std::string(name) + "-" + std::to_string(i) + ".png";
            QVERIFY(writePicture(picturesFolder() / file, picture));
        }
    }
}

std::filesystem::path TestWindow::writeFile(const std::string& name, const std::string& bytes) {
    const std::filesystem::path file = picturesFolder() / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
}

void TestWindow::drop(QWidget& widget, const QMimeData& data) {
    const QPoint middle = widget.rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &enter);
    QVERIFY2(enter.isAccepted(), "the widget takes no such drop");
    QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &drop);
}

void TestWindow::setTheme(ThemeChoice choice) {
    m_theme->setChoice(choice);
}

void TestWindow::saveScreenshot(const QString& name) {
    const QString folder =
        qEnvironmentVariable("KINDRED_BUILD", QStringLiteral(".")) + QStringLiteral("/screenshots");
    QDir().mkpath(folder);
    QApplication::processEvents();
    QVERIFY(m_window->grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

}  // namespace kindred
