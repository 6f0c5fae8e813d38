"""What linking takes from a page, read from the first word to the last."""

from __future__ import annotations

from sayso.deriving.link import link_claims
from sayso.deriving.resolve.binding import where, who
from sayso.deriving.resolve.entities import resolve
from sayso.deriving.resolve.uses import uses_of
from sayso.reading.pipeline import extract
from sayso.records import LinkClaim
from tests.makers import TRAITS


def told(text: str) -> dict[str, LinkClaim]:
    """The claims of a page by type, as the record compares them."""
    read = extract(text.encode(), "page")
    return {one.claim.type: one for one in link_claims(read, who(resolve(uses_of(read)), TRAITS), where)}


def test_months_of_other_sentences_are_not_joined_to_a_month() -> None:
    """ "June and July" is one stretch of the year; a June with a comma and an October two sentences later
    are not.
    """
    far = told(
        "In the last week of June, guards bombed the hall. They lost, and Mara Dol was extradited in October."
    )["bombing"]
    assert far.yearless is not None
    assert (far.yearless.first, far.yearless.last) == ((6, 1), (6, 30))
    near = told("The attack was foiled in June and July of the same year.")["attack"]
    assert near.yearless is not None
    assert (near.yearless.first, near.yearless.last) == ((6, 1), (7, 31))


def test_a_van_is_not_the_town_of_that_name() -> None:
    """A word without a capital is no place that a gazetteer could find; with one it is."""
    assert [place.path for place in told("Mara Dol was arrested in a van on Monday.")["arrest"].places] == [
        ()
    ]
    assert [
        place.path[:1] for place in told("Mara Dol was arrested in Paris on Monday.")["arrest"].places
    ] == [("FR",)]


def test_towns_that_only_the_sentence_names_are_kept_apart_from_where_it_happened() -> None:
    """A town that grammar ties to the protest is around the killing, not its place; where a body has its
    seat is neither.
    """
    killing = told(
        "A court in Mesk jailed Mara Dol over the protest in Dorrin at which the guards killed 17 miners."
    )["killing"]
    assert [place.name for place in killing.places] == []
    assert [place.name for place in killing.around] == ["Dorrin"]


def test_a_page_in_capitals_names_a_place_only_where_a_name_stands() -> None:
    """Where everything is in capitals "REST STOP" is still no name, and "SUBURB OF OSTREL" still holds
    one.
    """
    text = "MARA DOL WAS STOPPED IN HER DELIVERY VAN IN THE SUBURB OF OSTREL ON MONDAY. POLICE ARRESTED HER AT A MOTORWAY REST STOP."
    names = {place.name for place in told(text)["arrest"].places}
    assert names and not {name for name in names if name.isupper() and "OSTREL" not in name}
