"""Days known roughly are narrowed by the dates that the text tells without their year."""

import pytest

from tests.reading.date.makers import edtf

WHO = "Egyptian President Mohamed Morsi has sacked the general."


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("The mill was shut on Monday, March 4, police said.", "2013-03-04/2013-07-13"),
        ("The court will meet on Thursday, February 21.", "2012-06-30/2013-02-21"),
        ("The mill was shut on March 4, police said.", "2012-06-30/2013-07-13"),
        ("The Sept. 11 attacks were the worst, he said.", "2012-06-30/2013-07-13"),
    ],
)
def test_a_day_with_its_weekday_narrows(sentence: str, days: str) -> None:
    """A weekday fixes the year among those left open; a day without one, or the name of an event, does
    not.
    """
    assert edtf(WHO, sentence) == days


def test_without_rough_days_nothing_is_narrowed() -> None:
    """A weekday alone names no year."""
    assert edtf("The mill was shut on Monday, March 4, police said.") == ""
