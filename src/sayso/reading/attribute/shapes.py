"""The form of a possible content, for the choice among several: what it cuts off, where it begins and
ends, how it differs from the mark.

All of it is read from syntax, punctuation and the words at the borders; the names of the features say what
they mean ("cut obl, r" is an oblique phrase behind a comma, to the right, that hangs on the content and is
left out).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.language.en.tree import Tree
from sayso.reading.attribute.candidates import Places
from sayso.records import Token

_OPENINGS = frozenset(
    (
        "that to whether if how what why for of as about on with against in by his her their the a it who "
        "when where from at over"
    ).split()
)
"""Words by which a content begins that are features of their own; others count by their part of speech."""
_AROUND = frozenset(
    (
        "and but or that to in on at as for because while when after before during if who which where with "
        "by of about than including"
    ).split()
)
"""The same for the words right before and right behind a content."""
_MARKS = frozenset({'"', "”", "''", "’"})
_MOST_LOOSE, _MOST_SENTENCES, _FEW = 5, 4, 2


class Forms:
    """The syntax of one document as tables that every candidate is read from; indices are tokens."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.tokens = tree, tree.tokens
        self.heads = [token.head for token in self.tokens]
        self.signs = frozenset(at for at, token in enumerate(self.tokens) if token.deprel == "punct")
        self.children = [[child for child in below if child not in self.signs] for below in tree.children]
        self._branches: dict[int, tuple[str, Places]] = {}

    def branch(self, child: int) -> tuple[str, Places]:
        """The name of leaving out a branch ("cut obl,": relation, and the comma or quotation mark before
        it), and its tokens.
        """
        known = self._branches.get(child)
        if known is None:
            places = self.tree.subtree(child)
            start = places[0]
            before = self.tokens[start - 1].text if start else ""
            comma = before == "," or self.tokens[start].text == ","
            sign = "," if comma else "”" if before in _MARKS else ""
            known = f"cut {self.relation(child)}{sign}", frozenset(places)
            self._branches[child] = known
        return known

    def relation(self, place: int) -> str:
        """A relation without its subtype, relative clauses apart."""
        relation = self.tokens[place].deprel
        return relation if relation == "acl:relcl" else relation.partition(":")[0]


def shape(forms: Forms, barred: Places, marked: Places, theirs: Places, places: Places) -> dict[str, float]:
    """The features of one candidate.

    Args:
        forms: the syntax of the document.
        barred: the tokens of the cue and its source.
        marked: the tokens that the model marked as the content of this cue.
        theirs: the tokens that it marked as contents of other cues.
        places: the candidate, not empty.
    """
    tokens = forms.tokens
    first, last = min(places), max(places)
    whole_start = first == 0 or tokens[first - 1].sentence != tokens[first].sentence
    whole_end = _ends_sentence(tokens, last)
    shared = len(places & theirs)
    made = dict.fromkeys(_cuts(forms, barred, places, first, last), 1.0)
    made["loose"] = min(_loose(forms, barred, places), _MOST_LOOSE) / 2
    made["whole start"] = float(whole_start)
    made["whole end"] = float(whole_end)
    made["whole"] = float(whole_start and whole_end)
    made["other sentence"] = float(_other_sentence(tokens, barred, first, last))
    made[f"sentences {min(tokens[last].sentence - tokens[first].sentence, _MOST_SENTENCES)}"] = 1.0
    made[f"opens {_name(tokens[first], _OPENINGS)}"] = 1.0
    made["theirs"] = shared / len(places)
    made["any theirs"] = float(shared > 0)
    if first:
        made[f"before {_name(tokens[first - 1], _AROUND)}"] = 1.0
    if last + 1 < len(tokens):
        made[f"behind {_name(tokens[last + 1], _AROUND)}"] = 1.0
    if marked:
        made |= dict.fromkeys(_beside_mark(forms, marked, places, whole_start, whole_end), 1.0)
    return made


def _name(token: Token, known: frozenset[str]) -> str:
    """A word as a feature: a sign or a known word itself, else its part of speech."""
    word = token.text.lower()
    return word if token.upos == "PUNCT" or word in known else token.upos


def _ends_sentence(tokens: Sequence[Token], last: int) -> bool:
    """Whether a token ends its sentence, perhaps with one sign behind it."""
    for behind in (last + 1, last + 2):
        if behind >= len(tokens) or tokens[behind].sentence != tokens[last].sentence:
            return True
        if tokens[behind].upos != "PUNCT":
            return False
    return False


def _other_sentence(tokens: Sequence[Token], barred: Places, first: int, last: int) -> bool:
    """Whether a candidate stands wholly before or behind the sentences of its cue and source."""
    sentences = [tokens[place].sentence for place in barred]
    return bool(sentences) and (
        tokens[first].sentence > max(sentences) or tokens[last].sentence < min(sentences)
    )


def _cuts(forms: Forms, barred: Places, places: Places, first: int, last: int) -> Iterator[str]:
    """The branches of a candidate's words that are left out: relation, a comma or quotation mark before
    them, and their side.
    """
    for place in places:
        for child in forms.children[place]:
            if child not in places and child not in barred:
                name, branch = forms.branch(child)
                side = "l" if child < first else "r" if child > last else "m"
                yield f"{name} {side}" if barred.isdisjoint(branch) else f"{name} {side} cue"


def _loose(forms: Forms, barred: Places, places: Places) -> int:
    """How many words of a candidate hang on words that are neither in it nor in its cue or source."""
    heads = forms.heads
    outside = {heads[place] for place in places} - places - barred
    if not outside:
        return 0
    return sum(heads[place] in outside for place in places if place not in forms.signs)


def _beside_mark(
    forms: Forms, marked: Places, places: Places, whole_start: bool, whole_end: bool
) -> Iterator[str]:
    """How a candidate differs from what the model marked: at its borders, and by which branches and how
    many words.
    """
    for side, ours, theirs, whole in (
        ("left", min(places), min(marked), whole_start),
        ("right", -max(places), -max(marked), whole_end),
    ):
        change = "same" if ours == theirs else "more" if ours < theirs else "less"
        yield f"{side} {change}"
        if change != "same":
            yield f"{side} {change} {'whole' if whole else 'inside'}"
    for change, difference in (("adds", places - marked), ("drops", marked - places)):
        if difference:
            size = len(difference)
            yield f"{change} {size if size < 4 else '4-9' if size < 10 else '10+'}"
            tops = {forms.relation(place) for place in difference if forms.heads[place] not in difference}
            if len(tops) <= _FEW:
                yield from (f"{change} {relation}" for relation in sorted(tops))
