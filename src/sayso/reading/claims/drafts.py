"""A claim in the making: what the stages of this folder hand to each other."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.reading.claims.codebook import ClaimType
from sayso.reading.claims.stages import Stage
from sayso.reading.claims.words import Trigger
from sayso.records import Role, Source, Span


@dataclass(frozen=True, slots=True)
class Filler:
    """A role and the head token of the span that fills it."""

    role: Role
    head: int


@dataclass(frozen=True, slots=True)
class Draft:
    """One event: its trigger and what was found around it. `why` lists in words what fired."""

    trigger: Trigger
    span: Span
    kind: ClaimType
    stage: Stage
    fillers: tuple[Filler, ...]
    said_by: tuple[Source, ...]
    when: tuple[int, ...]
    sentence: Span
    passage: int
    aggregate: bool
    why: tuple[str, ...]

    def heads(self, *roles: str) -> list[int]:
        """The head tokens of the fillers of some roles."""
        return [filler.head for filler in self.fillers if filler.role.role in roles]
