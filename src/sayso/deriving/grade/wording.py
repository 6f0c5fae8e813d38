"""Which sources use loaded wording, about what: shown beside the record, never a ground for a grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.language.en.loaded import marks
from sayso.records import READ_KINDS, Claim, Document, Evidence


@dataclass(frozen=True, slots=True)
class Wording:
    """The loaded words of one document: every place, and how many per thousand words of what is read of
    it.
    """

    document: str
    marks: tuple[Evidence, ...]
    per_thousand: float


def wording(document: Document) -> Wording:
    """The loaded words in the passages of a document that are read (not in menus and other furniture)."""
    passages = [passage for passage in document.passages if passage.kind in READ_KINDS]
    found = tuple(one for passage in passages for one in marks(document.text, passage.start, passage.end))
    words = sum(len(document.text[passage.start : passage.end].split()) for passage in passages)
    return Wording(document.sha256, found, round(1000 * len(found) / words, 1) if words else 0.0)


def of_claim(document: Document, claim: Claim) -> tuple[Evidence, ...]:
    """The loaded words inside one claim's quote."""
    return marks(document.text, claim.quote.start, claim.quote.end)


def commonest(documents: Iterable[Wording]) -> tuple[tuple[str, int], ...]:
    """The loaded words of several documents by how often they stand there, then by the alphabet."""
    counted = Counter(one.text.casefold() for document in documents for one in document.marks)
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
