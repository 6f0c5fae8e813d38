"""Puts the labelled pieces of the model together: first the pieces of one part, then source, cue and
content of one attribution.

Within a paragraph the nearest cue and content belong together, one to one; then each cue takes the nearest
source, a free one rather than one that another cue has. Distances count the letters and digits between two
parts, with a charge for a sentence end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sayso.language.en.pieces import GOES_ON
from sayso.reading.attribute.borders import settled
from sayso.records import Span

_SENTENCE_END = re.compile(r"[.?!]['\"”’)\]]*\s")
_BREAK = re.compile(r"\s*\n\s*")
_NEAR = {True: re.compile(r"[^\S\n]*(?:\w+[^\S\n]+){0,2}"), False: re.compile(r"[^\S\n]*")}
"""What may stand between two pieces of one source or cue, when the second goes on and when it does not."""
_ACROSS = 60
"""What a sentence end between two parts adds to their distance, in characters."""
_FAR = 400
"""Parts further apart than this, in characters, are not linked."""
_TAKEN = 80
"""What it costs a cue to take a source that another cue has, in characters."""


class Linked(NamedTuple):
    """One attribution as spans in text order; a part that is missing is empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


Part = tuple[Span, ...]


def parts(pieces: Sequence[tuple[str, Span]], text: str) -> dict[str, list[Part]]:
    """The parts of each kind.

    A piece of content that goes on is joined to the last one in this or the last paragraph. Sources and
    cues are never discontinuous: a piece of them that stands within two words of the last one makes one
    stretch with it, others stand alone.
    """
    made: dict[str, list[Part]] = {"source": [], "cue": [], "content": []}
    for label, span in pieces:
        part = label.removeprefix(GOES_ON)
        known = made[part]
        goes_on = label.startswith(GOES_ON) and bool(known)
        if part == "content" and goes_on and len(_BREAK.findall(text, known[-1][-1].end, span.start)) <= 1:
            known[-1] = (*known[-1], span)
        elif part != "content" and known and _NEAR[goes_on].fullmatch(text, known[-1][-1].end, span.start):
            known[-1] = (Span(known[-1][0].start, span.end),)
        else:
            known.append((span,))
    made["content"] = [tuple(settled(piece, text) for piece in part) for part in made["content"]]
    return made


def distance(left: Part, right: Part, text: str) -> int:
    """The smallest stretch between two parts, in characters, with `_ACROSS` for a sentence end and `_FAR`
    for a line break.
    """
    best = 10 * _FAR
    for one in left:
        for other in right:
            start, end = min(one.end, other.end), max(one.start, other.start)
            if end - start >= best:
                continue
            cost = max(0, end - start)
            if cost:
                cost += _ACROSS * len(_SENTENCE_END.findall(text, start, end))
                cost += _FAR if text.find("\n", start, end) >= 0 else 0
            best = min(best, cost)
    return best


def link(pieces: Sequence[tuple[str, Span]], text: str) -> list[Linked]:
    """The attributions that labelled pieces make, in the order of their cues (or contents where there is
    no cue).
    """
    found = parts(pieces, text)
    content_of = _pairs(found["cue"], found["content"], text)
    source_of = _pairs(found["cue"], found["source"], text)
    for number, one in enumerate(found["cue"]):
        if number not in source_of:
            beside = [
                (distance(one, source, text), place)
                for place, source in enumerate(found["source"])
                if max(source[0].start - one[-1].end, one[0].start - source[-1].end) < _FAR // 2
            ]
            if beside and min(beside)[0] + _TAKEN < _FAR // 2:
                source_of[number] = min(beside)[1]
    made = [
        Linked(
            found["source"][source_of[number]] if number in source_of else (),
            one,
            found["content"][content_of[number]] if number in content_of else (),
        )
        for number, one in enumerate(found["cue"])
    ]
    loose_contents = set(range(len(found["content"]))) - set(content_of.values())
    loose_sources = set(range(len(found["source"]))) - set(source_of.values())
    made += [Linked((), (), found["content"][number]) for number in sorted(loose_contents)]
    made += [Linked(found["source"][number], (), ()) for number in sorted(loose_sources)]
    return sorted(made, key=lambda one: (one.cue or one.content or one.source)[0].start)


def _pairs(left: list[Part], right: list[Part], text: str) -> dict[int, int]:
    """One-to-one pairs, nearest first; pairs that are `_FAR` apart are none."""
    costs = []
    begin = 0
    for number, one in enumerate(left):
        while begin < len(right) and right[begin][-1].end < one[0].start - 3 * _FAR:
            begin += 1
        for place in range(begin, len(right)):
            if right[place][0].start > one[-1].end + _FAR:
                break
            cost = distance(one, right[place], text)
            if cost < _FAR:
                costs.append((cost, number, place))
    made: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, place in sorted(costs):
        if number not in made and place not in taken:
            made[number] = place
            taken.add(place)
    return made


def ordered(spans: Sequence[Span]) -> bool:
    """Whether spans stand in text order and do not meet."""
    return all(one.end <= other.start for one, other in pairwise(spans))
