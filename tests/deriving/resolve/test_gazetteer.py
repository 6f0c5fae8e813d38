"""The hand-written part of the gazetteer agrees with its table."""

from __future__ import annotations

from sayso.deriving.resolve.gazetteer import capitals, find, key, lands, regions, town
from sayso.world import countries


def test_every_region_is_found_in_its_country() -> None:
    """A region is found by its name, inside the division of the town that places it."""
    for name, row in regions()["regions"].items():
        found = [e for e in find(key(name)) if e.precision == "region" and e.path[0] == row["country"]]
        assert found, name
        if "town" in row:
            assert found[0].path[1] == town(row["town"], row["country"]).path[1]


def test_every_other_name_of_a_town_leads_to_it() -> None:
    """An exonym is found as the town that the table has."""
    for other, (name, country) in regions()["towns"].items():
        assert town(name, country) in find(key(other)), other


def test_areas_hold_known_countries() -> None:
    """The countries of an area are in the table of countries."""
    for name, row in regions()["spans"].items():
        area = next(e for e in find(key(name)) if e.precision == "area")
        assert area.members and area.members <= lands().keys(), name
        assert "in" not in row or set(row["in"]) == area.members


def test_nearly_every_capital_is_a_town_of_the_table() -> None:
    """A capital that is missing from the table would only be known by its country; few small ones may be."""
    missing = [
        c.capital for c in countries().values() if not c.code.startswith("X-") and not find(key(c.capital))
    ]
    assert len(missing) <= 5, missing
    assert capitals()["tirana"] == "AL"
