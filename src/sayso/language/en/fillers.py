"""Which mention of a document a role's filler is: a leaf that resolving and linking share."""

from __future__ import annotations

from sayso.records import Extraction, Mention, Role

DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "such",
        "another",
    }
)
PRONOUNS = frozenset(
    (
        "he him his she her hers it its they them their who whom whose which that this these those we us our "
        "you your i me my one ones someone somebody anyone everyone nobody none himself herself itself "
        "themselves what others another each both all some many several"
    ).split()
)
"""Words that stand for somebody and name nobody."""

SINGLE = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
"""Pronouns of one person, each with the form that stands for it in a list."""

LONGEST_DETERMINER = 8
"""In code points, its space included."""


def mention_of(extraction: Extraction, role: Role) -> Mention | None:
    """The mention of the filler itself, its article aside; else the longest inside it that ends where it
    ends, else the longest inside.
    """
    text = extraction.document.text
    whole = [
        one for one in extraction.annotation.mentions if _begins_so(text, one, role) and one.end >= role.end
    ]
    if whole:
        return min(whole, key=lambda one: (one.end - role.end, not one.named, one.start))
    inside = [
        one for one in extraction.annotation.mentions if role.start <= one.start and one.end <= role.end
    ]
    return max(inside, key=lambda one: (one.end == role.end, one.end - one.start, -one.start), default=None)


def _begins_so(text: str, mention: Mention, role: Role) -> bool:
    """Whether a mention begins where a filler does, or with the article that fillers leave out."""
    if not 0 <= role.start - mention.start <= LONGEST_DETERMINER:
        return False
    before = text[mention.start : role.start].strip().casefold()
    return not before or before in DETERMINERS
