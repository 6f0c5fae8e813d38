"""How a clause tells of a thing that only holds for a time: as holding when the text was written, or as something of the past.

Only what cannot well be history counts as present: no year, no word of another time and no quotation mark stand with it.
"""

from __future__ import annotations

import re

from sayso.records import Passage

PRESENT, PLAIN, PAST = 2, 1, 0
"""Told with a verb of the present, a saying or a day of this week; told without any sign; told as of another time, or in a quotation."""
_STOP = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bDr)(?<!\bSen)(?<!\bGov)(?<!\bRep)(?<!\bGen)(?<!\bMrs)(?<!\bMs)(?<!\bRev)(?<!\bCol)[.!?][”\"’')]*\s+(?=[A-Z“\"‘'(])|\n"
)
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d(?:-\d\d)?s?\b|['’]\d\ds?\b")
_OTHER_TIME = re.compile(
    r"\b(?:when|while|under|after|since|before|during|until|then|once|ago|decades?|era|earlier|former|formerly|anniversary|history|historic|"
    r"predecessors?|previous|previously|past|unlike|last|every|first|years?|served|serving|appointed|nominated|administrations?|used to|"
    r"late|death|died|funeral|if|worked (?:for|on|in)|as)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:years|decades) (?:ago|earlier|before)\b|^(?:['’]s)? (?:death|funeral|administration|era|presidency|years|first|second|last)\b")
_VERB = re.compile(
    r"^(?:['’]s)?(?:,[^,.\n]{0,60},|\s*\([^)\n]{1,15}\))?\s+(?:has|have|is|are|will|says|said|told|wants|plans|hopes|faces|leads|added|insisted|called|"
    r"warned|announced|urged|ordered|arrived|met|visited|condemned|accused|denied|on)\b"
)
_DAY = re.compile(
    r"\b(?:on|late|early|last|this) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"\b(?:today|yesterday|tonight|this week|last week|tomorrow|now|currently)\b"
)
_WINDOW = 280


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
    if _YEAR.search(before + text[start:end] + after) or _OTHER_TIME.search(before[-60:]) or _AFTER.search(after) or quoted(text, start):
        return PAST
    return PRESENT if _VERB.search(after) or _DAY.search(before + after) else PLAIN


def quoted(text: str, at: int) -> bool:
    """Whether a place stands inside quotation marks opened in the same paragraph."""
    part = text[text.rfind("\n", 0, at) + 1 : at]
    return part.count("“") > part.count("”") or part.count('"') % 2 == 1 or len(re.findall("''|``", part)) % 2 == 1
