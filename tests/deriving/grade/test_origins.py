"""Origins are counted after folding, and every rule says so in a sentence."""

from __future__ import annotations

from sayso.deriving.grade import Registry, Telling, credibility, load, origins
from sayso.deriving.grade.lineage import Lineage
from sayso.records import Origins, Participant
from tests.makers import TRAITS

REGISTRY = load(
    """
conflicts:
  Veldania and its exiles:
    government: [Veldania, Veldanian Foreign Ministry]
    exiles: [Harbour League]
sources:
  - {name: Voice of Veldania, also: [VoV], party_to: {Veldania and its exiles: government}, reliability: D}
  - {name: Harbour Post, party_to: {Veldania and its exiles: exiles}}
  - {name: Karsk Courier, owner: Lindt Group}
  - {name: Tessaly Mail, owner: Lindt Group}
  - {name: Ulmarra Press Agency, also: [UPA], agency: true}
"""
)
CONCERNED = (
    Participant("sponsor", "Veldania", "VE", True, "place"),
    Participant("target", "Harbour League", "harbour league", True, "organization"),
)
POLICE = Participant("source", "Karsk police", "karsk police", True, "organization")
OFFICIAL = Participant("source", "an official", "x#1", False, "person")
WITNESSES = Participant("source", "witnesses", "y#1", False, "person")
LEAGUE = Participant(
    "source", "Harbour League spokesman", "harbour league spokesman", True, "person", ("harbour league",)
)


def page(name: str, outlet: str | None, **more: str | bool) -> Lineage:
    """A page of an outlet."""
    return Lineage(name, outlet or name, outlet, **more)  # type: ignore[arg-type]


def counted(
    *told: tuple[Lineage, Participant | None],
    same_text: tuple[str, ...] = (),
    registry: Registry = REGISTRY,
    **more: object,
) -> Origins:
    """The origins of an incident that each page tells once, at the word of somebody or in its own voice."""
    tellings = [
        Telling(f"c{index}", where.document, "bombing", (who,) if who else (), ("asserts",) if who else ())
        for index, (where, who) in enumerate(told)
    ]
    pages = {where.document: where for where, _ in told}
    family = {name: min(same_text) if name in same_text else name for name in pages}
    return origins(tellings, CONCERNED, pages, family, TRAITS, registry, **more)  # type: ignore[arg-type]


def bounds(found: Origins) -> tuple[int, int]:
    return found.low, found.high


def test_two_newsrooms_are_two_origins() -> None:
    """Reports in the own voice of two outlets that have nothing to do with each other."""
    assert bounds(counted((page("a", "Karsk Courier"), None), (page("b", "Quell Times"), None))) == (2, 2)


def test_one_text_in_three_outlets_is_one_origin() -> None:
    """Near-duplicate texts count once, and the sentence names the pages."""
    found = counted(
        (page("a", "Karsk Courier"), None),
        (page("b", "Quell Times"), None),
        (page("c", "Anse Daily"), None),
        same_text=("a", "b", "c"),
    )
    assert bounds(found) == (1, 1)
    assert "Karsk Courier, Quell Times and Anse Daily print one text: they count once." in found.why


def test_an_agency_credit_makes_the_agency_the_origin() -> None:
    """Two outlets that credit one agency, under two of its names, are one origin."""
    found = counted(
        (page("a", "Karsk Courier", agency="UPA"), None),
        (page("b", "Quell Times", agency="Ulmarra Press Agency"), None),
    )
    assert bounds(found) == (1, 1) and found.origins[0].who in ("UPA", "Ulmarra Press Agency")


def test_a_copy_counts_as_the_outlet_it_names_and_as_nothing_when_it_names_none() -> None:
    """Syndication folds into the original; unknown lineage is no origin."""
    named = counted(
        (page("a", "Karsk Courier"), None),
        (page("b", "Quell Times", first="Karsk Courier", republished=True), None),
    )
    assert bounds(named) == (1, 1)
    unnamed = counted((page("a", "Quell Times", republished=True), None), (page("b", None), None))
    assert bounds(unnamed) == (0, 0)
    assert any("copy of an original that it does not name" in line for line in unnamed.why)
    assert any("neither outlet nor author" in line for line in unnamed.why)


def test_one_speaker_in_many_pages_is_one_origin() -> None:
    """Three newsrooms that give the word of the police have one origin between them."""
    found = counted(
        (page("a", "Karsk Courier"), POLICE), (page("b", "Quell Times"), POLICE), (page("c", None), POLICE)
    )
    assert bounds(found) == (1, 1)
    assert any("all give the word of Karsk police" in line for line in found.why)


def test_sources_without_a_name_are_one_at_most() -> None:
    """Alone they are one; beside a named source they only raise the upper bound."""
    assert bounds(counted((page("a", "Karsk Courier"), OFFICIAL), (page("b", "Quell Times"), WITNESSES))) == (
        1,
        1,
    )
    assert bounds(counted((page("a", "Karsk Courier"), OFFICIAL), (page("b", "Quell Times"), POLICE))) == (
        1,
        2,
    )


def test_a_party_does_not_corroborate_itself_and_both_sides_go_by_one_rule() -> None:
    """Exile group and exile outlet are one side, state and state outlet too; beside a free origin neither
    adds to the low bound.
    """
    exiles = counted((page("a", "Harbour Post"), None), (page("b", None), LEAGUE))
    state = counted((page("a", "Voice of Veldania"), None), (page("b", "VoV"), None))
    assert bounds(exiles) == bounds(state) == (1, 1)
    assert {one.kind for one in exiles.origins} == {one.kind for one in state.origins} == {"party"}
    assert bounds(counted((page("a", "Harbour Post"), None), (page("b", "Quell Times"), None))) == (1, 2)
    assert bounds(counted((page("a", "Voice of Veldania"), None), (page("b", "Quell Times"), None))) == (1, 2)


def test_an_admission_against_interest_is_marked_and_counts() -> None:
    """The state behind the bomb that says it did it."""
    state = Participant("source", "Veldania", "VE", True, "place")
    found = counted((page("a", "Quell Times"), state), (page("b", "Harbour Post"), None))
    assert found.marks == ("admission: Veldania",) and bounds(found) == (1, 2)


def test_one_owner_folds_only_the_low_bound() -> None:
    """Two newsrooms of one owner may share a desk; nobody knows."""
    found = counted((page("a", "Karsk Courier"), None), (page("b", "Tessaly Mail"), None))
    assert bounds(found) == (1, 2) and any("owned by Lindt Group" in line for line in found.why)


def test_shared_passages_fold_only_the_low_bound() -> None:
    """Texts too alike to be sure that they were written apart."""
    assert bounds(
        counted((page("a", "Karsk Courier"), None), (page("b", "Quell Times"), None), maybe=[("a", "b")])
    ) == (1, 2)


def test_credibility_follows_stated_rules() -> None:
    """Origins raise it, contradictions and denials lower it, nothing known is 6; each rule says so."""
    two = counted((page("a", "Karsk Courier"), None), (page("b", "Quell Times"), None))
    one = counted((page("a", "Karsk Courier"), None))
    party = counted((page("a", "Harbour Post"), None))
    none = counted((page("a", None), None))
    assert [credibility(each).grade for each in (two, one, party, none)] == [1, 3, 4, 6]
    assert credibility(two, disputes=("the days differ",)).grade == 2
    assert credibility(one, denied_by=("Veldania",)).grade == 4
    assert credibility(two, retracted=True).grade == 5
    assert all(credibility(each).why for each in (two, one, party, none))
