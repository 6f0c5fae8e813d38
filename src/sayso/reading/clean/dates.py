"""Dates that stand alone in a line of a page: printed by the site, not told by the article. Reading them
is all this module does.

The dates that an article tells are the `date` stage's.
"""

from __future__ import annotations

import datetime as dt
import re

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+"
YEAR = r"(?P<year{0}>(?:19|20)\d\d)"
FULL = re.compile(
    rf"(?:{DAY})?(?:{MONTH.format(1)}\s+(?P<day1>\d\d?)(?:st|nd|rd|th)?,?\s+{YEAR.format(1)}"
    rf"|(?P<day2>\d\d?)(?:st|nd|rd|th)?[ -](?:of\s+)?{MONTH.format(2)},?[ -]{YEAR.format(2)}"
    rf"|{YEAR.format(3)}[-/.](?P<month3>\d\d?)[-/.](?P<day3>\d\d?)"
    rf"|(?P<month4>\d\d?)[/.-](?P<day4>\d\d?)[/.-]{YEAR.format(4)})",
    re.I,
)
CLOCK = (
    r"(?:\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
    r"(?:\s*\(?(?:[A-Z]{2,5}|UTC[+-]?\d*|GMT[+-]?\d*|ET|local time)\)?)?"
)
ALONE = re.compile(
    r"\W*(?:(?:today(?: is)?|date|updated?|(?:first )?published|posted|last (?:updated|modified)"
    r"|modified|created|printed|on|as of)"
    r"\W*(?:on|at)?\W*)*"
    rf"(?:{CLOCK}\W*)?{FULL.pattern}(?:\W*(?:at|T|,|-|–|\||•|/)?\W*{CLOCK})?\W*"
    r"(?:\d+ min(?:ute)?s? read|(?:\W*[\w ]{0,24}?)?-?\d+\s*°.{0,20})?\W*",
    re.I,
)
LABELLED = re.compile(
    r"(?P<label>\b(?:(?:first |originally |last )?(?:published|updated|posted|modified|corrected"
    r"|amended|created|printed)|updated?)\b"
    r"\W*(?:on|at|:)?\W*)?"
    rf"(?:{CLOCK}\W+)?(?P<date>{FULL.pattern}(?:\W{{1,3}}(?:at\W)?{CLOCK})?)",
    re.I,
)
PRINTED = re.compile(
    r"\W*(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:20)?\d\d),?\s+\d{1,2}:\d\d(?:\s*[AP]M)?\s+(?=\S)"
)
"""What a browser prints above a page: the day and time of printing, then the page's title."""
LONGEST = 500
"""Longer lines, in code points, are not looked at for the dates of a page."""
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
CHANGED = re.compile(r"\W*(?:last )?(?:updated?|modified)", re.I)
TIME_LINE = re.compile(rf"\W*(?:{CLOCK}|(?:{FULL.pattern})\W+{CLOCK})\W*", re.I)


def date_of(text: str) -> dt.date | None:
    """The first full date in `text`; None when there is none, or when day and month cannot be told apart."""
    found = FULL.search(text)
    return _day(found) if found else None


def date_line(text: str) -> dt.date | None:
    """The date of a line that holds nothing but one full date, perhaps with a weekday, a time of day and a
    word such as "Updated".
    """
    found = ALONE.fullmatch(text.strip()) if len(text) <= 120 else None
    return _day(found) if found else None


def only_date(text: str) -> bool:
    """Whether a line holds nothing but one full date as `date_line` reads it, day and month perhaps not
    told apart.
    """
    return len(text) <= 120 and ALONE.fullmatch(text.strip()) is not None


def dates_in(text: str) -> list[tuple[bool, int, int]]:
    """The full dates in a short line, each with whether it says when the page was changed, and its place
    in the line.
    """
    found: list[tuple[bool, int, int]] = []
    for match in LABELLED.finditer(text) if len(text) <= LONGEST else ():
        label = (match.group("label") or "").lower()
        changed = any(word in label for word in ("updat", "modif", "correct", "amend"))
        found.append((changed, *match.span("date")))
    return found


def printed_on(text: str) -> dt.date | None:
    """The day on which a browser printed a page, from the line that it prints above it; None where day and
    month could be swapped.
    """
    found = PRINTED.match(text)
    if found is None:
        return None
    month, day, year = (
        int(found.group("month")),
        int(found.group("day")),
        int(found.group("year")) % 100 + 2000,
    )
    if month > 12:
        month, day = day, month
    elif day <= 12 and day != month:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def names_weekday(text: str) -> bool:
    """Whether a line holds the name of a weekday."""
    return bool(WEEKDAY.search(text))


def is_change(text: str) -> bool:
    """Whether a date line says when the page was changed."""
    return bool(CHANGED.match(text))


def time_line(text: str) -> bool:
    """Whether a line holds nothing but a time of day: the head of an entry in a live blog."""
    return len(text) <= 60 and bool(TIME_LINE.fullmatch(text.strip()))


def _day(found: re.Match[str]) -> dt.date | None:
    for form in "1234":
        year = found.group(f"year{form}")
        if not year:
            continue
        month, day = found.group(f"month{form}"), int(found.group(f"day{form}"))
        number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
        if form == "4" and number > 12:
            number, day = day, number
        elif form == "4" and day <= 12 and day != number:
            return None
        try:
            return dt.date(int(year), number, day)
        except ValueError:
            return None
    return None
