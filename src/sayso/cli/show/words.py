"""Small pieces of wording that every view shares. None of them states an act: they name it, its stage and
who says so.
"""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

STANCES = {
    "asserts": "says",
    "alleges": "alleges",
    "denies": "denies",
    "warns": "warns",
    "predicts": "predicts",
    "asks": "asks",
    "doubts": "doubts",
}


def days(start: str | None, end: str | None) -> str:
    """An interval as a reader writes it: one day, a month, a year, from … to …, from …, until …; "no date"
    for none.
    """
    if start is None:
        return "no date" if end is None else f"until {end[:4] if end.endswith('-12-31') else end}"
    if end is None:
        return f"from {start[:4] if start.endswith('-01-01') else start}"
    return _closed(start, end)


def _closed(start: str, end: str) -> str:
    if start == end:
        return start
    if start[5:] == "01-01" and end[5:] == "12-31":
        return start[:4] if start[:4] == end[:4] else f"{start[:4]} to {end[:4]}"
    if start[:7] == end[:7] and start.endswith("-01") and int(end[8:]) >= 28 and end[8:] == _last(end):
        return start[:7]
    return f"{start} to {end}"


def _last(day: str) -> str:
    """The last day of a day's month, in two digits."""
    year, month = int(day[:4]), int(day[5:7])
    if month == 2:
        return "29" if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else "28"
    return "30" if month in (4, 6, 9, 11) else "31"


def sources(low: int, high: int) -> str:
    """A number of origins, as a range where it is one, a dash where none can be counted."""
    if not high:
        return "–"
    return str(low) if low == high else f"{low}-{high}"


def chain(said_by: list[Json], voice: str) -> str:
    """Who says a claim: outermost first, each with how; the page's own voice where nobody else is given."""
    if not said_by:
        return f"{voice} says, in its own voice"
    return ", that ".join(
        f"{source['name']} {STANCES.get(source['stance'], source['stance'])}" for source in said_by
    )


def marked(quote: Json, trigger: Json) -> str:
    """A quote with the trigger in square brackets."""
    exact: str = quote["exact"]
    at = trigger["start"] - quote["start"]
    length = trigger["end"] - trigger["start"]
    if at < 0 or exact[at : at + length] != trigger["text"]:
        return exact
    return f"{exact[:at]}[{exact[at : at + length]}]{exact[at + length :]}"


def roles(filled: list[Json]) -> str:
    """The roles of a claim in one line, each with the name that it stands for."""
    named: dict[str, list[str]] = {}
    for role in filled:
        name = f"[{role['name']}]" if role.get("bracketed") else role["name"]
        if name not in named.setdefault(role["role"], []):
            named[role["role"]].append(name)
    return "; ".join(f"{role}: {', '.join(names)}" for role, names in named.items())
