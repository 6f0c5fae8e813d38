"""Where a printed place is: precision, parents, namesakes, and nothing invented."""

from __future__ import annotations

import pytest

from sayso.deriving.resolve.places import Place, compatible, lookup


def found(text: str, country: str = "", nearby: tuple[str, ...] = ()) -> Place:
    """The place, which must exist."""
    place = lookup(text, country, nearby)
    assert place is not None, text
    return place


@pytest.mark.parametrize(
    ("text", "path", "precision"),
    [
        ("Paris", "FR/11/Paris", "town"),
        ("Paris, Texas", "US/TX/Paris", "town"),
        ("Texas", "US/TX", "region"),
        ("the UK", "GB", "country"),
        ("Kiev", "UA/12/Kyiv", "town"),
        ("the city of Kirkuk", "IQ/13/Kirkuk", "town"),
        ("northern Iraq", "IQ", "region"),
        ("Washington", "US/DC/Washington", "town"),
        ("Catalonia", "ES/56", "region"),
        ("Syrian town of Aleppo", "SY/09/Aleppo", "town"),
        ("Middle East", "area:middle east", "area"),
    ],
)
def test_lookup(text: str, path: str, precision: str) -> None:
    """A name is found with its chain of parents and how exact it is."""
    place = found(text)
    assert (place.id, place.precision) == (path, precision)


def test_namesakes_follow_the_document() -> None:
    """Among towns of one name the document's countries decide, then the number of people."""
    assert found("Tripoli").country == "LY"
    assert found("Tripoli", nearby=("LB",)).country == "LB"
    assert found("Tripoli", "LB").country == "LB"


def test_unknown_stays_unknown() -> None:
    """A place that the gazetteer lacks is None, or known only to lie in the country named with it."""
    assert lookup("Velikar Heights") is None
    site = found("Camp Velikar 3, Albania")
    assert (site.precision, site.path, site.point) == ("point", ("AL",), None)


def test_hierarchy_distance_and_compatibility() -> None:
    """A country holds its towns, an area its countries; a suburb is compatible with its city, another city
    is not.
    """
    france, paris, suburb, lyon = found("France"), found("Paris"), found("Villepinte", "FR"), found("Lyon")
    assert france.contains(paris) and not paris.contains(france)
    assert found("Europe").contains(france)
    assert compatible(paris, suburb) and not compatible(paris, lyon) and compatible(france, lyon)
    assert paris.distance(found("London")) == pytest.approx(344, abs=3)
    assert found("Paris, Texas").chain() == ("Paris", "Texas", "United States")
