"""What the rules read in one page: the evidence that the learnt reader decides on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.claims.drafts import Draft
from sayso.reading.claims.reader import Reader
from sayso.reading.claims.sources import Speakers
from sayso.reading.claims.words import Trigger
from sayso.records import Annotation, Claim, Document


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules read in a page: words that name an event by their tests, and a draft for each claim."""

    document: Document
    annotation: Annotation
    reader: Reader
    speakers: Speakers
    triggers: Sequence[Trigger]
    drafts: Sequence[Draft]
    claims: tuple[Claim, ...]
    """One for each draft, in the same order."""
