"""Chooses the content of each cue that the model found among the candidates of syntax, quotation marks,
rules and the model.

A linear score over named features, with weights fitted by `training/ranker.py` on PolNeAR's train part and
kept in `weights.json`; the candidate with the highest score wins (a listwise softmax, Cao et al. 2007).
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from sayso.language.en.tree import Tree
from sayso.reading.attribute.borders import settled
from sayso.reading.attribute.candidates import Places, candidates
from sayso.reading.attribute.found import Found, runs, spans, trimmed
from sayso.reading.attribute.lexicon import lexicon
from sayso.reading.attribute.linking import Linked
from sayso.reading.attribute.quotes import Quotation, quotations
from sayso.reading.attribute.shapes import shape
from sayso.records import Annotation, Span

_GAP, _REACH = 3, 45
"""Words: the longest gap that is filled, and how far from its cue a marked stretch may be its content."""
_OPENING = frozenset('“"„«') | {"``", "''"}


class Page(NamedTuple):
    """What the choice looks at beside the cue: the document's syntax, quotations, rules and everything
    that the model marked.
    """

    text: str
    tree: Tree
    starts: list[int]
    ends: list[int]
    quoted: list[tuple[Quotation, range]]
    rules: dict[int, Found]
    contents: Places
    others: Places

    def places(self, part: Sequence[tuple[int, int]]) -> Places:
        """The tokens that some spans touch."""
        return frozenset(
            place
            for start, end in part
            for place in range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        )

    def spans(self, places: Places) -> tuple[Span, ...]:
        """The spans of some tokens, their borders settled by their marks."""
        return tuple(settled(one, self.text) for one in spans(sorted(places), self.tree.tokens))


class Option(NamedTuple):
    """One possible content: its tokens, the ways that lead to it, and its features."""

    places: Places
    kinds: frozenset[str]
    features: dict[str, float]


def page(
    text: str, annotation: Annotation, tree: Tree, rules: Sequence[Found], linked: Sequence[Linked]
) -> Page:
    """Everything about one document that the choice needs."""
    starts = [token.start for token in annotation.tokens]
    ends = [token.end for token in annotation.tokens]
    quoted = [
        (one, range(bisect_left(starts, one.span.start), bisect_left(starts, one.span.end)))
        for one in quotations(text)
    ]
    by_cue = {place: found for found in rules for place in found.cue}
    empty = Page(text, tree, starts, ends, quoted, by_cue, frozenset(), frozenset())
    contents = frozenset().union(*(empty.places(one.content) for one in linked)) if linked else frozenset()
    others = (
        frozenset().union(*(empty.places((*one.source, *one.cue)) for one in linked))
        if linked
        else frozenset()
    )
    return empty._replace(contents=contents, others=others)


def chosen(known: Page, one: Linked) -> tuple[Span, ...]:
    """The best content of a cue; what the model marked when there is no other candidate."""
    best = max(
        options(known, one), key=lambda option: (score(option.features), -min(option.places)), default=None
    )
    return known.spans(best.places) if best else one.content


def score(features: Mapping[str, float]) -> float:
    """The weighted sum of features; a feature without a weight counts nothing."""
    known = weights()
    return sum(value * known.get(name, 0.0) for name, value in features.items())


@cache
def weights() -> dict[str, float]:
    """The weights that ship with the program."""
    loaded: dict[str, float] = json.loads(
        resources.files(__package__).joinpath("weights.json").read_text(encoding="utf8")
    )
    return loaded


def options(known: Page, one: Linked) -> list[Option]:
    """All possible contents of one cue, with features."""
    cue, source, marked = known.places(one.cue), known.places(one.source), known.places(one.content)
    ways: dict[Places, set[str]] = {}
    for kind, places in _all(known, cue, source, marked):
        settled_places = known.places(known.spans(places)) - cue - source if places else places
        if settled_places and not _about_source(known.tree, source, settled_places):
            ways.setdefault(settled_places, set()).add(kind)
    return [
        Option(places, frozenset(kinds), features(known, cue, source, marked, places, kinds))
        for places, kinds in ways.items()
    ]


def _about_source(tree: Tree, source: Places, places: Places) -> bool:
    """Whether a candidate is nothing but a clause about the source ("according to the Post, which quoted
    two officials").
    """
    tops = [
        place
        for place in places
        if tree.tokens[place].head not in places and tree.tokens[place].deprel != "punct"
    ]
    return bool(tops) and all(
        tree.tokens[top].deprel == "acl:relcl" and tree.tokens[top].head in source for top in tops
    )


def _all(known: Page, cue: Places, source: Places, marked: Places) -> Iterator[tuple[str, Places]]:
    """Candidates of syntax and quotation marks, then that of the rules and that of the model."""
    yield from candidates(known.tree, cue, source, known.quoted)
    for found in {id(found): found for place in cue if (found := known.rules.get(place))}.values():
        yield "rule", frozenset(trimmed(found.content, known.tree.tokens))
    yield from _marked(known, cue, source, marked)


def _marked(known: Page, cue: Places, source: Places, marked: Places) -> Iterator[tuple[str, Places]]:
    """What the model marked, and the same mended: from its first to its last word, and each stretch near
    the cue, small gaps filled.
    """
    if marked:
        yield "model", marked
        yield "hull", frozenset(range(min(marked), max(marked) + 1)) - cue - source
    filled = _filled(known.contents, known.others)
    near = [run for run in runs(filled) if run[-1] > min(cue) - _REACH and run[0] < max(cue) + _REACH]
    for run in near:
        yield "run", frozenset(run)
    before = [run for run in near if run[-1] < min(cue)]
    behind = [run for run in near if run[0] > max(cue)]
    if before and behind:
        yield "runs", frozenset(before[-1]) | frozenset(behind[0])
    if len(behind) > 1:
        yield "runs", frozenset(behind[0]) | frozenset(behind[1])
    if len(before) > 1:
        yield "runs", frozenset(before[-1]) | frozenset(before[-2])


def _filled(places: Places, others: Places) -> Places:
    """Marked tokens with gaps of up to three words between them filled, where no source or cue stands in
    the gap.
    """
    kept = sorted(places)
    made = set(kept)
    for one, two in pairwise(kept):
        gap = range(one + 1, two)
        if len(gap) <= _GAP and not others & frozenset(gap):
            made.update(gap)
    return frozenset(made)


def _manner(known: Page, cue: Places) -> str:
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


def features(
    known: Page, cue: Places, source: Places, marked: Places, places: Places, kinds: set[str]
) -> dict[str, float]:
    """What speaks for and against a candidate: where it comes from, how it agrees with the model, how it
    lies to its cue, its form.
    """
    tokens = known.tree.tokens
    first, last = min(places), max(places)
    shared = len(places & marked)
    exact, whole = shared / len(places), shared / len(marked) if marked else 0.0
    foreign = places & (known.others - cue - source)
    manner = _manner(known, cue)
    made = {f"way {kind}": 1.0 for kind in kinds} | {f"{manner} way {kind}": 1.0 for kind in kinds}
    made |= {f"way {kind} unmarked": 1.0 for kind in kinds} if not marked else {}
    made |= {
        "ways": len(kinds) / 3,
        "f1": 2 * exact * whole / (exact + whole) if shared else 0.0,
        "exact": exact,
        "whole": whole,
        "marked": len(places & known.contents) / len(places),
        "foreign": len(foreign) / len(places),
        "any foreign": float(bool(foreign)),
        "foreign at end": float(any(place > last - 4 for place in foreign)),
        "left border": float(bool(marked) and first == min(marked)),
        "right border": float(bool(marked) and last == max(marked)),
        "both borders": float(bool(marked) and first == min(marked) and last == max(marked)),
        "length": min(len(places), 60) / 30,
        "short": float(len(places) <= 2),
        "behind": float(first > max(cue)),
        "touches": float(first == max(cue) + 1 or last == min(cue) - 1),
        "distance": min(min(abs(first - max(cue)), abs(min(cue) - last)), 20) / 20,
        "pieces": float(last - first + 1 != len(places)),
        "that": float(tokens[first].text.lower() in ("that", "to", "whether", "if")),
        "quotation": float(tokens[first].text in _OPENING),
        "sentences": float(tokens[first].sentence != tokens[last].sentence),
    }
    behind = tokens[last + 1].text if last + 1 < len(tokens) else "."
    before = tokens[first - 1].text if first else "."
    made |= {
        "ends at stop": float(behind in ".?!;:"),
        "ends at comma": float(behind == ","),
        "starts at comma": float(before == ","),
    }
    made |= {
        f"{manner} {name}": made[name]
        for name in ("quotation", "that", "touches", "behind", "exact", "whole", "sentences", "pieces")
    }
    made["ends in mark"] = float(last + 1 in marked or last + 1 in known.contents)
    made["starts in mark"] = float(first - 1 in known.contents)
    return made | shape(known.tree, cue | source, marked, known.contents - marked, places)
