"""A web page becomes its text nodes in order, a line a block, and nothing is lost without a word."""

from __future__ import annotations

import pytest

from sayso.reading.read import read
from sayso.records.page import Page
from tests.reading.clean.pages import html


def lines(body: str) -> list[str]:
    return read(html(body).encode(), "page.html").text.split("\n")[:-1]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One &amp; two</p><p>Three</p>", ["One & two", "Three"]),
        ("<p>One\n   <b>bold</b>\t word</p>", ["One bold word"]),
        ("<div>One<br>two<div>three</div>four</div>", ["One", "two", "three", "four"]),
        ("<table><tr><td>1<td>Karsk</tr><tr><td>2<td>Ulmarra</tr></table>", ["1\tKarsk", "2\tUlmarra"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<pre>One\n two</pre>", ["One", "two"]),
        ("<p>A<script>var x = '<p>no</p>'</script>B<style>p {}</style>C</p>", ["ABC"]),
        ("<p>A<!-- no -->B</p><?php no ?>", ["AB"]),
        ("<p>no\u00a0break\u200b zero</p>", ["no\u00a0break\u200b zero"]),
        ("<p>&lt;p&gt; &eacute;&#8220;&#x201d;</p>", ["<p> é“”"]),
        ('<p>One</p><div style="display:none">hidden</div>', ["One", "hidden"]),
    ],
)
def test_text_nodes_in_order_a_line_a_block(body: str, expected: list[str]) -> None:
    """Entities decoded, white space as one space, a line break at the end of each block, scripts and
    styles left out.
    """
    assert lines(body) == expected


def page_of(body: str) -> Page:
    return read(html(body).encode(), "page.html")


@pytest.mark.parametrize("depth", [255, 300, 1_500, 5_000])
def test_deep_pages_are_read_to_the_bottom_and_marked(depth: int) -> None:
    """What the usual parser drops below 256 elements is there, and the page says that others may not see
    it.
    """
    page = page_of("<div>" * depth + "<p>at the bottom</p>" + "</div>" * depth + "<p>after it</p>")
    assert page.text == "at the bottom\nafter it\n"
    assert any("nests" in warning for warning in page.warnings) == (depth >= 254)


def test_blocks_hold_every_visible_character_in_order() -> None:
    """Blocks are spans of the text, in order, apart, and over all of it but white space."""
    page = page_of("<h1>Title</h1><p>One <a href=x>link</a> word</p>tail<ul><li>a<li>b</ul>")
    assert [page.text[block.start : block.end] for block in page.blocks] == [
        "Title",
        "One link word",
        "tail",
        "a",
        "b",
    ]
    assert [block.linked for block in page.blocks] == [0, 4, 0, 0, 0]


def test_an_outside_entity_is_not_opened(tmp_path: object) -> None:
    """A document type that names a file of the machine puts nothing of it into the text."""
    secret = __file__
    page = read(
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><body><p>&x; end</p></body></html>'.encode(),
        "a.html",
    )
    assert "outside entity" not in page.text


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.txt", b"<!doctype html><p>One</p>", "html"),
        ("a.html", b"<p>Only a fragment", "html"),
        ("a.html", b"No markup at all.", "text"),
        ("a.txt", b"<p>Markup in a text file stays text", "text"),
        ("a", b"\xef\xbb\xbf<html><body>One</body></html>", "html"),
        ("a", "<html><body>One</body></html>".encode("utf-16"), "html"),
    ],
)
def test_a_page_is_known_by_its_beginning_before_its_name(name: str, data: bytes, form: str) -> None:
    """A name can be wrong; a document type cannot."""
    assert read(data, name).form == form
