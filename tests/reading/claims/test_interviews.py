"""Who speaks in an interview: the one interviewed says what the answers tell, and is their "I"."""

from tests.ruled import extract

PAGE = """A cellar with a view

The weaver Anna Holt on her looms and the men who came for them

Interview by Paul Kenning
The Tassil Quarterly, 3 May 2021

Anna Holt has woven flags for forty years in a small house by the harbour of Tassil, where she lives with her sister.

When did the trouble begin?

In 2015 I was arrested at the harbour by two officers and held for nine days in a cellar that smelt of fish.

And after that?

They confiscated my looms. In 2017 a judge sentenced my sister to two years in prison for the flags on her balcony.

Did you ever think of leaving your house?

Your readers will think so, and you may ask me again when the police have searched the house for the tenth time this year.
"""


def claims(text: str) -> dict[str, tuple[list[str], dict[str, str]]]:
    """The sources and roles of each type of claim in a page."""
    found = extract(text.encode(), "page.txt").claims
    return {
        claim.type: ([one.name for one in claim.said_by], {role.role: role.name for role in claim.roles})
        for claim in found
    }


def test_answers_are_said_by_the_one_interviewed() -> None:
    """Without a line that says so, the person named above the first question speaks, not the interviewer."""
    found = claims(PAGE)
    assert found["arrest"][0] == ["Anna Holt"] and found["arrest"][1]["target"] == "Anna Holt"
    assert found["sentence"][0] == ["Anna Holt"] and found["sentence"][1]["target"] == "sister"


def test_a_page_that_is_no_interview_keeps_its_own_voice() -> None:
    """Questions alone make no interview."""
    found = claims(PAGE.replace("Interview by Paul Kenning", "By Paul Kenning"))
    assert found["arrest"][0] == [] and found["sentence"][0] == []


def test_what_is_said_to_the_interviewed_is_not_their_word() -> None:
    """A line that speaks to "you" is a question, however it ends."""
    asked = PAGE.replace("And after that?", "The police searched your house in 2016.")
    searched = [
        claim
        for claim in extract(asked.encode(), "page.txt").claims
        if claim.type == "raid" and claim.trigger_text == "searched"
    ]
    assert searched and searched[0].said_by == ()
