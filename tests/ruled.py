"""What the rules alone read in a page: the evidence on which the learnt reader decides."""

from __future__ import annotations

from sayso.reading.annotate import annotate
from sayso.reading.attribute import attribute
from sayso.reading.claims import find_claims
from sayso.reading.claims.codebook import Codebook, load
from sayso.reading.date import date_claims, date_document
from sayso.reading.pipeline import read_page
from sayso.records import Extraction


def extract(data: bytes, name: str, codebook: Codebook | None = None) -> Extraction:
    """A page as `sayso.reading.pipeline.extract` reads it, with the claims of the rules."""
    document = read_page(data, name)
    annotation = annotate(document)
    document, annotation = date_document(document, annotation)
    attributions = attribute(document, annotation)
    claims = find_claims(document, annotation, attributions, codebook or load())
    return Extraction(document, annotation, attributions, date_claims(document, annotation, claims))
