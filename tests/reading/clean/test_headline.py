"""The title and the author: a name before a colon is an author's only when it is a person whom the article
does not speak of.
"""

from __future__ import annotations

import pytest

from sayso.reading.clean.headline import byline_names, same_title, split_title
from sayso.reading.clean.names import is_person
from tests.reading.clean.pages import BODY, TITLE, cleaned, html

ARTICLE = " ".join(BODY)


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("Ada Holm: Why the Court Was Right", "Ada Holm"),
        ("ADA HOLM: WHY THE COURT WAS RIGHT", "Ada Holm"),
        ("Jean-Luc de Tess: Why the Court Was Right", "Jean-Luc de Tess"),
        ("Oda Brenn: They Knew What It Was", None),
        ("New Karsk: Court Jails Three Men", None),
        ("Analysis: Why the Court Was Right", None),
        ("Breaking News: Court Jails Three Men", None),
        ("Veldania: Envoy Is Expelled Today", None),
        ("Prime Minister: We Will Not Yield", None),
        ("Karsk Resistance Movement: Why We Fight", None),
        ("Live: The Verdict in Karsk", None),
        ("Why the Court Was Right", None),
        ("10:30: The Court Is Sitting", None),
    ],
)
def test_a_name_before_the_colon(title: str, author: str | None) -> None:
    """Labels, places, bodies and people who are quoted are no authors."""
    found, rest = split_title(title, ARTICLE)
    assert found == author
    assert rest == (title.partition(": ")[2] if author else title)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Holm", ["Ada Holm"]),
        ("BY ADA HOLM | THE KARSK POST", ["Ada Holm"]),
        ("By Ada Holm and Ben Ulm", ["Ada Holm", "Ben Ulm"]),
        (
            "By Ada Holm, Ben Ulm and Mira van der Tess, Staff Writers",
            ["Ada Holm", "Ben Ulm", "Mira van der Tess"],
        ),
        ("Written by Ada Holm on May 3, 2024", ["Ada Holm"]),
        ("By ADA HOLM MAY 3, 2024", ["Ada Holm"]),
        ("By Ada Holm for the Karsk Post", ["Ada Holm"]),
        ("Ada Holm, Staff writer", ["Ada Holm"]),
        ("Ada Holm - May 3, 2024, 10:31 pm", ["Ada Holm"]),
        ("By the Numbers", []),
        ("By Monday the court had heard three men", []),
        ("By Staff Reporter", []),
        ("Karsk, Ulmarra", []),
    ],
)
def test_bylines(line: str, names: list[str]) -> None:
    """Names with and without "By", alone or several, without what stands behind them."""
    assert byline_names(line) == names


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Ada Holm", True),
        ("Mira van der Tess", True),
        ("A. B. Holm", True),
        ("Karsk", False),
        ("World News", False),
        ("Human Rights Group", False),
        ("he said", False),
    ],
)
def test_the_shape_of_a_name(name: str, person: bool) -> None:
    """Two capitalised words at least, none of them a word that people's names do not have."""
    assert is_person(name) is person


def test_the_same_title_may_carry_the_outlet() -> None:
    """A title is the same with the outlet's name behind it, not with other words."""
    assert same_title(TITLE, f"{TITLE} - The Karsk Post")
    assert not same_title(TITLE, "Three Men Walk Home")
    assert not same_title("Karsk", "Karsk court jails three men")


def test_the_heading_that_the_head_states_is_the_title() -> None:
    """Of several headings the one that the page's own title repeats is taken, with its place in the text."""
    body = f"<h1>The Karsk Post</h1><h2>{TITLE}</h2>" + "".join(f"<p>{one}</p>" for one in BODY)
    document = cleaned(html(body, f"<title>{TITLE} | The Karsk Post</title>"), "a.html")
    title = next(passage for passage in document.passages if passage.kind == "title")
    assert document.title == document.text[title.start : title.end] == TITLE
    assert document.outlet == "The Karsk Post"


def test_a_page_without_a_title_has_none() -> None:
    """Nothing is made up: an article that begins at once has no title and no author."""
    document = cleaned("\n\n".join(BODY))
    assert (document.title, document.author, document.outlet, document.republished) == (
        None,
        None,
        None,
        False,
    )
