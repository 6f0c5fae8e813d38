"""Reads the coded pages as the program reads them, ready to train the learnt reader of claims."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.coded import Coded, CodedPage, Filler, coded_pages, listed, page_rows
from sayso.reading.annotate import annotate, describe
from sayso.reading.attribute import attribute
from sayso.reading.claims import read_rules
from sayso.reading.claims.codebook import load
from sayso.reading.claims.learnt import description
from sayso.reading.claims.learnt.view import View
from sayso.reading.date import date_claims, date_document
from sayso.reading.pipeline import read_page
from training.claims_rows import NOTHING, SPARED, Page, page

MORE = Path(__file__).parent / "data" / "claims" / "more-first.jsonl"
"""Further pages, as offsets into the texts of news.zip."""


@dataclass(frozen=True)
class Descriptions:
    """The types of the default codebook: names, descriptions, and what the encoder says of these (types,
    width), without its mean and scaled by its spread.
    """

    names: list[str]
    texts: list[str]
    states: NDArray[Any]
    mean: NDArray[Any]
    spread: float


def descriptions() -> Descriptions:
    """The descriptions of the default codebook's types."""
    codebook = load()
    texts = [description(codebook, name) for name in codebook.types]
    states = np.array(describe(texts), np.float32)
    mean = states.mean(0)
    spread = float((states - mean).std())
    return Descriptions(list(codebook.types), texts, (states - mean) / spread, mean, spread)


def viewed(data: bytes, name: str) -> tuple[View, tuple[NDArray[Any], ...]]:
    """A page as the learnt reader sees it, and what the encoder says of its words."""
    document = read_page(data, name)
    annotation = annotate(document)
    document, annotation = date_document(document, annotation)
    ruled = read_rules(document, annotation, attribute(document, annotation), load())
    claims = date_claims(document, annotation, ruled.claims)
    return View(ruled, claims, np.array(annotation.events, np.float32)), annotation.states


def read_pages(data: Path) -> list[Page]:
    """All coded pages that may train, as rows."""
    apart = {*listed(data, "dev"), *listed(data, "coverage")}
    made = []
    for coded in (*coded_pages(data), *more_pages(data)):
        if coded.page not in apart:
            view, states = viewed(coded.text.encode(), f"{coded.page}.txt")
            made.append(page(view, coded, states))
    return made


def more_pages(data: Path) -> Iterator[CodedPage]:
    """The coded pages that are kept as offsets."""
    texts = {row["id"]: row["text"] for row in page_rows(data / "news.zip")}
    for line in MORE.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        published = row["published"] if row["published"] not in (None, "-") else ""
        yield CodedPage(
            row["page"], texts[row["page"]], published, tuple(_coded(claim) for claim in row["claims"])
        )


def _coded(claim: dict[str, Any]) -> Coded:
    def place(spot: list[int] | None) -> tuple[int, int] | None:
        return (spot[0], spot[1]) if spot else None

    return Coded(
        claim["type"],
        claim["stage"],
        tuple(claim["trigger"]),
        tuple(claim["sentence"]),
        tuple(Filler(one["role"], place(one["at"]), place(one["stands_for"])) for one in claim["roles"]),
        claim["time"] or "",
        tuple((spot[0], spot[1]) for spot in claim["said_by"]),
        claim["aggregate"],
        claim["optional"],
    )


def without(given: Page, told: Descriptions, names: list[str]) -> Page:
    """A page whose claims of some types train nothing."""
    out = {told.names.index(name) for name in names if name in told.names}
    kinds = np.where(np.isin(given.kinds, list(out)), SPARED, given.kinds) if out else given.kinds
    assert NOTHING not in out
    return replace(given, kinds=kinds, claims=[claim for claim in given.claims if claim.kind not in out])
