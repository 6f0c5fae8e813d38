"""What an event word is compared with: the words that may fill its roles, name its source, or say when it
was.
"""

from __future__ import annotations

import numpy as np

from sayso.reading.claims.arguments import Slots, verb_slots
from sayso.reading.claims.entries import ROLES
from sayso.reading.claims.learnt.tables import (
    AFTER,
    BEFORE,
    PAIR_SIZES,
    PATHS,
    RULED,
    SAID_SIZES,
    SILENT,
    SLOTS,
    SPEAKING,
    TIME_SIZES,
    TIMES,
    WRITTEN,
    Days,
    Pairs,
    Times,
    distance,
    hashed,
    rows,
    width,
)
from sayso.reading.claims.learnt.view import View
from sayso.reading.claims.noun_arguments import noun_slots
from sayso.records import Interval, Span, TimeExpression


def slots(view: View, index: int) -> dict[int, str]:
    """For each word in a deep slot of an event word the slot's name, further members of a list marked."""
    made: Slots
    if index in view.triggers:
        made = view.triggers[index].slots
    elif view.tokens[index].upos in ("NOUN", "PROPN"):
        made = noun_slots(view.reader.tree, index, view.reader.codebook)[0]
    else:
        made = verb_slots(view.reader.tree, index)
    found: dict[int, str] = {}
    for slot, heads in made.items():
        for head in heads:
            for member in view.reader.tree.members(head):
                found.setdefault(member, slot if member == head else f"{slot}+")
    return found


def pairs(view: View, index: int) -> Pairs:
    """The words of an event word's sentence that may fill a role of it."""
    draft = view.drafts.get(index)
    fillers = draft.fillers if draft is not None else ()
    ruled = {filler.head: 1 + ROLES.index(filler.role.role) for filler in fillers}
    paths, filled = view.paths(index), slots(view, index)
    chosen = [other for other in view.sentence(index) if view.tokens[other].upos not in SILENT]
    made = [
        [
            hashed(paths.get(other, "far"), PATHS),
            hashed(filled.get(other, ""), SLOTS),
            ruled.get(other, 0),
            distance(other - index),
            view.mention(other),
            view.upos[other],
            view.cases[other],
            view.relations[other],
            1 + int(view.quoted[other]),
            1 + int(other in view.reader.timed),
        ]
        for other in chosen
    ]
    return Pairs(np.array(chosen, np.int64), rows(made, PAIR_SIZES))


def said(view: View, index: int) -> Pairs:
    """The words that may name the source of what an event word tells."""
    token = view.tokens[index]
    chain = view.speakers.chain(Span(token.start, token.end))
    heads = [
        (view.head(one.start, one.end), place + 1) for place, one in enumerate(chain) if one.end > one.start
    ]
    ruled = {head: place for head, place in heads if head is not None}
    paths = view.paths(index)
    near = [
        number
        for number in range(token.sentence - BEFORE, token.sentence + AFTER + 1)
        if number in view.first
    ]
    around = {i for number in near for i in range(view.first[number], view.last[number] + 1)}
    chosen = [i for i in sorted({*around, *ruled}) if i in ruled or _may_speak(view, i, token.sentence)]
    made = [
        [
            hashed(paths.get(other, "far"), PATHS) if view.tokens[other].sentence == token.sentence else 0,
            min(7, ruled.get(other, 0)),
            distance(other - index),
            view.mention(other),
            view.upos[other],
            view.cases[other],
            view.relations[other],
            min(BEFORE + AFTER, max(0, view.tokens[other].sentence - token.sentence + BEFORE)),
            1 + int(view.quoted[other]),
            1 + int(view.quoted[index]),
        ]
        for other in chosen
    ]
    return Pairs(np.array(chosen, np.int64), rows(made, SAID_SIZES))


def _may_speak(view: View, index: int, sentence: int) -> bool:
    token = view.tokens[index]
    if token.sentence == sentence:
        return token.upos not in SILENT
    return token.upos in SPEAKING and token.deprel not in ("compound", "flat")


def days(interval: Interval) -> Days:
    """The first and last day of an interval as text."""
    first, last = interval.start, interval.end
    return (first.isoformat() if first else None, last.isoformat() if last else None)


def times(view: View, index: int) -> Times:
    """The times that what an event word tells may have: the rules' own, those of the page, the day of
    writing.
    """
    claim, expressions = view.dated.get(index), view.annotation.times
    written = days(view.document.published) if view.document.published is not None else None
    paths = view.paths(index)
    found: list[tuple[Days, int, int, list[int]]] = []

    def add(interval: Days, number: int, head: int, time: TimeExpression | None, ruled: int) -> None:
        row = _time_row(view, index, head, paths, time)
        found.append(
            (
                interval,
                number,
                head,
                [*row[:2], ruled, *row[2:4], width(interval), _order(interval, written), *row[4:]],
            )
        )

    if claim is not None and claim.time is not None:
        first = expressions[claim.when[0]] if claim.when else None
        place = view.inside(first.start, first.end) if first is not None else range(0)
        add(days(claim.time.interval), RULED, place[0] if place else -1, None, 2)
    for number, time in enumerate(expressions):
        head = view.head(time.start, time.end)
        if time.interval is not None and time.type in TIMES and head is not None:
            add(days(time.interval), number, head, time, int(claim is not None and number in claim.when))
    if written is not None:
        add(written, WRITTEN, -1, None, 0)
    heads = np.array([head for _, _, head, _ in found], np.int64)
    numbers = rows([row for *_, row in found], TIME_SIZES)
    return Times([interval for interval, *_ in found], [number for _, number, *_ in found], heads, numbers)


def _order(interval: Days, written: Days | None) -> int:
    """Whether an interval lies after the day of writing, on it, or before it."""
    if written is None or not interval[0] or not written[1]:
        return 0
    return 1 if interval[0] > written[1] else 2 if interval == written else 3


def _time_row(
    view: View, index: int, head: int, paths: dict[int, str], time: TimeExpression | None
) -> list[int]:
    """What is said of a time beside its days, in the order of `TIME_SIZES` without what `times` adds."""
    if head < 0:
        return [0] * 9
    token, other = view.tokens[index], view.tokens[head]
    own = other.sentence == token.sentence
    lemma = token.lemma.lower()
    again = not own and any(view.tokens[i].lemma.lower() == lemma for i in view.sentence(head))
    low, high = sorted((index, head))
    return [
        hashed(paths.get(head, "far"), PATHS) if own else 0,
        distance(other.sentence - token.sentence),
        1 + int(again),
        1 + int(head > index) if own else 0,
        view.cases[head],
        0 if time is None else TIMES.index(time.type) + 1,
        view.passages[head],
        0 if time is None else 1 + int(time.relative),
        1 + int(not any(low < i < high for i in view.drafts)),
    ]
