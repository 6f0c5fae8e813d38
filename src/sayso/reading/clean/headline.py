"""The title of an article and its author: from what the page states, and from the lines around the
beginning of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.reading.clean.dates import PRINTED, date_line, date_of, dates_in, only_date
from sayso.reading.clean.heads import (
    bare_names,
    is_bullet,
    is_masthead,
    is_menu,
    is_name,
    is_outlet,
    is_path,
    is_section,
)
from sayso.reading.clean.lists import words
from sayso.reading.clean.names import LIST_SPLIT, is_job, is_person
from sayso.reading.clean.score import tags_above
from sayso.reading.clean.units import END, WORD, Unit
from sayso.records.page import Page

BYLINE = re.compile(
    (
        r"\W{0,3}(?:(?:written|compiled|edited|posted|published|reported|reporting|words|story|text"
        r"|analysis|opinion|report)\s+)?(?:by|von|par|por|author|writer)\b\s*:?\s*(?P<who>.{3,160})"
    ),
    re.I,
)
AFTER_DATE = re.compile(r"[|•·–—-]\s+(?i:by)\s+(?P<who>[A-Z].{2,160})")
"""A byline behind a date: "Updated May 3, 2024 – By Ada Holm"."""
SHORT_HEAD = 12
"""Lines above an article: where there are no more, the first headline is the title; else the nearest to
the article.
"""
SIGNATURE = 8
"""The most words of a line that says by whom an article is and names no person."""
HEAD = 6
"""How many lines under a title, before the first paragraph, can say who wrote the article and for whom."""
MASTHEAD = 3.0
"""What it costs a title to look like an outlet's name on the first line."""
SUFFIX = re.compile(r"\s+(?:[-–—|»:•·]|::|\|\|)\s+")
HEADINGS = frozenset({"h1", "h2", "h3"})
NOT_AUTHORS = re.compile(
    (
        r"https?:|^@|@\w+\.|^\d|^(?:admin|administrator|editor|staff|unknown|guest|webmaster|newsroom"
        r"|news desk)$"
    ),
    re.I,
)


def same_title(left: str, right: str) -> bool:
    """Whether two lines are the same title, one perhaps with the outlet's name behind it."""
    one, two = _key(left), _key(right)
    if not one or not two:
        return False
    short, long = sorted((one, two), key=len)
    return short == long or (len(short) >= 12 and long.startswith(short) and len(short) >= 0.35 * len(long))


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def find_title(page: Page, units: Sequence[Unit], first: int) -> tuple[str | None, int | None]:
    """The title as it is printed and the unit that prints it. `first` is the index of the article's first
    unit.
    """
    stated = [item.value for item in page.metadata if item.field == "title"]
    stated += [unit.text for unit in units[:5] if unit.node >= 0 and page.nodes[unit.node].tag == "title"]
    place = _title_unit(page, units, first, stated)
    if place is not None:
        return " ".join(units[place].text.split()), place
    if not stated:
        return None, None
    whole = " ".join(stated[0].split())
    return SUFFIX.split(whole)[0] if len(SUFFIX.split(whole)[0]) >= 12 else whole, None


def _title_unit(page: Page, units: Sequence[Unit], first: int, stated: Sequence[str]) -> int | None:
    """The unit that looks most like the title."""
    best: tuple[float, int] | None = None
    for place in range(min(first + 4, len(units))):
        value = _title_score(page, units, place, first, stated)
        if value is not None and (best is None or value > best[0]):
            best = (value, place)
    if best is None or best[0] <= 0:
        return None
    if page.form != "text" or first > SHORT_HEAD:
        return best[1]
    return _of_prints(units, best[1])


def _of_prints(units: Sequence[Unit], place: int) -> int:
    """Which print of a line printed more than once is the title.

    The first, where a byline or a date stands between the prints: the article's head runs from there. Else
    the one nearer to the article, as the other ends a path.
    """
    same = [
        other
        for other in range(max(0, place - HEAD), min(place + 4, len(units)))
        if _key(units[other].text) == _key(units[place].text)
    ]
    between = units[same[0] + 1 : same[-1]]
    if any(only_date(unit.text) or byline_names(unit.text) for unit in between):
        return same[0]
    return same[-1] if same[-1] > place else place


def _title_score(
    page: Page, units: Sequence[Unit], place: int, first: int, stated: Sequence[str]
) -> float | None:
    """How much a unit looks like the title; None when it cannot be."""
    unit = units[place]
    tag = page.nodes[unit.node].tag if unit.node >= 0 else ""
    fits = 2 <= unit.words <= 40 and len(unit.text) <= 300
    if tag == "title" or not fits or date_line(unit.text) is not None or BYLINE.match(unit.text):
        return None
    same = any(same_title(unit.text, one) for one in stated)
    if not same and (unit.furniture or unit.ends or unit.words < 3 or _no_title(unit.text, page.form)):
        return None
    value = 4.0 * same + (2.0 if unit.words >= 4 else 0.0)
    tags = tags_above(page, unit.node, 4)
    value += 3.0 if "h1" in tags else 1.0 if HEADINGS & set(tags) else 0.0
    value -= (
        3.0 * (unit.text.rstrip().endswith(".") and not same)
        + 2.0 * (unit.linked > 0.8 and not same)
        + 2.0 * (unit.words > 25)
    )
    if page.form == "text":
        near = [*units[max(0, place - 6) : place], *units[place + 1 : place + 7]]
        value += (
            2.5
            if any(
                same_title(unit.text, other.text) and not _names_its_outlet(unit.text, other.text)
                for other in near
            )
            else 0.0
        )
        value += (
            4.0 + 0.01 * place
            if place and units[0].words >= 4 and same_title(unit.text, units[0].text)
            else 0.0
        )
        value += 1.5 if place == 0 else 0.0
        value -= min(2.0, 0.1 * max(0, first - place)) if first > SHORT_HEAD else 0.1 * place
        after = units[place + 1 : place + 4]
        value += (
            2.0
            if any(only_date(one.text) or byline_names(one.text) or bare_names(one.text) for one in after)
            else 0.0
        )
        value -= MASTHEAD * (place == top_line(units) and _could_be_name(unit.text))
    if place > first:
        value -= 3.0
    if unit.words <= 5 and not same and (WORD.findall(unit.text) or [""])[-1].lower() in words("press"):
        value -= 3.0
    if PRINTED.match(unit.text):
        value -= 9.0
    if unit.words <= 8 and date_of(unit.text) is not None:
        value -= 3.0
    return value


def _no_title(line: str, form: str) -> bool:
    """Whether a line looks like a menu, a section's name, an entry of a list, or in plain text like a path
    or names of writers.
    """
    return (
        is_menu(line)
        or is_section(line)
        or is_bullet(line)
        or (form == "text" and (is_path(line) or bool(bare_names(line))))
    )


def _could_be_name(line: str) -> bool:
    """Whether a first line is rather an outlet's name than a headline: an outlet by its words, "The …", or
    up to three words.
    """
    return is_outlet(line) or (is_masthead(line) and (line.startswith("The ") or len(line.split()) <= 3))


def _names_its_outlet(line: str, name: str) -> bool:
    """Whether one line begins with the outlet's name that stands alone in the other."""
    return len(name) < len(line) and is_name(name)


def top_line(units: Sequence[Unit]) -> int:
    """The first unit that is no date, menu, path or other furniture: where a masthead stands; the number
    of units when there is none.
    """
    for place, unit in enumerate(units):
        if not (unit.furniture or only_date(unit.text) or is_menu(unit.text) or is_path(unit.text)):
            return place
    return len(units)


def head_under(units: Sequence[Unit], title: int) -> range:
    """The units of the head under the title: up to the first paragraph, at most `HEAD` of them."""
    end = min(title + 1 + HEAD, len(units))
    return range(
        title + 1, next((place for place in range(title + 1, end) if _is_paragraph(units[place])), end)
    )


def _is_paragraph(unit: Unit) -> bool:
    """Whether a unit is a paragraph rather than a line of an article's head; a stamp such as "May 3, 2024
    at 4:05 p.m." is none.
    """
    return unit.words >= 12 and unit.complete and not (unit.words <= 20 and dates_in(unit.text))


def split_title(title: str, body: str) -> tuple[str | None, str]:
    """The author and the title of "Name: Headline"; (None, title) for every other colon.

    A name before the colon is the author's when it has the shape of a person's name and the article itself
    does not speak of that person: a headline that quotes someone ("Ada Karsk: we will vote") is followed
    by a text about that person. A last line that says who the author is does not count.
    """
    before, colon, rest = title.partition(":")
    before, rest = before.strip(), rest.strip()
    if not colon or len(rest.split()) < 3 or not is_person(before):
        return None, title
    surname = before.split()[-1]
    told = re.sub(
        rf"{re.escape(before)}\s+(?:is|was|writes|teaches|works|lives)\b[^\n]*$",
        "",
        body.rstrip(),
        flags=re.I,
    )
    if re.search(rf"\b{re.escape(surname)}\b", told, re.I):
        return None, title
    return before.title() if before.isupper() else before, rest


def byline_names(line: str) -> list[str]:
    """The people whom a byline names: "By Ada Karsk and Ben Ulm, Staff Writers" gives both; empty when the
    line is no byline.
    """
    text = " ".join(line.replace("\t", " | ").split())
    found = BYLINE.match(text) or (AFTER_DATE.search(text) if dates_in(text) else None)
    if found is None:
        return _plain_byline(text)
    who = SEPARATOR_HARD.split(found.group("who"))[0]
    staff = STAFF.fullmatch(who)
    if staff and is_outlet(staff.group("name")):
        return [who]
    names: list[str] = []
    pieces = LIST_MARK.split(who)
    for piece, mark, before in zip(pieces[::2], [*pieces[1::2], ""], ["", *pieces[1::2]], strict=True):
        name = _leading_name(piece)
        if name is None:
            break
        names.append(name)
        if before.strip() in ("and", "&") and mark.strip() not in ("and", "&"):
            break
    return names


def is_signature(line: str) -> bool:
    """Whether a short line says by whom an article is, without a person's name: "Compiled by the Courier's
    research desk".
    """
    return bool(BYLINE.match(line)) and len(line.split()) <= SIGNATURE and not END.search(line)


LIST_MARK = re.compile(f"({LIST_SPLIT.pattern})")
"""What stands between the names of a byline, kept: behind the name that follows "and" there is no further
writer.
"""
STAFF = re.compile(
    r"(?P<name>.{3,40}?)\s+(?:staff writers?|staff reporters?|staff|newsroom|editorial board|news desk|desk)",
    re.I,
)
"""What signs for a whole newsroom: "Karsk Post Staff Writer"."""
SEPARATOR_HARD = re.compile(
    r"\s*(?:\||•|·|/|\s[-–—]\s|\bfor\b|@|\(|\bon\b|\d|\b(?i:updated|published|posted)\b|\bin\b"
    r"|\b(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d)\s*"
)


def _leading_name(piece: str) -> str | None:
    """The person's name that a piece of a byline consists of."""
    words = piece.strip(" .:;").split()
    for count in range(min(5, len(words)), 1, -1):
        candidate = " ".join(words[:count])
        if is_person(candidate) and (
            count == len(words) or not words[count][0].isalpha() or is_job(" ".join(words[count:]))
        ):
            return candidate.title() if candidate.isupper() else candidate
    return None


def _plain_byline(text: str) -> list[str]:
    """A byline without "By": a name with what its owner does, where or when, behind it."""
    if len(text) > 140:
        return []
    pieces = re.split(r"\s*(?:\||•|·|,|/|\s[-–—]\s|\t)\s*", text)
    if len(pieces) >= 2 and is_person(pieces[0]) and not is_outlet(pieces[0]):
        rest = ", ".join(pieces[1:])
        if (
            is_job(rest)
            or date_line(rest) is not None
            or date_line(pieces[-1]) is not None
            or (len(pieces) == 2 and "|" in text)
        ):
            return [pieces[0].title() if pieces[0].isupper() else pieces[0]]
    return []


def stated_author(values: Sequence[str]) -> str | None:
    """The authors that the page's head states, without addresses and names of functions; None when nothing
    usable is stated.
    """
    kept: list[str] = []
    for value in values:
        name = re.sub(r"^\W*by\s+", "", " ".join(value.split()), flags=re.I)
        if name and len(name) <= 120 and not NOT_AUTHORS.search(name) and name not in kept:
            kept.append(name)
    return ", ".join(kept[:4]) or None
