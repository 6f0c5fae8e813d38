"""A document is dated from inside its own text, and a page header never dates it."""

import datetime as dt

from sayso.reading.annotate.times import find_times
from sayso.reading.date import date_document
from sayso.records import Annotation, Document, Passage


def dated(*parts: tuple[str, str]) -> Document:
    """A document of the given (kind, text) passages, dated."""
    text, passages = "", []
    for kind, words in parts:
        passages.append(Passage(kind, len(text), len(text) + len(words)))
        text += words + "\n\n"
    document = Document("0" * 64, "made.txt", text, tuple(passages))
    return date_document(document, Annotation((), (), (), find_times(document, (), ())))[0]


def test_a_header_date_is_the_day_of_capture() -> None:
    """Today's date above the menu bounds the article from above and is never its date."""
    found = dated(
        ("boilerplate", "Wednesday, June 19, 2024"),
        ("title", "Talks in Karsk"),
        ("body", "The envoy was expelled in December 2018."),
    )
    assert found.captured is not None and found.captured.start == dt.date(2024, 6, 19)
    assert found.published is not None
    assert (found.published.start, found.published.end) == (dt.date(2018, 12, 1), dt.date(2024, 6, 19))


def test_a_byline_date_is_the_articles_own() -> None:
    """A full date in a byline is the day of publication."""
    found = dated(
        ("title", "Talks in Karsk"),
        ("byline", "By Ana Orlo, March 3, 2021"),
        ("body", "The envoy arrived on Monday."),
    )
    assert found.published is not None and found.published.edtf == "2021-03-03"


def test_a_weekday_beside_a_day_and_month_fixes_the_year() -> None:
    """July 16 was a Saturday in the newest year that the text names: the article is of that year, on or
    after that day.
    """
    body = "The Ulmarra Summit 2022 was scheduled to open on July 23. The ministry published on July 16 a list of 61 officials. "
    body += "They were sanctioned on Saturday."
    found = dated(("title", "A list"), ("body", body))
    assert found.published is not None
    assert (found.published.start, found.published.end) == (dt.date(2022, 7, 16), dt.date(2022, 12, 31))
    assert "July 16" in [piece.text for piece in found.published.because]


def test_every_bound_has_its_words() -> None:
    """The evidence of an interval stands in the text where it says."""
    found = dated(("body", "The bridge was bombed on March 3, 2015 in Karsk."))
    assert found.published is not None and found.published.because
    assert all(found.text[piece.start : piece.end] == piece.text for piece in found.published.because)
