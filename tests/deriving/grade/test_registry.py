"""The source registry is the user's: read exactly, refused clearly, never graded by the program."""

from __future__ import annotations

import pytest

from sayso.deriving.grade import load
from sayso.errors import CaseError


def test_an_outlet_is_found_under_all_its_names() -> None:
    """Case, "the", dots and internet endings do not matter."""
    registry = load("sources: [{name: The Karsk Courier, also: [karskcourier.com], reliability: B}]")
    for name in ("Karsk Courier", "KARSK COURIER", "karskcourier.com", "www.karskcourier.com"):
        entry = registry.find(name)
        assert entry is not None and entry.reliability == "B", name
    assert (
        registry.find("Karsk Courant") is None and registry.find("") is None and registry.find(None) is None
    )


def test_reliability_is_never_set_by_the_program() -> None:
    """What the user did not grade has no grade."""
    entry = load("sources: [{name: Karsk Courier}]").find("Karsk Courier")
    assert entry is not None and entry.reliability == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("sources: [{also: [X]}]", "without a name"),
        ("sources: [{name: X, reliability: G}]", "letter A–F"),
        ("sources: [{name: X, colour: red}]", "unknown key 'colour'"),
        ("sources: [{name: X, party_to: {War: north}}]", "'conflicts' does not name"),
        ("sources: [", "not valid YAML"),
        ("outlets: []", "only the keys"),
        ("conflicts: {War: [north]}", "each side"),
    ],
)
def test_a_faulty_registry_is_refused_with_the_fault(text: str, says: str) -> None:
    """One clear line for every fault."""
    with pytest.raises(CaseError, match=says):
        load(text)
