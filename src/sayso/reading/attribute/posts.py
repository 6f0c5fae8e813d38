"""Embedded posts: what stands in one is said by its author."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.records import Attribution, Document, Passage, Span


def posts(document: Document) -> Iterator[Attribution]:
    """One attribution for each embedded passage whose author is known: no cue, the author's printed name
    as source.
    """
    for passage in document.passages:
        if passage.kind == "embed" and passage.author:
            source = printed_author(document.text, passage)
            content = _content(document.text, passage, source)
            yield Attribution((source,) if source else (), (), content, "asserts")


def printed_author(text: str, passage: Passage) -> Span | None:
    """Where the author's name is printed inside the passage, the last place when there are several."""
    author = passage.author or ""
    at = text.rfind(author, passage.start, passage.end)
    return Span(at, at + len(author)) if author and at >= 0 else None


def _content(text: str, passage: Passage, source: Span | None) -> tuple[Span, ...]:
    """The passage without the line that signs it."""
    pieces: list[Span] = []
    at = passage.start
    for line in text[passage.start : passage.end].split("\n"):
        signed = source is not None and at <= source.start < at + len(line) + 1
        lead = len(line) - len(line.lstrip())
        if source is not None and signed:
            head = re.sub(r"[\s—–\-|@(:]+$", "", text[at : source.start])
            if re.search(r"\w\W+\w", head):
                pieces.append(Span(at + lead, at + len(head)))
        elif line.strip():
            pieces.append(Span(at + lead, at + len(line.rstrip())))
        at += len(line) + 1
    return tuple(pieces)
