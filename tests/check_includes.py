#!/usr/bin/env python3
"""Fails on any #include that the house's agreement on rooms forbids.

The table below is that agreement. A room may include itself, the C++ standard library, POSIX, and what stands in its row:
whole rooms of ours, the plain types (`*_types.h`) of further rooms, and third parties. An include that no row knows is
forbidden too: whoever brings in a new library adds it here, where it is seen.
"""

import re
import sys
from pathlib import Path
from typing import NamedTuple


class Room(NamedTuple):
    rooms: str = ""          # ours, all of their headers
    types: str = ""          # ours, only their *_types.h
    third_parties: str = ""  # names in THIRD_PARTIES


CORE = "core/base core/imaging core/learning core/search core/evaluation core/store core/engine"

TABLE = {
    "core/base": Room(),
    "core/imaging": Room("core/base", third_parties="xxhash"),
    "core/decoding": Room("core/base", "core/imaging", "opencv jpeg webp heif libraw gif exiv2 seccomp"),
    "core/learning": Room("core/base", "core/imaging", "json openssl"),  # openssl: a model file's SHA-256
    "core/learning/torch": Room("core/base core/learning", "core/imaging", "libtorch"),
    "core/search": Room("core/base", third_parties="intrinsics"),
    "core/evaluation": Room("core/base core/search"),
    "core/store": Room("core/base", third_parties="sqlite xxhash"),
    "core/engine": Room(CORE),
    "ui": Room("core/base core/engine", CORE, "qt qcustomplot"),
    "app/gui": Room(f"{CORE} ui", third_parties="qt json spdlog"),
    "app/cli": Room(CORE, third_parties="cli11 json spdlog"),
    "app/decoder": Room("core/base core/imaging core/decoding", third_parties="seccomp"),
}

# What the window may see of any room is plain: such a header includes base and other plain types, and no third party.
PLAIN_TYPES = "_types.h"

THIRD_PARTIES = {
    "cli11": r"CLI/.+",
    "exiv2": r"exiv2/.+",
    "gif": r"gif_lib\.h",
    "heif": r"libheif/.+",
    "intrinsics": r"(immintrin|arm_neon)\.h",
    "jpeg": r"(turbojpeg|jpeglib|jerror)\.h",
    "json": r"nlohmann/.+",
    "libraw": r"libraw/.+",
    "libtorch": r"(torch|ATen|c10|caffe2)/.+|omp\.h",
    "opencv": r"opencv2/.+",
    "openssl": r"openssl/.+",
    "qcustomplot": r"qcustomplot\.h",
    "qt": r"Q[A-Z]\w*|Qt\w*/\w+",
    "seccomp": r"seccomp\.h",
    "spdlog": r"spdlog/.+",
    "sqlite": r"SQLiteCpp/.+|sqlite3\.h",
    "webp": r"webp/.+",
    "xxhash": r"xxhash\.h",
}

STANDARD = set("""
    algorithm any array atomic barrier bit bitset cassert ccomplex cctype cerrno cfenv cfloat charconv chrono cinttypes
    climits clocale cmath codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef
    cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception execution filesystem format forward_list
    fstream functional future initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map
    memory memory_resource mutex new numbers numeric optional ostream queue random ranges ratio regex scoped_allocator
    semaphore set shared_mutex source_location span sstream stack stdexcept stop_token streambuf string string_view
    syncstream system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray
    variant vector version
""".split())

# POSIX, and glibc's malloc.h.
POSIX = re.compile(r"""(sys|linux|netinet|arpa)/\w+\.h | (aio|cpio|dirent|dlfcn|errno|fcntl|fnmatch|ftw|glob|grp|iconv|
    langinfo|limits|locale|malloc|poll|pthread|pwd|sched|semaphore|setjmp|signal|spawn|stdint|stdio|stdlib|string|
    strings|termios|time|unistd|wordexp)\.h""", re.VERBOSE)

INCLUDE = re.compile(r"\s*#\s*include(?:_next)?\b\s*(.*)")
HEADER = re.compile(r'[<"]([^>"]+)[>"]')


def room_of(path):
    """The innermost room that a path from the repository's root lies in; None outside all of them."""
    inside = [room for room in TABLE if path.startswith(room + "/")]
    return max(inside, key=len, default=None)


def why_ours_is_forbidden(file, room, header):
    target = room_of(header)
    if target is None:
        return "lies in no room"
    if file.startswith("core/") and file.endswith(PLAIN_TYPES):
        plain = target == "core/base" or header.endswith(PLAIN_TYPES)
        if not plain:
            return "is not plain enough for a header of plain types"
    row = TABLE[room]
    if target == room or target in row.rooms.split():
        return None
    if target in row.types.split():
        return None if header.endswith(PLAIN_TYPES) else f"is more than the plain types of {target}"
    return f"belongs to {target}, which {room} may not include"


def why_forbidden(file, header):
    """Why this file may not include this header; None where it may."""
    room = room_of(file)
    if room is None:
        return "comes from a file that lies in no room"
    if header in STANDARD or POSIX.fullmatch(header):
        return None
    if header.endswith(".moc"):
        return None if room in ("ui", "app/gui") else "is made by Qt"
    if header.startswith(("core/", "ui/", "app/")):
        return why_ours_is_forbidden(file, room, header)
    for name, pattern in THIRD_PARTIES.items():
        if re.fullmatch(pattern, header):
            if name not in TABLE[room].third_parties.split():
                return f"belongs to {name}, which {room} may not include"
            if file.startswith("core/") and file.endswith(PLAIN_TYPES):
                return "is a third party's, in a header of plain types"
            return None
    return "is known to no row of the table in tests/check_includes.py, or is not written from the repository's root"


def violations(file, text):
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        include = INCLUDE.match(line)
        if not include:
            continue
        header = HEADER.match(include[1])
        reason = why_forbidden(file, header[1]) if header else "does not name its header"
        if reason:
            found.append(f"{file}:{number}: {include[1].strip()} {reason}")
    return found


SAMPLES = [  # file, line, is it forbidden? The rules must tell these apart before they judge the sources.
    ("core/base/a.cpp", "#include <vector>", False),
    ("core/base/a.cpp", "#include <sys/stat.h>", False),
    ("core/base/a.cpp", '#include "core/base/error.h"', False),
    ("core/base/a.cpp", "#include <QString>", True),
    ("core/base/a.cpp", '#  include "core/search/code_table.h"', True),
    ("core/base/a.cpp", "\t#include MACRO", True),
    ("core/base/a.cpp", "#include <boost/any.hpp>", True),
    ("core/base/a.cpp", '#include "error.h"', True),
    ("core/base/a.cpp", '#include "tests/support/test_data.h"', True),
    ("core/decoding/a.cpp", "#include <opencv2/core.hpp>", False),
    ("core/decoding/a.cpp", '#include "core/imaging/picture_types.h"', False),
    ("core/decoding/a.cpp", '#include "core/imaging/decoder_pool.h"', True),
    ("core/imaging/a.cpp", "#include <opencv2/core.hpp>", True),
    ("core/learning/a.cpp", "#include <torch/torch.h>", True),
    ("core/learning/a.cpp", '#include "core/learning/torch/network.h"', True),
    ("core/learning/torch/a.cpp", "#include <torch/torch.h>", False),
    ("core/learning/torch/a.cpp", '#include "core/learning/trainer.h"', False),
    ("core/search/search_types.h", '#include "core/base/ids.h"', False),
    ("core/search/search_types.h", '#include "core/search/code_table.h"', True),
    ("core/store/library_types.h", "#include <sqlite3.h>", True),
    ("core/evaluation/a.cpp", '#include "core/store/library_reader.h"', True),
    ("core/engine/a.cpp", '#include "core/learning/trainer.h"', False),
    ("core/engine/a.cpp", '#include "core/learning/torch/network.h"', True),
    ("core/engine/a.cpp", '#include "core/decoding/decode_picture.h"', True),
    ("core/engine/a.cpp", '#include "ui/common/theme.h"', True),
    ("ui/search/a.cpp", '#include "core/search/search_types.h"', False),
    ("ui/search/a.cpp", '#include "core/search/hamming_search.h"', True),
    ("ui/search/a.cpp", '#include "core/engine/library_search.h"', False),
    ("ui/search/a.cpp", "#include <nlohmann/json.hpp>", True),
    ("ui/search/a.cpp", '#include "app/gui/main.h"', True),
    ("app/cli/a.cpp", "#include <QString>", True),
    ("app/gui/a.cpp", '#include "ui/main_window.h"', False),
    ("app/decoder/main.cpp", '#include "core/engine/services.h"', True),
]


def broken_rules():
    return [f"{file} with {line}" for file, line, forbidden in SAMPLES if bool(violations(file, line)) != forbidden]


def main():
    broken = broken_rules()
    if broken:
        print("The rules judge these samples wrongly:", *broken, sep="\n  ")
        return 1

    root = Path(__file__).resolve().parent.parent
    sources = [path.relative_to(root).as_posix() for top in ("core", "ui", "app")
               for path in sorted((root / top).rglob("*")) if path.suffix in (".h", ".cpp")]
    unseen = set(TABLE) - {room_of(file) for file in sources}
    found = [line for file in sources for line in violations(file, (root / file).read_text(encoding="utf-8"))]
    found += [f"{room}: a room of the table without a source file" for room in sorted(unseen)]
    print(*found, f"{len(found)} violations in {len(sources)} files.", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
