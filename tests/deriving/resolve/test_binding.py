"""What linking is told of a role: who fills it and where it happened."""

from __future__ import annotations

from sayso.deriving.resolve.binding import where, who
from sayso.deriving.resolve.entities import resolve
from sayso.deriving.resolve.uses import uses_of
from sayso.records import Annotation, Claim, Document, Extraction, Mention, Passage, Quote, Role, Span
from tests.makers import TRAITS

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
    """A ministry is within its state, a capital acts for its state but is bombed as a town, the unnamed
    stay in their document.
    """
    find = who(resolve(uses_of(PAGE)), TRAITS)
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
    """A known town has its path and point; an unknown camp lies in the country printed after it and
    nowhere closer.
    """
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


def page_of(text: str, *mentions: tuple[str, str, int, bool]) -> Extraction:
    """A page with these mentions: words, kind, chain, named."""
    made = tuple(
        Mention(text.index(words), text.index(words) + len(words), 0, kind, named, words, chain)
        for words, kind, chain, named in mentions
    )
    document = Document("b" * 64, "page", text, (Passage("body", 0, len(text)),))
    return Extraction(document, Annotation((), (Span(0, len(text)),), made, ()), (), ())


def test_the_people_of_a_body_are_a_part_of_it() -> None:
    """ "Officers of the Harbour Guard" stay unnamed and within the guard; officers near a guard's name are
    not.
    """
    text = "Officers of the Harbour Guard fired. Officers near the Port Bureau ran."
    page = page_of(
        text,
        ("Officers of the Harbour Guard", "person", 0, False),
        ("Harbour Guard", "organization", 1, True),
        ("Officers near the Port Bureau", "person", 2, False),
        ("Port Bureau", "organization", 3, True),
    )
    find, said = who(resolve(uses_of(page)), TRAITS), page.annotation.mentions
    ones = find(
        page, claim("shooting"), Role("actor", said[0].name, said[0].start, said[0].end, said[0].name)
    )
    others = find(
        page, claim("shooting"), Role("actor", said[2].name, said[2].start, said[2].end, said[2].name)
    )
    guard = find(
        page, claim("shooting"), Role("actor", said[1].name, said[1].start, said[1].end, said[1].name)
    )
    assert ones and others and guard
    assert not ones.named and ones.within == (guard.entity,)
    assert others.within == ()


def test_a_name_set_beside_a_description_is_who_is_meant() -> None:
    """ "The men, Joren Vall and …" with the name of the first as its reading is that person, whatever
    chain "the men" are in.
    """
    text = "The men, Joren Vall and Mara Dol, were tried."
    page = page_of(
        text,
        ("The men", "person", 0, False),
        ("Joren Vall", "person", 1, True),
        ("Mara Dol", "person", 2, True),
    )
    find = who(resolve(uses_of(page)), TRAITS)
    first = find(page, claim("trial"), Role("target", "men", 4, 7, "Joren Vall"))
    itself = find(page, claim("trial"), Role("target", "Joren Vall", 9, 19, "Joren Vall"))
    assert first and itself
    assert first.named and first.entity == itself.entity


def test_a_word_without_a_capital_is_no_place_of_the_gazetteer() -> None:
    """ "A van" is not Van; a relative is nowhere at all."""
    text = "He was stopped in a van, in which there was money."
    page = page_of(text, ("a van", "place", 0, False))
    van = where(page, claim("arrest"), Role("place", "van", 20, 23, "van"))
    assert van is not None and van.path == ()
    assert where(page, claim("seizure"), Role("place", "which", 28, 33, "which")) is None
