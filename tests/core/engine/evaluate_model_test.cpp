#include "core/engine/evaluate_model.h"

#include <QTest>

#include "core/base/error.h"
#include "tests/support/fake_learning.h"
#include "tests/support/painted_pictures.h"
#include "tests/support/temporary_folder.h"

namespace kindred {

namespace fs = std::filesystem;

/// Three classes of one colour each, four pictures of each in the training split and two in the test split.
class EvaluateModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>();
        m_request.model = *m_folder / "model.safetensors";
        m_request.data = (*m_folder / "colours").string();
        m_request.unseen.clear();
        m_request.ranking = Ranking::Hamming;
        m_request.top = 1000;
        m_request.radius.reset();
        writeFakeModel(m_request.model);
        m_encoded = 0;
        m_services = fakeServices(m_encoded);
        for (const auto& [name, colour] :
             {std::pair("blue", Qt::blue), {"green", Qt::green}, {"red", Qt::red}}) {
            for (unsigned seed = 0; seed < 6; ++seed)
                paint(seed < 4 ? "train" : "test", name, colour, seed);
        }
    }

    void allFiguresAreOfBothSplits() {
        const EvaluateReport report = evaluate();
        QCOMPARE(report.retrieval.queries, 6U);
        QCOMPARE(report.retrieval.database, 12U);
        QCOMPARE(report.retrieval.averagePrecisions.size(), 6U);
        QCOMPARE(report.leaks, LeakReport());
        QVERIFY(report.unseen.empty());
        std::uint64_t pairs = 0;
        for (const DistanceShare& at : report.calibration)
            pairs += at.pairs;
        QCOMPARE(pairs, 15U);  // of the six test pictures
    }

    void withoutAClassifierNothingIsSaidOfClasses() {
        const EvaluateReport report = evaluate();
        QVERIFY(!report.classification);
        QVERIFY(!report.argmaxBaseline);
    }

    void aPictureInBothSplitsIsALeak() {
        fs::copy_file(path("train", "red", 1), path("test", "blue", 9));
        const LeakReport leaks = evaluate().leaks;
        // Pictures stand by path: blue's two and this one are first; of red are the last four.
        QCOMPARE(leaks.count, 1U);
        QCOMPARE(leaks.pictures, (std::vector<LeakedPicture>{{2, 9}}));
    }

    void unseenClassesAreJudgedAlone() {
        m_request.unseen = {"red", "0"};
        const EvaluateReport report = evaluate();
        QCOMPARE(report.unseen, (std::vector<std::string>{"blue", "red"}));
        QCOMPARE(report.retrieval.queries, 4U);
        QCOMPARE(report.retrieval.database, 8U);
        QCOMPARE(static_cast<int>(m_encoded), 12);  // nothing else is looked at
        QVERIFY(report.definition.find("blue, red alone (which the model does not know)") !=
                std::string::npos);
        // Two classes of the same size: (1 + sum over ranks) is far above a third.
        QVERIFY(report.retrieval.chance > 0.5 && report.retrieval.chance < 1);
    }

    void whatTheModelKnowsIsNotUnseen() {
        Model model;
        model.description.classes = {"blue", "yellow"};
        for (const TensorLayout& layout : drhnTensors(model.description))
            model.tensors.push_back(
                {layout.name, layout.shape, std::vector<float>(static_cast<std::size_t>(layout.elements()))});
        writeModel(m_request.model, model);
        m_request.unseen = {"blue", "red"};
        const EvaluateReport report = evaluate();
        QCOMPARE(report.knownUnseen, std::vector<std::string>{"blue"});
        QVERIFY(report.definition.find("of which the model knows blue") != std::string::npos);
    }

    void unknownClassesAreRefused() {
        m_request.unseen = {"purple"};
        try {
            evaluate();
            QFAIL("purple was judged");
        } catch (const Error& error) {
            QCOMPARE(error.code(), std::string("class-unknown"));
        }
        QCOMPARE(static_cast<int>(m_encoded), 0);
    }

    void hammingRankingStandsAlone() {
        const EvaluateReport report = evaluate();
        QCOMPARE(report.rankings.size(), 1U);
        QVERIFY(report.rankings[0].meanAveragePrecision == report.retrieval.meanAveragePrecision.stable);
    }

    void rankingsAreComparedWhenAskedFor() {
        m_request.ranking = Ranking::Asymmetric;
        const auto asymmetric = evaluate().rankings;
        QCOMPARE(asymmetric.size(), 2U);
        QCOMPARE(asymmetric[1].rank, std::string("asymmetric"));

        m_request.ranking = Ranking::Features;
        m_request.radius = 48;
        m_request.top = 4;
        const auto features = evaluate().rankings;
        QCOMPARE(features.size(), 3U);
        // Colours alone tell the classes apart, and the features are colours.
        QVERIFY(features[0].meanAveragePrecision == 1);
        QVERIFY(features[2].meanAveragePrecision == 1);
        QVERIFY(features[2].candidates == 12);
        QVERIFY(features[2].radius == 48);
    }

    void exportHoldsWhatTheFiguresAreMadeOf() {
        m_request.exportFolder = *m_folder / "out";
        evaluate();
        m_request.exportFolder.reset();
        for (const char* name :
             {"average_precision.csv", "bits.csv", "calibration.csv", "database.csv", "precision_at.csv",
              "precision_by_radius.csv", "queries.csv", "recall_at.csv"})
            QVERIFY2(fs::exists(*m_folder / "out" / name), name);
    }

private:
    fs::path path(const std::string& split, const std::string& name, unsigned seed) const {
        return *m_folder / "colours" / split / name / (std::to_string(seed) + ".png");
    }

    void paint(const std::string& split, const std::string& name, const QColor& colour, unsigned seed) const {
        QVERIFY(writePicture(path(split, name, seed),
                             {.colour = colour, .width = 32, .height = 32, .seed = seed}));
    }

    EvaluateReport evaluate() { return evaluateModel(m_request, *m_services, {}).value(); }

    std::unique_ptr<TemporaryFolder> m_folder;
    EvaluateRequest m_request;
    std::atomic<int> m_encoded = 0;
    std::unique_ptr<Services> m_services;
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::EvaluateModelTest)
#include "evaluate_model_test.moc"
