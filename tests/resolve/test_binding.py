"""What linking is told of a role: who fills it and where it happened."""

from __future__ import annotations

from sayso.records import Annotation, Claim, Document, Extraction, Mention, Passage, Quote, Role, Span
from sayso.resolve.binding import where, who
from sayso.resolve.entities import resolve
from sayso.resolve.uses import uses_of

TEXT = "The Albanian Interior Ministry expelled a diplomat from Tirana. Tirana was bombed. Camp Ostra 3, Albania, was raided."


def mention(words: str, kind: str, entity: int, named: bool = True, after: int = 0) -> Mention:
    """A mention of the first occurrence of words from a place on."""
    start = TEXT.index(words, after)
    return Mention(start, start + len(words), 0, kind, named, words, entity)


MENTIONS = (
    mention("Albanian Interior Ministry", "organization", 0),
    mention("diplomat", "person", 1, named=False),
    mention("Tirana", "place", 2),
    mention("Tirana", "place", 2, after=60),
    mention("Camp Ostra 3", "place", 3),
    mention("Albania", "place", 4, after=80),
)
DOCUMENT = Document("a" * 64, "page", TEXT, (Passage("body", 0, len(TEXT)),))
PAGE = Extraction(DOCUMENT, Annotation((), (Span(0, len(TEXT)),), MENTIONS), (), ())


def claim(type_: str) -> Claim:
    """A claim of a type; its other fields do not matter here."""
    return Claim("c", type_, "completed", False, Span(0, 3), Quote(TEXT, "", "", 0, len(TEXT)), (), (), "")


def role(name: str, filler: Mention) -> Role:
    """A role filled by a mention."""
    return Role(name, TEXT[filler.start : filler.end], filler.start, filler.end, filler.name)


def test_who() -> None:
    """A ministry is within its state, a capital acts for its state but is bombed as a town, the unnamed stay in their document."""
    find = who(resolve(uses_of(PAGE)))
    ministry = find(PAGE, claim("expulsion"), role("actor", MENTIONS[0]))
    acting = find(PAGE, claim("expulsion"), role("actor", MENTIONS[2]))
    bombed = find(PAGE, claim("bombing"), role("target", MENTIONS[3]))
    diplomat = find(PAGE, claim("expulsion"), role("target", MENTIONS[1]))
    assert ministry and acting and bombed and diplomat
    assert ministry.within == ("state/AL",) and ministry.named
    assert (acting.entity, acting.kind) == ("state/AL", "organization")
    assert (bombed.entity, bombed.within) == ("town/tirana", ("state/AL",))
    assert not diplomat.named and diplomat.entity.startswith("a" * 16)


def test_where() -> None:
    """A known town has its path and point; an unknown camp lies in the country printed after it and nowhere closer."""
    town = where(PAGE, claim("bombing"), role("place", MENTIONS[2]))
    camp = where(PAGE, claim("raid"), role("place", MENTIONS[4]))
    assert town and camp
    assert town.path[0] == "AL" and town.path[-1] == "Tirana" and town.point is not None
    assert (camp.path, camp.precision, camp.point) == (("AL",), "point", None)


def test_uses() -> None:
    """A chain of mentions is one use, with its name, kind and whether it is named."""
    uses = uses_of(PAGE)
    assert [(u.chain, u.name, u.named) for u in uses][:3] == [
        (0, "Albanian Interior Ministry", True),
        (1, "diplomat", False),
        (2, "Tirana", True),
    ]
