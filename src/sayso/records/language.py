"""What the words of a page are: tokens with syntax, mentions, time expressions, attributions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sayso.records.document import Interval, Span


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

    `kind` is person, organization, place, event, work or other; `entity` numbers the chain of mentions
    that stand for the same one; `pronoun` mentions are never named.
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
    """A TIMEX3: type is DATE, TIME, DURATION or SET; `value` its TIMEX3 value once the document's date is
    known ("" before).

    `interval` is the days it covers, when the words (and the document's own date, then `relative` is true)
    support one.
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
    """What the language engine reads in one document. `sentences` are spans of the text; tokens are in
    text order.

    `cues` holds the raw reading of the attribution heads: (label, span) with label source, cue or content;
    a plus sign in front of the label says that the piece goes on with the last one of its label.
    `events` has for each token the log odds that it heads an event; `states` is what the encoder says of each
    token (tokens, width), an array for each window: for the reader of claims alone, kept nowhere.
    """

    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    cues: tuple[tuple[str, Span], ...] = ()
    factuality: tuple[tuple[int, float], ...] = ()
    events: tuple[float, ...] = field(default=(), compare=False, repr=False)
    states: tuple[Any, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is given as saying what: each part may be discontinuous. `stance` is asserts, alleges, denies,
    warns, predicts, asks or doubts.

    The stance "holds" marks what somebody wants, does or feels, which is never the source of a claim.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: str = "asserts"
