"""The nouns of the program: frozen records that every stage reads and returns.

All offsets are code points, half-open, into ``Document.text``. All dates are days (`datetime.date`),
and every interval includes both of its ends. A value that is not known is ``None`` or empty, never a guess.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
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
    """The words that fix a value, and the rule that read them so."""

    text: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included; a missing end is open, `edtf` is the EDTF form (ISO 8601-2)."""

    start: dt.date | None
    end: dt.date | None
    edtf: str = ""
    because: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a page with one use: `kind` is one of `PASSAGE_KINDS`; an embedded part has its own author and date."""

    kind: str
    start: int
    end: int
    author: str | None = None
    date: str | None = None
    language: str | None = None


PASSAGE_KINDS = ("title", "byline", "dateline", "lead", "body", "heading", "embed", "card", "caption", "note", "comment", "boilerplate")
ARTICLE_KINDS = frozenset({"title", "lead", "body", "heading"})
READ_KINDS = frozenset({"title", "lead", "body", "heading", "embed", "caption", "note"})


@dataclass(frozen=True, slots=True)
class Document:
    """One article read out of an original: its text, its passages in order (they do not overlap), what the page says of itself."""

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
    """A value that a page states of itself (`field` as in `Document`, or `published_on`, `modified_on`, `agency`) and the place it came from.

    `place` is "json-ld", "open-graph", "meta" or "text"; `start` and `end` are given when the place is in the text.
    """

    field: str
    value: str
    place: str
    start: int | None = None
    end: int | None = None


class Token(NamedTuple):
    """One word in a document's text, with Universal Dependencies tags.

    `head` is the index of the governing token in the document's token list, its own index for a root;
    `xpos` is the Penn tag; `sentence` is the index of its sentence.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase, name or pronoun. `head` is a token index; `name` is whom it stands for in this document.

    `kind` is person, organization, place, event, work or other; `entity` numbers the chain of mentions that stand for the
    same one; `pronoun` mentions are never named.
    """

    start: int
    end: int
    head: int
    kind: str
    named: bool
    name: str
    entity: int
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3: type is DATE, TIME, DURATION or SET; `value` its TIMEX3 value once the document's date is known ("" before).

    `interval` is the days it covers, when the words (and the document's own date, then `relative` is true) support one.
    `reading` is what the recogniser understood, for the resolver: opaque to every other stage.
    """

    start: int
    end: int
    text: str
    type: str
    value: str = ""
    interval: Interval | None = None
    relative: bool = False
    reading: object = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the language engine reads in one document. `sentences` are spans of the text; tokens are in text order.

    `cues` holds the raw reading of the attribution heads: (label, span) with label source, cue or content.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    cues: tuple[tuple[str, Span], ...] = ()
    factuality: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is given as saying what: each part may be discontinuous. `stance` is asserts, alleges, denies, warns, predicts, asks or doubts."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: str = "asserts"


@dataclass(frozen=True, slots=True)
class Source:
    """One link in a claim's chain of sources."""

    text: str
    start: int
    end: int
    name: str
    stance: str


@dataclass(frozen=True, slots=True)
class Role:
    """A span that fills a role of a claim; `name` is whom it stands for, else the text."""

    role: str
    text: str
    start: int
    end: int
    name: str
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class ClaimTime:
    """When a claimed event happened. `basis` is stated, relative (counted from the document's own date) or inferred."""

    interval: Interval
    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A W3C Web Annotation text selector: exact words with their surroundings and their position."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One event told in one passage. CODEBOOK.md names the types, roles and stages.

    `when` is the index, in `Annotation.times`, of the time expressions that the syntax attaches to the event; the date stage turns
    them into `time`. `id` is a hash of the document's hash, the type and the trigger's place.
    """

    id: str
    type: str
    stage: str
    aggregate: bool
    trigger: Span
    quote: Quote
    roles: tuple[Role, ...]
    said_by: tuple[Source, ...]
    why: str
    time: ClaimTime | None = None
    when: tuple[int, ...] = ()
    passage: int = 0
    trigger_text: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one document: the result of `extract`."""

    document: Document
    annotation: Annotation
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    engine: dict[str, str] = field(default_factory=dict)
