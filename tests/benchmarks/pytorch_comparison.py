#!/usr/bin/python3
"""Training and inference of DRHN-n in Python's PyTorch, as fast as PyTorch 1.13 does it, beside Kindred's.

    pytorch_comparison.py [--blocks 1 3 5] [--rounds 5]                 PyTorch alone
    pytorch_comparison.py --against build/release/benchmarks            both in turn, and the ratio Kindred / PyTorch

Needs Debian's python3-torch; --against needs epoch_benchmark and encoding_benchmark in the folder that it names. Prints
pictures a second as JSON (ratios above 1: Kindred is faster). Each round starts every program anew, one after the other,
and the median of the rounds counts. PyTorch runs in its default environment and in the one that Kindred gives itself;
the better of the two counts, for training the faster of float32 and bfloat16, and for inference the fastest of three ways
of running the network.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import time

OUR_ENVIRONMENT = {"OMP_WAIT_POLICY": "passive", "GOMP_SPINCOUNT": "1000", "OPENBLAS_NUM_THREADS": "1"}
GROUPS = [(16, 16, 1), (16, 32, 2), (32, 64, 2), (64, 64, 1), (64, 64, 1), (64, 128, 2)]
BITS, CLASSES, SIDE, BATCH, PADDING = 48, 10, 32, 128, 4
STEPS, WARM_UP_STEPS = 16, 4


def make_network(blocks):
    """DRHN-n in the recipe's order (conv, BN, ReLU) with parameter-free shortcuts, channels added on both sides."""
    from torch import nn
    from torch.nn import functional

    class Block(nn.Module):
        def __init__(self, inputs, outputs, stride):
            super().__init__()
            self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
            self.norm1 = nn.BatchNorm2d(outputs, eps=1e-4)
            self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
            self.norm2 = nn.BatchNorm2d(outputs, eps=1e-4)
            self.stride, self.missing = stride, outputs - inputs

        def forward(self, x):
            inner = functional.relu(self.norm1(self.conv1(x)), inplace=True)
            inner = self.norm2(self.conv2(inner))
            if self.missing:
                before = self.missing // 2
                x = functional.pad(x[:, :, ::self.stride, ::self.stride],
                                   (0, 0, 0, 0, before, self.missing - before))
            return functional.relu(inner.add_(x), inplace=True)

    class Drhn(nn.Module):
        def __init__(self):
            super().__init__()
            self.stem = nn.Sequential(nn.Conv2d(3, 16, 3, 1, 1, bias=False), nn.BatchNorm2d(16, eps=1e-4),
                                      nn.ReLU(inplace=True))
            self.groups = nn.Sequential(*[Block(outputs if index else inputs, outputs, 1 if index else stride)
                                          for inputs, outputs, stride in GROUPS for index in range(blocks)])
            self.hash = nn.Linear(128, BITS)
            self.classifier = nn.Linear(BITS, CLASSES)

        def codes(self, x):
            return self.hash(self.groups(self.stem(x)).mean((2, 3)))

        def forward(self, x):
            return self.classifier(self.codes(x).sigmoid())

    import torch
    return Drhn().to(memory_format=torch.channels_last)


def processor_has_bfloat16():
    with open("/proc/cpuinfo", encoding="ascii") as info:
        return "avx512_bf16" in info.read()


class Pictures:
    """Batches of random crops out of reflected borders, mirrored in every other epoch. Bytes throughout, the border
    made once; a crop is a view of the bordered picture, so that a batch is one gathering copy."""

    def __init__(self, count):
        import torch
        from torch.nn import functional
        pixels = torch.randint(0, 256, (count, 3, SIDE, SIDE), dtype=torch.uint8)
        bordered = functional.pad(pixels.float(), (PADDING,) * 4, mode="reflect").to(torch.uint8)
        bordered = bordered.permute(0, 2, 3, 1).contiguous()
        self.crops = bordered.unfold(1, SIDE, 1).unfold(2, SIDE, 1)   # picture, top, left, channel, y, x
        self.labels = torch.randint(0, CLASSES, (count,))
        self.starts_mirrored = torch.rand(count) < 0.5
        self.mean = torch.full((1, 3, 1, 1), 127.5)
        self.scale = torch.full((1, 3, 1, 1), 1 / 64)

    def epoch(self, number):
        import torch
        places = 2 * PADDING + 1
        for indices in torch.randperm(len(self.labels)).split(BATCH):
            top = torch.randint(0, places, (len(indices),))
            left = torch.randint(0, places, (len(indices),))
            batch = self.crops[indices, top, left]
            mirrored = self.starts_mirrored[indices] ^ bool(number % 2)
            batch[mirrored] = batch[mirrored].flip(3)
            batch = batch.to(dtype=torch.float32, memory_format=torch.channels_last)
            yield batch.sub_(self.mean).mul_(self.scale), self.labels[indices]


def training_speed(blocks, reduced):
    """Pictures a second of whole steps: data, augmentation, forward, backward, update, averaged weights; in bfloat16 if
    `reduced`."""
    import torch
    network = make_network(blocks).train()
    decayed = [p for p in network.parameters() if p.dim() > 1]
    others = [p for p in network.parameters() if p.dim() <= 1]
    optimizer = torch.optim.SGD([{"params": decayed, "weight_decay": 5e-4}, {"params": others, "weight_decay": 0}],
                                lr=0.02, momentum=0.9, nesterov=True, foreach=True)
    values = [v.detach() for v in [*network.parameters(), *network.buffers()] if v.is_floating_point()]
    averages = [v.clone() for v in values]
    loss_function = torch.nn.CrossEntropyLoss(label_smoothing=0.1)

    def run(pictures, number):
        total = torch.zeros(())
        for step, (batch, labels) in enumerate(pictures.epoch(number)):
            for group in optimizer.param_groups:
                group["lr"] = 0.02 * (1 - step / 1000)
            optimizer.zero_grad(set_to_none=True)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=reduced):
                scores = network(batch)
            loss = loss_function(scores.float(), labels)
            loss.backward()
            optimizer.step()
            torch._foreach_mul_(averages, 0.999)
            torch._foreach_add_(averages, values, alpha=0.001)
            total += loss.detach()
        return float(total)

    run(Pictures(WARM_UP_STEPS * BATCH), 0)
    pictures = Pictures(STEPS * BATCH)
    start = time.perf_counter()
    run(pictures, 1)
    return STEPS * BATCH / (time.perf_counter() - start)


def inference_speed(blocks, count, seconds=1.0):
    """Pictures a second from bytes to codes, `count` a call, by the fastest of three ways: the network as it is, traced
    and frozen (which folds the normalisations), and prepared by optimize_for_inference()."""
    import torch
    network = make_network(blocks).eval()
    pixels = torch.randint(0, 256, (count, 3, SIDE, SIDE), dtype=torch.uint8)

    class Codes(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.network = network

        def forward(self, x):
            return self.network.codes(x)

    def prepared():
        return pixels.to(dtype=torch.float32, memory_format=torch.channels_last).sub_(127.5).mul_(1 / 64)

    traced = torch.jit.freeze(torch.jit.trace(Codes().eval(), prepared()))
    ways = [Codes().eval(), traced, torch.jit.optimize_for_inference(torch.jit.trace(Codes().eval(), prepared()))]
    speeds = []
    for way in ways:
        for _ in range(5 if count == 1 else 2):
            way(prepared())
        calls, start = 0, time.perf_counter()
        while time.perf_counter() - start < seconds or calls < 3:
            bits = way(prepared()) > 0
            calls += 1
        speeds.append(calls * len(bits) / (time.perf_counter() - start))
    return max(speeds)


def measure(blocks, threads):
    """Everything of one depth, in this process."""
    import torch
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    precisions = [False, True] if processor_has_bfloat16() else [False]
    result = {"training": max(training_speed(blocks, reduced) for reduced in precisions)}
    with torch.inference_mode():
        result["batch"] = inference_speed(blocks, 256)
        result["single"] = inference_speed(blocks, 1)
    return result


def output_of(command, environment):
    ours = {name: value for name, value in os.environ.items() if name not in OUR_ENVIRONMENT}
    return json.loads(subprocess.run(command, env={**ours, **environment}, check=True, stdout=subprocess.PIPE).stdout)


def measure_pytorch(blocks, threads):
    """The better of both environments."""
    command = [sys.executable, os.path.abspath(__file__), "--one", str(blocks), "--threads", str(threads)]
    found = [output_of(command, environment) for environment in ({}, OUR_ENVIRONMENT)]
    return {what: max(one[what] for one in found) for what in found[0]}


def measure_kindred(folder, blocks):
    def speed(program, pattern):
        command = [os.path.join(folder, program), f"--benchmark_filter={pattern}", "--benchmark_format=json"]
        return output_of(command, OUR_ENVIRONMENT)["benchmarks"][0]["pictures_per_second"]

    return {"training": speed("epoch_benchmark", f"blocks:{blocks}/"),
            "batch": speed("encoding_benchmark", f"blocks:{blocks}/pictures:256/"),
            "single": speed("encoding_benchmark", f"blocks:{blocks}/pictures:1/")}


def compare(blocks, threads, rounds, folder):
    """One entry a depth: the medians, and the median of the rounds' ratios."""
    pytorch, kindred = [], []
    for _ in range(rounds):
        pytorch.append(measure_pytorch(blocks, threads))
        if folder:
            kindred.append(measure_kindred(folder, blocks))

    def median(values):
        return float(f"{statistics.median(values):.4g}")

    entry = {}
    for what in pytorch[0]:
        entry[what] = {"pytorch": median(one[what] for one in pytorch)}
        if folder:
            entry[what]["kindred"] = median(one[what] for one in kindred)
            entry[what]["ratio"] = median(k[what] / p[what] for k, p in zip(kindred, pytorch))
    return entry


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--blocks", type=int, nargs="+", default=[1, 3, 5])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--against", metavar="FOLDER", help="where Kindred's benchmark programs are")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--one", type=int, metavar="BLOCKS", help="measure PyTorch once, in this process")
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measure(arguments.one, arguments.threads)))
        return
    result = {}
    for blocks in arguments.blocks:
        result[f"DRHN-{blocks}"] = compare(blocks, arguments.threads, arguments.rounds, arguments.against)
        print(f"DRHN-{blocks}: {json.dumps(result[f'DRHN-{blocks}'])}", file=sys.stderr, flush=True)
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
