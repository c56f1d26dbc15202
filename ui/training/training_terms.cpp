#include "ui/training/training_terms.h"

namespace kindred {

QString TrainingTerms::preset() {
    return tr(
        "<p><b>Preset</b>: sets all that follows, also what has no field here.</p>"
        "<p><i>A minute's try</i>: DRHN-1 for two epochs. <i>A good model</i>: the best figures for a given "
        "time. <i>As published</i>: the recipe of DRHN's authors, 43 epochs over every picture and its "
        "mirror "
        "image.</p>");
}

QString TrainingTerms::estimate() {
    return tr(
        "<p><b>Estimate</b>: from a few steps that were tried on this device with these settings. Other "
        "programs that compute make it longer.</p>");
}

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
        "momentum μ = 0.9, here as Nesterov has it:</p>"
        "<p>v ← μ v + g,&nbsp;&nbsp; w ← w − η (g + μ v)</p>"
        "<p>Too high, and the loss grows beyond all bounds; too low, and it hardly falls.</p>"
        "<p>Source: Sutskever et al. 2013.</p>");
}

QString TrainingTerms::schedule() {
    return tr(
        "<p><b>Schedule</b>: how the learning rate goes on after the warm-up. <i>Triangular</i> falls evenly "
        "to 0, <i>cosine</i> falls as</p>"
        "<p>η · (1 + cos π t) / 2,&nbsp;&nbsp; t from 0 to 1</p>"
        "<p><i>Steps down</i> stays, and is divided by ten after the epochs that are named.</p>"
        "<p>Source: Smith 2017; Loshchilov and Hutter 2017; He et al. 2015.</p>");
}

QString TrainingTerms::warmUp() {
    return tr(
        "<p><b>Warm-up</b>: the share of all steps in which the learning rate rises evenly from 0 to its "
        "highest.</p>");
}

QString TrainingTerms::drops() {
    return tr(
        "<p><b>Drops</b>: after these epochs the learning rate is divided by ten. Numbers with commas "
        "between.</p>");
}

QString TrainingTerms::weightDecay() {
    return tr(
        "<p><b>Weight decay λ</b>: holds large weights back, so that the network fits the pictures less by "
        "heart:</p>"
        "<p>g ← g + λ w</p>");
}

QString TrainingTerms::averaging() {
    return tr(
        "<p><b>Averaging d</b>: the weights that are judged and saved are a running mean of those of the "
        "steps, which is calmer than any single one:</p>"
        "<p>w̄ ← d w̄ + (1 − d) w</p>"
        "<p>0 takes the weights as they are.</p>"
        "<p>Source: Polyak and Juditsky 1992.</p>");
}

QString TrainingTerms::labelSmoothing() {
    return tr(
        "<p><b>Label smoothing ε</b>: the true class of a picture counts 1 − ε, and ε is spread over all "
        "classes, so that the network is less sure of itself.</p>"
        "<p>Source: Szegedy et al. 2016.</p>");
}

QString TrainingTerms::head() {
    return tr(
        "<p><b>Head</b>: what the classifier reads while the network learns. The code is the same for all: "
        "the signs of the hash layer's values.</p>"
        "<p><i>sigmoid</i>: the sigmoid of the values, the published hash layer.<br>"
        "<i>ortho</i>: the angle between the values and a fixed code for each class.<br>"
        "<i>csq</i>: each value is drawn to the bit of its class's code.</p>"
        "<p>Source: DRHN; Hoe et al. 2021 (OrthoHash); Yuan et al. 2020 (CSQ).</p>");
}

QString TrainingTerms::headScale() {
    return tr(
        "<p><b>Scale s</b> of the head <i>ortho</i>: the cosines are multiplied by it before they become "
        "probabilities. The higher, the more the nearest classes count.</p>");
}

QString TrainingTerms::headMargin() {
    return tr(
        "<p><b>Margin m</b> of the head <i>ortho</i>: taken off the cosine of the true class while training, "
        "so that classes keep further apart:</p>"
        "<p>s · (cos θ − m)</p>");
}

QString TrainingTerms::quantisation() {
    return tr(
        "<p><b>Quantisation</b> of the head <i>csq</i>: how strongly the values are drawn to −1 and 1, so "
        "that their signs lose little.</p>");
}

QString TrainingTerms::blockOrder() {
    return tr(
        "<p><b>Block order</b>: the published formula and the published recipe of a residual block do not "
        "agree on where normalisation and ReLU stand. The shipped models follow the recipe.</p>");
}

QString TrainingTerms::mirroring() {
    return tr(
        "<p><b>Mirroring</b>: whether the network sees pictures mirrored left to right. <i>Alternating</i> "
        "mirrors each picture in every other epoch; <i>both</i> shows each beside its mirror image, which "
        "makes an epoch twice as long.</p>");
}

QString TrainingTerms::crop() {
    return tr(
        "<p><b>Crop border</b>: a picture is moved at random by up to so many pixels, so that the network "
        "does not learn where things stand.</p>");
}

QString TrainingTerms::zoom() {
    return tr(
        "<p><b>Zoom</b>: a part of each picture is enlarged, which may lose up to this share of its side, "
        "so that the network knows things again at another size. It takes more epochs to learn as much; "
        "0 leaves pictures whole.</p>");
}

QString TrainingTerms::sharpness() {
    return tr(
        "<p><b>Sharpness</b>: each picture is softened or sharpened at random, so that the network does "
        "not rely on how sharp a picture is; the number is the greatest weight of a neighbouring "
        "pixel.</p>");
}

QString TrainingTerms::brightness() {
    return tr(
        "<p><b>Brightness</b>: each picture is darkened or brightened at random by up to this share, so "
        "that the network does not rely on the light.</p>");
}

QString TrainingTerms::cutout() {
    return tr(
        "<p><b>Cutout</b>: side of a square, in pixels, that is blanked out at a random place, so that the "
        "network does not rely on one detail.</p>"
        "<p>Source: DeVries and Taylor 2017.</p>");
}

QString TrainingTerms::heldOut() {
    return tr(
        "<p><b>Held-out pictures</b>: training pictures kept aside. After every epoch the network is judged "
        "on them, "
        "and the best epoch is the one that is saved. The test pictures are never used for that choice.</p>"
        "<p>With 0 the network learns from all of them, and the last epoch is saved.</p>");
}

QString TrainingTerms::patience() {
    return tr(
        "<p><b>Early stopping</b>: training ends when so many epochs in a row brought no lower loss on the "
        "held-out pictures. The test pictures are never used for that.</p>");
}

QString TrainingTerms::bestEpoch() {
    return tr(
        "<p><b>Best epoch</b>: the one with the lowest loss on the held-out pictures; it is the one that is "
        "saved.</p>");
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
        "<p>In training with smoothed labels and on augmented pictures, hence it may be the higher one.</p>");
}

QString TrainingTerms::accuracy() {
    return tr(
        "<p><b>Accuracy</b>: the share of pictures whose true class got the highest probability.</p>"
        "<p>In training it is measured on augmented pictures while the network still changes.</p>");
}

}  // namespace kindred
