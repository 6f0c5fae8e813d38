"""Who takes part in an event that a noun names."""

import pytest

from tests.reading.claims.test_find import claims


@pytest.mark.parametrize(
    ("text", "type_", "actor"),
    [
        ("The army carried out a series of attacks.", "attack", "army"),
        ("The army is responsible for the bombing.", "bombing", "army"),
        ("The army carried out the bombing.", "bombing", "army"),
    ],
)
def test_the_verb_that_carries_a_noun_brings_its_subject(text: str, type_: str, actor: str) -> None:
    """Directly, over a noun of quantity, or as a state."""
    found = [claim for claim in claims(text) if claim.type == type_]
    assert actor in [filler.name for filler in found[0].roles if filler.role == "actor"]


def test_a_verb_that_judges_carries_nothing() -> None:
    """ "Called the verdict a farce" is a condemnation, and the court's verdict is not the union's."""
    found = claims("The union called the verdict of the court a farce.")
    assert "condemnation" in {claim.type for claim in found}
    assert not [
        filler
        for claim in found
        if claim.type == "conviction"
        for filler in claim.roles
        if "union" in filler.name
    ]
