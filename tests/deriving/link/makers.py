"""Makers of the records that linking tests are built from: an invented country, invented people."""

from __future__ import annotations

import datetime as dt

from sayso.days.daypairs import edtf
from sayso.records import (
    Claim,
    Evidence,
    Interval,
    LinkClaim,
    Participant,
    Placing,
    Quote,
    Role,
    Source,
    Span,
    Yearless,
)

PEOPLE = {"Mira Tolen", "Oskar Venn", "Dario Falk", "Lena Orr"}
GROUPS = {
    "Free Veldania gathering": "event",
    "Free Veldania Summit": "event",
    "Harbour League": "organization",
}
STATES = {
    "Veldania": "place",
    "Ulmarra": "place",
    "Karsk": "place",
    "Veldanian Foreign Ministry": "organization",
}
WITHIN = {"Veldanian Foreign Ministry": ("Veldania",)}
PLACES = {
    "Port Anse": (("UL", "coast", "port-anse"), (48.9, 2.35)),
    "Ferriel": (("UL", "coast", "ferriel"), (48.95, 2.5)),
    "Quell": (("UL", "south", "quell"), (43.3, 5.4)),
    "Ulmarra": (("UL",), None),
    "Karsk": (("KA",), None),
}


def days(text: str, said: str = "") -> Interval | None:
    """ "2018-06-01/2018-07-31", "2018-06-01" or "" to an interval."""
    if not text:
        return None
    start, _, end = text.partition("/")
    first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end or start)
    return Interval(
        first, last, edtf((first, last)), (Evidence(said or text, 0, len(said or text), "stated"),)
    )


def participant(role: str, name: str, document: str) -> Participant:
    """A participant: named when the tables above know the name, else unnamed and known in its document
    only.
    """
    if name in PEOPLE:
        return Participant(role, name, name.casefold(), True, "person")
    kind = GROUPS.get(name) or STATES.get(name)
    if kind:
        return Participant(role, name, name, True, kind, WITHIN.get(name, ()))
    return Participant(role, name, f"{document}#{name}", False, "person")


def claim(
    id_: str,
    type_: str,
    stage: str = "completed",
    when: str = "",
    *,
    trigger: str = "",
    quote: str = "",
    sentence: int | None = None,
    definite: bool = False,
    aggregate: bool = False,
    published: str = "",
    yearless: Yearless | None = None,
    words: str = "",
    said_by: tuple[Source, ...] = (),
    **roles: str,
) -> LinkClaim:
    """A claim `DOC-NN` of document `DOC`; roles as keyword arguments, several fillers divided by "; "."""
    document, _, number = id_.partition("-")
    at = int(number) * 100
    fillers = [(role, name) for role, names in roles.items() for name in names.split("; ")]
    made = Claim(
        id=id_,
        type=type_,
        stage=stage,
        aggregate=aggregate,
        trigger=Span(at, at + 5),
        quote=Quote(quote, "", "", at, at + max(5, len(quote))),
        roles=tuple(Role(role, name, at, at + len(name), name) for role, name in fillers),
        said_by=said_by,
        why="",
        trigger_text=trigger or type_,
    )
    known = [(role, name) for role, name in fillers if role in ("place", "origin", "destination")]
    return LinkClaim(
        claim=made,
        document=document,
        participants=tuple(participant(role, name, document) for role, name in fillers if role in PARTS),
        places=tuple(Placing(role, name, *_place(name)) for role, name in known),
        days=days(when),
        yearless=yearless,
        words=frozenset(words.split()),
        lemma=trigger or type_,
        sentence=int(number) if sentence is None else sentence,
        definite=definite,
        published=days(published),
    )


PARTS = ("actor", "sponsor", "target", "victim", "intervener")


def _place(name: str) -> tuple[tuple[str, ...], str, tuple[float, float] | None]:
    path, point = PLACES.get(name, ((name,) if name[:1].isupper() else (), None))
    return path, "town" if len(path) > 1 else "country", point
