"""A date in the page's own header is the day it was seen; a date at the article is when it was published
or changed.
"""

from __future__ import annotations

import datetime as dt

import pytest

from sayso.reading.clean.dates import date_line, printed_on, time_line
from tests.reading.clean.pages import BODY, TITLE, cleaned, dump, html

HEADERS = (
    "Wednesday, June 19, 2024",
    "Wednesday, 19 June 2024",
    "June 19, 2024",
    "19 June 2024",
    "Wed, Jun 19, 2024",
    "WEDNESDAY, JUNE 19, 2024",
    "Wed Jun 19 2024",
    "2024-06-19",
    "19/06/2024",
    "06/19/2024",
    "Today is Wednesday, June 19th, 2024",
    "Date: June 19, 2024",
    "Wednesday, June 19, 2024, 10:14 am",
    "10:14 Wednesday, June 19, 2024",
    "Wednesday, June 19, 2024 | Karsk 21°C",
    "Wednesday, June 19, 2024 ⏎ Home ⏎ World ⏎ Courts",
    "The Karsk Post ⏎ Wednesday, June 19, 2024",
    "Home ⏎ World ⏎ Wednesday, June 19, 2024 ⏎ Subscribe",
    "Wednesday, June 19, 2024 ⏎ HomeCourts - News of the DayThree Jailed Over Plot Against Exiles in Karsk",
    "6/19/24, 10:14 AM Three Jailed Over Plot Against Exiles in Karsk",
    "Wednesday, June 19, 2024 | Login | Subscribe",
    "Welcome, Wednesday June 19, 2024",
)


@pytest.mark.parametrize("above", HEADERS)
def test_a_date_in_the_header_is_captured_and_never_published(above: str) -> None:
    """Whatever it looks like, and whatever stands beside it."""
    document = cleaned(dump(above=above.replace(" ⏎ ", "\n\n")))
    assert document.title == TITLE
    assert document.captured is not None
    assert (document.captured.start, document.captured.end) == (dt.date(2024, 6, 19), dt.date(2024, 6, 19))
    for evidence in document.captured.because:
        assert document.text[evidence.start : evidence.end] == evidence.text
    assert [item.field for item in document.metadata if item.field in ("published_on", "modified_on")] == []


def test_the_two_dates_of_a_page_are_kept_apart() -> None:
    """A header's date and a date under the title are told apart by where they stand."""
    document = cleaned(
        dump(above="Wednesday, June 19, 2024\n\nHome\n\nWorld", under="By Ada Holm\n\nMay 3, 2024")
    )
    assert document.captured is not None
    assert document.captured.edtf == "2024-06-19"
    assert [(item.field, item.value) for item in document.metadata if item.place == "text"] == [
        ("published_on", "May 3, 2024"),
        ("author", "Ada Holm"),
    ]


def test_a_date_in_an_article_of_a_web_page_is_not_its_capture() -> None:
    """A time element above the heading, inside the article, is the article's."""
    body = (
        f"<article><time>June 19, 2024</time><h1>{TITLE}</h1>"
        + "".join(f"<p>{one}</p>" for one in BODY)
        + "</article>"
    )
    assert cleaned(html(body), "a.html").captured is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated: 3 May 2024 at 10:15 GMT", "2024-05-03"),
        ("Published on May 3rd, 2024", "2024-05-03"),
        ("3rd of May 2024", "2024-05-03"),
        ("31/12/2024", "2024-12-31"),
        ("04/05/2024", None),
        ("February 30, 2024", None),
        ("May 3, 2024 was a Friday in Karsk", None),
        ("On May 3, 2024 the court met", None),
        ("May 2024", None),
    ],
)
def test_a_line_is_a_date_only_when_nothing_else_is_in_it(line: str, day: str | None) -> None:
    """Days that do not exist, and numbers that can be read both ways, are no date."""
    found = date_line(line)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("line", "is_time"),
    [
        ("10:42 am", True),
        ("10.42", True),
        ("May 3, 2024 10:42", True),
        ("At 10:42 am he left", False),
        ("1042", False),
    ],
)
def test_the_head_of_an_entry_is_a_time_of_day_alone(line: str, is_time: bool) -> None:
    """A sentence that tells a time is no head."""
    assert time_line(line) is is_time


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("5/14/24, 10:12 AM Title", "2024-05-14"),
        ("14/5/2024, 10:12 Title", "2024-05-14"),
        ("5/4/24, 10:12 AM Title", None),
    ],
)
def test_a_browsers_stamp_is_read_where_it_is_clear(line: str, day: str | None) -> None:
    """Month and day that could be swapped give no date."""
    found = printed_on(line)
    assert (found.isoformat() if found else None) == day
