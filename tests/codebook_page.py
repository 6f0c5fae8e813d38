"""The generated part of docs/codebook.md: the default codebook's types as tables.

Run `make docs` after changing a type's definition, family or
names in other schemes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sayso.reading.claims.codebook import SCHEMES, Codebook, load

PAGE = Path(__file__).resolve().parent.parent / "docs" / "codebook.md"
BEGIN, END = "<!-- types: begin, generated -->", "<!-- types: end -->"


def tables(book: Codebook) -> Iterator[str]:
    """The lines between the markers: per family its types, then all types beside their names in other
    schemes.
    """
    for family in dict.fromkeys(kind.family for kind in book.types.values()):
        yield from [
            "",
            f"### {family.capitalize()}",
            "",
            "| type | what it is | an example |",
            "|---|---|---|",
        ]
        for kind in book.types.values():
            if kind.family == family:
                yield f"| `{kind.name}` | {kind.definition} | {kind.examples[0] if kind.examples else ''} |"
    yield from ["", "### Names in other schemes", ""]
    yield (
        "| type | " + " | ".join(scheme.upper() if scheme != "muc4" else "MUC-4" for scheme in SCHEMES) + " |"
    )
    yield "|---" * (len(SCHEMES) + 1) + "|"
    for kind in book.types.values():
        yield f"| `{kind.name}` | " + " | ".join(kind.maps.get(scheme, "") for scheme in SCHEMES) + " |"
    yield ""


def with_tables(page: str, book: Codebook) -> str:
    """The page with its generated part made anew."""
    before, rest = page.split(BEGIN)
    return before + BEGIN + "\n" + "\n".join(tables(book)) + "\n" + END + rest.split(END)[1]


def main() -> int:
    """Write the page."""
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf8"), load()), encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
