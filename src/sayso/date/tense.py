"""Whether a clause tells what was or what is to come, read from the words around a time expression."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

_WINDOW = 90
_EDGE = re.compile(r"[;:!?\n“”\"]|\.(?=\s+[A-Z“\"])|\.$|--")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists: dict[str, list[str]] = yaml.safe_load(resources.files("sayso.date").joinpath("tense.yaml").read_text(encoding="utf8"))
    ahead, behind = (re.compile(r"\b(?:" + "|".join(lists[name]) + r")\b", re.IGNORECASE) for name in ("ahead", "behind"))
    return ahead, behind


def direction(text: str, start: int, end: int) -> int:
    """1 when the words around text[start:end] tell of what is to come, -1 when of what was, 0 when they tell neither.

    The words of the same clause count, the nearest before the expression first, then the nearest after it.
    """
    before, after = clause(text, start, end)
    ahead, behind = _patterns()
    forward, back = _last(ahead, before), _last(behind, before)
    if forward >= 0 or back >= 0:
        return 1 if forward >= back else -1
    forward, back = _nearest(ahead, after), _nearest(behind, after)
    if forward == back:
        return 0
    return 1 if forward < back else -1


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
