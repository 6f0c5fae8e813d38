"""Whole pages: what is article, furniture and embedded, in text dumps and in web pages; and what holds for
every page there is.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import InputRefused
from sayso.reading.clean import clean
from sayso.reading.read import read
from sayso.records import PASSAGE_KINDS, Document
from tests.reading.clean.pages import BODY, TITLE, cleaned, dump, html, kind_of, text_of


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(passage.kind, text_of(document, passage)) for passage in document.passages]


def check(document: Document) -> None:
    """Passages are in order, apart, of known kinds, and hold every visible character; what is stated in
    the text stands there.
    """
    last, held = 0, 0
    for passage in document.passages:
        assert last <= passage.start < passage.end <= len(document.text)
        assert passage.kind in PASSAGE_KINDS
        last, held = passage.end, held + len("".join(text_of(document, passage).split()))
    assert held == len("".join(document.text.split()))
    for item in document.metadata:
        assert item.start is None or document.text[item.start : item.end] == item.value


PIECES = st.sampled_from(
    [*BODY, TITLE, "Home", "Related Articles", "By Ada Holm", "May 3, 2024", "— Ada Holm (@ada) May 3, 2024", "© 2024 Karsk Post",
     "KARSK (AFP) - Three men", "Read more: Three men", "10:42 am", "Comments", "", " ", "x" * 700, "12", "Ada Holm: Why", "Source: Karsk",
     "the verdict of", "•", "Updated:", "…" * 21, "。" * 22, "👩" * 40]
)  # fmt: skip

TAGS = st.sampled_from(["p", "div", "h1", "li", "nav", "aside", "blockquote", "figcaption", "a", "td"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=25), st.sampled_from(["\n", "\n\n", "\r\n", " "]))
def test_nothing_is_lost_in_any_text(pieces: list[str], mark: str) -> None:
    """Every text becomes a document whose passages hold all of it, or is refused."""
    try:
        check(cleaned(mark.join(pieces)))
    except InputRefused as refusal:
        assert str(refusal) in ("page.txt: there is no text in it", "page.txt: the file is empty")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["p", "div", "h1", "li", "nav", "aside", "blockquote", "figcaption", "a", "td"]),
            PIECES,
        ),
        max_size=20,
    )
)
def test_nothing_is_lost_in_any_web_page(parts: list[tuple[str, str]]) -> None:
    """The same for web pages, whatever the elements are."""
    page = html("".join(f"<{tag}>{text}</{tag}>" for tag, text in parts) + "<p>Karsk.</p>")
    check(cleaned(page, "a.html"))


def test_the_same_bytes_give_the_same_document() -> None:
    """Reading and cleaning are pure functions."""
    data = dump(above="Home\n\nWorld", after="Related Articles\n\nTen Walks").encode()
    assert clean(read(data, "a.txt")) == clean(read(data, "a.txt"))


def test_a_web_page_and_its_dump_give_the_same_article() -> None:
    """One classifier serves both: the elements help, but the words are enough."""
    menu = "<nav><a href=/>Home</a><a href=/w>World</a><a href=/c>Courts</a></nav>"
    article = (
        f"<article><h1>{TITLE}</h1><p>By Ada Holm</p>"
        + "".join(f"<p>{one}</p>" for one in BODY)
        + "</article>"
    )
    links = "<aside><h3>Related Articles</h3><a href=/a>Ten Walks Around Karsk</a></aside>"
    page = read(html(menu + article + links).encode(), "a.html")
    for document in (clean(page), cleaned(page.text)):
        assert [text for kind, text in kinds(document) if kind == "body"] == list(BODY)
        assert (document.title, document.author) == (TITLE, "Ada Holm")
        assert kind_of(document, "Ten Walks") in ("boilerplate", "card")


def test_a_post_is_cut_out_of_the_sentence_it_was_pasted_into() -> None:
    """The sentence before stays, unfinished; the post has its own author and day, and is no part of the
    body.
    """
    post = (
        "Long Shadow of the Envoys of Veldania\nThey have hunted us for thirty years,with 12 raids alone.\n\n"
        "— Karsk Watch (@karskwatch) January 14, 2020"
    )
    document = cleaned(dump(inside=f"On Wednesday, the minister spoke at length about {post}"))
    embed = next(passage for passage in document.passages if passage.kind == "embed")
    assert text_of(document, embed) == post
    assert (embed.author, embed.date) == ("Karsk Watch", "January 14, 2020")
    assert ("body", "On Wednesday, the minister spoke at length about") in kinds(document)


def test_a_post_in_a_web_page_is_its_quotation() -> None:
    """The element that holds a post is the post."""
    post = '<blockquote class="twitter-tweet"><p>It ends today.</p>— Oda Brenn (@odabrenn) <a href=x>May 3, 2024</a></blockquote>'
    document = cleaned(
        html(f"<h1>{TITLE}</h1><p>{BODY[0]}</p><p>{BODY[1]}</p>{post}<p>{BODY[2]}</p>"), "a.html"
    )
    embed = next(passage for passage in document.passages if passage.kind == "embed")
    assert text_of(document, embed).split("\n") == ["It ends today.", "— Oda Brenn (@odabrenn) May 3, 2024"]
    assert (embed.author, embed.date) == ("Oda Brenn", "May 3, 2024")


def test_a_live_blog_has_a_time_for_each_entry() -> None:
    """Lines that hold nothing but a time head the paragraphs below them."""
    times = ["10:05 am", "10:42 am", "11:15 am", "12:30 pm"]
    document = cleaned(
        "\n\n".join([TITLE, *(line for pair in zip(times, BODY, strict=True) for line in pair)])
    )
    assert [passage.date for passage in document.passages if passage.kind == "body"] == times


@pytest.mark.parametrize(
    "line",
    [
        "For press enquiries please contact the office of the rapporteur.",
        "Reprinting without reference to the agency is not permitted",
        "Managing editor: O. Brenn",
        "This interview has been edited and condensed.",
        "Do you live in Ulmarra? Write to us",
        "The Ulmarra Monitor is funded by its readers.",
    ],
)
def test_what_a_paper_says_of_itself_below_an_article_is_not_the_article(line: str) -> None:
    """Such a line is no passage of the body."""
    document = cleaned(dump(after=line))
    assert not any(
        line in text_of(document, one)
        for one in document.passages
        if one.kind in ("body", "lead", "heading", "title")
    )


def test_a_byline_that_runs_on_into_a_job_gives_way_to_the_name_in_the_head() -> None:
    """ "Ada HolmStaff Writer" is printed without a space; the head of the page knows where the name ends."""
    by = '<p class="byline">By <span>Ada Holm</span><span>Staff Writer</span></p>'
    body = f"<h1>{TITLE}</h1>{by}<p>{BODY[0]}</p><p>{BODY[1]}</p><p>{BODY[2]}</p>"
    assert cleaned(html(body, '<meta name="author" content="Ada Holm">'), "a.html").author == "Ada Holm"


def test_a_second_article_of_a_page_has_its_own_author() -> None:
    """A heading with a byline under it begins another article; the page says that there are two."""
    document = cleaned(
        dump(
            under="By Ada Holm",
            after=f"Harbour of Ulmarra Closed After Storm\n\nBy Ben Ulm\n\n{BODY[0]}\n\n{BODY[3]}",
        )
    )
    assert [passage.author for passage in document.passages if passage.kind == "body"] == [
        None,
        None,
        None,
        None,
        "Ben Ulm",
        "Ben Ulm",
    ]
    assert document.author == "Ada Holm"
    assert document.warnings == ("the page holds 2 articles; title and author are those of the first",)


def test_a_page_in_capitals_is_read_as_well() -> None:
    """Capitals change nothing: title, byline, body and furniture are the same."""
    document = cleaned(dump(under="By Ada Holm", after="Related Articles\n\nTen Walks").upper())
    assert [text for kind, text in kinds(document) if kind == "body"] == [one.upper() for one in BODY]
    assert (document.title, document.author, document.language) == (TITLE.upper(), "Ada Holm", "en")


def test_a_stub_before_a_paywall_says_so() -> None:
    """What is missing behind a paywall is marked on the document."""
    document = cleaned(
        f"{TITLE}\n\n{BODY[0]}\n\nTo continue reading, subscribe to The Karsk Post.\n\nMost Popular\n\nTen Walks"
    )
    assert [text for kind, text in kinds(document) if kind == "body"] == [BODY[0]]
    assert any("beginning of the article" in warning for warning in document.warnings)


def test_an_article_around_a_list_of_links_is_whole() -> None:
    """Links in the middle cost nothing of the paragraphs on either side."""
    links = (
        "Related Articles\n\nTen Walks Around the Harbour of Ulmarra\n\nSnow Closes the Coast Road for Days"
    )
    document = cleaned(dump(inside=links))
    assert [text for kind, text in kinds(document) if kind == "body"] == list(BODY)
    assert kind_of(document, "Snow Closes") == "card"


def test_comments_of_a_web_page_are_comments() -> None:
    """What readers wrote is kept apart by the element that holds it."""
    page = f"<h1>{TITLE}</h1><p>{BODY[0]}</p><p>{BODY[1]}</p><div class='comment-list'><p>I have waited for this verdict for years.</p></div>"
    assert kind_of(cleaned(html(page), "a.html"), "I have waited") == "comment"


@pytest.mark.parametrize("number", ["000", "002"])
def test_the_founding_articles(shared: Path, number: str) -> None:
    """Title, author, outlet, republication, day of capture and embedded posts are what the gold says; no
    furniture is left in the body.
    """
    gold = json.loads((shared / "gold" / f"{number}.json").read_text(encoding="utf8"))
    data = next((shared / "seeds").glob(f"{number}_*.txt")).read_bytes()
    document = clean(read(data, gold["document"]))
    assert document.text == data.decode()
    assert {field: getattr(document, field) for field in ("title", "author", "outlet", "republished")} == {
        field: gold[field] for field in ("title", "author", "outlet", "republished")
    }
    assert (document.captured.edtf if document.captured else None) == gold["captured"]
    body = "".join(text for kind, text in kinds(document) if kind in ("title", "lead", "body", "heading"))
    assert [words for words in gold["not_article"] if words in body] == []
    assert [passage.author for passage in document.passages if passage.kind == "embed"] == [
        post["said_by"] for post in gold["embedded"]
    ]
    told = [
        passage
        for passage in document.passages
        if passage.kind in ("title", "lead", "body", "heading", "embed")
    ]
    assert all(
        any(one.start <= claim["start"] and claim["end"] <= one.end for one in told)
        for claim in gold["statements"]
    )
