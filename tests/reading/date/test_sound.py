"""Dates that do not cover an event, and events that are counted from what stands beside them."""

from __future__ import annotations

import pytest

from sayso.reading.pipeline import extract

HEAD = "Envoy of Veldania is held in Karsk after a raid\n\nBy Ada Holm\nThursday, May 17, 2018\n\n"


def time_of(text: str, trigger: str) -> str | None:
    """The time of the claim with a trigger, read on Thursday, 17 May 2018."""
    found = extract((HEAD + text).encode(), "page.txt")
    words = found.document.text
    claim = next(
        claim
        for claim in found.claims
        if claim.trigger.start >= len(HEAD) and words[claim.trigger.start : claim.trigger.end] == trigger
    )
    return claim.time.interval.edtf if claim.time is not None else None


@pytest.mark.parametrize(
    ("text", "trigger", "days"),
    [
        ("The minister condemned the killing of the envoy in Karsk on Tuesday.", "killing", None),
        (
            "On Tuesday, officials told reporters that a raid had led to the killing of the envoy.",
            "killing",
            None,
        ),
        ("The envoy was killed in Karsk on Tuesday.", "killed", "2018-05-15"),
        ("The court in Karsk jailed the singer of the 1960s for murder.", "jailed", None),
        ("The letter comes a day after Karsk expelled two envoys of Veldania.", "expelled", "2018-05-16"),
        ("He spoke on Tuesday, a day after his arrest in Karsk.", "arrest", "2018-05-14"),
        ("The team landed on May 2, the day of the kidnapping of Ada Holm.", "kidnapping", "2018-05-02"),
        ("The envoy was killed shortly after leaving the harbour on Tuesday.", "killed", "2018-05-15"),
    ],
)
def test_a_date_covers_what_it_modifies(text: str, trigger: str, days: str | None) -> None:
    assert time_of(text, trigger) == days


def test_nothing_that_happened_is_dated_after_its_page() -> None:
    found = extract((HEAD + "He was arrested on June 3, 2018 in Karsk.").encode(), "page.txt")
    assert all(claim.time is None or str(claim.time.interval.start) <= "2018-05-17" for claim in found.claims)
