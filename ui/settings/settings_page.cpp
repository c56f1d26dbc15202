#include "ui/settings/settings_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>
#include <thread>

#include "core/engine/model_catalog.h"
#include "ui/common/error_text.h"
#include "ui/common/file_dialogs.h"
#include "ui/common/file_paths.h"
#include "ui/common/format_text.h"
#include "ui/common/theme.h"

namespace kindred {

namespace {

constexpr int labelWidth = 22 * gridUnit;
constexpr int fieldWidth = 36 * gridUnit;
constexpr std::uint64_t gigabyte = 1'000'000'000;
constexpr std::uint64_t mebibyte = 1 << 20;
constexpr std::int64_t megapixel = 1'000'000;

void addHeading(QVBoxLayout* column, const QString& text) {
    auto* heading = new QLabel(text);
    setTextSize(heading, TextSize::Emphasis, true);
    column->addSpacing(2 * gridUnit);
    column->addWidget(heading);
}

/// A label with its field, and whatever stands beside that.
void addRow(QVBoxLayout* column, const QString& text, QWidget* field,
            const std::vector<QWidget*>& beside = {}) {
    auto* label = new QLabel(text);
    label->setFixedWidth(labelWidth);
    label->setBuddy(field);
    field->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    auto* row = new QHBoxLayout;
    row->setSpacing(gridUnit);
    row->addWidget(label);
    row->addWidget(field);
    for (QWidget* widget : beside)
        row->addWidget(widget);
    row->addStretch();
    column->addLayout(row);
}

/// A quiet sentence below a field.
QLabel* addNote(QVBoxLayout* column, const QString& text = {}) {
    auto* note = new QLabel(text);
    note->setWordWrap(true);
    note->setTextFormat(Qt::PlainText);
    note->setContentsMargins(labelWidth + gridUnit, 0, 0, 0);
    note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setQuiet(note);
    column->addWidget(note);
    return note;
}

}  // namespace

SettingsPage::SettingsPage(Session& session, QWidget* parent) : Page(parent), m_session(session) {
    auto* content = new QWidget;
    content->setMaximumWidth(96 * gridUnit);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(3 * gridUnit, 3 * gridUnit, 3 * gridUnit, 3 * gridUnit);
    column->setSpacing(gridUnit);
    auto* title = new QLabel(tr("Settings"));
    setTextSize(title, TextSize::Title);
    column->addWidget(title);
    addAppearance(column);
    addComputing(column);
    addPictureLimits(column);
    addModel(column);
    addLibrary(column);
    addThumbnails(column);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    showSettings();
    connect(&session, &Session::settingsChanged, this, &SettingsPage::showSettings);
}

void SettingsPage::change(const std::function<void(UiSettings&)>& edit) {
    UiSettings settings = m_session.settings();
    edit(settings);
    m_session.setSettings(std::move(settings));
}

void SettingsPage::addAppearance(QVBoxLayout* column) {
    addHeading(column, tr("Appearance"));
    m_theme = new QComboBox;
    m_theme->setFixedWidth(fieldWidth);
    m_theme->addItem(tr("As the desktop has it"), static_cast<int>(ThemeChoice::System));
    m_theme->addItem(tr("Light"), static_cast<int>(ThemeChoice::Light));
    m_theme->addItem(tr("Dark"), static_cast<int>(ThemeChoice::Dark));
    addRow(column, tr("&Theme"), m_theme);
    connect(m_theme, &QComboBox::activated, this, [this] {
        change([this](UiSettings& s) { s.theme = static_cast<ThemeChoice>(m_theme->currentData().toInt()); });
    });
}

void SettingsPage::addComputing(QVBoxLayout* column) {
    addHeading(column, tr("Computing"));
    m_device = new QComboBox;
    m_device->setFixedWidth(fieldWidth);
    m_device->addItem(tr("Automatic"), QStringLiteral("auto"));
    m_device->addItem(tr("CPU"), QStringLiteral("cpu"));
    m_device->addItem(tr("GPU (CUDA)"), QStringLiteral("cuda"));
    addRow(column, tr("&Device"), m_device);
    m_deviceText = addNote(column);
    m_threads = new QSpinBox;
    m_threads->setFixedWidth(fieldWidth);
    m_threads->setRange(0, 256);
    m_threads->setSpecialValueText(
        tr("As many as there are cores (%1)").arg(std::thread::hardware_concurrency()));
    addRow(column, tr("T&hreads"), m_threads);
    addNote(column, tr("Holds from the next start on."));
    connect(m_device, &QComboBox::activated, this, [this] {
        change([this](UiSettings& s) { s.device = m_device->currentData().toString().toStdString(); });
        askDevice();
    });
    connect(m_threads, &QSpinBox::valueChanged, this,
            [this](int threads) { change([threads](UiSettings& s) { s.threads = threads; }); });
}

void SettingsPage::addPictureLimits(QVBoxLayout* column) {
    addHeading(column, tr("What a picture may cost"));
    const auto addLimit = [&](const QString& text, const QString& unit, int least, int most) {
        auto* field = new QSpinBox;
        field->setFixedWidth(fieldWidth);
        field->setRange(least, most);
        field->setSuffix(QLatin1Char(' ') + unit);
        addRow(column, text, field);
        return field;
    };
    m_pictureSeconds = addLimit(tr("Time"), tr("s"), 1, 3600);
    m_pictureMemory = addLimit(tr("Memory"), tr("MiB"), 16, 1 << 20);
    m_pictureMegapixels = addLimit(tr("Size"), tr("megapixels"), 1, 4000);
    addNote(column,
            tr("A picture that takes more is listed as one that could not be read. Holds from the next "
               "start on."));
    connect(m_pictureSeconds, &QSpinBox::valueChanged, this,
            [this](int seconds) { change([seconds](UiSettings& s) { s.pictureLimits.seconds = seconds; }); });
    connect(m_pictureMemory, &QSpinBox::valueChanged, this, [this](int memory) {
        change([memory](UiSettings& s) {
            s.pictureLimits.bytes = static_cast<std::uint64_t>(memory) * mebibyte;
        });
    });
    connect(m_pictureMegapixels, &QSpinBox::valueChanged, this, [this](int megapixels) {
        change([megapixels](UiSettings& s) { s.pictureLimits.pixels = megapixels * megapixel; });
    });
}

void SettingsPage::addModel(QVBoxLayout* column) {
    addHeading(column, tr("Model"));
    m_model = new QComboBox;
    m_model->setFixedWidth(fieldWidth);
    addRow(column, tr("&Index and search with"), m_model);
    m_modelText = addNote(column);
    addNote(column, tr("Which model a library has of its own is chosen on the Library page."));
    connect(m_model, &QComboBox::activated, this, &SettingsPage::chooseModel);
}

void SettingsPage::addLibrary(QVBoxLayout* column) {
    addHeading(column, tr("Library"));
    auto* open = new QPushButton(tr("&Choose another…"));
    addRow(column, tr("Library file"), open);
    m_libraryText = addNote(column);
    m_watch = new QCheckBox(tr("Look for &changes while Kindred is open"));
    addRow(column, tr("Folders"), m_watch);
    m_watch->setAccessibleName(QString(m_watch->text()).remove(QLatin1Char('&')));
    connect(m_watch, &QCheckBox::toggled, this,
            [this](bool on) { change([on](UiSettings& s) { s.watchFolders = on; }); });
    connect(open, &QPushButton::clicked, this, [this] {
        chooseNewFile(this, tr("Choose a library, or a name for a new one"), tr("Libraries (*.kindred)"),
                      toText(m_session.library()), false, [this](std::filesystem::path file) {
                          if (!file.has_extension())
                              file += ".kindred";
                          change([&file](UiSettings& s) { s.library = file; });
                      });
    });
}

void SettingsPage::addThumbnails(QVBoxLayout* column) {
    addHeading(column, tr("Thumbnails"));
    m_thumbnailLimit = new QSpinBox;
    m_thumbnailLimit->setFixedWidth(fieldWidth);
    m_thumbnailLimit->setRange(1, 100);
    m_thumbnailLimit->setSuffix(tr(" GB"));
    auto* clear = new QPushButton(tr("C&lear"));
    addRow(column, tr("Keep at most"), m_thumbnailLimit, {clear});
    m_thumbnailText = addNote(column);
    connect(m_thumbnailLimit, &QSpinBox::valueChanged, this, [this](int limit) {
        change([limit](UiSettings& s) { s.thumbnailLimitBytes = limit * gigabyte; });
    });
    connect(clear, &QPushButton::clicked, this, &SettingsPage::clearThumbnails);
}

void SettingsPage::showSettings() {
    const UiSettings& settings = m_session.settings();
    const QSignalBlocker threads(m_threads), limit(m_thumbnailLimit), seconds(m_pictureSeconds),
        memory(m_pictureMemory), megapixels(m_pictureMegapixels), watch(m_watch);
    m_theme->setCurrentIndex(m_theme->findData(static_cast<int>(settings.theme)));
    const int device = m_device->findData(QString::fromStdString(settings.device));
    m_device->setCurrentIndex(device >= 0 ? device : m_device->count() - 1);
    m_threads->setValue(settings.threads);
    m_pictureSeconds->setValue(static_cast<int>(settings.pictureLimits.seconds));
    m_pictureMemory->setValue(static_cast<int>(settings.pictureLimits.bytes / mebibyte));
    m_pictureMegapixels->setValue(static_cast<int>(settings.pictureLimits.pixels / megapixel));
    m_thumbnailLimit->setValue(static_cast<int>(settings.thumbnailLimitBytes / gigabyte));
    m_libraryText->setText(toText(settings.library));
    m_watch->setChecked(settings.watchFolders);
    fillModels();
}

void SettingsPage::fillModels() {
    m_model->clear();
    m_model->addItem(tr("The library's own"), QByteArray());
    const auto add = [this](const QString& name, const std::filesystem::path& file) {
        m_model->addItem(name, QByteArray::fromStdString(file.string()));
    };
    for (const CatalogEntry& entry : shippedModels(m_session.services().locations.models))
        add(QString::fromStdString(entry.name), entry.file);
    const std::filesystem::path& chosen = m_session.settings().model;
    int index = m_model->findData(QByteArray::fromStdString(chosen.string()));
    if (index < 0) {
        index = m_model->count();
        add(toText(chosen.filename()), chosen);
    }
    m_model->addItem(tr("Choose a file…"));
    m_model->setCurrentIndex(index);
}

void SettingsPage::chooseModel(int index) {
    const QVariant file = m_model->itemData(index);
    const auto take = [this](const std::filesystem::path& model) {
        change([&model](UiSettings& s) { s.model = model; });
        askModel();
    };
    if (file.isValid()) {
        take(file.toByteArray().toStdString());
        return;
    }
    fillModels();
    chooseFile(this, tr("Choose a model"), tr("Models (*.safetensors)"), take);
}

void SettingsPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    askDevice();
    askModel();
    askThumbnails();
}

void SettingsPage::askDevice() {
    const int number = ++m_deviceNumber;
    const auto say = [this, number](const QString& text) {
        if (number == m_deviceNumber)
            m_deviceText->setText(text);
    };
    say(tr("Looking for devices…"));
    m_session.jobs().start<DeviceChoice>(
        this,
        {.title = {},
         .work = [&encoding = m_session.services().encoding](const JobContext&) { return encoding.device(); },
         .done =
             [say](const DeviceChoice& choice) {
                 const QString device = QString::fromStdString(choice.device).toUpper();
                 say(tr("Takes %1: %2").arg(device, QString::fromStdString(choice.reason)));
             },
         .failed = [say](const Error& error) { say(QStringLiteral("⚠ ") + errorText(error)); }});
}

void SettingsPage::askModel() {
    const int number = ++m_modelNumber;
    const auto say = [this, number](const QString& text) {
        if (number == m_modelNumber)
            m_modelText->setText(text);
    };
    m_session.jobs().start<ModelSummary>(
        this, {.title = {},
               .work = [model = m_session.modelForNewLibrary()](
                           const JobContext&) { return summarizeModel(model); },
               .done =
                   [this, say](const ModelSummary& model) {
                       const QString facts =
                           tr("%1: %n bit(s), %2 parameters, %3", nullptr, model.description.bits)
                               .arg(QString::fromStdString(model.name),
                                    countText(static_cast<std::uint64_t>(model.parameters)),
                                    bytesText(model.bytes));
                       say(m_session.model() ? facts : tr("For a new library: %1").arg(facts));
                   },
               .failed = [say](const Error& error) { say(QStringLiteral("⚠ ") + errorText(error)); }});
}

void SettingsPage::askThumbnails() {
    m_session.jobs().start<std::uint64_t>(
        this,
        {.title = {},
         .work = [&thumbnails = m_session.thumbnails()](const JobContext&) { return thumbnails.bytes(); },
         .done =
             [this](std::uint64_t bytes) {
                 m_thumbnailText->setText(
                     tr("%1 are used. The limit holds from the next start on.").arg(bytesText(bytes)));
             },
         .failed = [this](const Error& error) { m_thumbnailText->setText(errorText(error)); }});
}

void SettingsPage::clearThumbnails() {
    m_session.jobs().start<bool>(
        this, {.title = {},
               .work =
                   [&thumbnails = m_session.thumbnails()](const JobContext&) {
                       thumbnails.clear();
                       return true;
                   },
               .done = [this](bool) { askThumbnails(); },
               .failed = [this](const Error& error) { m_thumbnailText->setText(errorText(error)); }});
}

}  // namespace kindred
