"""Finds the people of the office tables in a text, each with the office that the words beside the name tell.

A name counts only with a title before it ("President Rouhani"), behind it ("Hassan Rouhani, the president") or, for a candidate, with the
campaign behind it ("Clinton's campaign").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.date import terms as tables
from sayso.date.beside import Name, Told, before, behind, campaign, chained
from sayso.date.names import Word, candidates, known, longest, words_of
from sayso.date.terms import Named, Term
from sayso.records import ARTICLE_KINDS, Document


def told(document: Document) -> tuple[tuple[Told, ...], tuple[Named, ...]]:
    """Every name with an office in the article's own passages, in order, and everybody named in full who ever stood in an election."""
    passages = [(passage.start, passage.end) for passage in document.passages if passage.kind in ARTICLE_KINDS]
    words = [list(words_of(document.text, start, end)) for start, end in passages]
    named = tuple(one for here in words for one in candidates(document.text, here))
    short = known(document.text, named)
    found: list[Told] = []
    for (start, end), here in zip(passages, words, strict=True):
        found += _in_passage(document.text[:end], start, here, short)
    return tuple(found), named


def _in_passage(text: str, floor: int, words: Sequence[Word], short: Mapping[str, tuple[Term, ...]]) -> Iterator[Told]:
    place, last = 0, None
    while place < len(words):
        found = _name(text, words, place)
        if found is None:
            place += 1
            continue
        name, after = found
        one = before(text, floor, name)
        if one is None and not name.alone:
            one = chained(text, last, name) or behind(text, name) or campaign(text, name)
        if one is None and name.alone and words[place].plain in short:
            one = campaign(text, replace(name, terms=short[words[place].plain]))
        if one is not None:
            last = one
            yield one
        place = after if one is not None or not name.alone else place + 1


def _name(text: str, words: Sequence[Word], place: int) -> tuple[Name, int] | None:
    """The name that begins with a word, in full or as it follows a title, and the place of the word behind it."""
    full = longest(text, words, place, tables.full_names())
    alone = full is None or len(full.key) == 1
    hit = (longest(text, words, place, tables.surnames()) or full) if alone else full
    if hit is None or not text[words[place].start].isupper():
        return None
    return Name(words[place].start, words[hit.after - 1].end, hit.terms, alone), hit.after
