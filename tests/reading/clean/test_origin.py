"""Who publishes a page and who published it first."""

from __future__ import annotations

import pytest

from sayso.reading.clean.origin import dateline_end
from sayso.reading.clean.outlets import same_outlet
from tests.reading.clean.pages import BODY, TITLE, cleaned, dump, html


@pytest.mark.parametrize(
    ("line", "length", "agency"),
    [
        ("KARSK (AFP) - A court met.", 14, "AFP"),
        ("KARSK, May 3 (Reuters) - A court met.", 25, "Reuters"),
        ("KARSK, 3 MAY 89 (DPA) -- A COURT MET.", 25, "DPA"),
        ("New Karsk, Veldania (AP) — A court met.", 27, "AP"),
        ("KARSK – A court met.", 8, None),
        ("KARSK, Veldania — A court met.", 18, None),
        ("A court met (it was Monday) - at last.", 0, None),
        ("Karsk - the town on the river - is cold.", 0, None),
        ("The Court (in Karsk) met.", 0, None),
    ],
)
def test_datelines(line: str, length: int, agency: str | None) -> None:
    """A place in capitals with a dash, or a place with an agency in brackets."""
    assert dateline_end(line) == (length, agency)


@pytest.mark.parametrize(
    ("after", "republished", "first"),
    [
        ("Read more from original article here:", True, None),
        ("Read the full original story", True, None),
        ("This article first appeared in The Ulmarra Times.", True, "The Ulmarra Times"),
        ("Originally published by Ulmarra Times", True, "Ulmarra Times"),
        ("Republished with permission from the Ulmarra Times.", True, "Ulmarra Times"),
        ("The post Three Jailed Over Plot appeared first on Ulmarra Times.", True, "Ulmarra Times"),
        ("Source: Ulmarra Times", True, "Ulmarra Times"),
        ("This story was first published on May 3, 2024.", False, None),
        ("The verdict was published in full by the court, which posted it on its door.", False, None),
        ("", False, None),
    ],
)
def test_what_a_page_says_of_the_first_publication(after: str, republished: bool, first: str | None) -> None:
    """Only a page that says so is a copy; the day of a first publication is no outlet."""
    document = cleaned(dump(after=after))
    assert (document.republished, document.first_published_by) == (republished, first)


def test_an_agency_is_the_first_publisher_where_another_outlet_prints_it() -> None:
    """The agency's own page is no copy; a paper that prints the agency's text is one."""
    wire = "KARSK (VNA) - " + BODY[0]
    paper = cleaned(
        "\n\n".join(
            [
                TITLE,
                wire,
                *BODY[1:],
                '"The Karsk Digest does not necessarily endorse the views of its writers."',
            ]
        )
    )
    assert (paper.outlet, paper.first_published_by, paper.republished) == ("The Karsk Digest", "VNA", True)
    own = cleaned("\n\n".join(["VELDANIA NEWS AGENCY", TITLE, wire, *BODY[1:]]))
    assert (own.outlet, own.first_published_by, own.republished) == ("VELDANIA NEWS AGENCY", None, False)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("The Karsk Post", "Karsk Post", True),
        ("CW", "Continental Wire", True),
        ("Karsk Post", "Ulmarra Post", False),
        (None, "Karsk Post", False),
    ],
)
def test_two_names_of_one_outlet(left: str | None, right: str | None, same: bool) -> None:
    """With and without the article, and by initials."""
    assert same_outlet(left, right) is same


def test_the_head_of_a_web_page_names_the_outlet_before_its_text_does() -> None:
    """What JSON-LD and Open Graph state goes before disclaimers; every value is kept with its place."""
    body = (
        f"<h1>{TITLE}</h1>"
        + "".join(f"<p>{one}</p>" for one in BODY)
        + "<p>The Karsk Digest does not always share the views expressed here.</p>"
    )
    document = cleaned(html(body, '<meta property="og:site_name" content="Karsk Digest Online">'), "a.html")
    assert document.outlet == "Karsk Digest Online"
    assert {(item.value, item.place) for item in document.metadata if item.field == "outlet"} == {
        ("Karsk Digest Online", "open-graph"),
        ("The Karsk Digest", "text"),
    }
