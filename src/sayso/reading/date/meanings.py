"""What a time expression is read against, and what it then means."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sayso.records import Interval


@dataclass(frozen=True, slots=True)
class Meaning:
    """A resolved time: TIMEX3 `value`, `interval` where one is supported, `unit` its grain; `relative`:
    counted from the day of writing.
    """

    value: str
    interval: Interval | None = None
    unit: str = ""
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is read against: the day of writing, the time last named (if any), and the tense
    of its clause (-2 to 1).
    """

    now: dt.date | None = None
    ref: Meaning | None = None
    tense: int = 0
