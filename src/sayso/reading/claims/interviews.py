"""Who speaks in an interview that is printed as questions and answers, where no line says so."""

from __future__ import annotations

import re

from sayso.records import READ_KINDS, Annotation, Document, Mention, Source, Span

HEADED = re.compile(
    r"\binterview(?:ed)?\s+(by|with)\b|\binterview has been (?:edited|condensed)|\bin conversation with\b",
    re.IGNORECASE,
)
BY = re.compile(r"\b(?:interview(?:ed)?\s+)?by\s*$", re.IGNORECASE)
LABEL = re.compile(r"^(?:[A-Z][\w.’'-]*\s?){1,3}:\s", re.MULTILINE)
QUESTION = re.compile(r"\?[”\"’']?\s*$")
YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
FEW = 2
"""Questions that a text needs at least to be read as an interview."""


class Interview:
    """The answers of a printed interview and the one who gives them; empty for any other text."""

    def __init__(self, document: Document, annotation: Annotation) -> None:
        self.who: Source | None = None
        self.answers: list[Span] = []
        lines = [
            line
            for p in document.passages
            if p.kind in READ_KINDS
            for line in _lines(document.text, p.start, p.end)
        ]
        asked = [i for i, line in enumerate(lines) if QUESTION.search(document.text[line.start : line.end])]
        labelled = len(LABEL.findall(document.text)) >= FEW
        if not HEADED.search(document.text) or len(asked) < FEW or labelled:
            return
        speaker = _named_first(document, annotation, lines[asked[0]].start)
        if speaker is None:
            return
        self.who = Source(
            document.text[speaker.start : speaker.end], speaker.start, speaker.end, speaker.name, "asserts"
        )
        own = [line for i, line in enumerate(lines) if i > asked[0] and i not in asked]
        self.answers = [line for line in own if not YOU.search(document.text[line.start : line.end])]

    def speaker(self, at: int) -> tuple[Source, ...]:
        """Who says what stands at a place of the text: the one interviewed, or nobody that this knows of."""
        inside = self.who is not None and any(line.start <= at < line.end for line in self.answers)
        return (self.who,) if self.who is not None and inside else ()


def _lines(text: str, start: int, end: int) -> list[Span]:
    """The lines of a passage."""
    return [Span(start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]+", text[start:end])]


def _named_first(document: Document, annotation: Annotation, before: int) -> Mention | None:
    """The first person, by the full name where there is one, named above the first question and not as the
    interviewer or writer.
    """
    people = [
        one
        for one in annotation.mentions
        if one.named and not one.pronoun and one.kind == "person" and one.end <= before
    ]
    others = [
        one
        for one in people
        if not BY.search(document.text[max(0, one.start - 20) : one.start]) and one.name != document.author
    ]
    return min(others, key=lambda one: (" " not in one.name, one.start), default=None)
