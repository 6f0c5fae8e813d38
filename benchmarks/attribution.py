"""Attribution on PolNeAR: exact F1 of sources, cues and contents.

Given: the text of each article, through `clean`'s record of a plain body, `annotate` and `attribute` of
the shipped program. Scored: per article, each part (source, cue or content) as one set of words over all
its spans; a part is right when its set is exactly one of the annotator's. Words are runs of letters and
digits and single punctuation marks, so a missing quotation mark
counts as wrong. Several annotators: the first in file-name order. Parts that stand in several attributions
count once.

Keys: `source_f1 cue_f1 content_f1` in percent, precision and recall of each (`…_p`, `…_r`), `letters_…_f1`
with punctuation left out of the sets, and the number of `articles`. Published on the test split: BERT 81.1
/ 74.0 / 68.9 (Wang et al. 2022, CofeNet).
"""

from __future__ import annotations

import argparse
import bisect
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.common import finish, parser
from sayso.reading.annotate import annotate
from sayso.reading.attribute import attribute
from sayso.records import Document, Passage, Span
from training.polnear import PARTS, Article, articles

Part = tuple[str, frozenset[int]]


def document_of(text: str) -> Document:
    """A text as a document whose every paragraph is body."""
    passages = tuple(
        Passage("body", found.start(), found.end(), language="en")
        for found in re.finditer(r"[^\n]*\S[^\n]*", text)
    )
    return Document("0" * 64, "polnear", text, passages, language="en")


def word_spans(text: str, letters: bool = False) -> list[tuple[int, int]]:
    """The words of a text; `letters` leaves punctuation out."""
    return [found.span() for found in re.finditer(r"\w+" if letters else r"\w+|[^\w\s]", text)]


def word_set(
    spans: Sequence[tuple[int, int]], words: Sequence[tuple[int, int]], ends: Sequence[int]
) -> frozenset[int]:
    """The numbers of the words that some spans touch."""
    found: set[int] = set()
    for start, end in spans:
        place = bisect.bisect_right(ends, start)
        while place < len(words) and words[place][0] < end:
            found.add(place)
            place += 1
    return frozenset(found)


def part_sets(
    relations: Sequence[tuple[Sequence[tuple[int, int]], ...]], words: Sequence[tuple[int, int]]
) -> set[Part]:
    """Every part of the relations as a set of words."""
    ends = [end for _, end in words]
    made = {
        (part, word_set(spans, words, ends))
        for relation in relations
        for part, spans in zip(PARTS, relation, strict=True)
        if spans
    }
    return {(part, found) for part, found in made if found}


def read(article: Article) -> list[tuple[Sequence[Span], ...]]:
    """What the program finds in the text of an article."""
    document = document_of(article.text)
    return outermost([(one.source, one.cue, one.content) for one in attribute(document, annotate(document))])


def outermost(found: Sequence[tuple[Sequence[Span], ...]]) -> list[tuple[Sequence[Span], ...]]:
    """The attributions that do not stand inside the content of another: PolNeAR marks no nested speech."""
    return [one for one in found if not any(other is not one and inside(one, other) for other in found)]


def inside(one: tuple[Sequence[Span], ...], other: tuple[Sequence[Span], ...]) -> bool:
    """Whether the cue (or what there is) of an attribution stands in the content of another."""
    inner = one[1] or one[2] or one[0]
    return (
        bool(inner)
        and all(any(piece.holds(span) for piece in other[2]) for span in inner)
        and inner is not other[2]
    )


def tally(options: argparse.Namespace) -> tuple[Counter[str], list[str]]:
    """Counts of right, found and gold parts, and descriptions of what went wrong."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    chosen = [article for split in options.split.split("+") for article in articles(options.data, split)]
    for article in chosen[: options.limit or None]:
        found = read(article)
        counts["articles"] += 1
        for prefix, letters in (("", False), ("letters_", True)):
            words = word_spans(article.text, letters)
            gold, ours = part_sets(article.relations, words), part_sets(found, words)
            for part in PARTS:
                counts[f"{prefix}{part} gold"] += sum(one[0] == part for one in gold)
                counts[f"{prefix}{part} found"] += sum(one[0] == part for one in ours)
                counts[f"{prefix}{part} right"] += sum(one[0] == part for one in gold & ours)
            if not letters and len(wrong) < options.errors:
                wrong.extend(differences(article, gold, ours, words))
    return counts, wrong


def differences(
    article: Article, gold: set[Part], ours: set[Part], words: Sequence[tuple[int, int]]
) -> Iterator[str]:
    """Each gold part that was not found, with what was found in its place, and each found part with
    nothing of its kind beneath.
    """
    for part, places in sorted(gold - ours, key=lambda one: min(one[1])):
        near = [other for kind, other in ours - gold if kind == part and other & places]
        beside = " | ".join(show(article.text, other, words) for other in near) or "nothing"
        yield f"{article.name}: {part}: wanted {show(article.text, places, words)} — found {beside}"
    for part, places in sorted(ours - gold, key=lambda one: min(one[1])):
        if not any(kind == part and other & places for kind, other in gold):
            yield f"{article.name}: {part}: too much: {show(article.text, places, words)}"


def show(text: str, places: frozenset[int], words: Sequence[tuple[int, int]]) -> str:
    """The words of a part, gaps as dots."""
    line = ""
    before = -1
    for place in sorted(places):
        gap = "" if not line else text[words[before][1] : words[place][0]] if place == before + 1 else " … "
        line += gap + text[words[place][0] : words[place][1]]
        before = place
    return f"[{' '.join(line.split())}]"


def figures(counts: Counter[str]) -> dict[str, Any]:
    """Percentages from counts."""
    made: dict[str, Any] = {}
    for prefix in ("", "letters_"):
        for part in PARTS:
            right, found, gold = (counts[f"{prefix}{part} {kind}"] for kind in ("right", "found", "gold"))
            made[f"{prefix}{part}_f1"] = round(200 * right / (found + gold), 1) if found + gold else 0.0
            if not prefix:
                made[f"{part}_p"] = round(100 * right / found, 1) if found else 0.0
                made[f"{part}_r"] = round(100 * right / gold, 1) if gold else 0.0
    return made | {"articles": counts["articles"]}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; returns the exit code."""
    options = parser(__doc__, "polnear.zip", "dev").parse_args(arguments)
    counts, wrong = tally(options)
    for line in wrong[: options.errors]:
        print(line)
    return finish("attribution", figures(counts), options)


if __name__ == "__main__":
    sys.exit(main())
