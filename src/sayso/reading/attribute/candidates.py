"""What could be the content of a given cue: the phrases and clauses that hang on it, and the quotations
beside it.

The model finds cues and sources well and the borders of long contents less well; syntax and quotation
marks have the borders. So the content of a cue is one of these candidates, chosen by how well it agrees
with what the model marked (`choice`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.language.en.tree import Tree
from sayso.reading.attribute.found import trimmed
from sayso.reading.attribute.quotes import Quotation

Places = frozenset[int]
_AWAY = 160
"""Words: how far from its cue a quotation may stand."""
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"})
_PHRASES = frozenset({"obj", "obl", "iobj", "nmod", "nsubj", "csubj", "compound", "amod"})
_LOOSE = frozenset(
    {"acl:relcl", "acl", "appos", "advcl", "conj", "parataxis", "obl", "advmod", "nmod", "list", "dep"}
)
"""Branches that may stand loosely at the end or the beginning of what is said."""
_NEVER = frozenset(
    {"punct", "cc", "aux", "aux:pass", "mark", "det", "case", "cop", "fixed", "flat", "discourse"}
)


def candidates(
    tree: Tree, cue: Places, source: Places, quoted: Sequence[tuple[Quotation, range]]
) -> Iterator[tuple[str, Places]]:
    """The candidates as (kind, tokens), borders trimmed. The kind of a single branch is its relation to
    the cue; some may be empty.
    """
    if not cue:
        return
    barred = cue | source
    hanging = sorted({child for node in cue for child in tree.children[node]} - cue)
    single: dict[int, Places] = {}
    for child in hanging:
        relation = tree.tokens[child].deprel
        if relation in _NEVER or child in source:
            continue
        places = frozenset(tree.subtree(child)) - barred
        if not places or not (relation in _CLAUSES or relation.split(":")[0] in _PHRASES):
            continue
        single[child] = places
        yield from _branch(tree, child, places)
    yield from _with_subject(tree, hanging, single, barred)
    yield from _joined(tree, [single[child] for child in single if child > max(cue)])
    yield from _governing(tree, cue, barred)
    yield from _quotations(tree, cue, source, quoted)


def _branch(tree: Tree, child: int, places: Places) -> Iterator[tuple[str, Places]]:
    """One branch under the cue: whole, without what a comma sets off, without its opening word."""
    yield tree.tokens[child].deprel, _tidy(tree, places)
    for shorter in _shortened(tree, child, places):
        yield "short", _tidy(tree, shorter)
    bare = _without_case(tree, child, places)
    if bare != places:
        yield "bare", _tidy(tree, bare)


def _joined(tree: Tree, after: Sequence[Places]) -> Iterator[tuple[str, Places]]:
    """Runs of branches behind the cue, two and more."""
    for first in range(len(after)):
        for stop in range(first + 2, len(after) + 1):
            yield "joined", _tidy(tree, frozenset().union(*after[first:stop]))


def _with_subject(
    tree: Tree, hanging: Sequence[int], single: dict[int, Places], barred: Places
) -> Iterator[tuple[str, Places]]:
    """Subject and infinitive together ("The deal … to fall through" under "is expected")."""
    subjects = [
        child
        for child in hanging
        if child in single and tree.tokens[child].deprel.startswith(("nsubj", "csubj"))
    ]
    for child in hanging:
        if child in single and tree.tokens[child].deprel in ("xcomp", "ccomp", "advcl"):
            for subject in subjects:
                yield "subject", _tidy(tree, single[subject] | single[child])


def _shortened(tree: Tree, child: int, places: Places) -> Iterator[Places]:
    """The phrase or clause without a branch that a comma sets off at its end or its beginning."""
    for node in sorted(places):
        token = tree.tokens[node]
        if token.head in places and token.head != node and token.deprel in _LOOSE:
            shorter = _without(tree, node, places)
            if shorter is not None:
                yield shorter


def _without(tree: Tree, node: int, places: Places) -> Places | None:
    """What is left without the branch of `node`; None when it is not set off."""
    branch = frozenset(tree.subtree(node)) & places
    first, last = min(branch), max(branch)
    while first < last and tree.tokens[first].text == ",":
        first += 1
    if last >= max(places) - 1:
        kept = frozenset(place for place in places if place < first)
        if first > 0 and tree.tokens[first - 1].text == ",":
            return kept
        if tree.tokens[node].deprel in ("conj", "parataxis"):
            return kept - set(_conjunctions(tree, node))
    if first == min(places) and any(
        tree.tokens[place].text == "," for place in (last, last + 1) if place in places
    ):
        return frozenset(place for place in places if place > last)
    return None


def _conjunctions(tree: Tree, node: int) -> list[int]:
    return [child for child in tree.children[node] if tree.tokens[child].deprel == "cc"]


def _tidy(tree: Tree, places: Places) -> Places:
    return frozenset(trimmed(places, tree.tokens))


def _without_case(tree: Tree, child: int, places: Places) -> Places:
    """A phrase without its preposition, a clause without its opening word."""
    opening = [
        one for one in tree.children[child] if tree.tokens[one].deprel in ("case", "mark") and one < child
    ]
    return places - {place for one in opening for place in tree.subtree(one)}


def _governing(tree: Tree, cue: Places, barred: Places) -> Iterator[tuple[str, Places]]:
    """The clause that a cue interrupts or follows ("The bridge, officials said, …"; "according to"), and
    what an impersonal cue governs.
    """
    for node in cue:
        head = tree.tokens[node].head
        if head in cue or head == node:
            continue
        inner = frozenset(tree.subtree(node)) | barred
        whole = frozenset(tree.subtree(head))
        yield "governor", _tidy(tree, whole - inner)
        for shorter in _shortened(tree, head, whole - inner):
            yield "governor short", _tidy(tree, shorter)
        above = tree.tokens[head].head
        if above != head and head in barred:
            yield (
                "governor",
                _tidy(tree, frozenset(tree.subtree(above)) - frozenset(tree.subtree(head)) - barred),
            )


def _quotations(
    tree: Tree, cue: Places, source: Places, quoted: Sequence[tuple[Quotation, range]]
) -> Iterator[tuple[str, Places]]:
    """The quotations of the cue's sentence, before it, behind it and all of them; and with those that go
    on behind it.
    """
    sentence = tree.tokens[min(cue)].sentence
    near = [
        inner
        for _, inner in quoted
        if len(inner)
        and abs(tree.tokens[inner.start].sentence - sentence) <= 3
        and not (cue | source) & frozenset(inner)
    ]
    near = [one for one in near if max(min(cue) - one.stop, one.start - max(cue)) < _AWAY]
    for first in range(len(near)):
        for stop in range(first + 1, min(first + 4, len(near)) + 1):
            yield "quote", frozenset(place for one in near[first:stop] for place in one)
