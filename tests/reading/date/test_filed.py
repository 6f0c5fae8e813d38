"""What a page's address and its retrieval say of its day, beside what the page prints."""

from __future__ import annotations

import pytest

from sayso.reading.annotate.times import find_times
from sayso.reading.date import date_document
from sayso.reading.pipeline import read_page
from sayso.records import Annotation, Document
from sayso.records.page import Provenance

BODY = (
    "The envoy left the harbour on Friday with two aides, the ministry said in Karsk.\n\n"
    "He had been told to leave the country within a week, and nobody saw him off.\n"
)
ADDRESS = "https://karskpost.example/world/2018/dec/05/envoy-leaves"


def dated(text: str, url: str | None = None, retrieved: str | None = None) -> Document:
    document = read_page(text.encode(), "page.txt", Provenance(url, retrieved))
    return date_document(document, Annotation((), (), (), find_times(document, (), ())))[0]


def test_an_undated_page_is_of_the_day_in_its_address() -> None:
    published = dated(f"Envoy leaves Karsk harbour after a warning\n\n{BODY}", ADDRESS).published
    assert published is not None and published.edtf == "2018-12-05"
    assert [piece.rule for piece in published.because] == ["the day in the page's address"]


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("December 5, 2018", "2018-12-05"),
        ("December 6, 2018", "2018-12-05/2018-12-06"),
        ("December 4, 2018", "2018-12-04/2018-12-05"),
        ("December 20, 2018", "2018-12-20"),
    ],
)
def test_printed_day_and_address_are_both_kept_where_they_are_close(printed: str, days: str) -> None:
    document = dated(
        f"Envoy leaves Karsk harbour after a warning\n\nBy Ada Holm\n{printed}\n\n{BODY}", ADDRESS
    )
    assert document.published is not None and document.published.edtf == days
    assert any("the day in the page's address" in line for line in document.warnings) == (
        days == "2018-12-20"
    )


def test_nothing_was_published_after_it_was_retrieved() -> None:
    published = dated(f"Envoy leaves Karsk harbour after a warning\n\n{BODY}", None, "2021-03-31").published
    assert published is not None and published.edtf == "../2021-03-31"


def test_a_title_printed_twice_makes_no_captured_day() -> None:
    head = "Envoy leaves Karsk harbour after a warning\n\nBy Ada Holm\nKNR\nApril 23, 2013\n\nEnvoy leaves Karsk harbour after a warning\n\n"
    document = dated(head + BODY, "https://knr.example/envoy")
    assert document.published is not None and document.published.edtf == "2013-04-23"
    assert document.captured is None
    assert (document.author, document.outlet) == ("Ada Holm", "KNR")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The envoy was charged today, July 17, 2018, with fraud.", "2018-07-17"),
        ("The envoy was charged yesterday (July 16, 2018) with fraud.", "2018-07-17"),
        ("On July 16, 2018, yesterday, the envoy was charged with fraud.", "2018-07-17"),
    ],
)
def test_a_date_beside_today_closes_the_day_of_writing(words: str, day: str) -> None:
    published = dated(f"Envoy charged with fraud in a Karsk court\n\n{words}\n\n{BODY}").published
    assert published is not None and published.edtf == day
