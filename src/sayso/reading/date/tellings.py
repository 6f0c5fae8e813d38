"""How a clause tells of a thing that only holds for a time: as holding when the text was written, or as
something of the past.

Only what cannot well be history counts as present: no year, no word of another time and no quotation mark
stand with it.
"""

from __future__ import annotations

import re
from functools import cache

from sayso import yamls
from sayso.records import Passage

PRESENT, PLAIN, PAST = 2, 1, 0
"""Told with a verb of the present, a saying or a day of this week; told without any sign; told as of
another time, or in a quotation.
"""
_STOP = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bDr)(?<!\bSen)(?<!\bGov)(?<!\bRep)(?<!\bGen)(?<!\bMrs)(?<!\bMs)"
    r"(?<!\bRev)(?<!\bCol)"
    r"[.!?][”\"’')]*\s+(?=[A-Z“\"‘'(])|\n"
)
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d(?:-\d\d)?s?\b|['’]\d\ds?\b")
_ASIDE = r"^(?:['’]s)?(?:,[^,.\n]{0,60},|\s*\([^)\n]{1,15}\))?\s+"
"""What may stand between a name and its verb: an apposition between commas, a party and state in brackets."""
_WINDOW, _NEAR, _PARAGRAPH = 280, 60, 2000
"""How far a sentence, the words of another time and a quotation mark are looked for, in code points."""


@cache
def _pattern(name: str, before: str = r"\b") -> re.Pattern[str]:
    lists: dict[str, list[str]] = yamls.packaged(__package__, "data/telling.yaml")
    return re.compile(
        before + "(?:" + "|".join(lists[name]) + r")\b", re.IGNORECASE if name == "other_time" else 0
    )


def sentence(text: str, passage: Passage, start: int, end: int) -> tuple[str, str]:
    """What stands before and after text[start:end] in its sentence, at most 280 code points each way."""
    left = text[max(passage.start, start - _WINDOW) : start]
    cuts = [stop.end() for stop in _STOP.finditer(left)]
    right = text[end : min(passage.end, end + _WINDOW)]
    stop = _STOP.search(right)
    return left[cuts[-1] if cuts else 0 :], right[: stop.start() if stop else len(right)]


def telling(text: str, passage: Passage, start: int, end: int) -> int:
    """PRESENT, PLAIN or PAST, for what text[start:end] names."""
    before, after = sentence(text, passage, start, end)
    whole = before + text[start:end] + after
    if _YEAR.search(whole) or _pattern("other_time").search(before[-_NEAR:]) or quoted(text, start):
        return PAST
    if _pattern("long_ago").search(after) or _pattern("other_time_behind", "^").search(after):
        return PAST
    if _pattern("now", _ASIDE).search(after) or _pattern("days").search(whole):
        return PRESENT
    return PAST if _pattern("when").search(after) else PLAIN


def quoted(text: str, at: int) -> bool:
    """Whether a place stands inside quotation marks opened in the same paragraph."""
    part = text[max(text.rfind("\n", 0, at) + 1, at - _PARAGRAPH) : at]
    return (
        part.count("“") > part.count("”")
        or part.count('"') % 2 == 1
        or len(re.findall("''|``", part)) % 2 == 1
    )
