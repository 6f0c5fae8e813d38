"""When a page says that it was captured, published and changed: its own words, each with its place.
Reading them is the `date` stage's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.reading.clean.dates import date_line, date_of, dates_in, is_change, names_weekday, printed_on
from sayso.reading.clean.kinds import PageLayout
from sayso.reading.clean.score import tags_above
from sayso.reading.clean.units import Unit
from sayso.records import Evidence, Interval, Metadatum
from sayso.records.page import Page

RULE = "a date in the page's own header, above the title"
HEAD_KINDS = frozenset({"byline", "dateline", "boilerplate", "heading", "lead"})
LONGEST = 160
"""The longest line, in code points, whose date is taken for that of the page."""


def dated(units: Sequence[Unit], kinds: Sequence[str], found: PageLayout) -> Iterator[Metadatum]:
    """Dates at the article's head, below its title, right after its end, and in notes of the editors: when
    it was published or changed.
    """
    top = found.title if found.title is not None else found.first - 1
    near = {
        *range(top + 1, min(found.first + 2, len(units))),
        *range(found.last, min(found.last + 3, len(units))),
    }
    for place, unit in enumerate(units):
        head = place in near and kinds[place] in HEAD_KINDS and len(unit.text) <= LONGEST
        alone = place in near and date_line(unit.text) is not None
        if not (head or alone or (kinds[place] == "note" and len(unit.text) <= 3 * LONGEST)):
            continue
        for changed, start, end in dates_in(unit.text):
            field = "modified_on" if changed or (alone and is_change(unit.text)) else "published_on"
            yield Metadatum(field, unit.text[start:end], "text", unit.start + start, unit.start + end)


def captured(page: Page, units: Sequence[Unit], found: PageLayout) -> Interval | None:
    """The day that the page's own header shows, above the title: when somebody saw it, not when the
    article was published.
    """
    top = found.title if found.title is not None else found.first
    for unit in units[:top]:
        if len(unit.text) > LONGEST or unit.note or _of_article(page, unit):
            continue
        lowered = unit.text.lower()
        day = (
            printed_on(unit.text)
            or date_line(unit.text)
            or (
                date_of(unit.text)
                if names_weekday(unit.text) and len(unit.text) <= 100 and not unit.complete
                else None
            )
        )
        if (
            day is not None
            and not is_change(unit.text)
            and not any(word in lowered for word in ("publish", "posted", "updated"))
        ):
            return Interval(day, day, day.isoformat(), (Evidence(unit.text, unit.start, unit.end, RULE),))
    return None


def _of_article(page: Page, unit: Unit) -> bool:
    """Whether a web page itself puts a line into its article."""
    return unit.node >= 0 and bool({"article", "time"} & set(tags_above(page, unit.node, 8)))
