"""Whom a mention stands for inside one document, on invented sentences with their syntax given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from sayso.reading.annotate.coref import resolve
from sayso.records import Document, Mention, Passage, Span, Token

CASES = Path(__file__).with_name("coref_cases.txt")


@dataclass(frozen=True)
class Case:
    """A text with its syntax, its mentions, and the name expected of each."""

    title: str
    document: Document
    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    names: tuple[str, ...]


def read_case(block: str) -> Case:
    """One block of the file of cases."""
    title, *lines = block.splitlines()
    text, tokens, sentences = "", [], []
    for number, line in enumerate(row for row in lines if not row.startswith("- ")):
        base, begin = len(tokens), len(text)
        for place, item in enumerate(line.split()):
            word, lemma, upos, xpos, head, relation = item.rsplit("/", 5)
            bare = word.removesuffix("_")
            at = base + (int(head) or place + 1) - 1
            tokens.append(
                Token(len(text), len(text) + len(bare), bare, lemma, upos, xpos, at, relation, number)
            )
            text += bare + ("" if word.endswith("_") else " ")
        sentences.append(Span(begin, tokens[-1].end))
    rows = [[part.strip() for part in line[2:].split("|")] for line in lines if line.startswith("- ")]
    mentions, after = [], 0
    for words, kind, form, _ in rows:
        words, _, later = words.partition("@")
        start = text.index(words, after)
        for _ in range(int(later or 1) - 1):
            start = text.index(words, start + 1)
        inside = [i for i, t in enumerate(tokens) if start <= t.start < start + len(words)]
        head = next(i for i in inside if tokens[i].head not in inside or tokens[i].head == i)
        mentions.append(
            Mention(start, start + len(words), head, kind, form == "name", words, -1, form == "pronoun")
        )
        after = start
    document = Document("0" * 64, "case", text, (Passage("body", 0, len(text)),))
    return Case(
        title, document, tuple(tokens), tuple(sentences), tuple(mentions), tuple(row[3] for row in rows)
    )


READ = [read_case(block) for block in CASES.read_text(encoding="utf8").split("\n= ")[1:]]


def resolved(case: Case) -> tuple[Mention, ...]:
    """The mentions as resolved."""
    return resolve(case.document, case.tokens, case.sentences, case.mentions)


@pytest.mark.parametrize("case", READ, ids=lambda case: case.title)
def test_names(case: Case) -> None:
    """Every mention stands for whom the case says, each under its own promise."""
    found = [(case.document.text[m.start : m.end], m.name) for m in resolved(case)]
    assert found == [
        (case.document.text[m.start : m.end], name) for m, name in zip(case.mentions, case.names, strict=True)
    ]


@pytest.mark.parametrize("case", READ, ids=lambda case: case.title)
def test_mentions_come_back_as_they_were(case: Case) -> None:
    """Resolving changes whom a mention stands for, never its place or form; chains are numbered in order
    of first mention.
    """
    answer = resolved(case)
    assert [(m.start, m.end, m.head, m.named, m.pronoun) for m in answer] == [
        (m.start, m.end, m.head, m.named, m.pronoun) for m in case.mentions
    ]
    seen: list[int] = []
    for m in answer:
        if m.entity not in seen:
            seen.append(m.entity)
    assert seen == sorted(seen)


def test_what_is_joined_has_one_name() -> None:
    """Mentions of a named chain all carry the same name."""
    for case in READ:
        names: dict[int, set[str]] = {}
        for m in resolved(case):
            names.setdefault(m.entity, set()).add(m.name)
        named = {m.entity for m in resolved(case) if m.named}
        assert all(len(names[entity]) == 1 for entity in named), case.title


def test_the_order_given_does_not_matter() -> None:
    """The same mentions in another order stand for the same."""
    for case in READ:
        turned = resolve(case.document, case.tokens, case.sentences, case.mentions[::-1])
        assert [m.name for m in turned[::-1]] == [m.name for m in resolved(case)]


def test_nothing_to_resolve() -> None:
    """A document without words or mentions gives none."""
    assert resolve(Document("0" * 64, "empty", "", ()), (), (), ()) == ()
