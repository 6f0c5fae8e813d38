"""Hand-made syntax for tests of claim times."""

from __future__ import annotations

from sayso.records import Annotation, Claim, Document, Passage, Quote, Span, Token


def annotated(text: str, words: str, published: object = None) -> tuple[Document, Annotation]:
    """A one-passage document and its annotation without times.

    `words` has one word a line: text, universal tag, Penn tag, place of the head (from 0), relation; the
    words stand in `text` in order.
    """
    tokens, at = [], 0
    for line in words.strip().splitlines():
        word, upos, xpos, head, relation = line.split()
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(Token(start, at, word, word.lower(), upos, xpos, int(head), relation, 0))
    document = Document("0" * 64, "made.txt", text, (Passage("body", 0, len(text)),), published=published)  # type: ignore[arg-type]
    return document, Annotation(tuple(tokens), (Span(0, len(text)),))


def claim(
    text: str, trigger: str, type: str = "arrest", stage: str = "completed", when: tuple[int, ...] = ()
) -> Claim:
    """A claim on the first place of `trigger`, quoted by the whole text."""
    start = text.index(trigger)
    at = Span(start, start + len(trigger))
    return Claim(
        f"{type}{start}",
        type,
        stage,
        False,
        at,
        Quote(text, "", "", 0, len(text)),
        (),
        (),
        "test",
        when=when,
        trigger_text=trigger,
    )
