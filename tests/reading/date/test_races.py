"""A text of an election campaign is dated by the people and the words of the campaign, with none of them
telling it outright.
"""

import pytest

from tests.reading.date.makers import edtf

FIELD = "Voters in Karsk heard Donald Trump and Ted Cruz on Monday. The primary is close, the candidates say, and the nomination is open."


def test_two_who_stood_in_one_election_and_words_of_a_campaign() -> None:
    """From the day on which both stood to the vote."""
    assert edtf(FIELD) == "2015-06-16/2016-11-08"


def test_names_without_a_campaign_tell_nothing() -> None:
    """Two senators at dinner are no candidates."""
    assert edtf("Bernie Sanders and Hillary Clinton met on Monday and talked of the weather in Karsk.") == ""


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Cruz won the Ulmarra caucuses.", "2016-02-01/2016-11-08"),
        ("Both speak of a contested convention.", "2015-06-16/2016-07-28"),
        ("The mayor will vote for neither of them in November.", "2015-12-08/2016-11-08"),
        ("The Republican debate was dull.", "2015-07-06/2016-06-14"),
        ("They will be on the ballot on Nov. 8, he said.", "2015-12-08/2016-11-08"),
        ("The presumptive Republican nominee is proud of it.", "2016-05-03/2016-07-19"),
        (
            "Clinton, the Democratic nominee, said no. Her running mate, Tim Kaine, said yes.",
            "2016-07-22/2016-11-08",
        ),
    ],
)
def test_how_far_the_campaign_has_come(sentence: str, days: str) -> None:
    """Contests that were held, a convention or vote ahead, a nominee chosen: each cuts the campaign."""
    assert edtf(FIELD.replace("Donald Trump", "Donald Trump, who is bold,"), sentence) == days


def test_an_election_of_old_is_history() -> None:
    """Where an office told as held now lies after the vote, the campaign is looked back on."""
    assert edtf(
        "President Barack Obama said on Monday he was glad. Secretary of State John Kerry is in Karsk.",
        FIELD.replace("Donald Trump and Ted Cruz", "John Kerry and John Edwards"),
    ).startswith("2013-02-01")


def test_after_the_nomination_the_primaries_are_history() -> None:
    """A debate of the primaries told beside a nominee does not date the text before the nomination."""
    text = FIELD + " The Republican nominee has not changed since the Republican debates."
    assert (
        edtf(text, "Republican nominee Donald Trump said on Monday it was over.") == "2016-05-03/2016-11-08"
    )


def test_before_anybody_has_declared_a_campaign_is_speculation() -> None:
    """Where somebody is still weighing a run, nothing is concluded from when the others announced theirs."""
    assert edtf(FIELD + " Both are considering a presidential run.") == "2014-05-08/2016-11-08"
