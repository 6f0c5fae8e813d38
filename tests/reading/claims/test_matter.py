"""Penalties that name several, and words set in quotation marks."""

import pytest

from tests.reading.claims.test_find import claims


@pytest.mark.parametrize(
    ("text", "penalties"),
    [
        ("Karl Vast and Anna Holt were jailed for nine and six years.", ["nine years", "six years"]),
        ("Karl Vast was sentenced to nine years and fifty lashes.", ["nine years", "fifty lashes"]),
        ("Karl Vast was jailed for two years and ten months.", ["two years and ten months"]),
    ],
)
def test_a_penalty_of_several_is_shared_out(text: str, penalties: list[str]) -> None:
    """Two terms are two penalties, years with months are one."""
    found = [claim for claim in claims(text) if claim.type == "sentence"]
    assert [filler.name for filler in found[0].roles if filler.role == "penalty"] == penalties


def test_a_charge_in_quotation_marks_ends_with_them() -> None:
    """What follows the closing mark is no part of the charge."""
    text = 'Anna Holt was jailed for "insulting the crown" in a hearing that lasted nine minutes.'
    found = [claim for claim in claims(text) if claim.type == "sentence"]
    assert [filler.text for filler in found[0].roles if filler.role == "charge"] == ["insulting the crown"]
