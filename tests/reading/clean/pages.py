"""Pages for the tests of reading and cleaning: one invented article, with lines put around it and into it."""

from __future__ import annotations

from sayso.reading.clean import clean
from sayso.reading.read import read
from sayso.records import Document, Passage

TITLE = "Three Jailed Over Plot Against Exiles in Karsk"
BODY = (
    "A court in Karsk convicted three men on Tuesday of plotting to bomb a hall in which exiles from Veldania meet every spring, and "
    "sentenced them to nine years in prison.",
    "The prosecutor, Oda Brenn, said the three had been paid by an envoy of Veldania, who was expelled in March. “They knew what the "
    "parcel was for,” she told the court.",
    "Veldania has denied any part in the plot. Its foreign ministry said in a statement that the verdict was “a theatre for the exiles”.",
    "The three men will appeal, their lawyer said. A hearing is not expected before the autumn, and they will stay in prison until then.",
)


def dump(above: str = "", title: str = TITLE, under: str = "", inside: str = "", after: str = "") -> str:
    """A text dump of the article, with lines above the title, under it, after the second paragraph, and
    after the end.
    """
    return "\n\n".join(part for part in (above, title, under, *BODY[:2], inside, *BODY[2:], after) if part)


def cleaned(text: str, name: str = "page.txt") -> Document:
    """The document that the program makes of a text or of a web page."""
    return clean(read(text.encode("utf-8"), name))


def html(body: str, head: str = "") -> str:
    """A web page."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    )


def text_of(document: Document, passage: Passage) -> str:
    """The words of a passage."""
    return document.text[passage.start : passage.end]


def kind_of(document: Document, words: str) -> str:
    """The kind of the passage in which words stand for the last time."""
    at = document.text.rindex(words)
    return next(passage.kind for passage in document.passages if passage.start <= at < passage.end)
