#!/usr/bin/python3
"""How many bits lie between pictures and near-duplicates of them, by a model's codes.

    near_duplicates.py MODEL FOLDER… [--cli build/release/bin/kindred-cli] [--radius 8] [--limit 500] [--least-side 256]

Makes copies of each picture (half the size; JPEG of quality 60; 2 % cut off each side; a tenth brighter; all four at
once), encodes all with `kindred-cli encode` and prints as JSON, for each kind of copy, the share within the radius and
the median distance; `one` is of the four kinds with a single change, `all` of the one with all four. `strangers` is the
same for pairs of different pictures, drawn by a fixed seed. Pictures that Pillow cannot open are left out, as are those
with a side under 256 pixels: half of a smaller one may hold less than the 64 pixels that a network looks at. Needs
Debian's python3-pil.
"""
import argparse
import json
import os
import random
import statistics
import subprocess
import tempfile

from PIL import Image

CUT, BRIGHTER, QUALITY = 0.02, 1.1, 60


def half(image):
    return image.resize((max(1, image.width // 2), max(1, image.height // 2)), Image.LANCZOS)


def cropped(image):
    x, y = round(image.width * CUT), round(image.height * CUT)
    return image.crop((x, y, image.width - x, image.height - y))


def brighter(image):
    return image.point(lambda value: min(255, round(value * BRIGHTER)))


KINDS = {"half": (half, None), "recompressed": (lambda image: image, QUALITY), "cropped": (cropped, None),
         "brighter": (brighter, None), "all": (lambda image: half(brighter(cropped(image))), QUALITY)}


def flattened(path, least_side):
    """In RGB on white, or nothing."""
    try:
        with Image.open(path) as opened:
            image = opened.convert("RGBA")
    except Exception:  # whatever Pillow throws at a file that it cannot read
        return None
    if min(image.size) < least_side:
        return None
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")


def paths_in(folders):
    found = (os.path.join(folder, name) for top in folders for folder, _, names in os.walk(top) for name in names)
    return sorted(found)


def write_pictures(paths, limit, least_side, folder):
    """Each picture once as it is (PNG, so that nothing is lost) and once a kind; returns how many."""
    count = 0
    for path in paths:
        image = flattened(path, least_side)
        if image is None:
            continue
        image.save(os.path.join(folder, f"{count}-original.png"))
        for kind, (change, quality) in KINDS.items():
            copy = os.path.join(folder, f"{count}-{kind}." + ("jpg" if quality else "png"))
            change(image).save(copy, **({"quality": quality} if quality else {}))
        count += 1
        if count == limit:
            break
    return count


def codes_of(cli, model, folder):
    report = json.loads(subprocess.run([cli, "--json", "--quiet", "encode", "--model", model, folder],
                                       check=True, capture_output=True).stdout)
    return {os.path.splitext(os.path.basename(image["path"]))[0]: int(image["code"], 2) for image in report["images"]}


def figures(distances, radius):
    return {"pairs": len(distances), "within": round(sum(d <= radius for d in distances) / len(distances), 4),
            "median": statistics.median(distances)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--cli", default="build/release/bin/kindred-cli")
    parser.add_argument("--radius", type=int, default=8)
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--least-side", type=int, default=256)
    options = parser.parse_args()
    paths = paths_in(options.folders)
    random.Random(0).shuffle(paths)
    with tempfile.TemporaryDirectory() as folder:
        count = write_pictures(paths, options.limit, options.least_side, folder)
        codes = codes_of(options.cli, options.model, folder)
    result = {"pictures": count, "radius": options.radius}
    distances = {kind: [(codes[f"{i}-original"] ^ codes[f"{i}-{kind}"]).bit_count() for i in range(count)]
                 for kind in KINDS}
    for kind, found in distances.items():
        result[kind] = figures(found, options.radius)
    result["one"] = figures([distance for kind in KINDS if kind != "all" for distance in distances[kind]], options.radius)
    drawn = random.Random(1)
    pairs = [drawn.sample(range(count), 2) for _ in range(20_000)]
    result["strangers"] = figures(
        [(codes[f"{a}-original"] ^ codes[f"{b}-original"]).bit_count() for a, b in pairs], options.radius)
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
