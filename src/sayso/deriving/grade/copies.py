"""Which documents print one text: near-duplicates, found by the runs of words that they share.

After Broder 1997 (containment of shingles) and Nicholls 2019 (shingles tell syndication from incidental
overlap). Quoted speech and page furniture are left out first, because two reporters who heard one speaker
print the same quote. Candidates come from an inverted index of
sampled shingles, so the cost follows the text and not the square of the documents.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.records import Document

RUN = 4
KEPT_KINDS = frozenset({"title", "lead", "body", "heading"})
SURE = 0.30
MAYBE = 0.15
MOSTLY = 0.6
ACROSS = 1 / 3
FEWEST = 8
SAMPLE = 4
CROWDED = 400
LEAST_SHARED = 2
QUOTED = re.compile(r"[“\"][^“”\"]{15,1200}[”\"]")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents that share text: `share` is the part, 0–1, of the shorter one's runs of words that the
    other has too.
    """

    left: str
    right: str
    share: float
    sure: bool


def shingles(document: Document) -> frozenset[int]:
    """The hashes (CRC-32) of all runs of `RUN` words in the article of a document, without quoted speech."""
    passages = [
        passage for passage in document.passages if passage.kind in KEPT_KINDS and passage.kind != "title"
    ]
    text = "\n".join(document.text[one.start : one.end] for one in passages) if passages else document.text
    return of_text(text)


def of_text(text: str) -> frozenset[int]:
    """The shingles of a text. Runs do not reach over a quotation that was left out."""
    found: set[int] = set()
    for part in QUOTED.sub("\0", text).split("\0"):
        words = [word.casefold() for word in WORD.findall(part)]
        found.update(
            zlib.crc32(" ".join(words[at : at + RUN]).encode()) for at in range(len(words) - RUN + 1)
        )
    return frozenset(found)


def copies(prints: Mapping[str, frozenset[int]]) -> tuple[Copy, ...]:
    """All pairs of documents that share text, sorted. `prints` maps a document's hash to its `shingles`."""
    made = []
    for left, right in sorted(_candidates(prints)):
        if found := compare(left, right, prints[left], prints[right]):
            made.append(found)
    return tuple(made)


def compare(left: str, right: str, one: frozenset[int], other: frozenset[int]) -> Copy | None:
    """Whether two documents share text: `sure` from 30 % of the shorter one, perhaps from 15 %, never on
    fewer than 8 runs.
    """
    shared = len(one & other)
    shorter = min(len(one), len(other))
    if shared < FEWEST or shared < MAYBE * shorter:
        return None
    share = round(shared / shorter, 3)
    return Copy(left, right, share, share >= SURE)


def _candidates(prints: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    """Pairs that share at least two sampled shingles (hash divisible by `SAMPLE`); shingles of very many
    documents are set phrases.
    """
    holders: dict[int, list[str]] = defaultdict(list)
    for name in sorted(prints):
        for value in prints[name]:
            if value % SAMPLE == 0:
                holders[value].append(name)
    together: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        if 1 < len(names) <= CROWDED:
            together.update((left, right) for index, left in enumerate(names) for right in names[index + 1 :])
    return (pair for pair, count in together.items() if count >= LEAST_SHARED)


def families(names: Iterable[str], found: Iterable[Copy]) -> dict[str, str]:
    """Each document's family: the smallest name among those that print its text.

    A text that stands mostly in another one joins it. Smaller shares join two groups only when a third of
    the pairs across them share text: one page that takes passages from two reports does not make them one.
    """
    sure = sorted((one for one in found if one.sure), key=lambda one: (-one.share, one.left, one.right))
    linked = {(one.left, one.right) for one in sure}
    home = {name: name for name in names}
    members = {name: [name] for name in home}
    for copy in sure:
        if copy.left not in home or copy.right not in home or home[copy.left] == home[copy.right]:
            continue
        one, other = sorted((home[copy.left], home[copy.right]))
        across = sum((min(a, b), max(a, b)) in linked for a in members[one] for b in members[other])
        if copy.share >= MOSTLY or across >= ACROSS * len(members[one]) * len(members[other]):
            for name in members.pop(other):
                home[name] = one
                members[one].append(name)
    return home
