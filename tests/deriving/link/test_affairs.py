"""Incidents of one matter stand together as an affair, with a ladder of legal stages per person."""

from __future__ import annotations

from sayso.deriving.link import affairs, link, with_affairs
from sayso.records import Affair, LinkClaim
from tests.deriving.link.makers import claim
from tests.makers import TRAITS


def found(*claims: LinkClaim) -> tuple[Affair, ...]:
    """The affairs of some claims."""
    return affairs(link(claims, TRAITS), {one.claim.id: one for one in claims}, TRAITS)


CASE = (
    claim("a-08", "arrest", target="Mira Tolen", actor="police"),
    claim("a-09", "extradition", target="Mira Tolen", destination="Ulmarra"),
    claim("a-10", "trial", "planned", target="Mira Tolen"),
    claim("b-12", "conviction", target="Mira Tolen", actor="court", when="2021-02-04"),
    claim(
        "b-13",
        "sentence",
        target="Mira Tolen",
        penalty="20 years",
        charge="attack",
        when="2021-02-04",
        sentence=13,
    ),
    claim("b-14", "agreement", actor="Ulmarra; Veldania", sentence=14),
    claim("b-15", "release", "planned", target="Mira Tolen", sentence=14),
    claim(
        "b-11",
        "bombing",
        "attempted",
        "2018-01-01/2018-12-31",
        sponsor="Veldania",
        target="Free Veldania Summit",
        sentence=11,
    ),
)


def test_the_ladder_of_one_person_over_two_pages() -> None:
    """Arrest, extradition, trial, conviction, sentence in order; a planned release is no rung; the act and
    the treaty belong to it.
    """
    (one,) = found(*CASE)
    assert [rung.step for rung in one.ladder] == ["arrest", "extradition", "trial", "conviction", "sentence"]
    assert one.standing == "sentence"
    assert one.title == "proceedings against Mira Tolen" and one.people == ("Mira Tolen",)
    assert len(one.incidents) == 8
    assert any("treaty" in why or "agreement" in why for why in one.why) and any(
        "the charge names it" in why for why in one.why
    )


def test_an_acquittal_leads_over_the_arrest() -> None:
    """The last stage reached is where the matter stands, in whatever order the pages came."""
    (one,) = found(
        claim("b-01", "acquittal", target="Oskar Venn", when="2022-05-03"),
        claim("a-01", "arrest", target="Oskar Venn", when="2021-05-03"),
        claim("a-02", "charge", target="Oskar Venn", when="2021-06-03", charge="fraud"),
    )
    assert [rung.step for rung in one.ladder] == [
        "arrest",
        "charge",
        "acquittal",
    ] and one.standing == "acquittal"


def test_unnamed_people_make_no_affair_across_pages() -> None:
    """A conviction and a sentence of "the aide" in one page are one matter; the aide of another page is
    not drawn in.
    """
    claims = (
        claim("a-01", "conviction", target="aide", actor="court"),
        claim("a-02", "sentence", target="aide", penalty="life"),
        claim("b-01", "arrest", target="aide"),
        claim("c-01", "accusation", target="Dario Falk"),
    )
    (one,) = found(*claims)
    assert one.people == ("aide",) and len(one.incidents) == 2
    assert {incident.affair for incident in with_affairs(link(claims, TRAITS), (one,))} == {None, one.id}


def test_two_matters_of_one_person() -> None:
    """Convicted twice on charges that share no word: two affairs, each with its own steps."""
    claims = (
        claim("a-01", "arrest", target="Dario Falk", when="2001-05-03", charge="bank robbery"),
        claim("a-02", "conviction", target="Dario Falk", when="2001-09-03", charge="bank robbery"),
        claim("b-01", "arrest", target="Dario Falk", when="2019-05-03", charge="spying abroad"),
        claim("b-02", "conviction", target="Dario Falk", when="2020-05-03", charge="spying abroad"),
    )
    assert [len(one.ladder) for one in found(*claims)] == [2, 2]


def test_dropped_charges_are_said_so() -> None:
    """Charges called off are where the matter stands, not the charge."""
    (one,) = found(
        claim("a-01", "arrest", target="Lena Orr", when="2021-05-03"),
        claim("b-01", "charge", "called-off", target="Lena Orr", when="2021-08-03"),
    )
    assert one.standing == "charge called-off"
