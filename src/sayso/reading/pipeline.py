"""The whole flow on one screen: bytes in, one document's claims out. Each line is a stage; no stage knows
another.
"""

from __future__ import annotations

import platform
from dataclasses import replace

from sayso.reading.annotate import annotate, describe, model_sha256
from sayso.reading.annotate.processor import instruction_set
from sayso.reading.attribute import attribute
from sayso.reading.claims import read_rules, reread
from sayso.reading.claims.codebook import Codebook
from sayso.reading.claims.codebook import load as load_codebook
from sayso.reading.clean import clean
from sayso.reading.date import date_claims, date_document
from sayso.reading.read import read
from sayso.records import Document, Extraction, Interval
from sayso.records.page import UNKNOWN, Provenance
from sayso.version import __version__


def extract(
    data: bytes,
    name: str,
    codebook: Codebook | None = None,
    published: Interval | None = None,
    provenance: Provenance = UNKNOWN,
    learnt: bool = False,
) -> Extraction:
    """Everything that one page says: a pure function of its bytes and provenance, the program and the
    codebook.

    `name` is a file name or URL and only used to say where the page came from. `published` is what an
    analyst knows of the day of publication; else it is found from inside the text and from the address and
    time of retrieval in `provenance`. With `learnt` a network decides on what the rules read, as decision
    0007 says; a case is built by the rules alone. Raises InputRefused for bytes that are no text.
    """
    document = read_page(data, name, provenance)
    document = replace(document, published=published or document.published)
    annotation = annotate(document)
    document, annotation = date_document(document, annotation)
    attributions = attribute(document, annotation)
    ruled = read_rules(document, annotation, attributions, codebook or load_codebook())
    claims = date_claims(document, annotation, ruled.claims)
    if learnt:
        claims = reread(ruled, claims, describe)
    annotation = replace(annotation, events=(), states=())
    return Extraction(document, annotation, attributions, claims, engine())


def read_page(data: bytes, name: str, provenance: Provenance = UNKNOWN) -> Document:
    """The first two stages alone: a page's text and passages, without the language engine."""
    page = read(data, name)
    return clean(replace(page, metadata=(*page.metadata, *provenance.metadata)))


def engine() -> dict[str, str]:
    """What the reading depends on beside its input: the program, its model and the processor's arithmetic."""
    return {
        "version": __version__,
        "model_sha256": model_sha256(),
        "cpu": f"{platform.machine()} {platform.system()} {instruction_set()}",
    }
