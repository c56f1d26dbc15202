#include "ui/training/training_command.h"

#include <QTest>

namespace kindred {

class TrainingCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesWhatDecidesTheRun() {
        TrainRequest request;
        request.data.data = "/data/cifar-10-batches-bin";
        request.out = "/models/a.safetensors";
        request.recipe.blocks = 5;
        request.recipe.bits = 32;
        request.recipe.epochs = 30;
        request.recipe.learningRate = 0.05;
        request.recipe.schedule = Schedule::Cosine;
        request.recipe.holdout = 0;
        request.recipe.seed = 7;
        request.recipe.precision = Precision::BFloat16;
        QCOMPARE(
            trainingCommand(request),
            "kindred-cli train --data '/data/cifar-10-batches-bin' --out '/models/a.safetensors' --blocks 5 "
            "--bits 32 --epochs 30 --batch 128 --learning-rate 0.05 --schedule cosine --holdout 0 --seed 7 "
            "--precision bfloat16");
    }

    void leavesToTheTrainerWhatWasLeftToIt() {
        const std::string command = trainingCommand({});
        QVERIFY(!QString::fromStdString(command).contains("--holdout"));
        QVERIFY(!QString::fromStdString(command).contains("--precision"));
    }

    void pathsSurviveTheShell() {
        TrainRequest request;
        request.data.data = "/it's $HOME";
        QVERIFY(QString::fromStdString(trainingCommand(request)).contains("--data '/it'\\''s $HOME'"));
    }
};

}  // namespace kindred

QTEST_GUILESS_MAIN(kindred::TrainingCommandTest)
#include "training_command_test.moc"
