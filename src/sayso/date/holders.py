"""Finds the people of the office tables in a text, with the title that stands beside each name and how its clause tells of it.

A name counts only with a title before it ("President Rouhani"), behind it ("Hassan Rouhani, the president") or, for a candidate, with the
campaign behind it ("Clinton's campaign"). Reading is linear in the text: every word is looked up once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sayso.date import terms as tables
from sayso.date.terms import STANDINGS, Named, Term
from sayso.knowledge import country_names, demonyms, plain, seats
from sayso.records import ARTICLE_KINDS, Document

Forms = dict[str, dict[tuple[str, ...], tuple[Term, ...]]]

HELD, OVER, THEN = "held", "over", "then"
"""How a title is told: as borne, as borne before ("former President"), as borne at another time ("then-President")."""
_WORD = re.compile(r"(?:[^\W\d_]\.){1,4}(?=\W|$)|[^\W\d_]+(?:['’][^\W\d_]+)*")
_GAP = re.compile(r"[ \u00a0.\-‑\"“”]{1,4}|\n(?=[A-Z])")
_REACH = 110
_CHAIN = re.compile(r"(?:['’]s)?(?: \([^()]{1,20}\))?(?:,| and| or|, and|, or) (?:(?:Sen|Gov|Rep|Dr)\. )?")
_TAIL = r"(?:,)?\s+(?:(?:mr|mrs|ms|dr|gen|col|lt|sheikh|hojatoleslam|ayatollah|sen|gov|rep)\.?\s+)*"
_STANDING_TAIL = (
    r"(?:,? and\s+(?:[\w.-]+\s+){1,5}?)?,?\s+(?:(?:former\s+)?(?:\w+\s+){0,2}?(?:sen|gov|rep|dr|senator|governor|secretary of state)\.?\s+)?"
)
_LEAD = (
    r"(?P<lead>(?:(?:the|a|an|his|her|its|current|longtime|veteran|former|late|then|presumptive|likely|leading|top|hard-line|hardline|"
    r"reformist|moderate|presidential|powerful|longest-serving|one-time|onetime|country['’]s|nation['’]s|[A-Z][\w.’'-]*|\d{4})\s+){0,6}?)"
)
_CAMPAIGN = re.compile(
    r"(?:['’]s?)?\s+(?:presidential |general-election |national |own |\d{4} ){0,2}(?:campaign|candidacy|(?:presidential|White House) bid|"
    r"bid for the (?:presidency|White House|nomination|Republican|Democratic|GOP))(?![\w-])|,? (?:who )?is running for (?:president|the White House)",
)


class Word(NamedTuple):
    """A word of the text in plain form, without points and apostrophes."""

    start: int
    end: int
    plain: str


@dataclass(frozen=True, slots=True)
class Told:
    """A name with its office: the span of both, the terms that the words allow, and how the office is told (HELD, OVER or THEN).

    `behind` is true where the title follows the name; `campaign` where no title but a campaign names the standing.
    """

    start: int
    end: int
    terms: tuple[Term, ...]
    how: str
    campaign: bool = False


def told(document: Document) -> tuple[tuple[Told, ...], tuple[Named, ...]]:
    """Every name with an office in the article's own passages, in order, and every candidate named in full."""
    found: list[Told] = []
    passages = [(passage.start, passage.end) for passage in document.passages if passage.kind in ARTICLE_KINDS]
    words = [list(words_of(document.text, start, end)) for start, end in passages]
    named = tuple(one for here in words for one in _candidates(document.text, here))
    known = _known(document.text, named)
    for (start, end), here in zip(passages, words, strict=True):
        found += _in_passage(document.text[:end], start, here, known)
    return tuple(found), named


def words_of(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of a stretch of text; possessive endings are left out."""
    for match in _WORD.finditer(text, start, end):
        word = plain(match.group()).replace("’", "'")
        bare = word.removesuffix("'s").removesuffix("'")
        yield Word(match.start(), match.end() - len(word) + len(bare), bare.replace(".", "").replace("'", ""))


def _candidates(text: str, words: Sequence[Word]) -> Iterator[Named]:
    """The candidates named in full."""
    index = tables.full_names()
    for place, word in enumerate(words):
        for key, terms in index.get(word.plain, {}).items():
            after = _match(text, words, place, key) if len(key) > 1 else 0
            standing = tuple(term for term in terms if term.office in STANDINGS)
            if standing and after and text[word.start].isupper():
                yield word.start, words[after - 1].end, standing


def _known(text: str, named: Sequence[Named]) -> Forms:
    """What follows a title alone, of those candidates whose full name the text prints: "Clinton" after "Hillary Clinton"."""
    found: Forms = {}
    for start, end, terms in named:
        short = [word.plain for word in words_of(text, start, end)][-1]
        under = found.setdefault(short, {})
        standing = (term for term in terms if term.office == "candidate")
        under[(short,)] = tuple(dict.fromkeys((*under.get((short,), ()), *standing)))
    return found


def _in_passage(text: str, start: int, words: Sequence[Word], known: Forms) -> Iterator[Told]:
    place, last = 0, None
    while place < len(words):
        hit = _longest(text, words, place, tables.full_names())
        alone = False
        if hit is None or len(hit[0]) == 1:
            short = _longest(text, words, place, tables.surnames())
            if short is None and hit is None:
                place += 1
                continue
            hit, alone = short or hit, True
        assert hit is not None
        _, named, after = hit
        begin, end = words[place].start, words[after - 1].end
        one = _before(text, start, begin, end, named, alone) if text[begin].isupper() else None
        if one is None and not alone:
            one = _chained(text, last, begin, end, named) or _behind(text, begin, end, named) or _campaign(text, begin, end, named)
        if one is None and alone and words[place].plain in known and text[begin].isupper():
            one = _campaign(text, begin, end, known[words[place].plain][(words[place].plain,)])
        if one is not None:
            last = one
            yield one
        place = after if one is not None or not alone else place + 1


def _longest(text: str, words: Sequence[Word], place: int, index: Forms) -> tuple[tuple[str, ...], tuple[Term, ...], int] | None:
    """The longest form that begins with this word: its key, its terms and the place of the word behind it."""
    best: tuple[tuple[str, ...], tuple[Term, ...], int] | None = None
    for key, named in index.get(words[place].plain, {}).items():
        if best is None or len(key) > len(best[0]):
            after = _match(text, words, place, key)
            if after:
                best = (key, named, after)
    return best


def _match(text: str, words: Sequence[Word], place: int, key: Sequence[str]) -> int:
    """The place of the word behind a form that stands at `place`, initials between its words left out; 0 when it does not."""
    at, wanted = place, 0
    while wanted < len(key):
        if at >= len(words) or (at > place and not _GAP.fullmatch(text, words[at - 1].end, words[at].start)):
            return 0
        if words[at].plain == key[wanted]:
            wanted += 1
        elif not wanted or len(words[at].plain) > 1:
            return 0
        at += 1
    return at


@cache
def _title(end: bool) -> re.Pattern[str]:
    """Any title right before a name (`end`), or right behind it."""
    printed = sorted(tables.titles(), key=len, reverse=True)
    standing = [title for title in printed if set(tables.titles()[title]) <= STANDINGS]
    other = [title for title in printed if title not in standing]
    first, second = ("|".join(re.escape(title) for title in some) for some in (standing, other))
    if end:
        return re.compile(
            rf"(?<![\w-])(?:(?P<standing>{first}){_STANDING_TAIL}|(?P<office>{second}){_TAIL})$".replace(r"\ ", r"\s+"), re.IGNORECASE
        )
    body = rf"(?:,\s+(?:who\s+is\s+|who['’]s\s+)?|\s+is\s+(?:now\s+)?){_LEAD}(?:(?P<standing>(?i:{first}))|(?P<office>(?i:{second})))(?![\w-])"
    return re.compile(body)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(title.split()[-1] for title in tables.titles())


_IF = re.compile(r"\b(?:if|when|whether|unless|that|should|suppose|assuming|once|hop(?:es?|ing)|fears?)\b[^.\n]*$", re.IGNORECASE)
_LATIN = re.compile(r"[\w.-]+")


def _before(text: str, floor: int, begin: int, end: int, named: Sequence[Term], alone: bool) -> Told | None:
    """The office told by a title right before the name, or None."""
    window = text[max(floor, begin - _REACH) : begin]
    near = {word.strip(".").lower() for word in _LATIN.findall(window[-70:])}
    if not near & _last_words() and not any(word + "." in _last_words() for word in near):
        return None
    found = _title(True).search(window)
    if found is None:
        return None
    told_by = "standing" if found.group("standing") else "office"
    if alone and ("," in found.group()[found.end(told_by) - found.start() :] or (told_by == "standing" and found.end() - found.end(told_by) > 6)):
        return None
    title = " ".join(found.group(told_by).lower().split())
    lead = window[: found.start()]
    return _told(text, (begin - len(window) + found.start(), end), title, lead, named, alone)


def _behind(text: str, begin: int, end: int, named: Sequence[Term]) -> Told | None:
    """The office told in apposition or as what somebody is: "Hassan Rouhani, the president", or None."""
    is_so = text.startswith(" is ", end)
    if (text[end : end + 1] != "," and not is_so) or (is_so and _IF.search(text, max(0, begin - 60), begin)):
        return None
    found = _title(False).match(text, end, min(len(text), end + _REACH))
    if found is None:
        return None
    title = " ".join((found.group("standing") or found.group("office")).lower().split())
    return _told(text, (begin, found.end()), title, found.group("lead"), named, False)


def _chained(text: str, last: Told | None, begin: int, end: int, named: Sequence[Term]) -> Told | None:
    """The standing of a list's first member holds for the next: "presidential candidates Ted Cruz and Marco Rubio"."""
    if last is None or last.how != HELD or not begin - 40 < last.end <= begin or not _CHAIN.fullmatch(text, last.end, begin):
        return None
    offices = {term.office for term in last.terms} & STANDINGS - {"elect", "vice-elect", "running-mate", "presumptive", "nominee"}
    fitting = tuple(term for term in named if term.office in offices)
    return Told(begin, end, fitting, HELD, last.campaign) if fitting else None


def _campaign(text: str, begin: int, end: int, named: Sequence[Term]) -> Told | None:
    """The standing that "Clinton's campaign" or "is running for president" tells, or None."""
    found = _CAMPAIGN.match(text, end, min(len(text), end + 70))
    fitting = tuple(term for term in named if term.office == "candidate")
    return Told(begin, found.end(), fitting, HELD, True) if found is not None and fitting else None


def _told(text: str, span: tuple[int, int], title: str, lead: str, named: Sequence[Term], alone: bool) -> Told | None:
    """The terms that a title and the words before it allow."""
    words = [word for word in re.findall(r"[\w.'’-]+|[,;:()“”\"]", lead[-60:])][-4:]
    while any(mark in words for mark in ",;:()“”\""):
        words.pop(0)
    near = [plain(word).rstrip(".").removesuffix("'s") for word in words]
    owner = next((near[at] for at, word in enumerate(words) if word[0].isupper() and plain(word).endswith("'s")), None)
    how = _how(near, title)
    offices = ("candidate",) if "nominee" in title and set(near) & _NOT_YET else tables.titles()[title]
    fitting = [term for term in named if term.office in offices]
    if not how or not fitting:
        return None
    year = next((word for word in near if re.fullmatch(r"(?:19|20)\d\d", word)), None)
    if owner is not None:
        fitting = [term for term in fitting if owner in " ".join(tables.place_words(term.country))]
    if year is not None:
        fitting = [term for term in fitting if term.of.endswith(year)]
        how = THEN
    place = _place(near)
    if place:
        fitting = [term for term in fitting if term.country == place[0] or place[1] in tables.place_words(term.country)]
    elif title in tables.title_words("ruler"):
        return None
    elif alone:
        fitting = [term for term in fitting if term.office in STANDINGS or _at_home(text, term.country)]
    return Told(*span, tuple(fitting), how) if fitting else None


_NOT_YET = frozenset({"likely", "eventual", "probable", "potential", "possible", "expected", "apparent", "all-but-certain", "prospective", "would-be"})
"""What makes a nominee a candidate still."""


def _how(near: Sequence[str], title: str) -> str:
    """How the words before a title tell it, "" when they make it another office."""
    close = near[-3:]
    parts = {part for word in close for part in (word, word.split("-")[0] + "-" if "-" in word else word)}
    beside = close[-1] if close else ""
    if _told_by(parts, beside, "over"):
        return OVER
    if _told_by(parts, beside, "then"):
        return THEN
    if set(tables.titles()[title]) <= STANDINGS:
        parts -= {"a", *_NOT_YET}
    return "" if _told_by(parts, beside, "other") else HELD


def _told_by(parts: set[str], beside: str, kind: str) -> bool:
    return bool(parts & tables.title_words(kind)) or beside in tables.title_words(f"{kind}_beside")


def _place(near: Sequence[str]) -> tuple[str, str] | None:
    """The country or body told right before a title, as its code and the words."""
    for size in (3, 2, 1):
        words = " ".join(near[-size:]).replace("the ", "")
        for index in (demonyms(), country_names(), seats(), _bodies()):
            if len(near) >= size and words in index:
                return index[words], words
    return None


@cache
def _bodies() -> dict[str, str]:
    return {plain(word): code for code, place in tables.places().items() for word in (place.name, *place.words)}


@cache
def _home(country: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(word) for word in sorted(tables.place_words(country))) + r")(?![\w-])")


def _at_home(text: str, country: str) -> bool:
    """Whether a text speaks of a country at all; the United States and bodies of many states need not be named."""
    return country in ("US", "UN", "VA") or _home(country).search(plain(text)) is not None
