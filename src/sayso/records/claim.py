"""A claim: one event told in one passage, with its roles, its time and who says it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.records.document import Document, Interval, Span
from sayso.records.language import Annotation, Attribution

CHARGE = "charge"
"""The role of what a step of law is for."""


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
    """When a claimed event happened. `basis` is stated, relative (counted from the document's own date) or
    inferred.
    """

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

    `when` is the index, in `Annotation.times`, of the time expressions that the syntax attaches to the
    event; the date stage turns them into `time`. `id` is a hash of the document's hash, the type and the
    trigger's place. `margin` is the share of 1 that the reader gives the claim (no probability); with
    `to_check` it is a grave one in which somebody named was not read surely enough to stand in a role.
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
    margin: float = 1.0
    to_check: bool = False


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one document: the result of `extract`."""

    document: Document
    annotation: Annotation
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    engine: dict[str, str] = field(default_factory=dict)
