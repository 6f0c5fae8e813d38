"""Bytes become text in the encoding they are really in, and what was guessed or lost is said."""

from __future__ import annotations

import pytest

from sayso.reading.read.decode import decode

WORDS = "Der Richter sprach über die Männer aus Karsk, die Veldania für Spione hält. Sie hätten schöne Grüße geschickt, sagte er."
RUSSIAN = (
    "Суд в Карске приговорил трёх человек к девяти годам тюрьмы, сообщила в понедельник прокуратура города."
)


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [WORDS, RUSSIAN + " ascii words stand beside it, so that zeros show in it"])
def test_unicode_encodings_give_the_text_without_the_mark(name: str, text: str) -> None:
    """Every Unicode form, with or without a byte order mark, gives exactly the text."""
    if name.startswith("utf-16-") and text != WORDS:
        pytest.skip("UTF-16 without a mark shows by its zeros only in Latin text")
    assert decode(text.encode(name), html=False)[0] == text


@pytest.mark.parametrize(("name", "text"), [("cp1252", WORDS), ("cp1251", RUSSIAN), ("koi8-r", RUSSIAN)])
def test_a_declared_encoding_is_used(name: str, text: str) -> None:
    """What a web page declares is believed where it fits."""
    page = f'<html><head><meta charset="{name}"></head><body>{text}</body></html>'
    assert decode(page.encode(name), html=True) == (page, [])


@pytest.mark.parametrize(("name", "text"), [("cp1252", WORDS), ("cp1251", RUSSIAN * 3)])
def test_an_undeclared_encoding_is_guessed_and_marked(name: str, text: str) -> None:
    """Without a declaration the words come out right and the guess is said."""
    read, warnings = decode(text.encode(name), html=False)
    assert read == text
    assert any("not declared" in warning for warning in warnings)


def test_a_false_declaration_is_marked_and_the_text_read_all_the_same() -> None:
    """UTF-8 that calls itself ASCII is no loss; UTF-8 that calls itself Shift-JIS is read as UTF-8 and
    marked.
    """
    page = f'<html><head><meta charset="shift_jis"></head><body>{WORDS} “{WORDS}”</body></html>'
    text, warnings = decode(page.encode(), html=True)
    assert text == page
    assert warnings == ["the text is not in the encoding it declares (shift_jis)"]


@pytest.mark.parametrize("name", ["utf-7", "rot13", "zip", "no-such", "undefined"])
def test_a_declared_codec_that_is_no_encoding_is_not_used(name: str) -> None:
    """Names of codecs that do other things to bytes are passed over."""
    page = f'<meta charset="{name}"><p>+ADw-b+AD4- stays</p>'
    assert decode(page.encode(), html=True)[0] == page


def test_broken_bytes_are_counted() -> None:
    """A damaged UTF-8 file stays UTF-8, and the number of characters lost is said."""
    text, warnings = decode(
        ("Männer " * 40).encode() + b"\xff\xfe\xff" + ("Männer " * 40).encode(), html=False
    )
    assert text.count("Männer") == 80
    assert warnings == ["3 characters could not be decoded as utf-8"]
