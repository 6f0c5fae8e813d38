"""Chooses the content of each cue that the model found among the candidates of syntax, quotation marks,
rules and the model.

A linear score over named features, with weights fitted by `training/ranker.py` on PolNeAR's train part and
kept in `weights.json`; the candidate with the highest score wins (a listwise softmax, Cao et al. 2007).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import chain
from typing import NamedTuple

from sayso.reading.attribute.candidates import Places, candidates
from sayso.reading.attribute.found import trimmed
from sayso.reading.attribute.lexicon import lexicon
from sayso.reading.attribute.linking import Linked
from sayso.reading.attribute.page import ChoicePage
from sayso.reading.attribute.shapes import shape
from sayso.records import Span

_REACH = 45
"""Words: how far from its cue a marked stretch may be its content."""
_OPENING = frozenset('"“„«') | {"``", "''"}
_CLAUSE_OPENINGS = frozenset({"that", "to", "whether", "if"})
_BY_MANNER = ("quotation", "that", "touches", "behind", "exact", "whole", "sentences", "pieces")
"""Features that weigh otherwise for each kind of cue."""


class Option(NamedTuple):
    """One possible content: its tokens, the ways that lead to it, and its features."""

    places: Places
    kinds: frozenset[str]
    features: dict[str, float]


def chosen(known: ChoicePage, one: Linked) -> tuple[Span, ...]:
    """The best content of a cue; what the model marked when there is no other candidate."""
    found = options(known, one)
    if len(found) < 2:
        return known.spans(found[0].places) if found else one.content
    best = max(found, key=lambda option: (score(option.features), -min(option.places)))
    return known.spans(best.places)


def score(features: Mapping[str, float]) -> float:
    """The weighted sum of features; a feature without a weight counts nothing."""
    known = weights()
    return sum(value * known[name] for name, value in features.items() if value and name in known)


@cache
def weights() -> dict[str, float]:
    """The weights that ship with the program."""
    loaded: dict[str, float] = json.loads(
        resources.files(__package__).joinpath("weights.json").read_text(encoding="utf8")
    )
    return loaded


def options(known: ChoicePage, one: Linked) -> list[Option]:
    """All possible contents of one cue, with features."""
    cue, source, marked = known.places(one.cue), known.places(one.source), known.places(one.content)
    if not cue:
        return []
    barred = cue | source
    ways: dict[Places, set[str]] = {}
    for kind, places in _all(known, cue, source, marked):
        ways.setdefault(places, set()).add(kind)
    settled: dict[Places, set[str]] = {}
    for places, kinds in ways.items():
        if kept := known.settled(places) - barred:
            settled.setdefault(kept, set()).update(kinds)
    beside = Beside(known, cue, source, marked)
    return [
        Option(places, frozenset(kinds), features(beside, places, kinds))
        for places, kinds in settled.items()
        if not _about_source(known, source, places)
    ]


def _about_source(known: ChoicePage, source: Places, places: Places) -> bool:
    """Whether a candidate is nothing but a clause about the source ("according to the Post, which quoted
    two officials").
    """
    heads, tokens = known.forms.heads, known.tree.tokens
    tops = [place for place in places if heads[place] not in places and place not in known.forms.signs]
    return bool(tops) and all(heads[top] in source and tokens[top].deprel == "acl:relcl" for top in tops)


def _all(known: ChoicePage, cue: Places, source: Places, marked: Places) -> Iterator[tuple[str, Places]]:
    """Candidates of syntax and quotation marks, then that of the rules and that of the model."""
    yield from candidates(known.tree, cue, source, known.quoted)
    for found in dict.fromkeys(found for place in cue if (found := known.rules.get(place))):
        yield "rule", frozenset(trimmed(found.content, known.tree.tokens))
    yield from _marked(known, cue, source, marked)


def _marked(known: ChoicePage, cue: Places, source: Places, marked: Places) -> Iterator[tuple[str, Places]]:
    """What the model marked, and the same mended: from its first to its last word, and each stretch near
    the cue, small gaps filled.
    """
    if marked:
        yield "model", marked
        yield "hull", frozenset(range(min(marked), max(marked) + 1)) - cue - source
    first, last = min(cue), max(cue)
    near = [run for run in known.marked_runs if run[-1] > first - _REACH and run[0] < last + _REACH]
    before = [run for run in near if run[-1] < first]
    behind = [run for run in near if run[0] > last]
    yield from (("run", frozenset(run)) for run in near)
    for pair in (before[-1:] + behind[:1], behind[:2], before[-2:]):
        if len(pair) > 1:
            yield "runs", frozenset(chain(*pair))


def _manner(known: ChoicePage, cue: Places) -> str:
    """What kind of word the cue is: a verb of saying, an attitude, a noun or preposition of saying, or
    another word.
    """
    words = lexicon()
    lemmas = [known.tree.tokens[place].lemma.lower() for place in sorted(cue)]
    if any(lemma in words.attitudes for lemma in lemmas):
        return "attitude"
    if any("clause" in words.verbs[lemma].places for lemma in lemmas if lemma in words.verbs):
        return "saying"
    return "noun" if any(lemma in words.nouns or lemma in words.openings for lemma in lemmas) else "other"


class Beside:
    """One cue with all that its candidates are compared with."""

    def __init__(self, known: ChoicePage, cue: Places, source: Places, marked: Places) -> None:
        self.known, self.marked = known, marked
        self.barred = cue | source
        self.first, self.last = min(cue), max(cue)
        self.foreign = known.others - self.barred
        self.theirs = known.contents - marked
        self.manner = _manner(known, cue)


def features(beside: Beside, places: Places, kinds: set[str]) -> dict[str, float]:
    """What speaks for and against a candidate: where it comes from, how it agrees with the model, how it
    lies to its cue, its form.
    """
    first, last = min(places), max(places)
    made = {"ways": len(kinds) / 3, "length": min(len(places), 60) / 30, "short": float(len(places) <= 2)}
    for kind in kinds:
        made[f"way {kind}"] = made[f"{beside.manner} way {kind}"] = 1.0
        if not beside.marked:
            made[f"way {kind} unmarked"] = 1.0
    _agreement(made, beside, places, first, last)
    _lie(made, beside, first, last)
    made["pieces"] = float(last - first + 1 != len(places))
    for name in _BY_MANNER:
        made[f"{beside.manner} {name}"] = made[name]
    return made | shape(beside.known.forms, beside.barred, beside.marked, beside.theirs, places)


def _agreement(made: dict[str, float], beside: Beside, places: Places, first: int, last: int) -> None:
    """How a candidate agrees with what the model marked for its cue and for others."""
    known, marked = beside.known, beside.marked
    shared = len(places & marked)
    exact, whole = shared / len(places), shared / len(marked) if marked else 0.0
    foreign = places & beside.foreign
    left = bool(marked) and first == min(marked)
    right = bool(marked) and last == max(marked)
    made["f1"] = 2 * exact * whole / (exact + whole) if shared else 0.0
    made["exact"], made["whole"] = exact, whole
    made["marked"] = len(places & known.contents) / len(places)
    made["foreign"] = len(foreign) / len(places)
    made["any foreign"] = float(bool(foreign))
    made["foreign at end"] = float(bool(foreign) and max(foreign) > last - 4)
    made["left border"], made["right border"] = float(left), float(right)
    made["both borders"] = float(left and right)
    made["ends in mark"] = float(last + 1 in known.contents or last + 1 in marked)
    made["starts in mark"] = float(first - 1 in known.contents)


def _lie(made: dict[str, float], beside: Beside, first: int, last: int) -> None:
    """How a candidate lies to its cue, and the words and signs at its borders."""
    tokens = beside.known.tree.tokens
    opening = tokens[first].text
    after = tokens[last + 1].text if last + 1 < len(tokens) else "."
    made["behind"] = float(first > beside.last)
    made["touches"] = float(first == beside.last + 1 or last == beside.first - 1)
    made["distance"] = min(abs(first - beside.last), abs(beside.first - last), 20) / 20
    made["that"] = float(opening.lower() in _CLAUSE_OPENINGS)
    made["quotation"] = float(opening in _OPENING)
    made["sentences"] = float(tokens[first].sentence != tokens[last].sentence)
    made["ends at stop"] = float(after in ".?!;:")
    made["ends at comma"] = float(after == ",")
    made["starts at comma"] = float((tokens[first - 1].text if first else ".") == ",")
