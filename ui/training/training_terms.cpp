#include "ui/training/training_terms.h"

namespace kindred {

QString TrainingTerms::depth() {
    return tr(
        "<p><b>Depth n</b>: residual blocks in each of the network's six groups. A deeper network is more "
        "accurate "
        "and slower.</p>"
        "<p>Layers with weights: 12 n + 3.<br>Parameters, with h bits and C classes: "
        "540 608 n − 96 304 + 129 h + (h + 1) C.</p>"
        "<p>Source: deep residual hashing network (DRHN), published for n = 1 to 16.</p>");
}

QString TrainingTerms::bits() {
    return tr(
        "<p><b>Bits h</b>: the length of a picture's code. The hash layer gives one value a bit, and the bit "
        "is set where that value is positive:</p>"
        "<p>b = 1 where W x + w₀ &gt; 0, else 0</p>"
        "<p>Source: DRHN, published for 12, 24, 32, 48 and 128 bits.</p>");
}

QString TrainingTerms::epochs() {
    return tr(
        "<p><b>Epoch</b>: one pass over all training pictures.</p>"
        "<p>Steps = epochs × ⌊training pictures / batch⌋.</p>");
}

QString TrainingTerms::batch() {
    return tr(
        "<p><b>Batch B</b>: pictures in one step. The step follows the mean gradient of their losses:</p>"
        "<p>g = 1/B · Σ ∇ loss</p>"
        "<p>Larger batches want a higher learning rate.</p>");
}

QString TrainingTerms::learningRate() {
    return tr(
        "<p><b>Learning rate η</b>: how far a step goes, at its highest. Stochastic gradient descent with "
        "Nesterov "
        "momentum μ = 0.9:</p>"
        "<p>v ← μ v + g,&nbsp;&nbsp; w ← w − η (g + μ v)</p>"
        "<p>Too high, and the loss grows beyond all bounds; too low, and it hardly falls.</p>"
        "<p>Source: Sutskever et al. 2013.</p>");
}

QString TrainingTerms::schedule() {
    return tr(
        "<p><b>Schedule</b>: how the learning rate goes on. Both rise evenly over the first fifth of the "
        "steps. Then "
        "<i>triangular</i> falls evenly to 0, <i>cosine</i> falls as</p>"
        "<p>η · (1 + cos π t) / 2,&nbsp;&nbsp; t from 0 to 1</p>"
        "<p>Source: Smith 2017; Loshchilov and Hutter 2017.</p>");
}

QString TrainingTerms::heldOut() {
    return tr(
        "<p><b>Held-out pictures</b>: training pictures kept aside. After every epoch the network is judged "
        "on them, "
        "and the best epoch is the one that is saved. The test pictures are never used for that choice.</p>"
        "<p>With 0 the network learns from all of them, and the last epoch is saved.</p>");
}

QString TrainingTerms::seed() {
    return tr(
        "<p><b>Seed</b>: every random choice (first weights, order, crops, which pictures are held out) "
        "follows from "
        "it. It is saved with the model, so that a run can be repeated.</p>");
}

QString TrainingTerms::precision() {
    return tr(
        "<p><b>Precision</b> of the numbers while training. bfloat16 has 8 bits of mantissa and is about "
        "twice as "
        "fast on processors that are good at it; <i>automatic</i> takes it there.</p>"
        "<p>Codes are always computed in float32.</p>");
}

QString TrainingTerms::loss() {
    return tr(
        "<p><b>Loss</b>: mean cross-entropy of the true class c under the predicted probabilities p, in "
        "nats:</p>"
        "<p>− 1/N · Σ ln p<sub>c</sub></p>"
        "<p>In training with labels smoothed by 0.1 and on augmented pictures, hence it may be the higher "
        "one.</p>");
}

QString TrainingTerms::accuracy() {
    return tr(
        "<p><b>Accuracy</b>: the share of pictures whose true class got the highest probability.</p>"
        "<p>In training it is measured on augmented pictures while the network still changes.</p>");
}

}  // namespace kindred
