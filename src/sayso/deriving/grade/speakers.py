"""At whose word a claim stands: the root of its chain of sources, and whether that is somebody, a body, or
nobody in particular.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso import yamls
from sayso.records import Participant
from sayso.world import country_names, demonyms, plain


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim of an incident as grading sees it: where it stands, what kind, and its chain of sources,
    outermost first.
    """

    claim: str
    document: str
    type: str
    chain: tuple[Participant, ...] = ()
    stances: tuple[str, ...] = ()


@cache
def _words() -> dict[str, frozenset[str]]:
    raw = yamls.packaged("sayso.deriving.grade", "speakers.yaml")
    return {name: frozenset(words) for name, words in raw.items()}


def impersonal(one: Participant) -> bool:
    """Whether a link of a chain is a word like "reportedly" that names no source."""
    words = one.name.casefold().split()
    return (
        not one.named
        and bool(words)
        and all(word in _words()["impersonal"] | {"to", "is", "was", "are", "have", "be"} for word in words)
    )


def anonymous(one: Participant) -> bool:
    """Whether a source could be anybody: "an official", "witnesses", "reportedly". A body ("police") or a
    named one could not.
    """
    if one.named:
        return False
    words = one.name.casefold().split(" of ")[0].split(" in ")[0].split()
    return impersonal(one) or not words or words[-1] in _words()["anonymous"]


def state_of(one: Participant) -> str:
    """The id of the state that a speaker is or speaks for: by resolving, else by a demonym or a country in
    how it is described ("a Karskan prosecutor"); "" for none.
    """
    for entity in (one.entity, *one.within):
        if entity.startswith("state/"):
            return "/".join(entity.split("/")[:2])
    if one.named and one.kind == "person":
        return ""
    words = [plain(word).removesuffix("'s").removesuffix("’s") for word in one.name.split()]
    known = country_names()
    codes = (
        demonyms().get(word) or demonyms().get(word.removesuffix("s")) or known.get(word) for word in words
    )
    code = next((code for code in codes if code), "")
    return f"state/{code}" if code else ""


def root(telling: Telling) -> Participant | None:
    """The innermost source of a claim, who is said to know; a bare "reportedly" gives way to whoever
    reports it.

    None is the page's own voice.
    """
    real = [one for one in telling.chain if not impersonal(one)]
    if real:
        return real[-1]
    return telling.chain[-1] if telling.chain else None
