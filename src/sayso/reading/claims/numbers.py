"""Counts that belong to an event: "61 officials", "more than 350 dignitaries", "tens of thousands"."""

from __future__ import annotations

from sayso.reading.claims.arguments import lists
from sayso.reading.claims.reader import Reader
from sayso.records import Document, Role, Span

MANY = 10  # events of one phrase above which it tells of many at once


def number_role(reader: Reader, document: Document, head: int, quantity: Span | None) -> Role | None:
    """The count of a nominal as a role, from its numeral (with "more than", "at least") or its noun of
    quantity.
    """
    if (
        quantity is None
        and reader.tokens[head].upos == "NUM"
        and head not in reader.timed
        and reader.tokens[head].text.lower() != "one"
    ):
        quantity = _numeral_span(reader, head, head + 1)  # "five were arrested"
    if (
        quantity is None
        and reader.tokens[head].lemma.lower() in lists()["quantities"]
        and reader.tokens[head].xpos == "NNS"
    ):
        quantity = Span(reader.tokens[head].start, reader.tokens[head].end)  # "dozens protested"
    if quantity is None:
        numerals = [
            c
            for c in reader.tree.deps(head, "nummod")
            if c < head and reader.tokens[c].upos == "NUM" and c not in reader.timed
        ]
        if not numerals:
            return None
        quantity = _numeral_span(reader, numerals[0], head)
    text = document.text[quantity.start : quantity.end]
    return Role("number", text, quantity.start, quantity.end, text)


def times_role(reader: Reader, document: Document, verb: int) -> Role | None:
    """How often it happened: "has been searched three times"."""
    for child in reader.tree.deps(verb, "obl", "obj", "advmod", "nmod"):
        numerals = [c for c in reader.tree.deps(child, "nummod") if c < child]
        if reader.tokens[child].lemma.lower() == "time" and reader.tokens[child].xpos == "NNS" and numerals:
            span = _numeral_span(reader, numerals[0], child)
            text = document.text[span.start : span.end]
            return Role("number", text, span.start, span.end, text)
    return None


def _numeral_span(reader: Reader, numeral: int, head: int) -> Span:
    inner = [i for i in reader.tree.subtree(numeral) if i < head]
    first = min([numeral, *(i for i in inner if reader.tokens[i].upos not in ("PUNCT", "DET"))])
    sentence = reader.tokens[numeral].sentence
    while (
        first > 0
        and reader.tokens[first - 1].text.lower() in lists()["hedges"]
        and reader.tokens[first - 1].sentence == sentence
    ):
        first -= 1
    while first < numeral and reader.tokens[first].text.lower() in ("to", "only", "most"):
        first += 1
    return Span(reader.tokens[first].start, reader.tokens[max([numeral, *inner])].end)


def is_many(reader: Reader, head: int) -> bool:
    """Whether a plural event noun tells of many events at once: a numeral above ten, or a word of many."""
    token = reader.tokens[head]
    if token.xpos not in ("NNS", "NNPS"):
        return False
    for child in reader.tree.children[head]:
        word = reader.tokens[child]
        if word.upos == "NUM":
            digits = word.text.replace(",", "").replace(".", "")
            return int(digits) > MANY if digits.isdecimal() else word.text.lower() not in lists()["few"]
        if word.lemma.lower() in lists()["many"]:
            return True
    return token.deprel == "nmod" and reader.tokens[token.head].lemma.lower() in lists()["quantities"]
