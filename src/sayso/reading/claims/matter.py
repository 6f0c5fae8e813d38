"""The words of penalties and charges: stretches of a clause, and the shares of a penalty that names
several.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.claims.arguments import lists
from sayso.reading.claims.drafts import Filler
from sayso.reading.claims.reader import Reader
from sayso.records import Document, Role, Span

OPENING, CLOSING = frozenset({"“", '"', "‘", "``"}), frozenset({"”", '"', "’", "''"})
SMALLER = {"year": ("month", "day"), "month": ("day",)}
"""Units of time that a longer one may be followed by in one penalty ("two years and ten months")."""


def stretch(reader: Reader, document: Document, named: str, head: int) -> Role:
    """The words from a head and its left modifiers to the end of its own clause."""
    tree = reader.tree
    skipped = [c for c in tree.children[head] if reader.tokens[c].deprel in lists()["outside_matter"]]
    inside = [i for i in tree.subtree(head, skip=skipped) if i not in skipped]
    before = [i for i in inside if i <= head]
    first = min(before)
    last = first
    for index in inside:  # stop at the first gap: what comes later belongs elsewhere
        if index > last + 1:
            break
        last = index
    while last > head and reader.tokens[last].upos == "PUNCT":
        last -= 1
    if first > 0 and reader.tokens[first - 1].text in OPENING:  # words set in quotation marks end with them
        last = next((i - 1 for i in range(head + 1, last) if reader.tokens[i].text in CLOSING), last)
    start, end = reader.tokens[first].start, reader.tokens[last].end
    text = document.text[start:end]
    return Role(named, text, start, end, text)


def penalties(reader: Reader, document: Document, head: int) -> Iterator[Filler]:
    """The penalties that a phrase names: "thirty years and fifty lashes" are two, "nine and six years"
    nine years and six years.
    """
    tree, tokens = reader.tree, reader.tokens
    whole = stretch(reader, document, "penalty", head)
    unit = tokens[head].lemma.lower()
    numerals = [c for c in tree.deps(head, "nummod") if c < head]
    shared = [c for n in numerals for c in tree.deps(n, "conj") if c < head and tokens[c].upos == "NUM"]
    if numerals and shared:
        for numeral in (numerals[0], *shared[:-1]):
            text = document.text[tokens[numeral].start : tokens[numeral].end]
            name = f"{text} {document.text[tokens[head].start : tokens[head].end]}"
            yield Filler(Role("penalty", text, tokens[numeral].start, tokens[numeral].end, name), numeral)
        last = Span(tokens[shared[-1]].start, whole.end)
        yield Filler(
            Role(
                "penalty",
                document.text[last.start : last.end],
                last.start,
                last.end,
                document.text[last.start : last.end],
            ),
            head,
        )
        return
    end = whole.end
    others = [
        c
        for c in tree.deps(head, "conj")
        if tree.deps(c, "nummod") and tokens[c].lemma.lower() in lists()["penalty_units"]
    ]
    for other in [c for c in others if tokens[c].lemma.lower() in SMALLER.get(unit, ())]:
        end = max(end, stretch(reader, document, "penalty", other).end)
    text = document.text[whole.start : end]
    yield Filler(Role("penalty", text, whole.start, end, text), head)
    for other in [c for c in others if tokens[c].lemma.lower() not in SMALLER.get(unit, ())]:
        yield Filler(stretch(reader, document, "penalty", other), other)
