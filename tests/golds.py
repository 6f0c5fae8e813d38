"""Gold answers written by quote: finds where each quote stands in its page and writes the offsets down.

Run `python tests/golds.py` from the project's root after editing a gold file; a quote that does not stand
in its page, or stands there more than once without an `occurrence`, is named and nothing is written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.examples import FOLDER
from sayso.reading.read import read

Json = dict[str, Any]
UNSEEN = Path(__file__).resolve().parent / "data" / "unseen"


def gold_files() -> Iterator[tuple[Path, Path]]:
    """Each gold file with its page."""
    for answers, pages in ((FOLDER / "gold", FOLDER / "pages"), (UNSEEN, UNSEEN)):
        for path in sorted(answers.glob("*.json")):
            if path.name != "cross.json":
                yield path, pages / json.loads(path.read_text(encoding="utf8"))["document"]


def page_text(page: Path) -> str:
    """The text that offsets count in."""
    return read(page.read_bytes(), page.name).text


def place(claim: Json, text: str) -> int:
    """Where a claim's quote begins. Raises ValueError when it is not there, or not the only one and no
    `occurrence` is given.
    """
    count, wanted = text.count(claim["quote"]), claim.get("occurrence")
    if count == 0 or (count > 1 and wanted is None):
        raise ValueError(f"{claim['id']}: the quote stands {count} times in its page: {claim['quote']!r}")
    start = -1
    for _ in range(wanted or 1):
        start = text.find(claim["quote"], start + 1)
    return start


def main() -> int:
    """Write the offsets of all gold files."""
    faults = []
    for path, page in gold_files():
        gold, text = json.loads(path.read_text(encoding="utf8")), page_text(page)
        try:
            for claim in gold["statements"] + gold["optional"]:
                claim["start"] = place(claim, text)
                claim["end"] = claim["start"] + len(claim["quote"])
        except ValueError as error:
            faults.append(str(error))
            continue
        path.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    print("\n".join(faults) or "All quotes stand where their offsets say.")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
