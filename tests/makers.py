"""One maker for each record that tests of the case and the terminal need. Everything in them is invented."""

from __future__ import annotations

import datetime as dt
import hashlib

from sayso.reading.claims.codebook import load
from sayso.records import (
    Annotation,
    Claim,
    ClaimTime,
    Document,
    Evidence,
    Extraction,
    Interval,
    Mention,
    Passage,
    Quote,
    Role,
    Source,
    Span,
    TimeExpression,
    Token,
)

TRAITS = load().traits
"""How rules treat the types of the default codebook."""

TEXT = "Two men held in Lorvik\nThe ministry said on 3 May 2021 that police had arrested Ivo Strand in Lorvik. He denies it.\n"


def span_of(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where words stand in a text for the first time."""
    start = text.index(words)
    return start, start + len(words)


def make_document(text: str = TEXT, outlet: str | None = "Lorvik Courier", **values: object) -> Document:
    """A page whose first line is its title and whose rest is its body."""
    cut = text.index("\n")
    passages = (Passage("title", 0, cut), Passage("body", cut + 1, len(text)))
    known = {
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "name": "page.txt",
        "title": text[:cut],
        "language": "en",
    }
    return Document(**{**known, "text": text, "passages": passages, "outlet": outlet, **values})  # type: ignore[arg-type]


def make_claim(
    document: Document, trigger: str = "arrested", sentence: str | None = None, **values: object
) -> Claim:
    """A claim about the words `trigger`, told in `sentence`."""
    quoted = sentence or document.text.splitlines()[1]
    start, end = span_of(quoted, document.text)
    at = Span(*span_of(trigger, document.text))
    name = hashlib.sha256(f"{document.sha256}{values.get('type', 'arrest')}{at}".encode()).hexdigest()[:16]
    known = {
        "id": name,
        "type": "arrest",
        "stage": "completed",
        "aggregate": False,
        "why": "trigger",
        "passage": 1,
    }
    known |= {"roles": (), "said_by": ()}
    quote = Quote(
        quoted, document.text[max(0, start - 32) : start], document.text[end : end + 32], start, end
    )
    return Claim(**{**known, "trigger": at, "quote": quote, "trigger_text": trigger, **values})  # type: ignore[arg-type]


def make_extraction() -> Extraction:
    """A reading of `TEXT` with a claim that has every part."""
    document = make_document()
    day = dt.date(2021, 5, 3)
    because = (Evidence("3 May 2021", *span_of("3 May 2021"), "date"),)
    interval = Interval(day, day, "2021-05-03", because)
    claim = make_claim(
        document,
        roles=(
            Role("actor", "police", *span_of("police"), "police"),
            Role("target", "Ivo Strand", *span_of("Ivo Strand"), "Ivo Strand"),
        ),
        said_by=(Source("The ministry", *span_of("The ministry"), "The ministry", "asserts"),),
        time=ClaimTime(interval, "3 May 2021", "stated"),
        when=(0,),
    )
    times = (TimeExpression(*span_of("3 May 2021"), "3 May 2021", "DATE", "2021-05-03", interval),)
    mentions = (Mention(*span_of("Ivo Strand"), 3, "person", True, "Ivo Strand", 0),)
    tokens = (Token(0, 3, "Two", "two", "NUM", "CD", 1, "nummod", 0),)
    annotation = Annotation(tokens, (Span(0, 22), Span(23, 102)), mentions, times)
    return Extraction(document, annotation, (), (claim,), {"version": "0", "model_sha256": "0", "cpu": "any"})
