"""Which of the time expressions found for a claim can be the time of what it tells: the last check after
every rule of attachment.

A date belongs to the verb that it modifies. Where that verb says, condemns or asks, it dates the saying and
not what is said. A decade that modifies a noun says what kind of thing it is ("a singer of the 1960s").
Nothing that has happened is younger than the page that tells of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from sayso import yamls
from sayso.records import Annotation, Claim, Document, Interval, TimeExpression, Token
from sayso.records.times import TimeReading

HAPPENED = frozenset({"completed", "ongoing", "attempted", "foiled"})
"""Stages of what was there when the page was written."""
_UP = 24
"""How many steps up a tree are looked at."""
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "ADP", "ADV", "DET", "SYM", "X", "PUNCT"})


def covering(annotation: Annotation, claim: Claim, when: Sequence[int]) -> tuple[int, ...]:
    """The expressions of `when` that date the claim's own event, not a saying about it nor a kind of
    thing.
    """
    tokens = annotation.tokens
    trigger = _token_at(tokens, claim.trigger.start)
    if trigger is None:
        return tuple(when)
    return tuple(index for index in when if _covers(tokens, annotation.times[index], trigger))


def _covers(tokens: Sequence[Token], time: TimeExpression, trigger: int) -> bool:
    head = _head_of(tokens, time)
    if head is None:
        return True
    if (
        _is_long(time)
        and tokens[tokens[head].head].upos in ("NOUN", "PROPN")
        and tokens[head].head != trigger
    ):
        return False
    verb = _verb_above(tokens, head)
    return verb is None or verb == trigger or not _says_between(tokens, verb, trigger)


def _says_between(tokens: Sequence[Token], verb: int, trigger: int) -> bool:
    """Whether the way from a trigger up to the verb that a date modifies meets a verb of saying or asking
    (that verb included) to whose words or object the trigger belongs.
    """
    place, said = trigger, False
    for _ in range(_UP):
        above = tokens[place].head
        if above == place:
            return False
        relation = tokens[place].deprel.split(":")[0]
        said = said or tokens[above].lemma.lower() in saying(_COMPLEMENTS.get(relation, ""))
        if above == verb:
            return said
        place = above
    return False


_COMPLEMENTS = {"ccomp": "clause", "parataxis": "clause"} | dict.fromkeys(
    ("xcomp", "obj", "obl", "iobj"), "thing"
)
"""How what is said, condemned or asked hangs on its verb, and the list of saying.yaml that holds for it."""


@cache
def saying(hangs: str) -> frozenset[str]:
    """Lemmas of verbs whose date is that of the saying, for one list of saying.yaml."""
    lists: dict[str, list[str]] = yamls.packaged("sayso.reading.date", "data/saying.yaml")
    return frozenset(lists.get(hangs, ()))


def _is_long(time: TimeExpression) -> bool:
    """Whether an expression names a decade or a century."""
    reading = time.reading
    return isinstance(reading, TimeReading) and reading.part.isdigit()


def _token_at(tokens: Sequence[Token], start: int) -> int | None:
    place = bisect_left(tokens, start, key=lambda token: token.end - 1)
    return place if place < len(tokens) and tokens[place].start <= start else None


def _head_of(tokens: Sequence[Token], time: TimeExpression) -> int | None:
    """The token of an expression on which its other words hang."""
    first = _token_at(tokens, time.start)
    if first is None:
        return None
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].start < time.end:
        last += 1
    inside = range(first, last + 1)
    return next((place for place in inside if tokens[place].head not in inside), None)


def _verb_above(tokens: Sequence[Token], place: int) -> int | None:
    """The verb that a word modifies, through the nouns between them; None where there is none."""
    for _ in range(_UP):
        above = tokens[place].head
        if above == place:
            return None
        if tokens[above].upos in ("VERB", "AUX"):
            return above
        if tokens[above].upos not in _NOMINAL:
            return None
        place = above
    return None


def not_after(document: Document, stage: str, interval: Interval) -> Interval | None:
    """The days of an event; None when all of them lie behind the last day on which its page can have been
    published and it is told as there.
    """
    last = document.published.end if document.published is not None else None
    behind = last is not None and interval.start is not None and interval.start > last
    return None if behind and stage in HAPPENED else interval
