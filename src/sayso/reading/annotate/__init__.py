"""What the language engine reads in one document: words, sentences, syntax, mentions, times, and the raw
reading of attribution.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sayso.reading.annotate.coref import resolve
from sayso.reading.annotate.engine import WindowReading, description, engine
from sayso.reading.annotate.lemmas import lemma
from sayso.reading.annotate.mentions import find_mentions
from sayso.reading.annotate.sentences import sentences
from sayso.reading.annotate.times import find_times
from sayso.reading.annotate.words import words
from sayso.records import READ_KINDS, Annotation, Document, Mention, Span, Token

__all__ = ["annotate", "describe", "model_sha256"]


EVENTFUL = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "AUX"})
"""Words that can head an event: each gets its factuality."""
FLOWING = frozenset({"lead", "body", "heading"})
"""Passages that follow one another as one text: sentences never cross them, but the model reads them
together.
"""


def annotate(document: Document) -> Annotation:
    """Read the passages of a document that are text in English; sentences never cross a passage."""
    split: list[list[Span]] = []
    paragraphs: list[int] = []
    runs: list[int] = []
    before = ""
    for number, passage in enumerate(document.passages):
        if passage.kind not in READ_KINDS or not _english(passage.language or document.language):
            continue
        found = words(document.text, passage.start, passage.end)
        if not (before in FLOWING and passage.kind in FLOWING):
            runs.append(len(split))
        split += [found[part.start : part.stop] for part in sentences(document.text, found)]
        paragraphs += [number] * (len(split) - len(paragraphs))
        before = passage.kind
    texts = [[document.text[start:end] for start, end in part] for part in split]
    model = engine()
    groups = [
        range(start + chosen.start, start + chosen.stop)
        for start, stop in pairwise([*runs, len(split)])
        for chosen in model.windows(texts[start:stop], paragraphs[start:stop])
    ]
    return _joined(document, split, texts, model.read(texts, groups), groups)


def model_sha256() -> str:
    """The SHA-256 of the language model that is meant to be installed."""
    return str(description()["sha256"])


def _english(language: str | None) -> bool:
    return language is None or language.lower().split("-")[0] == "en"


def _joined(
    document: Document,
    split: list[list[Span]],
    texts: list[list[str]],
    readings: list[WindowReading],
    groups: list[range],
) -> Annotation:
    """The readings of all windows as one annotation with offsets into the document."""
    tokens: list[Token] = []
    names: list[tuple[str, int, int]] = []
    labels: list[str] = []
    cues: list[tuple[str, Span]] = []
    factuality: list[tuple[int, float]] = []
    events: list[float] = []
    for reading, chosen in zip(readings, groups, strict=True):
        base, place = len(tokens), 0
        for number in chosen:
            for span, text in zip(split[number], texts[number], strict=True):
                upos, xpos, deprel = reading.upos[place], reading.xpos[place], reading.deprel[place]
                tokens.append(
                    Token(
                        span.start,
                        span.end,
                        text,
                        lemma(text, xpos),
                        upos,
                        xpos,
                        base + reading.heads[place],
                        deprel,
                        number,
                    )
                )
                place += 1
        names += [(kind, base + start, base + stop) for kind, start, stop in reading.names]
        labels += reading.mentions
        events += reading.event
        cues += [
            (label, Span(tokens[base + start].start, tokens[base + stop - 1].end))
            for label, start, stop in reading.attribution
        ]
        factuality += [
            (base + index, reading.factuality[index])
            for index, upos in enumerate(reading.upos)
            if upos in EVENTFUL
        ]
    spans = tuple(Span(part[0].start, part[-1].end) for part in split)
    mentions: tuple[Mention, ...] = find_mentions(tokens, names, labels)
    mentions = resolve(document, tokens, spans, mentions)
    times = find_times(document, tokens, spans)
    states = tuple(reading.states for reading in readings)
    return Annotation(
        tuple(tokens), spans, mentions, times, tuple(cues), tuple(factuality), tuple(events), states
    )


def describe(texts: Sequence[str]) -> list[NDArray[Any]]:
    """The mean of what the encoder says of the words of each text (width), each read as one sentence."""
    model = engine()
    split = [[text[start:end] for start, end in words(text, 0, len(text))] for text in texts]
    readings = model.read(split, [range(number, number + 1) for number in range(len(split))])
    return [reading.states.astype(np.float32).mean(0) for reading in readings]
