"""Where a decision holds: on the hash of an original and on quoted words, never on a derived id.

The words are a W3C Web Annotation selector: exact words with what stands before and after them, and their
position as a hint. A decision finds its words again when another version of the program cuts the text
elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.records import Claim, Document, Span

Json = dict[str, Any]
AROUND = 32
"""How many code points of the surroundings are kept on each side."""


def selector(document: Document, span: Span) -> Json:
    """The words of a span with their surroundings."""
    text = document.text
    return {
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
        "start": span.start,
        "end": span.end,
    }


def locate(document: Document, words: Json) -> Span | None:
    """Where the words stand: at their place if they are there, else where their surroundings agree best,
    nearest to the old place.

    None when the words are in the document no more.
    """
    text, exact, start = document.text, words["exact"], words["start"]
    if text[start : start + len(exact)] == exact:
        return Span(start, start + len(exact))
    places = list(_places(text, exact))
    if not places:
        return None
    best = max(places, key=lambda at: (_agreement(text, at, at + len(exact), words), -abs(at - start)))
    return Span(best, best + len(exact))


def _places(text: str, exact: str) -> Iterable[int]:
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _agreement(text: str, start: int, end: int, words: Json) -> int:
    """How many code points before and after agree with the surroundings that were kept."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return _shared(before[::-1], words["prefix"][::-1]) + _shared(after, words["suffix"])


def _shared(left: str, right: str) -> int:
    return next(
        (n for n, (one, other) in enumerate(zip(left, right, strict=False)) if one != other),
        min(len(left), len(right)),
    )


def claim_anchor(claim: Claim, document: Document) -> Json:
    """A claim as a decision names it: its original, its type and the words of its trigger."""
    return {
        "original": document.sha256,
        "type": claim.type,
        "words": selector(document, claim.trigger),
        "hint": claim.id,
    }


def claim_at(anchor: Json, document: Document, claims: Iterable[Claim]) -> Claim | None:
    """The claim that an anchor names: its trigger on the same words and of the same type, None when there
    is none any more.

    The id that the claim had is a hint: it still tells the claim after its type was corrected.
    """
    span = locate(document, anchor["words"])
    if span is None:
        return None
    here = [claim for claim in claims if claim.trigger.meets(span)]
    same = [claim for claim in here if claim.type == anchor["type"] or claim.id == anchor.get("hint")]
    return min(
        same,
        key=lambda claim: (claim.id != anchor.get("hint"), abs(claim.trigger.start - span.start), claim.id),
        default=None,
    )


def anchor_key(anchor: Json) -> str:
    """An anchor as one text: equal for anchors that name the same words, type and claim of an original."""
    words = anchor["words"]
    named = (anchor["original"], words["start"], anchor["type"], anchor.get("hint") or "", words["exact"])
    return "\0".join((*map(str, named), words["prefix"], words["suffix"]))


@dataclass(frozen=True, slots=True)
class Ground:
    """Where anchors stand now: the id of the claim that each names, by `anchor_key`; those whose claim is
    not read any more are left out.
    """

    claims: Mapping[str, str]

    def present(self, anchors: Iterable[Json]) -> list[str]:
        """The ids of the claims that anchors name and that are still there."""
        return [self.claims[key] for anchor in anchors if (key := anchor_key(anchor)) in self.claims]
