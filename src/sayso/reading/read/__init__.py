"""Bytes to a page: text, blocks and what the page states of itself. See docs/reading.md."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from sayso.errors import InputRefused
from sayso.reading.read.decode import decode
from sayso.reading.read.formats import HTML_NAMES, TEXT_NAMES
from sayso.reading.read.html import read_html
from sayso.reading.read.plain import lines_of
from sayso.reading.read.unpack import LARGEST, Unpacked, unpack
from sayso.records.page import Page

__all__ = ["LARGEST", "read"]

HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
XML_START = re.compile(rb"\s*<\?xml\b", re.I)
TAGS = re.compile(
    rb"</?(?:p|div|a|br|span|table|td|li|h[1-6]|font|article|section|img|meta|title)\b[^>]{0,500}>", re.I
)
MOST_LINES, MOST_TAGS = 100_000, 120_000
"""The most lines of a text and tags of a web page that are read: far beyond any article."""
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read(data: bytes, name: str) -> Page:
    """Read one file. `name` is its file name or URL, used for its ending and in messages.

    Raises InputRefused with one clear line for what is empty, too large, binary, damaged beyond reading or
    of a kind that is not read. A lossy reading is marked in `Page.warnings`.
    """
    inner = unpack(data, name)
    html = _is_html(inner, name)
    text, warnings = decode(inner.data, html, inner.encoding)
    warnings = [*inner.warnings, *warnings]
    text, warnings = _printable(text, name, warnings)
    lines, marks = text.count("\n") if not html else 0, text.count("<") if html else 0
    if lines > MOST_LINES or marks > MOST_TAGS:
        what = (
            f"{marks:,} tags; at most {MOST_TAGS:,}" if marks else f"{lines:,} lines; at most {MOST_LINES:,}"
        )
        raise InputRefused(f"{name}: the file has {what} are read")
    digest = hashlib.sha256(data).hexdigest()
    if html:
        page = read_html(text)
        page_text, blocks, nodes, said = page.text, page.blocks, page.nodes, (*inner.metadata, *page.metadata)
        warnings += page.warnings
    else:
        page_text, blocks, nodes, said = text, lines_of(text), (), inner.metadata
    if not blocks:
        raise InputRefused(f"{name}: there is no text in it")
    return Page(digest, name, "html" if html else "text", page_text, blocks, nodes, said, tuple(warnings))


def _is_html(inner: Unpacked, name: str) -> bool:
    """Whether the bytes are a web page: by what they begin with, what their container says, their name's
    ending, their tags.
    """
    if inner.html is not None:
        return inner.html
    head = inner.data[:8192].replace(b"\0", b"")
    if HTML_START.match(head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")):
        return True
    if XML_START.match(head) and b"<html" not in head.lower():
        raise InputRefused(f"{name}: this is XML, not a web page or plain text")
    tags = len(TAGS.findall(head))
    plain = name.lower().removesuffix(".gz")
    return tags >= 1 if plain.endswith(HTML_NAMES) else tags >= 12 and not plain.endswith(TEXT_NAMES)


def _printable(text: str, name: str, warnings: list[str]) -> tuple[str, list[str]]:
    """Refuse what is not writing; mark NUL characters, each replaced by U+FFFD so that every offset stays."""
    sample = text[:200_000]
    odd = len(CONTROL.findall(sample)) + sample.count("\ufffd")
    nul = text.count("\0")
    others = odd - sample.count("\0")
    if odd and (others > 0.02 * len(sample) + 8 or odd > 0.3 * len(sample)):
        raise InputRefused(f"{name}: this is a binary file, not a web page or plain text")
    if not any(unicodedata.category(char)[0] in "LN" for char in sample) and not any(
        char.isalnum() for char in text
    ):
        raise InputRefused(f"{name}: there is no text in it")
    if nul:
        return text.replace("\0", "\ufffd"), [*warnings, f"{nul} NUL characters are shown as U+FFFD"]
    return text, warnings
