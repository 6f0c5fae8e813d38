"""How fast the whole program reads articles, beside spaCy's bare parse in the same run.

All PolNeAR articles as plain text through `sayso.reading.pipeline.extract`, over worker processes that
have read a few articles before the clock starts. `peak_mb` is the largest resident memory of a worker.
spaCy's en_core_web_sm only tags and parses (no names, no lemmas), with as many processes, where it is
installed (`pip install sayso[bench]`).

    python -m benchmarks.speed [--processes 2] [--limit N] [--no-peer]
"""

from __future__ import annotations

import importlib.util
import multiprocessing as mp
import resource
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.common import finish, parser
from benchmarks.names import PEER
from sayso.reading.pipeline import extract

WARM = 4
"""Articles that a worker reads before it is measured."""


def articles(archive: Path) -> list[tuple[str, bytes]]:
    """All articles, in the order of their names."""
    with zipfile.ZipFile(archive) as data:
        names = sorted(name for name in data.namelist() if "/text/" in name and name.endswith(".txt"))
        return [(name, data.read(name)) for name in names]


def our_reader() -> Callable[[tuple[str, bytes]], None]:
    """The whole flow of the program."""

    def read(article: tuple[str, bytes]) -> None:
        extract(article[1], article[0])

    return read


def peer_reader() -> Callable[[tuple[str, bytes]], None]:
    """spaCy: tokeniser, tagger and parser."""
    import spacy

    spec = importlib.util.find_spec(PEER)
    assert spec is not None and spec.submodule_search_locations
    pipeline = spacy.load(
        Path(spec.submodule_search_locations[0]) / f"{PEER}-3.8.0",
        disable=["ner", "lemmatizer", "attribute_ruler"],
    )

    def read(article: tuple[str, bytes]) -> None:
        pipeline(article[1].decode("utf8"))

    return read


def work(
    make: Callable[[], Callable[[tuple[str, bytes]], None]],
    part: list[tuple[str, bytes]],
    barrier: object,
    results: object,
) -> None:
    """One worker: warm up, wait for the others, read its part, report its peak memory in MB."""
    read = make()
    for article in part[:WARM]:
        read(article)
    barrier.wait()  # type: ignore[attr-defined]
    for article in part:
        read(article)
    results.put(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)  # type: ignore[attr-defined]


def measure(
    make: Callable[[], Callable[[tuple[str, bytes]], None]], found: list[tuple[str, bytes]], processes: int
) -> tuple[float, float]:
    """Articles per second, and the largest worker's peak in MB."""
    context = mp.get_context("spawn")
    barrier, results = context.Barrier(processes + 1), context.Queue()
    workers = [
        context.Process(target=work, args=(make, found[number::processes], barrier, results))
        for number in range(processes)
    ]
    for worker in workers:
        worker.start()
    barrier.wait()
    started = time.perf_counter()
    peaks = [results.get() for _ in workers]
    spent = time.perf_counter() - started
    for worker in workers:
        worker.join()
    return len(found) / spent, max(peaks)


def main() -> int:
    """Measure the program, then spaCy where it is there."""
    reader = parser(__doc__, "polnear.zip", "all")
    reader.add_argument("--processes", type=int, default=2)
    reader.add_argument("--no-peer", action="store_true", help="leave spaCy out")
    options = reader.parse_args()
    found = articles(options.data)
    found = found[: options.limit] if options.limit else found
    speed, peak = measure(our_reader, found, options.processes)
    figures: dict[str, float] = {
        "articles_per_s": round(speed, 2),
        "peak_mb": round(peak, 1),
        "articles": len(found),
    }
    if not options.no_peer and importlib.util.find_spec(PEER):
        figures["spacy_parse_articles_per_s"] = round(measure(peer_reader, found, options.processes)[0], 2)
    return finish("speed", figures, options)


if __name__ == "__main__":
    sys.exit(main())
