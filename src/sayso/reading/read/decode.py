"""Bytes to text: which encoding, and what could not be read in it."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, longest first where one begins another."""

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.I,
)
SAME = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
"""Names that browsers read as their superset (WHATWG Encoding Standard)."""
NO_PAGES = frozenset(
    {
        "utf-7",
        "utf7",
        "idna",
        "punycode",
        "unicode-escape",
        "raw-unicode-escape",
        "undefined",
        "unicode-1-1-utf-7",
    }
)
"""Codecs that no page is written in, though one may declare them."""
SAMPLE = 65_536
"""How many bytes are looked at to guess an undeclared encoding."""


def decode(data: bytes, html: bool, stated: str | None = None) -> tuple[str, list[str]]:
    """The text of `data` and a warning for each thing that was guessed or lost.

    Tried in this order: a byte order mark, `stated` (a container's word for it), what the page declares
    when `html`, UTF-8, UTF-16 without a mark, a guess from the byte frequencies. Nothing is raised: what
    no encoding explains becomes U+FFFD.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], name, [])
    warnings: list[str] = []
    for name in filter(None, (stated, _declared(data) if html else None, "utf-8")):
        text = _strict(data, name)
        if text is not None:
            return text, warnings
        if name != "utf-8":
            warnings.append(f"the text is not in the encoding it declares ({name})")
    wide = _wide(data)
    if wide:
        return _lossy(data, wide, [*warnings, f"the encoding is not declared; read as {wide}"])
    if _nearly_utf8(data):
        return _lossy(data, "utf-8", warnings)
    guess = _guess(data)
    return _lossy(data, guess, [*warnings, f"the encoding is not declared; read as {guess}"])


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:4096])
    if found is None:
        return None
    name = (found.group(1) or found.group(2)).decode("ascii", "replace").lower()
    return None if name.startswith(("utf-16", "utf-32")) else SAME.get(name, name)


def _strict(data: bytes, name: str) -> str | None:
    if name.lower().replace("_", "-") in NO_PAGES:
        return None
    try:
        return data.decode(SAME.get(name.lower(), name))
    except (UnicodeError, LookupError):
        return None


def _lossy(data: bytes, name: str, warnings: list[str]) -> tuple[str, list[str]]:
    text = data.decode(name, "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode(name, "ignore")) if "\ufffd" in text else 0
    return text, [
        *warnings,
        f"{broken} characters could not be decoded as {name}",
    ] if broken > 0 else warnings


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows in Latin text as a zero in every other byte."""
    sample = data[:SAMPLE]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _nearly_utf8(data: bytes) -> bool:
    """Whether the bytes above ASCII are mostly whole UTF-8 sequences: a damaged file, not another
    encoding.
    """
    text = data[: 4 * SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for char in text if char > "\x7f") - broken
    return whole > 4 * broken


def _guess(data: bytes) -> str:
    best = from_bytes(data[:SAMPLE]).best()
    return best.encoding if best is not None and best.encoding not in ("ascii", "utf_8") else "cp1252"
