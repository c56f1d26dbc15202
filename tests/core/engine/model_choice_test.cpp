#include "core/engine/model_choice.h"

#include <QTest>
#include <fstream>

#include "core/learning/model_file.h"
#include "tests/support/fake_learning.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

/// Which models a library could have, from files that are whole, gone, damaged or the same.
class ModelChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_shipped = *m_folder / "models";
        fs::create_directory(m_shipped);
        writeFakeModel(m_shipped / "drhn-3-48-cifar10.safetensors", 48);
        m_library = {};
        m_library.roots = {root("/photos", 100), root("/media/disk", 20)};
        m_library.roots[0].reachable = true;
        m_library.counts.pictures = 120;
        add("drhn-3-48-cifar10", m_shipped / "drhn-3-48-cifar10.safetensors", 120);
        m_library.defaultModel = m_library.models[0];
    }

    void theRightModelIsNotOffered() {
        const LibraryModels models = find();
        QCOMPARE(models.own->name, std::string("drhn-3-48-cifar10"));
        QCOMPARE(models.own->file, m_shipped / "drhn-3-48-cifar10.safetensors");
        QCOMPARE(models.own->pictures, 120U);
        QVERIFY(models.others.empty());
        QVERIFY(!models.advised);
    }

    void anEverydayModelIsAdvised() {
        writeFakeModel(m_shipped / "everyday-128.safetensors", 128);
        writeFakeModel(m_shipped / "a-further-one.safetensors", 12);
        const LibraryModels models = find();
        QCOMPARE(models.others.size(), 2U);
        QCOMPARE(models.others[*models.advised].name, std::string("everyday-128"));
        QVERIFY(models.others[1].isEveryday);
        QVERIFY(!models.own->isEveryday);
        QVERIFY(!models.others[0].id);
        QCOMPARE(models.others[0].pictures, 0U);
    }

    void whoeverChoseAModelForMeasuringIsNotAdvisedToGoBack() {
        const fs::path chosen = m_shipped / "drhn-5-48-cifar10.safetensors";
        writeFakeModel(chosen, 48, 2);
        add("drhn-5-48-cifar10", chosen, 120);
        m_library.defaultModel = m_library.models[1];
        const LibraryModels models = find();
        QCOMPARE(models.own->file, chosen);
        QCOMPARE(models.others.size(), 1U);
        QVERIFY(!models.advised);
        fs::remove(chosen);  // now nothing new can be given a code
        QVERIFY(find().advised);
    }

    void whatIsWishedForIsAdvisedInstead() {
        writeFakeModel(m_shipped / "everyday-128.safetensors", 128);
        const fs::path mine = *m_folder / "mine.safetensors";
        writeFakeModel(mine, 24);
        LibraryModels models = modelsFor(m_library, mine, m_shipped, m_shelf);
        QCOMPARE(models.others[*models.advised].file, mine);
        models = modelsFor(m_library, m_shipped / "drhn-3-48-cifar10.safetensors", m_shipped, m_shelf);
        QVERIFY2(!models.advised, "who asks for what is there wants no other");
        QCOMPARE(models.others.size(), 1U);
    }

    /// A new version of Kindred brought a new one under the same name.
    void anEarlierVersionIsAnotherModel() {
        writeFakeModel(m_shipped / "everyday-128.safetensors", 128);
        const fs::path file = m_shipped / "everyday-128.safetensors";
        add("everyday-128", file, 120);
        m_library.defaultModel = m_library.models[1];
        QVERIFY(!find().advised);
        writeFakeModel(file, 128, 1);
        fs::last_write_time(file, fs::last_write_time(file) + std::chrono::seconds(1));
        const LibraryModels models = find();
        QCOMPARE(models.own->name, std::string("everyday-128"));
        QVERIFY(models.own->file.empty());
        QCOMPARE(models.own->pictures, 120U);
        const LibraryModel& advised = models.others[*models.advised];
        QCOMPARE(advised.name, std::string("everyday-128"));
        QVERIFY(!advised.id);
    }

    void codesThatAreThereAreCounted() {
        const fs::path file = m_shipped / "everyday-128.safetensors";
        writeFakeModel(file, 128);
        add("everyday-128", file, 41);
        const LibraryModels models = find();
        QCOMPARE(models.others[*models.advised].pictures, 41U);
        QCOMPARE(*models.others[*models.advised].id, ModelId{2});
        QCOMPARE(models.pictures, 120U);
        QCOMPARE(models.awayFolders, std::vector<fs::path>{"/media/disk"});
        QCOMPARE(models.awayPictures, 20U);
    }

    void filesThatAreGoneDamagedOrTheSameAreLeftOut() {
        add("gone", *m_folder / "gone.safetensors", 0);
        std::ofstream(m_shipped / "damaged.safetensors") << "no model";
        fs::copy_file(m_shipped / "drhn-3-48-cifar10.safetensors", m_shipped / "same.safetensors");
        const LibraryModels models = find();
        QVERIFY(models.others.empty());
        QVERIFY(!modelsFor(m_library, {}, *m_folder / "no models here", m_shelf).advised);
    }

private:
    static RootRecord root(const std::string& path, std::uint64_t indexed) {
        RootRecord root;
        root.path = path;
        root.reachable = false;
        root.indexed = indexed;
        return root;
    }

    void add(const std::string& name, const fs::path& file, std::uint64_t pictures) {
        ModelRecord model;
        model.id = ModelId(static_cast<std::int64_t>(m_library.models.size()) + 1);
        model.sha256 = fs::exists(file) ? fileSha256(file) : "0";
        model.name = name;
        model.path = file;
        model.pictures = pictures;
        m_library.models.push_back(model);
    }

    LibraryModels find() { return modelsFor(m_library, {}, m_shipped, m_shelf); }

    std::unique_ptr<TemporaryFolder> m_folder;
    fs::path m_shipped;
    LibraryOverview m_library;
    ModelShelf m_shelf;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::ModelChoiceTest)
#include "model_choice_test.moc"
