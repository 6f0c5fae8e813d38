"""The title of an article and its author: from what the page states, and from the lines around the beginning of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.clean.dates import PRINTED, date_line, date_of
from sayso.clean.lists import words
from sayso.clean.names import LIST_SPLIT, NAME, is_job, is_person
from sayso.clean.score import tags_above
from sayso.clean.units import WORD, Unit
from sayso.page import Page

BYLINE = re.compile(
    r"\W{0,3}(?:(?:written|posted|published|reported|reporting|words|story|text|analysis|opinion|report)\s+)?(?:by|von|par|por|author|writer)\b\s*:?\s*(?P<who>.{3,160})",
    re.I,
)
STARTS_NAME = re.compile(rf"(?P<name>{NAME})(?P<rest>.*)", re.S)
SEPARATOR = re.compile(r"\s*(?:\||•|·|/|\s[-–—]\s|,?\s*\bfor\b\s|,\s|\s@|\(|\bon\b\s)")
SUFFIX = re.compile(r"\s+(?:[-–—|»:•·]|::|\|\|)\s+")
HEADINGS = frozenset({"h1", "h2", "h3"})
NOT_AUTHORS = re.compile(r"https?:|^@|@\w+\.|^\d|^(?:admin|administrator|editor|staff|unknown|guest|webmaster|newsroom|news desk)$", re.I)


@dataclass(frozen=True, slots=True)
class Headline:
    """The title with its span, or without one when only the page's head states it; `prefix` is the "Name: " that stood before it."""

    title: str
    start: int | None
    end: int | None
    unit: int | None
    prefix: str | None = None


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
    """The title as it is printed and the unit that prints it. `first` is the index of the article's first unit."""
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
    best: tuple[float, int] | None = None
    for place in range(min(first + 4, len(units))):
        value = _title_score(page, units, place, first, stated)
        if value is not None and (best is None or value > best[0]):
            best = (value, place)
    return best[1] if best and best[0] > 0 else None


def _title_score(page: Page, units: Sequence[Unit], place: int, first: int, stated: Sequence[str]) -> float | None:
    """How much a unit looks like the title; None when it cannot be."""
    unit = units[place]
    tag = page.nodes[unit.node].tag if unit.node >= 0 else ""
    fits = 2 <= unit.words <= 40 and len(unit.text) <= 300
    if tag == "title" or not fits or date_line(unit.text) is not None or BYLINE.match(unit.text):
        return None
    same = any(same_title(unit.text, one) for one in stated)
    if not same and (unit.furniture or unit.ends or unit.words < 3):
        return None
    value = 4.0 * same + (2.0 if unit.words >= 4 else 0.0)
    tags = tags_above(page, unit.node, 4)
    value += 3.0 if "h1" in tags else 1.0 if HEADINGS & set(tags) else 0.0
    value -= 3.0 * (unit.text.rstrip().endswith(".") and not same) + 2.0 * (unit.linked > 0.8 and not same) + 2.0 * (unit.words > 25)
    if page.form == "text":
        near = [*units[max(0, place - 6) : place], *units[place + 1 : place + 7]]
        value += 2.5 if any(same_title(unit.text, other.text) for other in near) else 0.0
        value += 4.0 + 0.01 * place if place and units[0].words >= 4 and same_title(unit.text, units[0].text) else 0.0
        value += 1.5 if place == 0 else 0.0
        value -= min(2.0, 0.1 * max(0, first - place))
        after = units[place + 1 : place + 4]
        value += 2.0 if any(date_line(one.text) is not None or byline_names(one.text) for one in after) else 0.0
    if place > first:
        value -= 3.0
    if unit.words <= 5 and not same and (WORD.findall(unit.text) or [""])[-1].lower() in words("press"):
        value -= 3.0
    if PRINTED.match(unit.text):
        value -= 9.0
    if unit.words <= 8 and date_of(unit.text) is not None:
        value -= 3.0
    return value


def split_title(title: str, body: str) -> tuple[str | None, str]:
    """The author and the title of "Name: Headline"; (None, title) for every other colon.

    A name before the colon is the author's when it has the shape of a person's name and the article itself does not speak of
    that person: a headline that quotes someone ("Ada Karsk: we will vote") is followed by a text about that person.
    """
    before, colon, rest = title.partition(":")
    before, rest = before.strip(), rest.strip()
    if not colon or len(rest.split()) < 3 or not is_person(before):
        return None, title
    surname = before.split()[-1]
    if re.search(rf"\b{re.escape(surname)}\b", body, re.I):
        return None, title
    return before.title() if before.isupper() else before, rest


def byline_names(line: str) -> list[str]:
    """The people whom a byline names: "By Ada Karsk and Ben Ulm, Staff Writers" gives both; empty when the line is no byline."""
    text = " ".join(line.split())
    found = BYLINE.match(text)
    if found is None:
        return _plain_byline(text)
    names: list[str] = []
    for piece in LIST_SPLIT.split(SEPARATOR_HARD.split(found.group("who"))[0]):
        name = _leading_name(piece)
        if name is None:
            break
        names.append(name)
    return names


SEPARATOR_HARD = re.compile(
    r"\s*(?:\||•|·|/|\s[-–—]\s|\bfor\b|@|\(|\bon\b|\d|\b(?i:updated|published|posted)\b|\bin\b"
    r"|\b(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d)\s*"
)


def _leading_name(piece: str) -> str | None:
    """The person's name that a piece of a byline consists of."""
    words = piece.strip(" .:;").split()
    for count in range(min(5, len(words)), 1, -1):
        candidate = " ".join(words[:count])
        if is_person(candidate) and (count == len(words) or not words[count][0].isalpha() or is_job(" ".join(words[count:]))):
            return candidate.title() if candidate.isupper() else candidate
    return None


def _plain_byline(text: str) -> list[str]:
    """A byline without "By": a name with what its owner does, where or when, behind it."""
    if len(text) > 140:
        return []
    pieces = re.split(r"\s*(?:\||•|·|,|/|\s[-–—]\s|\t)\s*", text)
    if len(pieces) >= 2 and is_person(pieces[0]):
        rest = ", ".join(pieces[1:])
        if is_job(rest) or date_line(rest) is not None or date_line(pieces[-1]) is not None or (len(pieces) == 2 and "|" in text):
            return [pieces[0].title() if pieces[0].isupper() else pieces[0]]
    return []


def stated_author(values: Sequence[str]) -> str | None:
    """The authors that the page's head states, without addresses and names of functions; None when nothing usable is stated."""
    kept: list[str] = []
    for value in values:
        name = re.sub(r"^\W*by\s+", "", " ".join(value.split()), flags=re.I)
        if name and len(name) <= 120 and not NOT_AUTHORS.search(name) and name not in kept:
            kept.append(name)
    return ", ".join(kept[:4]) or None
