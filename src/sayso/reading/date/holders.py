"""Finds the people of the office tables in a text, each with the office that the words beside the name tell.

A name counts only with a title before it ("President Rouhani"), behind it ("Hassan Rouhani, the
president") or, for a candidate, with the campaign behind it ("Clinton's campaign").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.reading.date import terms as tables
from sayso.reading.date.beside import HeldOffice, Name, before, behind, campaign, chained
from sayso.reading.date.names import PlainWord, candidate, heads, known, longest
from sayso.reading.date.terms import Candidate, Term
from sayso.reading.date.whose import known as complete
from sayso.records import ARTICLE_KINDS, Document


def told(document: Document) -> tuple[tuple[HeldOffice, ...], tuple[Candidate, ...]]:
    """Every name with an office in the article's own passages, in order, and everybody named in full who
    ever stood in an election.
    """
    passages = [
        (passage.start, passage.end) for passage in document.passages if passage.kind in ARTICLE_KINDS
    ]
    words = [list(heads(document.text, start, end)) for start, end in passages]
    named = tuple(
        one for here in words for head in here if (one := candidate(document.text, head)) is not None
    )
    short = known(document.text, named)
    found: list[HeldOffice] = []
    for (start, end), here in zip(passages, words, strict=True):
        found += _in_passage(document.text, (start, end), here, short)
    return tuple(one for one in found if complete(one.terms)), named


def _in_passage(
    text: str,
    within: tuple[int, int],
    words: Sequence[Sequence[PlainWord]],
    short: Mapping[str, tuple[Term, ...]],
) -> Iterator[HeldOffice]:
    done, last = within[0], None
    for head in words:
        name = _name(text, head) if head[0].start >= done else None
        if name is None:
            continue
        one = before(text, within[0], name)
        if one is None and not name.alone:
            one = chained(text, last, name) or behind(text, within[1], name) or campaign(text, name)
        if one is None and name.alone and head[0].plain in short:
            one = campaign(text, replace(name, terms=short[head[0].plain]))
        if one is not None:
            last = one
            yield one
        if one is not None or not name.alone:
            done = name.end


def _name(text: str, head: Sequence[PlainWord]) -> Name | None:
    """The name that begins with a word, in full or as it follows a title."""
    full = longest(text, head, tables.full_names())
    alone = full is None or len(full.key) == 1
    hit = (longest(text, head, tables.surnames()) or full) if alone else full
    if hit is None or not (text[head[0].start].isupper() or len(hit.key) > 1):
        return None
    return Name(head[0].start, head[hit.after - 1].end, hit.terms, alone)
