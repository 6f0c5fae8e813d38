"""Which office stands beside a name: a title before it, in apposition behind it, as what somebody is, or a
candidate's campaign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso import yamls
from sayso.reading.date import terms as tables
from sayso.reading.date.terms import STANDINGS, Term
from sayso.reading.date.whose import of_another, rulers, told_of
from sayso.world import country_names, demonyms, plain, seats

HELD, OVER, THEN = "held", "over", "then"
"""How a title is told: as borne, as borne before ("former President"), as borne at another time
("then-President").
"""
_REACH = 110
_CHAIN = re.compile(r"(?:['’]s)?(?: \([^()]{1,20}\))?(?:,| and| or|, and|, or) (?:(?:Sen|Gov|Rep|Dr)\. )?")
_PART = re.compile(r"[\w.'’-]+|[,;:()“”\"]")
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLOSED = re.compile(r"\s*(?:[,.;:)(—–\n-]|['’]s|(?:of|and|or|who|to|for|in|at|since|from)\b|$)")
"""What can follow an apposition with "the": behind "X, the president" a verb begins another clause."""
_MARKS = frozenset(',;:()“”"')
_PREPOSITIONS = frozenset({"of", "to", "for", "by", "under", "with", "than", "from", "in", "at", "against"})
_CHAINED = frozenset({"candidate", "front-runner"})


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """A name with its office: the span of both, the terms that the words allow, how the office is told
    (HELD, OVER or THEN).

    `campaign` is true where no title but a campaign names the standing.
    """

    start: int
    end: int
    terms: tuple[Term, ...]
    how: str
    campaign: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name that was found: its span, the terms of all who are called so, whether it is what follows a
    title alone.
    """

    start: int
    end: int
    terms: tuple[Term, ...]
    alone: bool = False


def before(text: str, floor: int, name: Name) -> HeldOffice | None:
    """The office told by a title right before a name, or None; nothing before `floor` is read."""
    window = text[max(floor, name.start - _REACH) : name.start]
    if not _last_words().intersection(_TOKEN.findall(window[-70:].lower())):
        return None
    found = _title_before().search(window)
    if found is None:
        return None
    kind = "standing" if found.group("standing") else "office"
    tail = window[found.end(kind) :]
    if name.alone and ("," in tail or (kind == "standing" and len(tail) > 6)):
        return None
    whole = Name(name.start - len(window) + found.start(), name.end, name.terms, name.alone)
    return _told(text, whole, _plainly(found.group(kind)), window[: found.start()], found.group("of") or "")


def behind(text: str, ceiling: int, name: Name) -> HeldOffice | None:
    """The office told in apposition or as what somebody is ("Hassan Rouhani, the president"), or None; all
    before `ceiling`.
    """
    is_so = text.startswith(" is ", name.end)
    if text[name.end : name.end + 1] != "," and not is_so:
        return None
    if is_so and _listed("unsure", r"\b", r"\b[^.\n]*$").search(text, max(0, name.start - 60), name.start):
        return None
    found = _title_behind().match(text, name.end, min(ceiling, name.end + _REACH))
    if found is None:
        return None
    if not is_so and found.group("lead").startswith("the ") and not _CLOSED.match(text, found.end()):
        return None
    title = _plainly(found.group("standing") or found.group("office"))
    of = told_of(text, found.end()) or ""
    return _told(text, Name(name.start, found.end(), name.terms), title, found.group("lead"), of)


def chained(text: str, last: HeldOffice | None, name: Name) -> HeldOffice | None:
    """The standing of a list's first member holds for the next: "presidential candidates Ted Cruz and
    Marco Rubio".
    """
    if (
        last is None
        or last.how != HELD
        or not name.start - 40 < last.end <= name.start
        or not _CHAIN.fullmatch(text, last.end, name.start)
    ):
        return None
    offices = {term.office for term in last.terms} & _CHAINED
    fitting = tuple(term for term in name.terms if term.office in offices)
    return HeldOffice(name.start, name.end, fitting, HELD, last.campaign) if fitting else None


def campaign(text: str, name: Name) -> HeldOffice | None:
    """The standing that "Clinton's campaign" or "is running for president" tells, or None."""
    found = _listed("campaign", "", r"(?![\w-])").match(text, name.end, min(len(text), name.end + 70))
    fitting = tuple(term for term in name.terms if term.office == "candidate")
    return HeldOffice(name.start, found.end(), fitting, HELD, True) if found is not None and fitting else None


def _told(text: str, name: Name, title: str, lead: str, of: str) -> HeldOffice | None:
    """The terms that a title, the words before it and the country behind it allow; the span is that of
    title and name.
    """
    words = _close(lead)
    near = [plain(word).replace(".", "").removesuffix("'s") for word in words]
    how = _how(near, title)
    offices = (
        ("candidate",) if "nominee" in title and set(near) & _words("not_yet") else tables.titles()[title]
    )
    ruler = title in tables.title_words("ruler")
    held = rulers(name.terms) if ruler else [term for term in name.terms if term.office in offices]
    fitting = list(held) if how else []
    owner = next(
        (near[at] for at, word in enumerate(words) if word[0].isupper() and plain(word).endswith("'s")), None
    )
    if owner is not None:
        fitting = [term for term in fitting if owner in " ".join(tables.place_words(term.country))]
    year = next((word for word in near if re.fullmatch(r"(?:19|20)\d\d", word)), None)
    if year is not None:
        fitting, how = [term for term in fitting if term.of.endswith(year)], THEN
    place = _place_of(plain(of).split()) if of else _place(near)
    if not of and place is None and of_another(words, title):
        return None
    if place:
        fitting = [term for term in fitting if _is_of(place, term.country)]
    elif of or ruler:
        return None
    elif name.alone:
        fitting = [term for term in fitting if term.office in STANDINGS or _at_home(text, term.country)]
    return HeldOffice(name.start, name.end, tuple(fitting), how) if fitting else None


def _place_of(words: Sequence[str]) -> tuple[str, str] | None:
    """The country or body that the first words behind "of" name."""
    found = (_place(words[:size]) for size in range(len(words), 0, -1))
    return next((place for place in found if place is not None), None)


def _is_of(place: tuple[str, str], country: str) -> bool:
    """Whether a place told before a title (its code and words) is the country of an office, or a state
    that it has followed.
    """
    code, words = place
    former = tables.places().get(code)
    return (
        country == code
        or words in tables.place_words(country)
        or (former is not None and former.now == country)
    )


def _close(lead: str) -> list[str]:
    """The last words before a title, at most four, from the last mark or preposition on."""
    words: list[str] = []
    for word in reversed(_PART.findall(lead[-60:])[-4:]):
        if word in _MARKS or word.lower() in _PREPOSITIONS:
            break
        words.insert(0, word)
    return words


def _how(near: Sequence[str], title: str) -> str:
    """How the words before a title tell it, "" when they make it another office."""
    close = near[-3:]
    parts = {part for word in close for part in (word, word.split("-")[0] + "-" if "-" in word else word)}
    beside = close[-1] if close else ""
    for kind, how in (("over", OVER), ("then", THEN)):
        if _told_by(parts, beside, kind):
            return how
    if set(tables.titles()[title]) <= STANDINGS:
        parts -= {"a", *_words("not_yet")}
    return "" if _told_by(parts, beside, "other") else HELD


def _told_by(parts: set[str], beside: str, kind: str) -> bool:
    return bool(parts & tables.title_words(kind)) or beside in tables.title_words(f"{kind}_beside")


def _place(near: Sequence[str]) -> tuple[str, str] | None:
    """The country or body told right before a title, as its code and the words."""
    for size in (3, 2, 1):
        words = " ".join(near[-size:]).removeprefix("the ")
        for index in (demonyms(), country_names(), seats(), _bodies()):
            if len(near) >= size and words in index:
                return index[words], words
    return None


@lru_cache(maxsize=64)
def _at_home(text: str, country: str) -> bool:
    """Whether a text speaks of a country at all; the United States and bodies of many states need not be
    named.
    """
    return country in ("US", "UN", "VA") or _home(country).search(plain(text)) is not None


@cache
def _home(country: str) -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?:"
        + "|".join(re.escape(word) for word in sorted(tables.place_words(country)))
        + r")(?![\w-])"
    )


@cache
def _bodies() -> dict[str, str]:
    return {
        plain(word): code for code, place in tables.places().items() for word in (place.name, *place.words)
    }


def _plainly(title: str) -> str:
    return " ".join(title.lower().split())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(yamls.packaged(__package__, "data/beside.yaml")[name])


@cache
def _any(name: str) -> str:
    return "|".join(yamls.packaged(__package__, "data/beside.yaml")[name])


@cache
def _listed(name: str, head: str, tail: str) -> re.Pattern[str]:
    return re.compile(head + "(?:" + _any(name) + ")" + tail, re.IGNORECASE if name == "unsure" else 0)


@cache
def _last_words() -> frozenset[str]:
    """The last word of every title, with what a hyphen sets before it: without one of them nearby there is
    no title.
    """
    last = {title.split()[-1].rstrip(".").rpartition(".")[2] for title in tables.titles()}
    return frozenset(head + word for word in last for head in ("", "ex-", "then-"))


@cache
def _titles() -> tuple[str, str]:
    """All standings, and all other titles, each as one expression, longer ones first."""
    standing = {title for title, offices in tables.titles().items() if set(offices) <= STANDINGS}
    return tables.any_of(standing), tables.any_of(set(tables.titles()) - standing)


@cache
def _title_before() -> re.Pattern[str]:
    first, second = _titles()
    joined = (
        r"(?:,? and\s+(?:[\w.-]+\s+){1,5}?)?,?\s+"
        + rf"(?:(?:former\s+)?(?:\w+\s+){{0,2}}?(?:{_any('second_titles')})\.?\s+)?"
    )
    held = (
        r"(?:\s+of\s+(?P<of>(?:the\s+)?[\w.-]+(?:\s+[\w.-]+){0,2}))?,?\s+"
        + rf"(?:(?:{_any('honorifics')})\.?\s+)*"
    )
    return re.compile(rf"(?<!\w)(?:(?P<standing>{first}){joined}|(?P<office>{second}){held})$", re.IGNORECASE)


@cache
def _title_behind() -> re.Pattern[str]:
    first, second = _titles()
    link = r"(?:,\s+(?:who\s+is\s+|who['’]s\s+)?|\s+is\s+(?:now\s+)?)"
    lead = rf"(?P<lead>(?:(?:{_any('lead')})\s+){{0,6}}?)"
    return re.compile(rf"{link}{lead}(?:(?P<standing>(?i:{first}))|(?P<office>(?i:{second})))(?![\w-])")
