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
    """The words that fix a value, and the rule that read them so. `document` names the page where it is not its own."""

    text: str
    start: int
    end: int
    rule: str
    document: str = ""


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
    """A value that a page states of itself (`field` as in `Document`, or `published_on`, `modified_on`, `agency`) and where it came from.

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

    `cues` holds the raw reading of the attribution heads: (label, span) with label source, cue or content;
    a plus sign in front of the label says that the piece goes on with the last one of its label.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    cues: tuple[tuple[str, Span], ...] = ()
    factuality: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is given as saying what: each part may be discontinuous. `stance` is asserts, alleges, denies, warns, predicts, asks or doubts.

    The stance "holds" marks what somebody wants, does or feels, which is never the source of a claim.
    """

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


@dataclass(frozen=True, slots=True)
class Participant:
    """Who fills a role of a claim, across documents.

    `entity` is the id that resolving gave; an unnamed one's id holds inside its document only. `within` are the entities
    that it is a part of: a ministry is within its state.
    """

    role: str
    name: str
    entity: str
    named: bool
    kind: str = "other"
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a claim's event happened: `path` is the ids or names from the country inwards, `point` (latitude, longitude) in degrees."""

    role: str
    name: str
    path: tuple[str, ...]
    precision: str = ""
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Yearless:
    """Days that lack their year ("June and July"): first and last as (month, day); `evidence` is the words."""

    first: tuple[int, int]
    last: tuple[int, int]
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class LinkClaim:
    """A claim as linking compares it: with people, places and time resolved. `words` are the quote's content words in lower case.

    `document` is the original's hash; `definite` says that the trigger points back ("the attack"); `published` is its document's;
    `around` are places that its sentence names and that fill none of its roles.
    """

    claim: Claim
    document: str
    participants: tuple[Participant, ...] = ()
    places: tuple[Placing, ...] = ()
    days: Interval | None = None
    yearless: Yearless | None = None
    words: frozenset[str] = frozenset()
    lemma: str = ""
    sentence: int = 0
    definite: bool = False
    published: Interval | None = None
    around: tuple[Placing, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that spoke for (`points` above 0) or against two claims telling of the same event, with what it saw on each side."""

    rule: str
    points: float
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Link:
    """The comparison of two claims: the sum of its reasons' points; `veto` names the rule that forbids the pair, "" for none."""

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...]
    veto: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """The claims that tell of one event: a view over them. `links` are the comparisons that joined them, strongest first.

    `interval` is narrowed by all its claims; `disputes` names what its claims contradict each other about.
    """

    id: str
    type: str
    title: str
    stage: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    interval: Interval | None = None
    place: str | None = None
    people: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    disputes: tuple[str, ...] = ()
    affair: str | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """One legal stage that a person reached: `step` is the claim type, `stage` how far it went, by the claims named."""

    person: str
    step: str
    stage: str
    incident: str
    claims: tuple[str, ...]
    charge: str = ""
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Affair:
    """The distinct incidents of one matter, with the ladder of legal stages of each person, in order.

    The person whom it is about comes first; `standing` is that person's latest rung; `why` says, one sentence per incident, what joined it.
    """

    id: str
    title: str
    people: tuple[str, ...]
    incidents: tuple[str, ...]
    ladder: tuple[Rung, ...]
    standing: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """One entry of the user's source registry. `reliability` is A–F as the user set it, "" when not set, never set by the program.

    `party_to` are (conflict, side) pairs; the sides' members are the registry's `conflicts`.
    """

    name: str
    also: tuple[str, ...] = ()
    owner: str = ""
    affiliation: str = ""
    party_to: tuple[tuple[str, str], ...] = ()
    reliability: str = ""
    agency: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent root of what is told: a kind (reporting, speaker, agency, anonymous, party), who, and the claims that lead to it."""

    kind: str
    who: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Origins:
    """How many independent origins an incident has, at least and at most, and one sentence per rule that was applied."""

    low: int
    high: int
    why: tuple[str, ...]
    origins: tuple[Origin, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credibility:
    """A suggested grade of the information, 1–6 of the Admiralty scheme (6: cannot be judged), with one sentence per rule."""

    grade: int
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """That one thing came before another: `earlier` and `later` are ids of incidents or hashes of documents; `says` is why."""

    earlier: str
    later: str
    says: str
    because: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The smallest set of quotes found that cannot all hold, about the incidents and documents named by id."""

    about: tuple[str, ...]
    says: str
    because: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """What the time network of a case narrows: intervals of incidents by id and of documents by hash, orders, contradictions."""

    incidents: dict[str, Interval]
    documents: dict[str, Interval]
    orders: tuple[Order, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
