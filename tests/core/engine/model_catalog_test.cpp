#include "core/engine/model_catalog.h"

#include <QTest>

#include "core/base/error.h"
#include "tests/support/fake_learning.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

class ModelCatalogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<TemporaryFolder>(); }

    void photographsAndMeasuringHaveModelsOfTheirOwn() {
        ship("drhn-5-48-cifar10");
        ship("drhn-3-48-cifar10");
        QCOMPARE(defaultModel(m_folder->path()).stem().string(), std::string("drhn-3-48-cifar10"));
        QCOMPARE(modelForMeasuring(m_folder->path()).stem().string(), std::string("drhn-3-48-cifar10"));
        ship("everyday-128");
        QCOMPARE(defaultModel(m_folder->path()).stem().string(), std::string("everyday-128"));
        QCOMPARE(modelForMeasuring(m_folder->path()).stem().string(), std::string("drhn-3-48-cifar10"));
    }

    void whereOneIsShippedItServesForAll() {
        ship("everyday-128");
        QCOMPARE(modelForMeasuring(m_folder->path()).stem().string(), std::string("everyday-128"));
    }

    void modelsAreKnownByNameAndByFile() {
        ship("everyday-128");
        QCOMPARE(resolveModel("everyday-128", m_folder->path()), *m_folder / "everyday-128.safetensors");
        const std::filesystem::path own = *m_folder / "own";
        std::filesystem::create_directory(own);
        writeFakeModel(own / "mine.safetensors");
        QCOMPARE(resolveModel((own / "mine.safetensors").string(), m_folder->path()),
                 own / "mine.safetensors");
        try {
            resolveModel("yesterday-128", m_folder->path());
            QFAIL("there is no such model");
        } catch (const Error& error) {
            QCOMPARE(error.code(), std::string("model-not-found"));
            QVERIFY(std::string(error.what()).find("everyday-128") != std::string::npos);
        }
    }

private:
    void ship(const std::string& name) { writeFakeModel(*m_folder / (name + ".safetensors")); }

    std::unique_ptr<TemporaryFolder> m_folder;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ModelCatalogTest)
#include "model_catalog_test.moc"
