"""What a time expression was understood to say, before anything is known of the document's date.

The recogniser writes these records and the date stage turns them into days: neither imports the other.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeReading:
    """The meaning of one time expression, with everything that the words leave open left open.

    `form` is one of
    - - "calendar": a stretch of the calendar named by its parts (`year`, `month`, `day`, `weekday`,
      `part`), any of them missing;
    - - "shift": `count` times `unit` away from `base`, before it when `direction` is -1, after it when 1,
      the current one when 0;
    - - "near": the last (-1), this (0) or next (1) stretch of the kind that the calendar parts name ("last
      May", "next Friday");
    - "fixed": no calendar meaning beyond `value` (PAST_REF, PRESENT_REF, FUTURE_REF, a set, a length);
    - "foreign": a date of another calendar, named in `calendar`.

    `part` is a TIMEX3 part of a year or day: "Q3", "H1", "SP", "SU", "FA", "WI", "WE", "199" (a decade),
    "19" (a century).
    `unit` is "D", "W", "M", "Q", "Y", "DE" (decade), "CE" (century), "WE" (weekend) or, in time of day,
    "TH", "TM", "TS";
    `count` is None where the words give no number ("several years ago").
    `base` is "now" (the day the text was written), "ref" (the time the text has just named) or "event" (a
    happening named in words).
    `mod` is a TIMEX3 mod (START, MID, END, APPROX, LESS_THAN, MORE_THAN …); `clock` what follows the day
    in a value ("T22:00", "TMO").
    `span` is "from" ("since", "from … on"), "to" ("until", "by") or "" and says that the time is open on
    one side.
    `joined` is "and" or "to" when the next expression belongs to the same list or range, else "".
    `holiday` is "MM-DD", "MM-weekday-nth" (nth may be negative) or "easter+days".
    `age` marks the age of a person or thing, `stretch` a length that counts back or forward from the base
    ("the past three months").
    """

    type: str
    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    unit: str = ""
    count: float | None = None
    direction: int = 0
    base: str = "now"
    mod: str = ""
    clock: str = ""
    span: str = ""
    joined: str = ""
    holiday: str = ""
    value: str = ""
    calendar: str = ""
    fiscal: bool = False
    stretch: bool = False
    age: bool = False
