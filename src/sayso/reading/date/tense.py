"""Whether a clause tells what was or what is to come, read from the words around a time expression."""

from __future__ import annotations

import re
from functools import cache

from sayso import yamls

_WINDOW = 90
_CLOSE = 16
_NOT_PRESENT = r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bbeing )"
"""A form in -ed behind these is no past tense ("is held in May")."""
_PAST_PLAN = re.compile(
    r"\b(?:was|were|had(?: been)?)\s+(?:scheduled|due|set|expected|slated|planned|supposed|going)\b",
    re.IGNORECASE,
)
_EDGE = re.compile(r"[;:!?\n“”\"]|\.(?=\s+[A-Z“\"])|\.$|--")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Matches any word of one list of tense.yaml."""
    lists: dict[str, list[str]] = yamls.packaged("sayso.reading.date", "tense.yaml")
    free = _NOT_PRESENT if name == "behind" else ""
    return re.compile(free + r"\b(?:" + "|".join(lists[name]) + r")\b", re.IGNORECASE)


def direction(text: str, start: int, end: int) -> int:
    """1 when the words around text[start:end] tell of what is to come, -1 of what was (-2 right behind its
    verb), else 0.

    A plan of the past ("was to open") tells neither. The words of the same clause count, the nearest
    before the expression first, then the nearest after it.
    """
    before, after = clause(text, start, end)
    ahead, behind = _pattern("ahead"), _pattern("behind")
    forward, back = _last(ahead, before), _last(behind, before)
    if forward >= 0 or back >= 0:
        if forward < back:
            near = forward < 0 and len(before) - back <= _CLOSE
            return -2 if near and not _pattern("telling").search(before[max(0, back - 12) :]) else -1
        return 0 if _PAST_PLAN.search(before) else 1
    forward, back = _nearest(ahead, after), _nearest(behind, after)
    if forward == back:
        return 0
    return 1 if forward < back else -1


def still_to_come(text: str, start: int, end: int) -> bool:
    """Whether the clause says outright that what happens at text[start:end] is in the future of the text
    ("will open in 2030").
    """
    before, after = clause(text, start, end)
    lead = before.rstrip(" \u00a0(")
    if lead and not _ends(_pattern("goal"), lead) and not _day_word(text[start:end]):
        return False
    coming = _last(_pattern("coming"), before)
    if coming < 0:
        return not before.strip() and _pattern("coming").search(after[:40]) is not None
    return coming > _last(_pattern("behind"), before)


def told(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is the time of something told as past: behind "in", "on" and a verb of the
    past, nothing to come beside it.

    At the head of a sentence the verb may follow.
    """
    before, after = clause(text, start, end)
    lead = before.rstrip(" \u00a0(")
    fronted = len(lead.split()) <= 2
    if _ends(_pattern("limit"), lead) or not (
        _ends(_pattern("told"), lead) or not lead or _day_word(text[start:end])
    ):
        return False
    if _pattern("ahead").search(before) or _pattern("coming").search(after):
        return False
    words = after[:60] if fronted else before
    return any(
        not _pattern("telling").fullmatch(match.group()) for match in _pattern("behind").finditer(words)
    )


def _day_word(words: str) -> bool:
    """Whether an expression needs no preposition to tell when: it begins with the name of a day or month."""
    return words[:1].isupper() and words[:1].isalpha()


def _ends(pattern: re.Pattern[str], words: str) -> bool:
    last = words[-24:]
    return any(match.end() == len(last) for match in pattern.finditer(last))


def clause(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after text[start:end] inside its sentence, at most 90 code points each way."""
    left = text[max(0, start - _WINDOW) : start]
    cut = [edge.end() for edge in _EDGE.finditer(left)]
    right = text[end : end + _WINDOW]
    stop = _EDGE.search(right)
    return left[cut[-1] if cut else 0 :], right[: stop.start() if stop else len(right)]


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((match.end() for match in pattern.finditer(words)), default=-1)


def _nearest(pattern: re.Pattern[str], words: str) -> int:
    match = pattern.search(words)
    return match.start() if match else 10_000
