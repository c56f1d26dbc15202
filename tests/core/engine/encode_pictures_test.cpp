#include "core/engine/encode_pictures.h"

#include <QTest>
#include <fstream>
#include <stdexcept>

#include "core/base/error.h"
#include "tests/support/fake_learning.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

class EncodePicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_model = *m_folder / "model.safetensors";
        writeFakeModel(m_model);
        m_services = fakeServices(m_encoded);
    }

    void onePictureHasOneCodeHoweverItComesIn() {
        const auto path = paint("a.png", Qt::red);
        std::ifstream in(path, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};

        const auto fromFile = std::get<EncodedPicture>(encodeFile(path, m_model, *m_services));
        const auto fromBytes =
            std::get<EncodedPicture>(encodeBytes(std::as_bytes(std::span(bytes)), m_model, *m_services));
        const auto fromBatch = encodePictures({path}, m_model, *m_services, JobContext()).images.at(0);
        QCOMPARE(fromBytes.code, fromFile.code);
        QCOMPARE(fromBatch.code, fromFile.code);
        QCOMPARE(fromBatch.activations, fromFile.activations);
        QCOMPARE(fromFile.activations.size(), 48U);
        QVERIFY(fromBatch.features == fromFile.features);
        QVERIFY(fromBytes.features == fromFile.features);
        QCOMPARE(fromFile.features.size(), 128U);
        QCOMPARE(fromFile.path, path);
        QVERIFY(fromBytes.path.empty());
    }

    void aBadPictureIsAFailureNotAnError() {
        const auto text = *m_folder / "text.jpg";
        std::ofstream(text) << "no picture";
        QVERIFY(std::holds_alternative<DecodeFailure>(encodeFile(text, m_model, *m_services)));
        const auto missing =
            std::get<DecodeFailure>(encodeFile(*m_folder / "none.jpg", m_model, *m_services));
        QCOMPARE(missing.code, std::string("unreadable"));
        QVERIFY(std::holds_alternative<DecodeFailure>(encodeBytes({}, m_model, *m_services)));
    }

    void picturesComeInTheOrderGivenAndFoldersInThatOfTheirPaths() {
        for (int i = 9; i >= 0; --i)
            paint("folder/" + std::to_string(i) + ".png", QColor(20 * i, 0, 0));
        const auto alone = paint("z.png", Qt::blue);
        std::ofstream(*m_folder / "folder" / "5.jpg") << "no picture";

        const EncodeReport report =
            encodePictures({alone, *m_folder / "folder"}, m_model, *m_services, JobContext());
        QCOMPARE(report.images.size(), 11U);
        QCOMPARE(report.images[0].path, alone);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(report.images[static_cast<std::size_t>(i) + 1].path.filename().string(),
                     std::to_string(i) + ".png");
        QCOMPARE(report.failures.size(), 1U);
        QCOMPARE(report.failures[0].path.filename().string(), std::string("5.jpg"));
        QVERIFY(!report.stopped);
    }

    void aDecoderThatIsNotThereIsAnError() {
        ServiceSettings settings;
        settings.locations.decoder = *m_folder / "no-decoder";
        Services services(settings, [this] { return std::make_unique<FakeBackend>(m_encoded); });
        const auto path = paint("a.png", Qt::red);
        try {
            encodePictures({path, path, path}, m_model, services, JobContext());
            QFAIL("nothing was thrown");
        } catch (const Error& error) {
            QCOMPARE(error.code(), std::string("decoder-not-started"));
        }
    }

    void nothingToDoIsNoError() {
        const EncodeReport report = encodePictures({}, m_model, *m_services, JobContext());
        QVERIFY(report.images.empty());
        QVERIFY(report.failures.empty());
    }

private:
    fs::path paint(const std::string& name, const QColor& colour, int width = 64, int height = 48) const {
        const auto path = *m_folder / name;
        if (!writePicture(path, {.colour = colour, .width = width, .height = height}))
            qFatal("cannot write a picture");
        return path;
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    fs::path m_model;
    std::atomic<int> m_encoded = 0;
    std::unique_ptr<Services> m_services;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::EncodePicturesTest)
#include "encode_pictures_test.moc"
