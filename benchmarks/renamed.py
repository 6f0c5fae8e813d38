"""Does the codebook decide, and not the code: every type and family of the shipped codebook gets another
name, the record is derived again from the same readings, and must be the same but for the names.

usage: python -m benchmarks.renamed [--split examples+founding+real] [--data ../shared/data/news.zip] [--limit N]

Pages are read once, with the shipped codebook; their claims then bear the new names. `real` are the first N
news texts of --data (100 without --limit). The last line is one JSON object: for each split the pages, the
claims and whether the record was equal (1) or not (0).
"""

from __future__ import annotations

import json
import random
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.common import finish, parser
from benchmarks.derived import views_of
from sayso import yamls
from sayso.deriving.facets import facets_form
from sayso.examples import example_pages, example_sources
from sayso.reading.claims.codebook import Codebook, default_text, load, parse
from sayso.reading.claims.traits import SECTIONS, TREES, TYPES
from sayso.reading.pipeline import extract
from sayso.records import Extraction

Json = dict[str, Any]
SEED, REAL = 20, 100


def new_names(codebook: Codebook, seed: int) -> dict[str, str]:
    """Another name for every type and family, dealt out by a seed: words that no page has."""
    old = [*codebook.types, *sorted({one.family for one in codebook.types.values()})]
    numbers = list(range(100, 100 + len(old)))
    random.Random(seed).shuffle(numbers)
    return {name: f"qz{number}x" for name, number in zip(old, numbers, strict=True)}


def renamed(text: str, names: dict[str, str]) -> Codebook:
    """A codebook whose types and families bear their new names."""
    data = yamls.load(text)
    data["types"] = {names[name]: _renamed_type(entry, names) for name, entry in data["types"].items()}
    for section, keys in SECTIONS.items():
        for key in keys:
            value = data[section][key]
            if key in TREES:
                data[section][key] = {
                    names.get(name, name): [names[one] for one in members] for name, members in value.items()
                }
            elif key in TYPES or key == "steps":
                data[section][key] = [names[one] for one in value]
    data["titles"] = {names[name]: parts for name, parts in data["titles"].items()}
    return parse(json.dumps(data), "the renamed codebook")


def _renamed_type(entry: Json, names: dict[str, str]) -> Json:
    words = {
        key: [_renamed_word(word, names) for word in entry[key]]
        for key in ("verbs", "nouns", "adjectives")
        if key in entry
    }
    return {**entry, **words, "family": names[entry["family"]]}


def _renamed_word(word: Any, names: dict[str, str]) -> Any:
    """A word that counts only when it governs an event of a family names that by its new name."""
    if not isinstance(word, dict) or "governs" not in word:
        return word
    return {**word, "governs": [names[family] for family in word["governs"]]}


def derived_views(
    extractions: Sequence[Extraction], readings: Sequence[Json], sources: str, book: Codebook
) -> str:
    """Every view of the record as JSON text."""
    return json.dumps(views_of(extractions, sources, book.traits, readings), sort_keys=True)


def equal_under_other_names(extractions: Sequence[Extraction], sources: str, seed: int = SEED) -> bool:
    """Whether the record of some pages is the same when all types bear other names."""
    book = load()
    names = new_names(book, seed)
    facets = [facets_form(one) for one in extractions]
    plain = derived_views(extractions, facets, sources, book)
    others = [
        replace(one, claims=tuple(replace(claim, type=names[claim.type]) for claim in one.claims))
        for one in extractions
    ]
    text = derived_views(others, facets, sources, renamed(default_text(), names))
    for old, new in names.items():
        text = text.replace(new, old)
    return json.loads(text) == json.loads(plain)


def _real(data: Path, most: int) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(data) as archive:
        rows = [json.loads(line) for line in archive.read("news.jsonl").splitlines()[:most]]
    return [(f"{row['id']}.txt", f"{row['title']}\n{row['text']}".encode()) for row in rows]


def _pages(split: str, data: Path, most: int) -> list[tuple[str, bytes]]:
    if split == "examples":
        return [(path.name, path.read_bytes()) for path in sorted(example_pages().iterdir())]
    if split == "founding":
        seeds = data.parent.parent / "seeds"
        return [(path.name, path.read_bytes()) for path in sorted(seeds.glob("*.txt"))]
    return _real(data, most)


def main() -> int:
    """Print one line a split, then the figures; exit code 1 when a record is not the same."""
    options = parser(__doc__, "news.zip", "examples+founding+real").parse_args()
    figures: Json = {}
    for split in options.split.split("+"):
        extractions = [
            extract(content, name, load())
            for name, content in _pages(split, options.data, options.limit or REAL)
        ]
        sources = example_sources().read_text(encoding="utf8") if split == "examples" else ""
        same = equal_under_other_names(extractions, sources)
        claims = sum(len(one.claims) for one in extractions)
        figures |= {
            f"{split}_pages": len(extractions),
            f"{split}_claims": claims,
            f"{split}_equal": int(same),
        }
        print(f"{split}: {len(extractions)} pages, {claims} claims: {'equal' if same else 'NOT equal'}")
    finish("renamed", figures, options)
    return int(not all(value for key, value in figures.items() if key.endswith("_equal")))


if __name__ == "__main__":
    sys.exit(main())
