"""Which outlet a page without a head belongs to: its masthead, the line under the title, what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.clean import lists
from sayso.clean.dates import FULL, WEEKDAY, date_line
from sayso.clean.kinds import Found
from sayso.clean.names import is_job, is_person
from sayso.clean.units import Unit
from sayso.records import Metadatum

NAME = r"(?P<who>[A-Z][\w&.'’-]*(?:\s+(?:of|the|and|&|de|di|[A-Z][\w&.'’-]*)){0,5})"
SELF = re.compile(
    rf"\W{{0,2}}{NAME}\s+(?i:is|are)\s+(?i:(?:a|an|the|our|your)\s+(?:[\w-]+\s+){{0,5}}?"
    r"(?:voice|newspaper|news (?:site|agency|website|outlet|service|channel)|website|magazine|project|publication|platform|broadcaster"
    r"|weekly|daily|journal"
    r"|non-?profit|blog|portal|(?:registered )?trademark)\b|published by\b|part of\b|owned by\b|funded by\b|not responsible\b)"
)
UNDER_TITLE = re.compile(
    rf"\W{{0,2}}{NAME}\s*[|,•·–—-]\s*(?:(?i:updated|published|posted|last)\b[^\d]{{0,20}})?(?i:{FULL.pattern}).{{0,30}}$"
)
SIGNED = re.compile(rf"(?i:by)\s+[^|•·]{{3,80}}?\s*[|•·]\s*{NAME}\s*(?:$|[|•·])")
SMALL = frozenset({"of", "the", "and", "for", "de", "di"})


def initials(name: str) -> str:
    """The first letters of the words of a name: "Continental Wire" → "CW"."""
    return "".join(word[0] for word in re.findall(r"\w+", name) if word.lower() not in SMALL).upper()


def same_outlet(left: str | None, right: str | None) -> bool:
    """Whether two printed names are one outlet's: equal, one begun by the other, or one the initials of the other."""
    if not left or not right:
        return False
    one, two = (value.lower().removeprefix("the ").strip() for value in (left, right))
    short = min(one, two, key=len).replace(".", "")
    return one.startswith(two) or two.startswith(one) or (len(short) >= 2 and short.upper() == initials(max(one, two, key=len)))


def outlets(units: Sequence[Unit], kinds: Sequence[str], found: Found) -> Iterator[Metadatum]:
    """The outlets that the lines around the article name, the surest first."""
    top = found.title if found.title is not None else found.first
    for place in range(top + 1, min(top + 5, len(units))):
        line = UNDER_TITLE.fullmatch(units[place].text) if len(units[place].text) <= 120 else None
        if line and not WEEKDAY.fullmatch(line.group("who").strip()) and not is_person(line.group("who")) and kinds[place] != "body":
            yield _named(units[place], line)
    for place in range(top + 1, min(found.first + 2, len(units))):
        signed = SIGNED.match(units[place].text) if kinds[place] == "byline" else None
        if signed and not is_job(signed.group("who")) and not is_person(signed.group("who")):
            yield _named(units[place], signed)
    masthead = _masthead(units, top)
    if masthead:
        yield masthead
    for place in range(found.first, len(units)):
        unit = units[place]
        said = SELF.match(unit.text) if kinds[place] in ("boilerplate", "note") and len(unit.text) <= 400 else None
        if said and len(said.group("who")) > 2:
            yield _named(unit, said)
            return


def _named(unit: Unit, found: re.Match[str]) -> Metadatum:
    return Metadatum("outlet", found.group("who"), "text", unit.start + found.start("who"), unit.start + found.end("who"))


def _masthead(units: Sequence[Unit], top: int) -> Metadatum | None:
    """A name on the first line, above the title: printed again elsewhere in the page, by its initials too, or followed by a menu."""
    head = [unit for unit in units[:top] if date_line(unit.text) is None][:2]
    if not head or head[0].block > 2:
        return None
    first = head[0]
    words = first.text.split()
    if not 1 <= len(words) <= 5 or len(first.text) > 40 or first.furniture or first.complete or not all(_capital(word) for word in words):
        return None
    key, short = first.text.lower(), initials(first.text)
    after = units[first.block + 1 : first.block + 3]
    again = any(key in unit.text.lower() for unit in units[first.block + 1 :] if len(unit.text) <= 300)
    signed = len(short) >= 2 and any(re.search(rf"\({short}\)", unit.text[:120]) for unit in units)
    press = words[-1].lower() in lists.words("press") and len(words) >= 2
    menu = len(words) >= 2 and any(
        len(unit.text.split()) >= 4 and not unit.complete and all(map(_capital, unit.text.split())) for unit in after
    )
    if again or signed or menu or press:
        return Metadatum("outlet", first.text, "text", first.start, first.end)
    return None


def _capital(word: str) -> bool:
    return word[0].isupper() or word.lower() in SMALL or not word[0].isalpha()
