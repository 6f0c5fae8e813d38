"""Text without what does not tell names apart: case, diacritics, hidden signs."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> tuple[str, list[int]]:
    """A text in lower case without diacritics and hidden signs, and for each of its characters the place
    that it comes from.
    """
    folded: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        plain = unicodedata.normalize("NFKD", sign).casefold()
        for letter in plain:
            if unicodedata.category(letter) not in ("Mn", "Cf"):
                folded.append(letter)
                places.append(place)
    return "".join(folded), places
