"""What every benchmark shares: where the data is, how the figures are printed and how a floor is held."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FLOORS = Path(__file__).with_name("floors.json")


def shared_data() -> Path:
    """The folder of corpora: `../shared/data` beside the project, or `$SAYSO_SHARED/data`."""
    return Path(os.environ.get("SAYSO_SHARED", ROOT.parent / "shared")) / "data"


def parser(doc: str | None, data: str, split: str) -> argparse.ArgumentParser:
    """The options that all benchmarks have: --data, --split, --errors and --limit (a small real slice, for
    CI).
    """
    made = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument(
        "--data",
        type=Path,
        default=shared_data() / data,
        help=f"the corpus (default: {data} in the shared data)",
    )
    made.add_argument("--split", default=split, help=f"split or splits joined by + (default: {split})")
    made.add_argument("--errors", type=int, default=0, metavar="N", help="print N things that went wrong")
    made.add_argument(
        "--limit", type=int, default=0, metavar="N", help="only the first N items: a slice, not a result"
    )
    return made


def fingerprint(path: Path) -> str:
    """The first 16 hex digits of the SHA-256 of a data file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def finish(name: str, figures: dict[str, Any], options: argparse.Namespace) -> int:
    """Print the figures as the last line, hold them to the floors of `floors.json`, return the exit code.

    A floor holds for one benchmark, one split and one data file (by its fingerprint); slices and other
    data have none.
    """
    print(json.dumps(figures, ensure_ascii=False))
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf8")) if FLOORS.exists() else {}
    floor = floors.get(name, {}).get(options.split)
    if (
        options.limit
        or floor is None
        or not options.data.exists()
        or floor.get("data") != fingerprint(options.data)
    ):
        return 0
    return int(any(figures[key] < low for key, low in floor["figures"].items()))
