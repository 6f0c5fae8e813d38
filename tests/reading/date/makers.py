"""One maker for documents that are dated from inside their text."""

from __future__ import annotations

from sayso.reading.annotate.times import find_times
from sayso.reading.date import date_document
from sayso.records import Annotation, Document, Passage


def dated(*parts: tuple[str, str]) -> Document:
    """A document of the given (kind, text) passages, dated."""
    text, passages = "", []
    for kind, words in parts:
        passages.append(Passage(kind, len(text), len(text) + len(words)))
        text += words + "\n\n"
    document = Document("0" * 64, "made.txt", text, tuple(passages))
    return date_document(document, Annotation((), (), (), find_times(document, (), ())))[0]


def edtf(*bodies: str) -> str:
    """The days of a document of body paragraphs, in EDTF; "" when none are known."""
    published = dated(*(("body", body) for body in bodies)).published
    return published.edtf if published is not None else ""
