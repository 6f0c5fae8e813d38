"""One pair of claims: which facts bring two tellings of one event together, and which keep two events
apart.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.deriving.link.compare import compare, joins
from sayso.deriving.link.whereabouts import place_key, place_words
from sayso.records import Evidence, LinkClaim, Placing, Role, Span, Yearless
from tests.deriving.link.makers import claim
from tests.makers import TRAITS


def at(one: LinkClaim, *names: str, around: tuple[str, ...] = ()) -> LinkClaim:
    """The same claim in places that no gazetteer has, with places that its sentence names beside them."""
    return replace(
        one,
        places=tuple(Placing("place", name, ()) for name in names),
        around=tuple(Placing("place", name, ()) for name in around),
    )


def are_one(left: LinkClaim, right: LinkClaim) -> bool:
    """Whether the two would be joined."""
    return joins(compare(left, right, TRAITS), left, right, TRAITS)


def shooting(id_: str, **facts: str) -> LinkClaim:
    """A shooting of miners, told with these facts."""
    return claim(id_, "shooting", **{"target": "striking miners", "trigger": "shot", **facts})


THE_NINTH = Yearless((5, 9), (5, 9), Evidence("9 May", 0, 5, "x"))
MAY = Yearless((5, 1), (5, 31), Evidence("May", 0, 3, "x"))


def test_a_town_that_no_gazetteer_has_is_known_by_its_name() -> None:
    """Two pages that call one town by one name tell of one place; the kind of place and whose it is are no
    part of the name.
    """
    one, other = (
        shooting("a-01", when="2023-03-14"),
        shooting("b-01", when="2023-03-01/2023-03-31", target="miners"),
    )
    assert not are_one(one, other)
    assert are_one(at(one, "Ostvan town of Dorrin"), at(other, "Dorrin"))
    assert not are_one(at(one, "town of Dorrin"), at(other, "town of Belk"))
    assert place_words("the Ostvan town of Dorrin") == place_words("Dorrin")
    assert (
        place_key(Placing("place", "a rented van", ()))
        == place_key(Placing("place", "Ulmarra", ("UL",)))
        == ""
    )


def test_a_place_that_both_sentences_name_helps() -> None:
    """A town that stands in both sentences counts, though a grammar leaves it outside the event in one of
    them.
    """
    one, other = shooting("a-01", number="17 miners"), shooting("b-01", number="17 miners", target="miners")
    assert not are_one(one, other)
    assert are_one(at(one, around=("Dorrin",)), at(other, "Dorrin"))


@pytest.mark.parametrize(
    ("number", "expected"), [("17 miners", True), ("20 miners", False), ("6 miners", False)]
)
def test_a_count_that_is_not_round_tells_more(number: str, expected: bool) -> None:
    """Seventeen dead are rarely another seventeen; twenty may well be, and six are."""
    one = at(
        claim("a-01", "killing", actor="Harbour League", number=number, trigger="killed"), around=("Dorrin",)
    )
    other = at(claim("b-01", "killing", number=number, trigger="killed"), "Dorrin")
    assert are_one(one, other) is expected


def test_a_day_without_its_year_meets_the_same_day_with_it() -> None:
    """ "On 9 May" is the 9 May of the other page when all else fits; "in May" alone says less, no date
    least.
    """
    dated = claim(
        "a-01", "raid", when="2022-05-09", actor="Harbour League", target="union hall", trigger="raid"
    )
    bare = claim("b-01", "raid", actor="Harbour League", target="union hall", trigger="raid")
    assert are_one(dated, replace(bare, yearless=THE_NINTH))
    by_day, by_month = (compare(dated, replace(bare, yearless=told), TRAITS) for told in (THE_NINTH, MAY))
    assert by_day.score > by_month.score > compare(dated, bare, TRAITS).score
    assert not are_one(
        claim("a-01", "raid", when="2022-05-10", actor="Harbour League"), replace(bare, yearless=THE_NINTH)
    )


def test_two_men_are_the_two_who_are_named() -> None:
    """A count of people fits as many names, and no other number of names."""
    counted = claim("a-01", "arrest", when="2023-05-09", target="two men", trigger="arrest")
    two = claim(
        "b-01",
        "arrest",
        when="2023-05-01/2023-05-31",
        target="Mira Tolen; Oskar Venn",
        trigger="arrest",
        words="van harbour",
    )
    three = claim(
        "c-01",
        "arrest",
        when="2023-05-01/2023-05-31",
        target="Mira Tolen; Oskar Venn; Dario Falk",
        trigger="arrest",
    )
    said = [reason.rule for reason in compare(counted, two, TRAITS).reasons]
    assert "as many people as the other names" in said
    assert "as many people as the other names" not in [
        reason.rule for reason in compare(counted, three, TRAITS).reasons
    ]


def test_what_the_guards_did_is_not_what_the_rioters_did() -> None:
    """On one day in one town: the police shot miners, rioters attacked a post. Whoever calls the dead the
    same tells of one event.
    """
    by_police = at(claim("a-01", "shooting", when="2023-03-14", actor="police", target="miners"), "Dorrin")
    by_rioters = at(
        claim("b-01", "attack", when="2023-03-14", actor="armed rioters", target="guard post"), "Dorrin"
    )
    assert compare(by_police, by_rioters, TRAITS).veto.startswith("done by the other side")
    blamed = at(
        claim("c-01", "shooting", when="2023-03-14", actor="armed rioters", target="miners"), "Dorrin"
    )
    assert not compare(by_police, blamed, TRAITS).veto


def test_the_next_sentence_tells_the_same_arrest_again() -> None:
    """The lead's couple has names in the next sentence; three names, "another couple" or a name from the
    start are another arrest.
    """
    lead = claim("a-01", "arrest", target="married couple")
    names = claim("a-02", "arrest", when="2023-05-09", target="Mira Tolen; Oskar Venn")
    assert are_one(lead, names)
    assert not are_one(
        lead, claim("a-02", "arrest", when="2023-05-09", target="Mira Tolen; Oskar Venn; Dario Falk")
    )
    assert not are_one(lead, claim("a-02", "arrest", when="2023-05-09", target="another couple"))
    assert not are_one(claim("a-01", "arrest", target="Lena Orr"), names)


def test_in_which_follows_on_the_event_before_it() -> None:
    """ "The shooting in Dorrin, in which six miners died" is one event; a clause without "which" is not
    joined for standing there.
    """
    first = claim("a-01", "shooting", target="strikers", sentence=1)
    second = claim("a-02", "death", target="six miners", sentence=1)
    assert not are_one(first, second)
    roles = (*second.claim.roles, Role("place", "which", 200, 205, "which"))
    assert are_one(first, replace(second, claim=replace(second.claim, roles=roles)))


def test_a_named_bomber_and_a_target_called_by_another_word_are_one_deed() -> None:
    """ "A gathering of exiles" and "a rally of exiles", by one named person: one bombing. Another crowd is
    left open.
    """
    one = claim("a-01", "bombing", actor="Mira Tolen", target="gathering of exiles", trigger="bomb")
    other = claim(
        "b-01",
        "bombing",
        "attempted",
        "2019-01-01/2019-12-31",
        actor="Mira Tolen",
        target="rally of exiles",
        trigger="bomb",
    )
    assert are_one(one, other)
    assert not are_one(
        one, claim("b-01", "bombing", actor="Mira Tolen", target="column of soldiers", trigger="bomb")
    )
    assert not are_one(replace(one, participants=one.participants[1:]), other)


def test_how_the_weapon_got_there_is_not_the_deed() -> None:
    """Flying the explosive in is a step of its own, unless both say whom it was to hit."""
    flown = claim(
        "a-01",
        "bombing",
        when="2019-06-01/2019-06-30",
        actor="Mira Tolen",
        instrument="explosive",
        trigger="fly",
    )
    deed = claim(
        "b-01",
        "bombing",
        "attempted",
        "2019-06-01/2019-06-30",
        actor="Mira Tolen",
        target="rally of exiles",
        trigger="bomb",
    )
    assert compare(flown, deed, TRAITS).veto.startswith("a step on the way")
    meant = claim(
        "c-01",
        "bombing",
        when="2019-06-01/2019-06-30",
        actor="Mira Tolen",
        target="gathering of exiles",
        trigger="fly",
    )
    assert not compare(meant, deed, TRAITS).veto


def test_what_is_done_and_what_is_to_come_in_one_sentence_are_two() -> None:
    """ "Flew the bomb to Dorrin and gave it to two men who were to place it" tells of two acts."""
    flown = claim("a-01", "bombing", stage="completed", sentence=1)
    placed = claim("a-02", "bombing", stage="planned", sentence=1)
    assert compare(flown, placed, TRAITS).veto.startswith("told in one sentence")
    assert not compare(flown, replace(placed, sentence=2), TRAITS).veto


def test_two_hauls_of_other_sizes_are_two_events() -> None:
    """Twenty-three captured and twenty-six captured, at one place by one navy, are two events; on one day,
    or of the dead, a correction.
    """
    one = at(
        claim("a-01", "arrest", actor="Harbour League", target="23 pirates", number="23 pirates"), "Dorrin"
    )
    other = at(
        claim("b-01", "arrest", actor="Harbour League", target="26 pirates", number="26 pirates"), "Dorrin"
    )
    assert compare(one, other, TRAITS).veto.startswith("another number")
    day = claim("a-01", "arrest", when="2021-05-03").days
    assert not compare(replace(one, days=day), replace(other, days=day), TRAITS).veto
    dead = [replace(told, claim=replace(told.claim, type="death")) for told in (one, other)]
    assert not compare(*dead, TRAITS).veto


@pytest.mark.parametrize("words", ["a previous arrest", "an earlier arrest", "another arrest"])
def test_a_previous_arrest_is_not_this_one(words: str) -> None:
    """The words right before an event say that it is not the one told elsewhere; two previous ones may be
    one.
    """
    this = claim("a-01", "arrest", target="Mira Tolen", quote="Mira Tolen was arrested on Monday.")
    quote = f"{words} of Mira Tolen"
    before = claim("b-01", "arrest", target="Mira Tolen", quote=quote)
    start = before.claim.quote.start + quote.index("arrest")
    before = replace(before, claim=replace(before.claim, trigger=Span(start, start + 6)))
    assert compare(this, before, TRAITS).veto == "one of them tells of another such event"
    assert not compare(
        before, replace(before, document="c", claim=replace(before.claim, id="c-01")), TRAITS
    ).veto
