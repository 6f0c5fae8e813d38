"""Finds the claims of one document: one event told in one passage, with who, what, how far, when and by
whom it is told.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sayso.reading.claims.codebook import Codebook
from sayso.reading.claims.drafts import Draft, Filler
from sayso.reading.claims.fold import fold
from sayso.reading.claims.measures import measures
from sayso.reading.claims.numbers import is_many
from sayso.reading.claims.participants import participants
from sayso.reading.claims.reader import Reader
from sayso.reading.claims.rules import Ruled
from sayso.reading.claims.sources import Speakers
from sayso.reading.claims.speech import speech_acts, threats
from sayso.reading.claims.stages import stage_of
from sayso.reading.claims.trials import of_the_verdict
from sayso.reading.claims.when import Calendar
from sayso.reading.claims.words import Trigger, find_triggers
from sayso.records import READ_KINDS, Annotation, Attribution, Claim, Document, Quote, Source, Span

CONTEXT = 32  # code points of prefix and suffix in a quote
FIRST_PERSON = frozenset({"i", "me", "my", "myself"})
FIRST_PERSONS = frozenset({"we", "us", "our", "ourselves"})
MAX_PHRASE = 5  # tokens from the first to the last word of a trigger that is printed whole


def find_claims(
    document: Document, annotation: Annotation, attributions: Sequence[Attribution], codebook: Codebook
) -> tuple[Claim, ...]:
    """All claims of a document that the rules read, in text order; see `read_rules`."""
    return read_rules(document, annotation, attributions, codebook).claims


def read_rules(
    document: Document, annotation: Annotation, attributions: Sequence[Attribution], codebook: Codebook
) -> Ruled:
    """What the rules read in a document: claims in text order, and what they were made of.

    Args:
        document: its passages say where claims are read (`READ_KINDS`).
        annotation: syntax, mentions with resolved names, time expressions.
        attributions: who is given as saying what.
        codebook: the types, their words and their frames.

    Returns:
        Claims without `time`; `when` holds the indices of the time expressions that the syntax attaches to
        each.
    """
    passages = _passages(document, annotation)
    headlines = frozenset(
        i for i, passage in enumerate(passages) if passage >= 0 and _is_headline(document, passage)
    )
    reader = Reader(annotation, codebook, document.text, headlines)
    speakers = Speakers(reader, document, annotation, attributions)
    triggers = find_triggers(reader, [passage >= 0 for passage in passages])
    calendar = Calendar(reader, annotation, triggers)
    drafts = []
    for trigger in triggers:
        token = reader.tokens[trigger.token]
        drafts.append(
            _draft(
                reader,
                document,
                trigger,
                speakers,
                calendar,
                annotation.sentences[token.sentence],
                passages[trigger.token],
            )
        )
    drafts = of_the_verdict(reader, fold(reader, speakers, drafts))
    drafts += threats(speakers, codebook, passages, annotation.sentences, drafts)
    drafts = speech_acts(reader, speakers, drafts, codebook)
    drafts = measures(speakers, document, codebook, passages, annotation.sentences, drafts)
    drafts = sorted(drafts, key=lambda draft: (draft.span.start, draft.span.end, draft.kind.name))
    claims = tuple(claim_of(document, draft) for draft in drafts)
    return Ruled(document, annotation, reader, speakers, triggers, drafts, claims)


def _is_headline(document: Document, place: int) -> bool:
    """Whether a passage is written as headlines are: a title or heading that is no full sentence with its
    stop.
    """
    passage = document.passages[place]
    return passage.kind in ("title", "heading") and not document.text[
        passage.start : passage.end
    ].rstrip().endswith((".", "!"))


def _passages(document: Document, annotation: Annotation) -> list[int]:
    """For each token the index of the passage in which claims are read, or -1."""
    found: list[int] = []
    place = 0
    readable = [p.kind in READ_KINDS and p.language in (None, "en") for p in document.passages]
    for token in annotation.tokens:
        while place < len(document.passages) and document.passages[place].end <= token.start:
            place += 1
        inside = place < len(document.passages) and document.passages[place].start <= token.start
        found.append(place if inside and readable[place] else -1)
    return found


def _draft(
    reader: Reader,
    document: Document,
    trigger: Trigger,
    speakers: Speakers,
    calendar: Calendar,
    sentence: Span,
    passage: int,
) -> Draft:
    stage = stage_of(reader, trigger)
    fillers, why = participants(reader, document, trigger, stage)
    token = reader.tokens[trigger.token]
    said_by = speakers.chain(Span(token.start, token.end))
    return Draft(
        trigger=trigger,
        span=_trigger_span(reader, trigger),
        kind=trigger.kind,
        stage=stage,
        fillers=_first_person(reader, fillers, speakers.interview.speaker(token.start) or said_by[-1:]),
        said_by=said_by,
        when=calendar.of(trigger),
        sentence=sentence,
        passage=passage,
        aggregate=trigger.noun and is_many(reader, trigger.token),
        why=why,
    )


def _first_person(
    reader: Reader, fillers: tuple[Filler, ...], told_by: tuple[Source, ...]
) -> tuple[Filler, ...]:
    """ "I was beaten", she said: who speaks of himself is the innermost source; "we" is a source that is
    several or a body.
    """
    if not told_by:
        return fillers
    own = FIRST_PERSON | FIRST_PERSONS if _several(reader, told_by[0]) else FIRST_PERSON
    speaker = told_by[0].name
    return tuple(
        replace(filler, role=replace(filler.role, name=speaker))
        if filler.role.text.lower() in own
        else filler
        for filler in fillers
    )


def _several(reader: Reader, source: Source) -> bool:
    """Whether a source is more than one person: a plural, or a body."""
    heads = range(bisect_left(reader.starts, source.start), bisect_left(reader.starts, source.end))
    return any(
        reader.kind(i) == "organization"
        or (reader.tokens[i].xpos == "NNS" and reader.kind(i) in ("person", "other"))
        for i in heads
    )


def _trigger_span(reader: Reader, trigger: Trigger) -> Span:
    """The whole phrase of a trigger when it is short and unbroken enough to be read as one, else its head
    word.
    """
    if trigger.tokens[-1] - trigger.tokens[0] <= MAX_PHRASE:
        return reader.tree.span(trigger.tokens)
    return reader.tree.span([trigger.token])


def claim_of(document: Document, draft: Draft) -> Claim:
    """The record of a claim that a draft tells."""
    span = draft.span
    text = document.text
    quote = draft.sentence
    key = f"{document.sha256}|{draft.kind.name}|{span.start}|{span.end}"
    part = "noun" if draft.trigger.noun else "verb"
    why = [
        f"“{text[span.start : span.end]}” is a {part} of {draft.kind.name}",
        *draft.why,
        f"{draft.stage.name}: {draft.stage.why}",
    ]
    return Claim(
        id=hashlib.sha256(key.encode()).hexdigest()[:12],
        type=draft.kind.name,
        stage=draft.stage.name,
        aggregate=draft.aggregate,
        trigger=span,
        quote=Quote(
            text[quote.start : quote.end],
            text[max(0, quote.start - CONTEXT) : quote.start],
            text[quote.end : quote.end + CONTEXT],
            quote.start,
            quote.end,
        ),
        roles=tuple(filler.role for filler in draft.fillers),
        said_by=draft.said_by,
        why="; ".join(why),
        when=draft.when,
        passage=draft.passage,
        trigger_text=text[span.start : span.end],
    )
