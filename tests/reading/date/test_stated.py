"""Today's date in a page's header is never taken for the article's, in any of twenty forms."""

import datetime as dt

import pytest

from benchmarks.dating_pages import HEADER_DAY, header_pages
from sayso.reading.annotate.times import find_times
from sayso.reading.date import date_document
from sayso.reading.pipeline import read_page
from sayso.records import Annotation, Document, Metadatum, Passage


def dated(document: Document) -> Document:
    """The document with its dates, without the language engine."""
    return date_document(document, Annotation((), (), (), find_times(document, (), ())))[0]


def made(*parts: tuple[str, str], **values: object) -> Document:
    """A document of (kind, text) passages, dated."""
    text, passages = "", []
    for kind, words in parts:
        passages.append(Passage(kind, len(text), len(text) + len(words)))
        text += words + "\n\n"
    return dated(Document("0" * 64, "made.txt", text, tuple(passages), **values))  # type: ignore[arg-type]


@pytest.mark.parametrize(("form", "text"), header_pages(), ids=[form for form, _ in header_pages()])
def test_a_header_date_is_captured_and_never_published(form: str, text: str) -> None:
    """The header's date is the day of capture; the article is dated by what it tells, up to that day."""
    document = dated(read_page(text.encode("utf8"), "page.txt"))
    assert document.captured is not None and document.captured.start == HEADER_DAY, form
    assert document.published is not None
    assert (document.published.start, document.published.end) == (dt.date(2018, 12, 1), HEADER_DAY), form


def test_a_place_before_the_date_makes_it_a_dateline() -> None:
    """ "Karsk, 3 May 2020" above the title is the article's own date, even in furniture."""
    document = made(
        ("boilerplate", "Karsk, 3 May 2020"), ("title", "A list"), ("body", "The council met in April 2020.")
    )
    assert document.published is not None and document.published.edtf == "2020-05-03"
    assert document.captured is None


def test_a_bare_date_line_gives_way_to_the_articles_own_words() -> None:
    """Where the text says "Written by … on", a bare line with another date is the header's."""
    document = made(
        ("title", "A list"),
        ("dateline", "Thursday, December 4, 2025"),
        ("body", "Written by Desk on 23 November 2025."),
        ("body", "He was freed."),
    )
    assert document.published is not None and document.published.edtf == "2025-11-23"
    assert document.captured is not None and document.captured.edtf == "2025-12-04"


def test_an_update_is_the_day_of_the_version_that_stands() -> None:
    """A page that gives no other day than that of its update is of that day as it stands."""
    document = made(
        ("title", "A list"),
        ("byline", "Last updated: 2 October 2025"),
        ("body", "On 28 September 2025 police foiled an attack."),
    )
    assert document.published is not None and document.published.edtf == "2025-10-02"


def test_an_update_only_bounds_the_end_of_a_page_with_its_own_day() -> None:
    """ "First published" and "updated" hold the two ends."""
    note = "This story was first published on Feb 17, 2022. It was updated on Feb 18, 2022."
    document = made(("title", "A list"), ("body", "He was freed."), ("note", note))
    assert document.published is not None
    assert document.published.start == dt.date(2022, 2, 17)


def test_metadata_of_the_markup_date_the_page() -> None:
    """A day of publication in the markup is the article's, with the place that it came from."""
    document = made(
        ("title", "A list"),
        ("body", "He was freed."),
        metadata=(Metadatum("published_on", "2021-03-04T10:00:00Z", "json-ld"),),
    )
    assert document.published is not None and document.published.edtf == "2021-03-04"
    assert "json-ld" in document.published.because[0].rule


def test_an_article_is_not_older_than_a_post_that_it_shows() -> None:
    """The date of an embedded post bounds the article from below."""
    document = made(
        ("title", "A list"),
        ("body", "He was freed."),
        ("embed", "They lie. — Assembly (@assembly) September 20, 2019"),
    )
    assert document.published is not None and document.published.edtf == "2019-09-20/.."


def test_a_contradiction_is_named_with_its_two_quotes() -> None:
    """A byline older than what the text tells is kept, and the clash is named with both quotes."""
    document = made(
        ("title", "A list"),
        ("byline", "3 May 2019, by Ana Orlo"),
        ("body", "He was arrested in December 2021."),
    )
    assert document.published is not None and document.published.edtf == "2019-05-03"
    assert any("3 May 2019" in warning and "December 2021" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("stated", "clashes"),
    [("2019-05-04T01:50:59Z", False), ("2019-05-04", True), ("2019-05-06T01:50:59Z", True)],
)
def test_an_evening_that_is_morning_in_greenwich_is_no_contradiction(stated: str, clashes: bool) -> None:
    """A moment given to the hour may lie one day beside the day of the byline; a day may not."""
    moment = (Metadatum("published_on", stated, "meta"),)
    document = made(
        ("title", "A list"), ("byline", "3 May 2019, by Ana Orlo"), ("body", "He was freed."), metadata=moment
    )
    assert document.published is not None and document.published.edtf in ("2019-05-03", stated[:10])
    assert any("contradict" in warning for warning in document.warnings) == clashes


def test_a_text_without_a_year_has_no_date() -> None:
    """Nothing is guessed: no year in the words, no interval."""
    assert (
        made(("title", "A list"), ("body", "The envoy left on Monday. Troops will return in May.")).published
        is None
    )


def test_two_years_that_fit_a_weekday_fix_nothing() -> None:
    """2 August was a Tuesday in 2011 and in 2016: from 2009 on both fit, so the end stays open."""
    document = made(
        ("title", "A list"),
        ("body", "They had been arrested in 2009. On Tuesday, 2 August, they were hanged."),
    )
    assert document.published is not None and document.published.end is None
