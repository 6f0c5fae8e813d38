"""Embedded posts."""

from __future__ import annotations

from sayso.language.en.sources import SourceChains
from sayso.reading.attribute import attribute
from sayso.records import Annotation, Document, Passage, Span

BODY = "Two men were held.\n"
POST = "Ulmarra killed three exiles.\n— Free Karsk Desk (@karskdesk) May 2, 2021\n"


def post(author: str) -> Document:
    """A page with a post embedded behind its body."""
    text = BODY + POST
    passages = (Passage("body", 0, len(BODY)), Passage("embed", len(BODY), len(text), author=author))
    return Document("0" * 64, "made.txt", text, passages)


def test_a_post_is_said_by_its_author() -> None:
    """What stands in an embedded post has its author as source, at the printed name; the article around it
    has none.
    """
    document = post("Free Karsk Desk")
    annotation = Annotation((), ())
    found = attribute(document, annotation)
    chains = SourceChains(document, annotation, found)
    at = document.text.index("killed")
    (source,) = chains.sources(Span(at, at + 6))
    assert (source.name, document.text[source.start : source.end]) == ("Free Karsk Desk", "Free Karsk Desk")
    assert chains.sources(Span(14, 18)) == ()


def test_an_author_who_is_not_printed_is_still_the_source() -> None:
    """The author may be known from the page's markup only: then the source has a name and no words."""
    document = post("R. Oldane")
    annotation = Annotation((), ())
    at = document.text.index("killed")
    (source,) = SourceChains(document, annotation, attribute(document, annotation)).sources(Span(at, at + 6))
    assert (source.name, source.text) == ("R. Oldane", "")
