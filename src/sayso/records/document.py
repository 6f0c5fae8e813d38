"""A page as it was read: spans of its text, the days it can be of, its passages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of a document's text, in code points."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether `other` lies inside this span, borders included."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that fix a value, and the rule that read them so. `document` names the page where it is
    not its own.
    """

    text: str
    start: int
    end: int
    rule: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included; a missing end is open, `edtf` is the EDTF form (ISO
    8601-2).
    """

    start: dt.date | None
    end: dt.date | None
    edtf: str = ""
    because: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a page with one use: `kind` is one of `PASSAGE_KINDS`; an embedded part has its own
    author and date.
    """

    kind: str
    start: int
    end: int
    author: str | None = None
    date: str | None = None
    language: str | None = None


PASSAGE_KINDS = (
    "title",
    "byline",
    "dateline",
    "lead",
    "body",
    "heading",
    "embed",
    "card",
    "caption",
    "note",
    "comment",
    "boilerplate",
)
ARTICLE_KINDS = frozenset({"title", "lead", "body", "heading"})
READ_KINDS = frozenset({"title", "lead", "body", "heading", "embed", "caption", "note"})

DATES_CONTRADICT = "dates contradict"
"""How a warning begins that two pieces of evidence leave no day of publication in common."""


@dataclass(frozen=True, slots=True)
class Document:
    """One article read out of an original: its text, its passages in order (they do not overlap), what the
    page says of itself.
    """

    sha256: str
    name: str
    text: str
    passages: tuple[Passage, ...]
    language: str | None = None
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    first_published_by: str | None = None
    republished: bool = False
    published: Interval | None = None
    captured: Interval | None = None
    metadata: tuple[Metadatum, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadatum:
    """A value that a page states of itself (`field` as in `Document`, or `published_on`, `modified_on`,
    `agency`) and where it came from.

    `place` is "json-ld", "open-graph", "meta", "text", "address" (read from the page's address) or
    "capture" (recorded with the capture); `start` and `end` are given when the place is in the text.
    """

    field: str
    value: str
    place: str
    start: int | None = None
    end: int | None = None
