"""The scorer of page clean-up, and the hostile files."""

from __future__ import annotations

import random

import pytest

from benchmarks import hostile
from benchmarks.pages import Score, body, compare, flat
from sayso.reading.read import read
from tests.reading.clean.pages import BODY, TITLE, cleaned, dump, html

WORDS = "the court in Karsk heard three men on Monday and sent them home"


@pytest.mark.parametrize(
    ("truth", "found", "score"),
    [
        (WORDS, WORDS, Score(1.0, 1.0)),
        (WORDS, WORDS + " " + WORDS, Score(10 / 23, 1.0)),
        (WORDS, " ".join(WORDS.split()[:8]), Score(1.0, 0.5)),
        (WORDS, "", Score(0.0, 0.0)),
        ("", "", Score(1.0, 1.0)),
        ("Karsk", "Karsk!", Score(1.0, 1.0)),
    ],
)
def test_shingles_are_compared_as_multisets(truth: str, found: str, score: Score) -> None:
    """What is found twice counts once; a text shorter than a shingle is one."""
    assert compare(truth, found) == score


def test_the_body_is_the_article_with_its_dateline() -> None:
    """Headings, posts and the dateline of a paragraph count; title, byline and furniture do not."""
    wire = "KARSK (AFP) - " + BODY[0]
    document = cleaned("\n\n".join([TITLE, "By Ada Holm", wire, *BODY[1:], "Related Articles", "Ten Walks"]))
    assert " ".join(body(document).split()) == " ".join([wire, *BODY[1:]])


def test_a_flattened_page_is_plain_text() -> None:
    """What is flattened is read with no element to help."""
    page = read(html(f"<h1>{TITLE}</h1><p>{BODY[0]}</p>").encode(), "a.html")
    assert flat(page, "a").text == page.text
    assert flat(page, "a").form == "text"


def quick() -> list[hostile.Made]:
    """The hostile files but for the largest ones, and thirty of the mutations."""
    kinds = (
        hostile.encodings(),
        hostile.characters(),
        hostile.markup(),
        hostile.wrapped(),
        hostile.foreign(random.Random(hostile.SEED)),
    )
    made = [one for kind in kinds for one in kind if len(one.data) < 60_000]
    return [*made, *hostile.mutations(random.Random(hostile.SEED), 30)]


def test_hostile_files_become_documents_or_refusals() -> None:
    """No file raises anything but our error, loses text without a warning, or leaves a character outside
    its passages.
    """
    assert [
        (one.name, wrong)
        for one in quick()
        for wrong in hostile.try_one(one)[2]
        if not wrong.startswith("took")
    ] == []


def test_the_generator_always_makes_the_same_files() -> None:
    """A seed makes them, and most of the three hundred are small."""
    first, second = (
        list(hostile.mutations(random.Random(hostile.SEED), hostile.MUTATIONS)) for _ in range(2)
    )
    assert first == second
    assert (
        len(first)
        + len(list(hostile.encodings()))
        + len(list(hostile.characters()))
        + len(list(hostile.markup()))
        >= 270
    )


def test_a_fault_is_found() -> None:
    """The check of a reading sees lost text."""
    one = hostile.Made("a.html", html(f"<p>{BODY[0]}</p><p>{BODY[1]}</p>").encode())
    page, other = read(one.data, one.name), read(html(f"<p>{BODY[0]}</p>").encode(), one.name)
    assert list(hostile.faults(one, page, cleaned(dump()))) != [] or page != other
    assert any(
        "lost without a warning" in fault
        for fault in hostile.faults(one, other, cleaned(html(f"<p>{BODY[0]}</p>"), "a.html"))
    )
