"""Time expressions are found where they stand, whatever state the text is in."""

import pytest

from sayso.reading.annotate.times import find_times
from sayso.records import Document, Passage


def document(text: str, kind: str = "body") -> Document:
    """A document of one passage."""
    return Document("0" * 64, "made.txt", text, (Passage(kind, 0, len(text)),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks were held on July 23 and 24 in Karsk.", ["July 23", "24"]),
        ("Two visits in May and June of this year.", ["May", "June of this year"]),
        ("The envoy left in December2018 by car.", ["December2018"]),
        ("KARSK, 12 FEB 90 - POLICE SAID ON TUESDAY", ["12 FEB 90", "TUESDAY"]),
        ("It began on July\u00a016,\u00a02021 at dawn.", ["July\u00a016,\u00a02021"]),
        ("between 3 and 7 May 2022", ["3", "7 May 2022"]),
        ("on 14 Tir 1402 in Ulmarra", ["14 Tir 1402"]),
        ("Minister Orla May may march with 2000 people in March.", ["March"]),
        ("A week before the remarks, and three days later, he spoke.", ["A week", "three days"]),
        ("He is a 44-year-old driver.", []),
    ],
)
def test_expressions_are_found_exactly(text: str, expected: list[str]) -> None:
    """Each expression is printed as it stands in the text, glued, in capitals or with no-break spaces."""
    found = find_times(document(text), (), ())
    assert [time.text for time in found] == expected
    assert all(text[time.start : time.end] == time.text for time in found)


def test_passages_that_are_not_read_are_not_searched() -> None:
    """Comments under an article give it no times."""
    assert find_times(document("Posted on July 4, 2020", "comment"), (), ()) == ()
