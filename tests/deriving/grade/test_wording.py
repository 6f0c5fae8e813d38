"""Loaded wording is marked where sources use it and never stands in a sentence of ours."""

from __future__ import annotations

import pytest

from sayso.deriving.grade.credibility import MEANING
from sayso.deriving.grade.wording import commonest, of_claim, wording
from sayso.deriving.link.titles import title
from sayso.language.en.loaded import in_quotes, lexicon, marks
from sayso.records import Document, Passage
from tests.deriving.link.makers import claim
from tests.makers import TRAITS

TEXT = "Menu so-called\nThe brazen raid by the so-called Harbour League, the ministry said, was shameful."


def document() -> Document:
    at = TEXT.index("\n") + 1
    return Document("a", "a.txt", TEXT, (Passage("boilerplate", 0, at), Passage("body", at, len(TEXT))))


def test_every_listed_phrase_is_found() -> None:
    """Each entry of the list marks itself, also with a curly apostrophe and at a line's end."""
    for phrase in lexicon():
        printed = phrase.replace("*", "s").replace("'", "’")
        assert [one.text for one in marks(f"It was {printed}")] == [printed], phrase


def test_marks_are_the_printed_words_of_what_is_read() -> None:
    """Offsets lead to the words; menus are left out."""
    found = wording(document())
    assert [one.text for one in found.marks] == ["brazen", "so-called", "shameful"]
    assert all(TEXT[one.start : one.end] == one.text for one in found.marks)
    assert found.per_thousand == round(3000 / 13, 1)
    assert commonest([found, found]) == (("brazen", 2), ("shameful", 2), ("so-called", 2))
    assert of_claim(document(), claim("a-00", "raid", quote=TEXT[:20]).claim)[0].text == "so-called"


@pytest.mark.parametrize(
    "plain", ["The government said on Monday that the bus was late.", "a regiment", "The cultural week"]
)
def test_plain_words_are_not_marked(plain: str) -> None:
    """No mark inside a longer word."""
    assert marks(plain) == ()


def test_titles_print_loaded_names_as_the_words_of_a_source() -> None:
    """A name with a loaded word stands in quotation marks; the rest of the title has none."""
    assert title("attack", "foiled", TRAITS, "so-called league") == "attack on “so-called league”, foiled"
    assert in_quotes("Harbour League") == "Harbour League"
    assert not any(
        marks(title(kind, "foiled", TRAITS, "Mira Tolen", "Karsk", "Quell"))
        for kind in ("bombing", "arrest", "protest", "sanction")
    )
    assert not any(marks(meaning) for meaning in MEANING.values())
