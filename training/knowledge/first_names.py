"""Makes `sayso/knowledge/first_names.tsv` from the first-name lists of the 1990 census of the United
States (public domain).

usage: python -m training.knowledge.first_names FOLDER > src/sayso/world/first_names.tsv

FOLDER holds `dist.male.first` and `dist.female.first` as the Census Bureau published them (the package
`names` carries them). A name is kept when it is borne by at least 4 in 100,000 of one gender and at least
six times as often as by the other; names that are mostly surnames, months or places in news are left out
by hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

LEAST = 0.004
RATIO = 6.0
NOT_NAMES = """
an in so see ha the may june april august july summer china asia america paris london london's virginia georgia carolina
dakota savannah austin dallas houston israel jordan kenya india holland chad ok mission german love long young man king
lord major royal court sun new old will bo my jan mar dee do le min soo jin kim lin sang hang dong tai song wei
"""


def frequencies(path: Path) -> dict[str, float]:
    """Name → share of the people of that gender who bear it, in percent."""
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
    return {row[0].lower(): float(row[1]) for row in rows if row}


def main(folder: Path) -> None:
    """Print the table: name, tab, m or f."""
    left_out = frozenset(NOT_NAMES.split())
    male, female = frequencies(folder / "dist.male.first"), frequencies(folder / "dist.female.first")
    print("# First names that go with one gender. Source: United States census of 1990 (public domain).")
    for name in sorted(male.keys() | female.keys()):
        m, f = male.get(name, 0.0), female.get(name, 0.0)
        if name in left_out or max(m, f) < LEAST:
            continue
        if m >= RATIO * f:
            print(f"{name}\tm")
        elif f >= RATIO * m:
            print(f"{name}\tf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
