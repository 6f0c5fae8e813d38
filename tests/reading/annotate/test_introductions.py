"""Names that come after the deed, in invented news read from the first word to the last."""

from __future__ import annotations

import pytest

from sayso.reading.pipeline import extract

HEAD = "Gorlen Gazette\n\nNews of the day\n\n3 May 2021\n\n"


def chain_names(text: str, words: str) -> set[str]:
    """The proper names of the chain of the first mention that is printed so."""
    read = extract((HEAD + text).encode(), "page.txt")
    mentions = read.annotation.mentions
    body = read.document.text
    entity = next(one.entity for one in mentions if body[one.start : one.end] == words)
    return {one.name for one in mentions if one.entity == entity and one.named}


LEADS = [
    (
        "a name with its age after the lead",
        "A court in Gorlen sentenced a Tarvian engineer to six years in prison on Monday for spying.\n\n"
        "Jorun Hale, 44, did not speak during the trial. He had been held since March.",
        "a Tarvian engineer",
        {"Jorun Hale"},
    ),
    (
        "a name to whom something was done",
        "Border guards in Gorlen arrested a Tarvian teacher on Monday and accused her of spying.\n\n"
        "Mirna Volst, who runs a school in the port, was taken from her flat before dawn.",
        "a Tarvian teacher",
        {"Mirna Volst"},
    ),
    (
        "nobody in the lead who speaks",
        "A Tarvian bishop was shot dead in Gorlen on Monday.\n\nOttar Brun, a spokesman for the police, said that nobody had been caught.",
        "A Tarvian bishop",
        set(),
    ),
    (
        "two people in the lead",
        "A soldier shot a Tarvian student in Gorlen on Monday.\n\nOttar Brun, 22, had come to the town for a wedding.",
        "a Tarvian student",
        set(),
    ),
    (
        "an official after the lead",
        "A bomb killed a shopkeeper in Gorlen on Monday.\n\nPresident Mirna Volst visited the street in the evening.",
        "a shopkeeper",
        set(),
    ),
]


@pytest.mark.parametrize(
    ("text", "words", "names"), [case[1:] for case in LEADS], ids=[case[0] for case in LEADS]
)
def test_the_name_after_the_lead(text: str, words: str, names: set[str]) -> None:
    """The one unnamed person of the lead has the name with which the next sentence begins; a bystander, a
    speaker, an official has not.
    """
    assert chain_names(text, words) == names


NAMED = [
    ("Police identified the gunman as Joren Vall.", "the gunman", {"Joren Vall"}),
    ("The dead woman was named as Mara Osten.", "The dead woman", {"Mara Osten"}),
    ("A detective named Viktor Brandal was held on Monday.", "A detective", {"Viktor Brandal"}),
    (
        "A fourth suspect was arrested on Monday. The office named him as Pavel Orn.",
        "A fourth suspect",
        {"Pavel Orn"},
    ),
    ("The party named Joren Vall as its candidate. The voter was not asked.", "The voter", set()),
]


@pytest.mark.parametrize(("text", "words", "names"), NAMED)
def test_named_as(text: str, words: str, names: set[str]) -> None:
    """A verb of naming joins the description and the name that it sets beside each other."""
    assert chain_names(text, words) == names


EPITHETS = [
    (
        "Karsk extradited Mirna Volst on Monday. The activist was taken from the prison before dawn.",
        "The activist",
        {"Mirna Volst"},
    ),
    (
        "Mirna Volst met Ottar Brun on Monday. The activist was taken from her flat before dawn.",
        "The activist",
        set(),
    ),
    (
        "Karsk extradited Mirna Volst on Monday. The judge was taken from the court before dawn.",
        "The judge",
        set(),
    ),
]


@pytest.mark.parametrize(("text", "words", "names"), EPITHETS)
def test_what_the_one_just_named_is(text: str, words: str, names: set[str]) -> None:
    """ "The activist" is the only person of the sentence before; where there are two, or the word is of an
    office, nobody can say.
    """
    assert chain_names(text, words) == names


def test_who_is_introduced_without_a_name_keeps_the_words_of_the_page() -> None:
    """The claim shows the page's own words for somebody whom it only names later; a pronoun after it shows
    the name.
    """
    text = HEAD + (
        "A court in Gorlen convicted a Tarvian engineer of spying on Monday and sentenced him to six years in prison.\n\n"
        "Jorun Hale, 44, did not speak during the trial."
    )
    told = {
        claim.type: {role.name for role in claim.roles if role.role == "target"}
        for claim in extract(text.encode(), "page.txt").claims
    }
    assert told["conviction"] == {"Tarvian engineer"}
    assert told["sentence"] == {"Jorun Hale"}
