"""What page furniture says: reviewed patterns in `data/cues.yaml`, compiled once."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def _data() -> dict[str, Any]:
    raw = resources.files("sayso.reading.clean").joinpath("data/cues.yaml").read_text(encoding="utf8")
    loaded: dict[str, Any] = yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


@cache
def _joined(group: str, part: str, before: str, after: str) -> re.Pattern[str]:
    listed = _data()[group][part] if part else _data()[group]
    return re.compile("|".join(f"{before}(?:{one}){after}" for one in listed), re.I)


@cache
def patterns(group: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a group one by one, for those with a named part; letters must have the case that is
    written.
    """
    return tuple(
        re.compile(f"(?i:{one})" if "(?P<who>" not in one else _loose(one)) for one in _data()[group]
    )


def _loose(pattern: str) -> str:
    """Ignore case everywhere but in the named part, whose first letter tells a name."""
    before, _, rest = pattern.partition("(?P<who>")
    depth, at = 1, 0
    while depth:
        depth += {"(": 1, ")": -1}.get(rest[at], 0) if at == 0 or rest[at - 1] != "\\" else 0
        at += 1
    return f"(?i:{before})(?P<who>{rest[:at]}(?i:{rest[at:]})"


def is_furniture(line: str) -> bool:
    """Whether a line says what page furniture says: buttons, counters, notices, forms, legal lines."""
    return bool(
        _joined("furniture", "lines", r"\W*", r"$").match(line)
        or _joined("furniture", "starts", r"\W*", "").match(line)
        or _joined("furniture", "inside", r"\b", "").search(line)
    )


def is_end(line: str) -> bool:
    """Whether a line is a heading under which other things than the article stand."""
    return len(line) <= 180 and bool(_joined("ends", "", r"\W{0,4}", r"$").match(line))


def is_pause(line: str) -> bool:
    """Whether a line is a heading over links to other articles, which may stand in the middle of one."""
    return len(line) <= 180 and bool(_joined("pauses", "", r"\W{0,4}", r"$").match(line))


def is_card(line: str) -> bool:
    """Whether a line is a link to another article."""
    return len(line) <= 220 and bool(_joined("cards", "", r"\W{0,4}", r"$").match(line))


def is_caption(line: str) -> bool:
    """Whether a line reads like the caption or the credit of a picture."""
    if len(line) > 700:
        return False
    return bool(
        _joined("captions", "starts", r"\W{0,3}", "").match(line)
        or _joined("captions", "ends", "", r"$").search(line)
    )


def is_note(line: str) -> bool:
    """Whether a line is a correction or a note of the editors."""
    return bool(_joined("notes", "", "", "").match(line))


def is_opinion_notice(line: str) -> bool:
    """Whether a line says whose opinions an article holds."""
    return len(line) <= 500 and bool(_joined("opinions", "", r"\b", "").search(line))


def is_paywall(line: str) -> bool:
    """Whether a line asks to pay or sign in for the rest."""
    return len(line) <= 300 and bool(_joined("paywall", "", r"\b", "").search(line))


@cache
def agencies() -> frozenset[str]:
    """Names of news agencies as they are credited."""
    return frozenset(_data()["agencies"])
