"""Claims of many pages become incidents: what is one event joins, what is another never does."""

from __future__ import annotations

import random

import pytest

from sayso.deriving.link import link
from sayso.deriving.link.incidents import in_letters
from sayso.records import Dispute, Evidence, Incident, LinkClaim, Yearless
from tests.deriving.link.makers import claim
from tests.makers import TRAITS

SUMMER = Yearless((6, 1), (7, 31), Evidence("June and July of the same year", 0, 30, "x"))


def joined(*claims: LinkClaim) -> set[frozenset[str]]:
    """The groups of claim ids."""
    return {frozenset(one.claims) for one in link(claims, TRAITS)}


def one_of(incidents: tuple[Incident, ...], claim_id: str) -> Incident:
    return next(one for one in incidents if claim_id in one.claims)


def test_a_foiled_bombing_told_in_two_pages_is_one_incident_with_the_year_of_one_and_the_months_of_the_other() -> (
    None
):
    """The general word and the exact one in one sentence, a summit under two names, a town beside its
    city: one event, narrowed.
    """
    claims = [
        claim(
            "a-05",
            "attack",
            "foiled",
            trigger="attempt",
            sponsor="Veldania",
            intervener="Ulmarran authorities",
            yearless=SUMMER,
            sentence=5,
        ),
        claim(
            "a-06",
            "bombing",
            "attempted",
            trigger="bomb",
            actor="terrorists",
            target="Free Veldania gathering",
            place="Port Anse",
            sentence=5,
        ),
        claim(
            "b-11",
            "bombing",
            "attempted",
            "2018-01-01/2018-12-31",
            trigger="bomb",
            sponsor="Veldania",
            actor="diplomat’s accomplices",
            target="Free Veldania Summit",
            place="Ferriel",
            words="diplomat device",
        ),
    ]
    found = link(claims, TRAITS)
    assert len(found) == 1
    assert (found[0].type, found[0].stage, found[0].title) == (
        "bombing",
        "foiled",
        "bombing of Free Veldania gathering by diplomat’s accomplices, foiled, Ferriel",
    )
    assert found[0].interval is not None
    assert (str(found[0].interval.start), str(found[0].interval.end)) == ("2018-06-01", "2018-07-31")
    assert {one.text for one in found[0].interval.because} == {
        "2018-01-01/2018-12-31",
        "June and July of the same year",
    }


def test_a_list_its_naming_and_its_ground_are_one_measure() -> None:
    """A sanction told twice, once by the state's capital, and the accusation that is its ground in the
    same sentence.
    """
    assert joined(
        claim(
            "b-08",
            "sanction",
            when="2022-07-16",
            actor="Veldanian Foreign Ministry",
            target="61 officials",
            number="61",
            sentence=8,
        ),
        claim("b-10", "accusation", actor="Veldanian Foreign Ministry", target="61 officials", sentence=8),
        claim(
            "b-09",
            "sanction",
            when="2022-07-16",
            actor="Veldania",
            target="Mira Tolen; Oskar Venn",
            sentence=9,
        ),
    ) == {frozenset({"b-08", "b-09", "b-10"})}


NEVER = {
    "another day": (
        claim("a-01", "arrest", when="2021-03-04", target="Mira Tolen", place="Quell"),
        claim("b-01", "arrest", when="2021-05-09", target="Mira Tolen", place="Quell"),
    ),
    "another place": (
        claim("a-01", "bombing", when="2021-03-04", target="Harbour League", place="Quell"),
        claim("b-01", "bombing", when="2021-03-04", target="Harbour League", place="Port Anse"),
    ),
    "another victim": (
        claim("a-01", "killing", when="2021-03-04", victim="Mira Tolen", place="Quell"),
        claim("b-01", "killing", when="2021-03-04", victim="Oskar Venn", place="Quell"),
    ),
    "another step of law": (
        claim("a-01", "conviction", when="2021-03-04", target="Mira Tolen", place="Quell"),
        claim("b-01", "sentence", when="2021-03-04", target="Mira Tolen", place="Quell"),
    ),
    "an accusation is not the act": (
        claim("a-01", "accusation", when="2021-03-04", actor="Veldania", target="Mira Tolen"),
        claim("b-01", "killing", when="2021-03-04", actor="Mira Tolen", target="Oskar Venn"),
    ),
    "an aggregate joins nothing": (
        claim("a-01", "bombing", when="2021-03-04", target="Harbour League", place="Quell"),
        claim("b-01", "bombing", when="2021-03-04", target="Harbour League", place="Quell", aggregate=True),
    ),
    "unnamed people are not one by their role": (
        claim("a-01", "conviction", actor="court", target="one of the accessories", trigger="convicted"),
        claim("b-01", "conviction", actor="court", target="one of the accessories", trigger="convicted"),
    ),
    "roles the other way round": (
        claim("a-01", "sanction", when="2021-03-04", actor="Veldania", target="Ulmarra"),
        claim("b-01", "sanction", when="2021-03-04", actor="Ulmarra", target="Veldania"),
    ),
    "another expelling state": (
        claim(
            "a-01",
            "expulsion",
            when="2021-03-01/2021-03-31",
            actor="Ulmarra",
            target="Veldania",
            number="two diplomats",
        ),
        claim(
            "b-01",
            "expulsion",
            when="2021-03-01/2021-03-31",
            actor="Karsk",
            target="Veldania",
            number="two diplomats",
        ),
    ),
    "a visit without a date could be any": (
        claim(
            "a-01",
            "visit",
            actor="Mira Tolen",
            target="Oskar Venn",
            destination="Quell",
            words="summit talks trade",
        ),
        claim(
            "b-01",
            "visit",
            actor="Mira Tolen",
            target="Oskar Venn",
            destination="Quell",
            words="summit talks trade",
        ),
    ),
    "only called for": (
        claim("a-01", "release", "called-for", target="Mira Tolen"),
        claim("b-01", "release", "completed", target="Mira Tolen"),
    ),
    "told as done before the other's day": (
        claim("a-01", "arrest", target="Mira Tolen", published="2020-01-01/2020-01-31"),
        claim("b-01", "arrest", when="2021-05-09", target="Mira Tolen"),
    ),
    "another part of the year": (
        claim("a-01", "arrest", target="Mira Tolen", yearless=SUMMER),
        claim("b-01", "arrest", when="2021-01-09", target="Mira Tolen"),
    ),
}


@pytest.mark.parametrize("pair", NEVER.values(), ids=NEVER.keys())
def test_what_is_another_event_never_joins(pair: tuple[LinkClaim, LinkClaim]) -> None:
    """Every veto of the design: day, place, victim, step of law, kind, aggregate, unnamed people, roles,
    doer.
    """
    assert not any(len(group) > 1 for group in joined(*pair))


TOGETHER = {
    "the same arrest on one day": (
        claim("a-01", "arrest", when="2021-03-04", target="Mira Tolen", place="Quell"),
        claim("b-01", "arrest", when="2021-03-01/2021-03-31", target="Mira Tolen", actor="police"),
    ),
    "an arrest told as a detention": (
        claim("a-01", "arrest", when="2021-03-04", target="Mira Tolen"),
        claim("b-01", "detention", when="2021-03-04", target="Mira Tolen"),
    ),
    "a death that two pages date a day apart": (
        claim("a-01", "killing", when="2021-03-04", victim="Mira Tolen", place="Quell"),
        claim("b-01", "killing", when="2021-03-05", victim="Mira Tolen", place="Quell"),
    ),
    "an expulsion by month, state and number": (
        claim(
            "a-01", "expulsion", when="2018-12-04", actor="Ulmarra", target="Veldania", number="two diplomats"
        ),
        claim(
            "b-01",
            "expulsion",
            when="2018-12-01/2018-12-31",
            actor="Ulmarra",
            target="Veldania",
            number="2 diplomats",
        ),
    ),
    "the noun that points back": (
        claim("a-01", "bombing", when="2021-03-04", target="Harbour League", place="Quell"),
        claim("a-02", "attack", definite=True, trigger="attack"),
    ),
    "an attack and its exact kind on one day in one town": (
        claim("a-01", "attack", when="2021-03-04", target="Harbour League", place="Quell"),
        claim("b-01", "bombing", when="2021-03-04", target="Harbour League", place="Quell"),
    ),
}


@pytest.mark.parametrize("pair", TOGETHER.values(), ids=TOGETHER.keys())
def test_what_is_one_event_joins(pair: tuple[LinkClaim, LinkClaim]) -> None:
    """Two tellings with different detail, and even with a date that differs by a day, stand together."""
    assert joined(*pair) == {frozenset(one.claim.id for one in pair)}


def test_two_dates_for_one_death_stand_side_by_side() -> None:
    """A contradiction is named and neither date is dropped."""
    found = link(TOGETHER["a death that two pages date a day apart"], TRAITS)
    assert found[0].disputes == (Dispute("days", "the days differ: 2021-03-04, 2021-03-05"),)
    assert found[0].interval is not None and found[0].interval.edtf == "2021-03-04/2021-03-05"


def test_a_bridge_does_not_join_what_excludes_each_other() -> None:
    """An undated telling joins one of two dated arrests, and never makes them one."""
    found = joined(
        claim("a-01", "arrest", when="2021-03-04", target="Mira Tolen", place="Quell"),
        claim("b-01", "arrest", when="2021-05-09", target="Mira Tolen"),
        claim("c-01", "arrest", target="Mira Tolen", place="Quell", words="police"),
    )
    assert frozenset({"a-01", "c-01"}) in found and frozenset({"b-01"}) in found


def test_the_order_of_input_changes_nothing() -> None:
    """Shuffled input gives equal incidents, byte for byte."""
    claims = [one for pair in (*NEVER.values(), *TOGETHER.values()) for one in pair]
    unique = list({one.claim.id + one.claim.type: one for one in claims}.values())
    unique = list({one.claim.id: one for one in unique}.values())
    first = link(unique, TRAITS)
    for seed in range(5):
        random.Random(seed).shuffle(unique)
        assert link(unique, TRAITS) == first


def test_a_decision_outweighs_every_score() -> None:
    """Same joins what a veto forbids, not same parts what every reason joins."""
    parted = TOGETHER["the same arrest on one day"]
    assert len(link(parted, TRAITS, apart=[("b-01", "a-01")])) == 2
    vetoed = NEVER["another day"]
    assert len(link(vetoed, TRAITS, same=[("b-01", "a-01")])) == 1


def test_a_sponsor_is_never_made_the_actor() -> None:
    """The claims keep their roles: joining changes none of them."""
    claims = [
        claim(
            "a-01", "bombing", when="2021-03-04", sponsor="Veldania", target="Harbour League", place="Quell"
        ),
        claim(
            "b-01", "bombing", when="2021-03-04", actor="Dario Falk", target="Harbour League", place="Quell"
        ),
    ]
    found = link(claims, TRAITS)
    assert len(found) == 1 and "Veldania" not in found[0].title
    assert [one.participants[0].role for one in claims] == ["sponsor", "actor"]


def test_every_join_has_reasons() -> None:
    """Each link of an incident says which rules joined it and what they saw."""
    for pair in TOGETHER.values():
        shown = one_of(link(pair, TRAITS), pair[0].claim.id).links
        assert shown and all(reason.rule and reason.left for one in shown for reason in one.reasons)


def test_a_title_does_not_shout() -> None:
    """A page all in capitals gives a title in ordinary letters; a place that is no name is left out."""
    (one,) = link([claim("a-01", "arrest", target="MARRIED COUPLE", place="the motorway rest stop")], TRAITS)
    assert one.title == "married couple arrested" and one.place is None


STORY = "minister scandal orchard tractor subsidy ledger courier auditor"


def test_pages_of_one_story_join_what_names_nobody_and_others_do_not() -> None:
    """Two pages that share what is rare in the case tell of one raid; a third page that shares nothing
    tells of another.
    """
    others = [
        claim(f"z{index}-01", "protest", actor="Karsk", words=f"word{index} thing{index}")
        for index in range(30)
    ]
    found = joined(
        claim("a-01", "raid", actor="police", target="office", words=STORY),
        claim("b-01", "raid", actor="police", target="office", words=STORY),
        claim("c-01", "raid", actor="police", target="office", words="harbour storm ferry"),
        *(
            claim(f"{page}-02", "accusation", target="Mira Tolen", actor="Harbour League", words=STORY)
            for page in "ab"
        ),
        *others,
    )
    assert frozenset({"a-01", "b-01"}) in found and frozenset({"c-01"}) in found


def test_a_page_that_tells_two_events_apart_is_believed() -> None:
    """Two sentences in one page and in its retelling: the story alone makes them one event never."""
    others = [
        claim(f"z{index}-01", "protest", actor="Karsk", words=f"word{index} thing{index}")
        for index in range(30)
    ]
    found = joined(
        *(
            claim(f"{page}-01", "sentence", actor="court", penalty="18 years", words=STORY, when="2021-02-12")
            for page in "ab"
        ),
        *(
            claim(
                f"{page}-04",
                "sentence",
                target="Piet Lorca",
                penalty="six years",
                words=STORY,
                when="2021-02-12",
            )
            for page in "ab"
        ),
        *others,
    )
    assert not any({"a-01", "a-04"} <= group or {"a-01", "b-04"} <= group for group in found)


def test_a_raid_an_arrest_and_the_days_in_custody_are_one_capture() -> None:
    """An arrest between them brings the raid and the custody together; without one they are two steps of a
    matter.
    """
    raid = claim("a-01", "raid", when="2021-07-03", target="Mira Tolen", sentence=1)
    arrest = claim("a-02", "arrest", when="2021-07-03", target="Mira Tolen", sentence=1)
    custody = claim("b-01", "detention", when="2021-07-01/2021-07-31", target="Mira Tolen", words="days cell")
    assert joined(raid, arrest, custody) == {frozenset({"a-01", "a-02", "b-01"})}
    assert joined(raid, custody) == {frozenset({"a-01"}), frozenset({"b-01"})}


def test_some_of_a_crowd_are_named_in_the_next_sentence() -> None:
    """A list of 48 and three of its names right after it are one list; a list of three and five names are
    not.
    """
    many = claim("a-01", "sanction", target="48 politicians", number="48 politicians")
    few = claim("a-02", "sanction", when="2022-09-10", target="Mira Tolen; Oskar Venn; Lena Orr")
    assert joined(many, few) == {frozenset({"a-01", "a-02"})}
    assert joined(claim("a-01", "sanction", target="two politicians"), few) == {
        frozenset({"a-01"}),
        frozenset({"a-02"}),
    }


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("SUBURB OF OSTREL", "Suburb of Ostrel"),
        ("PORT HAVEL", "Port Havel"),
        ("THE OLD HARBOUR", "The Old Harbour"),
    ],
)
def test_a_name_in_capitals_is_shown_in_ordinary_letters(printed: str, shown: str) -> None:
    """Small words inside a name stay small."""
    assert in_letters(printed) == shown
