"""Wrappers are opened within bounds, and what is no page of text is refused in one clear line."""

from __future__ import annotations

import gzip
import zlib

import pytest

from sayso.errors import InputRefused
from sayso.reading.read import LARGEST, read
from sayso.reading.read.unpack import unpack
from tests.reading.clean.pages import BODY, dump, html

PAGE = html("".join(f"<p>{one}</p>" for one in BODY))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t \r\n", "no text"),
        (b"... --- ...", "no text"),
        (b"<html><body><script>var text = 1</script></body></html>", "no text"),
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04 text", "ZIP"),
        (b"\x89PNG\r\n\x1a\n text", "image"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "XML"),
        (bytes(range(256)) * 40, "binary"),
        (b"a" * (LARGEST + 1), "at most"),
        (b"line\n" * 100_001, "lines"),
        (b"<html><body>" + b"a<br>" * 120_001, "tags"),
        (gzip.compress(b""), "nothing inside"),
        (gzip.compress(gzip.compress(b"text")), "gzip inside gzip"),
        (b"\x1f\x8b\x08\x00garbage", "nothing inside"),
        (gzip.compress(b"text" * 99)[:10] + b"\xff" * 20, "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, says: str) -> None:
    """The message names the file, says what is wrong, and is one line."""
    with pytest.raises(InputRefused, match=says) as refusal:
        read(data, "page")
    assert str(refusal.value).startswith("page: ")
    assert "\n" not in str(refusal.value)


def test_a_bomb_is_not_unpacked() -> None:
    """A small file that unpacks to hundreds of megabytes is refused without unpacking them."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join([*(squeeze.compress(bytes(1 << 20)) for _ in range(64)), squeeze.flush()])
    with pytest.raises(InputRefused, match="unpacks to more than"):
        unpack(bomb, "bomb.gz")


def test_gzip_is_read_with_all_its_members() -> None:
    """A file of two gzip members gives the text of both."""
    assert (
        read(gzip.compress(b"One half. ") + gzip.compress(b"Other half."), "a.txt.gz").text
        == "One half. Other half."
    )


@pytest.mark.parametrize(("damage", "says"), [(slice(0, -30), "cut off"), (slice(0, None), None)])
def test_a_cut_wrapper_is_read_as_far_as_it_goes(damage: slice, says: str | None) -> None:
    """What is missing is said; a whole wrapper says nothing."""
    packed = gzip.compress(" ".join(BODY * 30).encode(), 1)
    page = read(packed[damage], "a.txt.gz")
    assert page.text.startswith(BODY[0])
    assert [says in warning for warning in page.warnings] == ([True] if says else [])


@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable"])
def test_a_page_saved_whole_by_a_browser_is_read(encoding: str) -> None:
    """MHTML gives the text of its page, and the address it was saved from."""
    body = PAGE.replace("=", "=3D") if encoding == "quoted-printable" else PAGE
    saved = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://karskpost.example/a\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n--x--\r\n"
    )
    page = read(saved.encode(), "a.mhtml")
    assert page.text.split("\n")[: len(BODY)] == list(BODY)
    assert [item.value for item in page.metadata if item.field == "url"] == ["https://karskpost.example/a"]


def test_a_text_file_is_no_archive_because_it_begins_with_headers() -> None:
    """Lines such as "From: x" at the beginning do not make a text an archive."""
    text = "From: the court in Karsk\nTo: the public\n\n" + dump()
    assert read(text.encode(), "a.txt").text == text
