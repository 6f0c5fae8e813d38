"""What the events of a court take from the verdict beside them, on invented sentences."""

from __future__ import annotations

import pytest

from tests.ruled import extract


def fillers(text: str, type_: str) -> list[tuple[set[str], set[str]]]:
    """Targets and penalties of the claims of one type."""
    found = [one for one in extract(text.encode(), "page").claims if one.type == type_]
    return [
        (
            {r.name for r in one.roles if r.role == "target"},
            {r.name for r in one.roles if r.role == "penalty"},
        )
        for one in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mara Dol was sentenced to six years for spying after a closed trial in Kesten.",
        "In June, after a trial of two hours, a court in Mesk gave Mara Dol twelve years.",
        "Mara Dol was acquitted on Monday at the end of a trial that lasted a day.",
    ],
)
def test_the_trial_before_a_verdict_is_that_of_the_person_judged(text: str) -> None:
    """The trial that a verdict followed names nobody and needs nobody named."""
    assert fillers(text, "trial") == [({"Mara Dol"}, set())]


def test_another_s_trial_stays_another_s() -> None:
    """A trial with an accused of its own, or one that no verdict hangs on, takes nobody from the clause."""
    assert fillers("Mara Dol was sentenced to six years after the trial of Joren Vall.", "trial") == [
        ({"Joren Vall"}, set())
    ]
    assert fillers("Mara Dol was beaten after a trial in Kesten.", "trial") == [(set(), set())]


@pytest.mark.parametrize(
    ("text", "penalty"),
    [
        ("Mara Dol had served four years of an 18-year sentence.", "18-year sentence"),
        ("The court gave Mara Dol nine years on Monday.", "nine years"),
        ("Mara Dol was given nine years by a court in Tarn.", "nine years"),
    ],
)
def test_the_penalty_is_the_whole_term(text: str, penalty: str) -> None:
    """How long a sentence is, not how much of it was served; also where the verb is only "give"."""
    assert fillers(text, "sentence") == [({"Mara Dol"}, {penalty})]
