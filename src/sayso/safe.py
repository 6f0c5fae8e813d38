"""Hostile text made safe for a terminal: what a page holds never moves the cursor, hides words or turns
their direction.
"""

from __future__ import annotations

import unicodedata

_KEPT = frozenset("\n\t\u200c\u200d")
"""Line break and tab, and the two joiners that Persian and Indic writing needs."""


def safe(text: str) -> str:
    """The text with every control and format character (escapes, overrides, zero widths) shown as `·`, and
    half surrogates as `?`.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_sign(sign) for sign in text)


def safe_line(text: str) -> str:
    """The same on one line, with runs of white space as one space."""
    return " ".join(safe(text).split())


def _sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Cs":
        return "?"
    return "·" if kind in ("Cc", "Cf", "Co", "Cn") and sign not in _KEPT else sign
