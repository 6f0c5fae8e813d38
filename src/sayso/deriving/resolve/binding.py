"""Hands what was resolved to linking: who fills a role of a claim, and where it happened."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from sayso.deriving.resolve.gazetteer import key
from sayso.deriving.resolve.places import Place, government_of, lookup
from sayso.language.en.fillers import SINGLE, mention_of
from sayso.records import Claim, Extraction, Mention, Participant, Placing, Role, Traits
from sayso.world import country_names

NAMES_COUNTRIES = frozenset({"place", "organization"})
OF = re.compile(r"\b(?:of|from|in) (?:the )?$", re.IGNORECASE)
RELATIVES = frozenset({"which", "where", "that", "whose"})
DONE_TO = frozenset({"target", "victim"})


class Known(Protocol):
    """What is known of who is who across documents."""

    def find(self, document: str, chain: int) -> str:
        """The id of a chain of a document."""

    def within(self, entity: str) -> tuple[str, ...]:
        """The entities that an entity is a part of."""

    def name(self, entity: str) -> str:
        """The printed name that leads, "" for an id that resolving never gave."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Who fills a role before it is known who that is across documents: `chain` is its chain of mentions
    there, -1 for none.

    `start` is where the words begin, in code points; `town` says that a capital is meant as a town and not
    for its state; `described` that a person is only described, so that a name known elsewhere stands for
    it; `part` is the chain of the body whose people it means; `pronoun` is "he" or "she" where the words are
    one of a single person.
    """

    role: str
    name: str
    kind: str
    chain: int
    start: int
    town: bool = False
    described: bool = False
    part: int = -1
    pronoun: str = ""


def slot_of(extraction: Extraction, claim: Claim, role: Role, traits: Traits) -> Slot:
    """The slot that a role of a claim makes. A capital under attack is a town; elsewhere it acts for its
    state.
    """
    mention = _set_beside(extraction, role) or mention_of(extraction, role)
    if mention is None:
        return Slot(role.role, role.name, "other", -1, role.start)
    town = (
        claim.type in traits["on-a-town"]
        and role.role in DONE_TO
        and mention.kind == "place"
        and bool(government_of(role.name))
    )
    described = (
        mention.kind == "person" and not mention.named and not mention.pronoun and role.name == role.text
    )
    return Slot(
        role.role,
        role.name,
        mention.kind,
        mention.entity,
        role.start,
        town,
        described,
        _part_of(extraction, mention),
        SINGLE.get(role.text.casefold(), "") if mention.pronoun else "",
    )


def fill(slot: Slot, document: str, known: Known) -> Participant:
    """The participant of a slot of a document."""
    if slot.chain < 0:
        return Participant(slot.role, slot.name, f"{document[:16]}@{slot.start}", False)
    entity = known.find(document, slot.chain)
    if slot.town:
        return Participant(slot.role, slot.name, f"town/{key(slot.name)}", True, "place", (entity,))
    named = "#" not in entity
    kind = "organization" if entity.startswith("state/") else slot.kind
    name = (known.name(entity) if slot.described and named and kind == "person" else "") or slot.name
    whole = known.find(document, slot.part) if slot.part >= 0 else "#"
    return Participant(
        slot.role,
        name,
        entity,
        named,
        kind,
        known.within(entity) or (() if "#" in whole else (whole,)),
        slot.pronoun,
    )


def who(known: Known, traits: Traits) -> Callable[[Extraction, Claim, Role], Participant | None]:
    """A function that says who fills a role."""
    return lambda extraction, claim, role: fill(
        slot_of(extraction, claim, role, traits), extraction.document.sha256, known
    )


def where(extraction: Extraction, _claim: Claim, role: Role) -> Placing | None:
    """Where a place role is, by the gazetteer; the countries that the document names tip the choice
    between namesakes.

    A filler without a capital ("a van") is no name and lies nowhere; None for a relative ("in which"),
    which is no place.
    """
    if role.name.casefold() in RELATIVES:
        return None
    if role.name == role.name.lower() or (role.name.isupper() and not _holds_name(extraction, role)):
        return Placing(role.role, role.name.lower(), ())
    nearby = countries_of(extraction)
    place = lookup(role.name, nearby=nearby) or _beside(extraction, role, nearby)
    if place is None:
        return Placing(role.role, role.name, ())
    return Placing(role.role, role.name, place.path, place.precision, place.point)


def _set_beside(extraction: Extraction, role: Role) -> Mention | None:
    """The named mention that gave a description its name ("the men, Joren Vall and …"), where its own
    chain has another name or none.
    """
    own = mention_of(extraction, role) if role.name != role.text else None
    if own is None or own.named or own.pronoun or own.name == role.name:
        return None
    text = extraction.document.text
    return next(
        (
            one
            for one in extraction.annotation.mentions
            if one.named and text[one.start : one.end] == role.name
        ),
        None,
    )


def _part_of(extraction: Extraction, mention: Mention) -> int:
    """The chain of the body whose people an unnamed phrase speaks of ("officers of the Harbour Guard" are
    a part of it), -1 for none.
    """
    if mention.named or mention.pronoun:
        return -1
    text = extraction.document.text
    for one in extraction.annotation.mentions:
        inside = mention.start < one.start and one.end <= mention.end
        if inside and one.named and one.kind == "organization" and OF.search(text[mention.start : one.start]):
            return one.entity
    return -1


def _holds_name(extraction: Extraction, role: Role) -> bool:
    """Whether a name stands in a filler of a page set in capitals, which shows no other way what is a
    name.
    """
    return any(
        one.named and role.start <= one.start and one.end <= role.end
        for one in extraction.annotation.mentions
    )


def countries_of(extraction: Extraction) -> frozenset[str]:
    """Codes of the countries that a document names as places."""
    text = extraction.document.text
    return _countries(
        frozenset(
            text[m.start : m.end]
            for m in extraction.annotation.mentions
            if m.named and m.kind in NAMES_COUNTRIES
        )
    )


@lru_cache(4096)
def _countries(names: frozenset[str]) -> frozenset[str]:
    known = country_names()
    return frozenset(code for name in names if (code := known.get(key(name))) and not code.startswith("X-"))


def _beside(extraction: Extraction, role: Role, nearby: frozenset[str]) -> Place | None:
    """A place that the gazetteer lacks lies in the country named right after it: "Camp 3 in Veldania",
    "Camp 3, Veldania".
    """
    text = extraction.document.text
    for mention in extraction.annotation.mentions:
        between = text[role.end : mention.start].strip(" ,") if mention.start >= role.end else None
        if (
            between is not None
            and len(text[role.end : mention.start]) <= 5
            and between in ("", "in")
            and mention.named
        ):
            outer = lookup(text[mention.start : mention.end], nearby=nearby)
            if outer is not None and outer.path:
                return lookup(f"{role.name}, {text[mention.start : mention.end]}")
    return None
