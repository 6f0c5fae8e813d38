"""Which nominals are places."""

import pytest

from tests.reading.claims.test_find import claims


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("A sailor was arrested at a roadblock.", "arrest", "roadblock"),
        ("The sailor was stabbed in a supermarket.", "stabbing", "supermarket"),
        ("Students marched through Karsk.", "protest", "Karsk"),
        ("Two men with clubs beat the sailor outside a bakery in Karsk.", "assault", "Karsk"),
    ],
)
def test_a_site_is_a_place(text: str, type_: str, place: str) -> None:
    """Buildings and sites are places without a name; a place inside another brings that one too."""
    found = [claim for claim in claims(text) if claim.type == type_]
    assert found
    assert place in [filler.name for filler in found[0].roles if filler.role == "place"]


def test_an_event_is_no_place() -> None:
    """ "Died in the crackdown" does not say where."""
    found = [claim for claim in claims("Nine sailors died in the crackdown.") if claim.type == "death"]
    assert found and "place" not in {filler.role for filler in found[0].roles}
