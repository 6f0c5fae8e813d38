"""How far a content reaches: to the ends of the quotations that it touches, and on through quoted
sentences and paragraphs after it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sayso.language.en.tree import Tree
from sayso.reading.attribute.found import SpeechAct
from sayso.reading.attribute.quotes import Quotation, quotations

_APART = 8
"""Words that may stand between a speaker and the quotation beside it ("said on Monday in a statement")."""
_LEAST = 3
"""Words that a quotation must have for its speaker's content to grow by it; shorter ones are names, titles
and scare quotes.
"""


def extended(found: Sequence[SpeechAct], tree: Tree, text: str) -> list[SpeechAct]:
    """The same attributions with whole quotations as content."""
    if not tree.tokens:
        return list(found)
    starts = [token.start for token in tree.tokens]
    quoted = [
        (one, range(bisect_left(starts, one.span.start), bisect_left(starts, one.span.end)))
        for one in quotations(text)
    ]
    cues = {place for one in found for place in one.cue}
    made: list[SpeechAct] = []
    for one in found:
        if not one.content:
            one = one._replace(content=_beside(one, quoted, tree, cues))
        made.append(_grown(one, quoted, tree, cues) if one.source else one)
    return [one for one in made if one.content]


def _beside(
    one: SpeechAct, quoted: Sequence[tuple[Quotation, range]], tree: Tree, cues: set[int]
) -> tuple[int, ...]:
    """The quotation that stands right beside source and cue, when syntax gave no content ("“…,” said X")."""
    own = {*one.cue, *one.source}
    first, last = min(own), max(own)
    for _, places in quoted:
        if not len(places) or own & set(places):
            continue
        gap = range(places.stop, first) if places.stop <= first else range(last + 1, places.start)
        if len(gap) > 3 * _APART:
            continue
        plain = [place for place in gap if tree.tokens[place].upos != "PUNCT"]
        together = (
            tree.tokens[places.stop - 1].sentence == tree.tokens[first].sentence
            or tree.tokens[places.start].sentence == tree.tokens[last].sentence
        )
        colon = places.start == last + 2 and tree.tokens[last + 1].text == ":"
        if (together or colon) and len(plain) <= _APART and not cues & set(gap) - own:
            return tuple(places)
    return ()


def _grown(
    one: SpeechAct, quoted: Sequence[tuple[Quotation, range]], tree: Tree, cues: set[int]
) -> SpeechAct:
    """One attribution grown over the quotations that it touches and those that follow them; direct speech
    is nothing but quotation.
    """
    content = set(one.content)
    rest = set(one.cue) | set(one.source)
    last: int | None = None
    for number, (quotation, places) in enumerate(quoted):
        touched = len(places) > _LEAST and not rest & set(places) and content & set(places)
        follows = last == number - 1 and _follows(quoted[number - 1], (quotation, places), one, tree, cues)
        if touched and not follows and min(content) in places and last is None:
            content &= set(places) | {
                place for other, inner in quoted[number:] if len(inner) > _LEAST for place in inner
            }
        if touched or follows:
            content |= set(places)
            last = number
    return one._replace(content=tuple(sorted(content)))


def _follows(
    before: tuple[Quotation, range],
    after: tuple[Quotation, range],
    one: SpeechAct,
    tree: Tree,
    cues: set[int],
) -> bool:
    """Whether a quotation goes on with the one before it: nothing but this speaker stands between them, or
    it is a paragraph of its own.
    """
    if not len(after[1]) or not len(before[1]):
        return False
    between = range(before[1].stop, after[1].start)
    if len(between) > 8 * _APART:
        return False
    own = set(one.cue) | set(one.source)
    strange = [
        place
        for place in between
        if place not in own and tree.tokens[place].upos in ("VERB", "AUX", "NOUN", "PROPN")
    ]
    spoken = any(place in cues and place not in own for place in between)
    opens = (
        after[1].start == 0
        or tree.tokens[after[1].start].sentence != tree.tokens[after[1].start - 1].sentence
    )
    if after[0].whole:
        return not spoken and len(strange) <= 6
    return opens and not spoken and len(strange) <= 3
