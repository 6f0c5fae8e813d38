"""What a page states of itself in its head is kept as it is printed, with the place it came from."""

from __future__ import annotations

import pytest

from sayso.reading.read import read
from tests.reading.clean.pages import html


@pytest.mark.parametrize(
    ("head", "field", "value", "place"),
    [
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Three jailed"}</script>',
            "title",
            "Three jailed",
            "json-ld",
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":["Report"],"author":[{"name":"Ada Holm"}]}]}</script>',
            "author",
            "Ada Holm",
            "json-ld",
        ),
        (
            '<script type="application/ld+json">[{"@type":"Article","publisher":{"name":"Karsk Post"}}];</script>',
            "outlet",
            "Karsk Post",
            "json-ld",
        ),
        (
            '<script type="application/ld+json">{"@type":"Article","dateModified":"2024-05-04"}</script>',
            "modified_on",
            "2024-05-04",
            "json-ld",
        ),
        ('<meta property="og:site_name" content="Karsk &amp; Post">', "outlet", "Karsk & Post", "open-graph"),
        (
            '<meta property="article:published_time" content="2024-05-03T08:00:00Z">',
            "published_on",
            "2024-05-03T08:00:00Z",
            "open-graph",
        ),
        ('<meta name="Author" content="Ada Holm">', "author", "Ada Holm", "meta"),
        ('<meta name="dc.date" content="2024-05-03">', "published_on", "2024-05-03", "meta"),
        (
            '<link rel="canonical" href="https://karskpost.example/a">',
            "url",
            "https://karskpost.example/a",
            "meta",
        ),
        (
            "<!-- saved from url=(0027)https://karskpost.example/b -->",
            "url",
            "https://karskpost.example/b",
            "meta",
        ),
    ],
)
def test_a_stated_value_is_kept_with_its_place(head: str, field: str, value: str, place: str) -> None:
    """JSON-LD in each of its shapes, Open Graph, meta elements, links, and what a browser notes when it
    saves a page.
    """
    page = read(html("<p>Three men were jailed in Karsk.</p>", head).encode(), "a.html")
    assert (field, value, place) in [(item.field, item.value, item.place) for item in page.metadata]


@pytest.mark.parametrize(
    "broken", ["{", "[" * 5_000, '{"@type": "Article", "author": 7}', '"text"', "null", '{"@type":{"a":1}}']
)
def test_broken_metadata_is_passed_over(broken: str) -> None:
    """A head that is no JSON costs nothing but itself."""
    page = read(
        html(
            "<p>Three men were jailed.</p>", f'<script type="application/ld+json">{broken}</script>'
        ).encode(),
        "a.html",
    )
    assert [item.field for item in page.metadata] == ["language"]
