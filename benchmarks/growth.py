"""How a case grows: time, disk and memory for 100, 1,000 and 3,000 real documents, and the time to add one
page to each.

    python -m benchmarks.growth [--data FOLDER] [--sizes 100,1000,3000] [--jobs 2]

The documents are the texts of PolNeAR, MUC-4 and ECB+ in the folder of --data, in that order, each as a
text file. Everything is done by the command line, as a user would: `init`, `add`, `build`, then `add` and
`build` of one more page. `mb` is the size of the case on disk,
`peak_mb` the largest process. `exponent` is the slope of total seconds over documents on a log scale
between the first and the last size: 1 is linear, n·log n is about 1.15 here. Exit code 1 when one page
takes more than 2 s at 3,000 or the exponent is over 1.2.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.common import shared_data
from benchmarks.ecb import documents, split
from training.muc4 import messages
from training.polnear import articles

MOST_SECONDS, MOST_EXPONENT = 2.0, 1.2


def texts(data: Path) -> Iterator[str]:
    """Real news texts, each once, in a fixed order."""
    for part in ("train", "dev"):
        yield from (one.text for one in articles(data / "polnear.zip", part))
    for part in ("dev", "tst1", "tst2"):
        yield from (one.text for one in messages(data / "muc4.zip", part))
    for made in documents(data / "ecbplus.zip", split("train+dev")):
        lines: dict[int, list[str]] = {}
        for word, sentence in zip(made.words, made.sentences, strict=True):
            lines.setdefault(sentence, []).append(word)
        yield "\n".join(" ".join(line) for line in lines.values())


def sayso(*arguments: str) -> float:
    """Run one command of the program; the seconds it took. Raises CalledProcessError when it fails.

    Compiled modules may be kept, as they are wherever the program is installed.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    command = [sys.executable, "-m", "sayso", *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - began


def measure(size: int, data: Path, jobs: int, folder: Path) -> dict[str, float]:
    """The figures of one size."""
    pages, case = folder / f"pages-{size}", folder / f"case-{size}"
    pages.mkdir()
    chosen = list(islice(texts(data), size + 1))
    for index, text in enumerate(chosen[:size]):
        (pages / f"{index:05}.txt").write_text(text, encoding="utf8")
    one = folder / f"one-{size}.txt"
    one.write_text(chosen[size], encoding="utf8")
    sayso("init", str(case))
    total = sayso("add", str(case), str(pages)) + sayso("build", str(case), "--jobs", str(jobs))
    disk = sum(path.stat().st_size for path in case.rglob("*") if path.is_file()) / 1e6
    again = sayso("add", str(case), str(one)) + sayso("build", str(case), "--jobs", "1")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    figures = {
        "total_s": round(total, 1),
        "ms_per_document": round(1000 * total / size, 1),
        "add_one_s": round(again, 2),
    }
    return {**figures, "mb": round(disk, 1), "peak_mb": round(peak)}


def main() -> int:
    """Run the benchmark; exit code 1 when a page takes too long or cost grows too fast."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--data", type=Path, default=shared_data())
    reader.add_argument("--sizes", default="100,1000,3000", help="numbers of documents, divided by commas")
    reader.add_argument("--jobs", type=int, default=2)
    options = reader.parse_args()
    found: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in (int(one) for one in options.sizes.split(",")):
            found[size] = measure(size, options.data, options.jobs, Path(folder))
            print(f"{size} documents: {found[size]}", flush=True)
    first, last = min(found), max(found)
    exponent = (
        math.log(found[last]["total_s"] / found[first]["total_s"]) / math.log(last / first)
        if last > first
        else 1.0
    )
    print(
        json.dumps(
            {**{str(size): figures for size, figures in found.items()}, "exponent": round(exponent, 2)}
        )
    )
    slow = last >= 3000 and found[last]["add_one_s"] > MOST_SECONDS
    return int(slow or exponent > MOST_EXPONENT)


if __name__ == "__main__":
    raise SystemExit(main())
