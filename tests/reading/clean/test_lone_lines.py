"""The outlet of a page: a lone line in its head, and the host of its address."""

from __future__ import annotations

import pytest

from sayso.reading.pipeline import read_page
from sayso.records.page import Provenance

BODY = (
    "The envoy left the harbour on Friday with two aides, the ministry said in Karsk.\n\n"
    "He had been told to leave the country within a week, and nobody saw him off.\n"
)
HOST = "https://www.karsklamp.example/world/envoy"


@pytest.mark.parametrize(
    ("head", "url", "outlet"),
    [
        ("By Ada Holm\nCNN\nMay 3, 2018", None, "CNN"),
        ("NPR\nMay 3, 2018", None, "NPR"),
        ("BBC News", None, "BBC News"),
        ("By Ada Holm\nLantern\nMay 3, 2018", None, "Lantern"),
        ("Ada Holm\nMay 3, 2018", None, None),
        ("By Ada Holm\nCourts\nMay 3, 2018", None, None),
        ("By Ada Holm\nThe Karsk Lamp", HOST, "The Karsk Lamp"),
        ("By Ada Holm", HOST, "karsklamp.example"),
        ("By Ada Holm", "https://www.theguardian.com/world/envoy", "The Guardian"),
        ("By Ada Holm\nGuest Room\nMay 3, 2018", "https://www.npr.org/envoy", "NPR"),
        ("By Associated Press\nThe Karsk Lamp\nMay 3, 2018", HOST, "The Karsk Lamp"),
        ("By Ada Holm", "https://web.archive.org/web/20210331101112/https://www.npr.org/envoy", "NPR"),
        ("By Ada Holm", "https://karskvoice.blogspot.com/envoy", "karskvoice.blogspot.com"),
    ],
)
def test_the_outlet_is_read_from_head_and_address(head: str, url: str | None, outlet: str | None) -> None:
    text = f"Envoy Leaves Karsk Harbour After Warning\n\n{head}\n\n{BODY}"
    assert read_page(text.encode(), "page.txt", Provenance(url)).outlet == outlet
