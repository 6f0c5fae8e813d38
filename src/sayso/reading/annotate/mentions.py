"""The noun phrases, names and pronouns of a document: heads and names from the model, extents from the
syntax.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from sayso.language.en.tree import Tree
from sayso.records import Mention, Token

INSIDE = frozenset(
    {"det", "det:predet", "amod", "compound", "nummod", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked"}
    | {"flat", "fixed", "goeswith", "advmod", "case", "obl", "cc:preconj"}
)
"""Relations that belong to a noun phrase; clauses, appositions and coordinated phrases do not."""
_NAME_PARTS = frozenset({"flat", "compound", "goeswith", "nummod"})


def find_mentions(
    tokens: Sequence[Token], names: Sequence[tuple[str, int, int]], labels: Sequence[str]
) -> tuple[Mention, ...]:
    """All mentions in text order, the longer first where two begin together; each stands for itself until
    coreference is resolved.

    `names` are (kind, first token, token after the last), `labels` the model's `mentions` head for each
    token.
    """
    tree = Tree(tokens)
    taken: set[int] = set()
    found: list[tuple[Sequence[int], int, str, bool, bool]] = []
    for kind, start, stop in one_kind_each(tokens, names):
        head = _head(tokens, start, stop)
        if tokens[head].upos == "ADJ" and stop - start == 1:
            continue
        taken.update(range(start, stop))
        found.append((range(start, stop), head, kind, True, False))
    for place, label in enumerate(labels):
        if label == "O" or place in taken:
            continue
        form, _, kind = label.partition(":")
        if form == "pronoun":
            places: Sequence[int] = (place,)
        elif form == "named" and tokens[place].upos == "PROPN":
            places = _name(tree, place, taken)
        else:
            form, places = "nominal", phrase(tree, place)
        found.append((places, place, kind, form == "named", form == "pronoun"))
    found.sort(key=lambda one: (min(one[0]), -max(one[0]), one[1]))
    return tuple(
        Mention(
            tokens[min(places)].start,
            tokens[max(places)].end,
            head,
            kind,
            named,
            _text(tokens, places),
            number,
            pronoun,
        )
        for number, (places, head, kind, named, pronoun) in enumerate(found)
    )


def one_kind_each(
    tokens: Sequence[Token], names: Sequence[tuple[str, int, int]]
) -> list[tuple[str, int, int]]:
    """The names of a document with one kind for the same words: the commonest, the earlier of two as common.

    One word that is elsewhere the last of a longer person's name (a surname) is a person, unless it is
    mostly read otherwise.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, start, stop in names:
        written = " ".join(token.text for token in tokens[start:stop]).casefold()
        votes[written][kind] += 1
        if kind == "person" and stop - start > 1:
            votes[tokens[stop - 1].text.casefold()][kind] += 1
    made: list[tuple[str, int, int]] = []
    for _, start, stop in names:
        written = " ".join(token.text for token in tokens[start:stop]).casefold()
        made.append((votes[written].most_common(1)[0][0], start, stop))
    return made


def phrase(tree: Tree, head: int) -> list[int]:
    """The tokens of the noun phrase around a head: without its own preposition, clauses, appositions and
    coordinated phrases.
    """
    chosen = [head]
    pending = [head]
    while pending:
        node = pending.pop()
        for child in tree.children[node]:
            relation = tree.tokens[child].deprel
            if (
                relation in INSIDE
                and not (node == head and relation in ("case", "obl"))
                and not (relation == "advmod" and child > head)
            ):
                chosen.append(child)
                pending.append(child)
    return sorted(chosen)


def _name(tree: Tree, head: int, taken: set[int]) -> list[int]:
    """The proper nouns joined to a head that no name of the model covers."""
    chosen = [head]
    for child in tree.children[head]:
        if (
            tree.tokens[child].deprel in _NAME_PARTS
            and tree.tokens[child].upos == "PROPN"
            and child not in taken
        ):
            chosen.append(child)
    return sorted(chosen)


def _head(tokens: Sequence[Token], start: int, stop: int) -> int:
    """The first token of a span whose governor is outside of it (or that is a root)."""
    for place in range(start, stop):
        head = tokens[place].head
        if head == place or not start <= head < stop:
            return place
    return start


def _text(tokens: Sequence[Token], places: Sequence[int]) -> str:
    """The words from the first to the last place as the tokens print them, one space between two that are
    apart.
    """
    words = tokens[min(places) : max(places) + 1]
    return "".join(
        (" " if number and words[number - 1].end < word.start else "") + word.text
        for number, word in enumerate(words)
    )
