"""How well a text is dated from the inside: PolNeAR articles and TempEval-3 documents, without their own
date.

Given: the plain text, read and cleaned by the program, after the dateline's date, lines that are nothing but
a date or byline date, and every full mention of the true day have been cut out. What the program knows of the
world (who held which office when) it may use; the true day it may not. The rules were tuned on PolNeAR's
train articles and TimeBank; `--split polnear-dev+AQUAINT` is the part kept for checking.

Keys: `inside`, the share in percent of the two-sided intervals that hold the true day; `share_two_sided`, in
percent of all articles; `median_days`, of the two-sided ones; `inside_one_sided`; `no_year`, the share of
texts that name no year at all, which only knowledge of the world can date; `known`, the share of all articles
with an end that rests on such knowledge; `header_taken`, of twenty made pages with today's date in the
header, those whose article was dated by it; `addresses_wrong`, of the invented addresses of addresses.tsv,
those read wrongly.

    python -m benchmarks.dating [--data ZIP] [--split polnear+tempeval3+muc4+news] [--errors N] [--peers]
"""

from __future__ import annotations

import datetime as dt
import re
import statistics
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.common import finish, parser, shared_data
from benchmarks.dating_corpora import muc4, news
from benchmarks.dating_pages import HEADER_DAY, header_pages
from benchmarks.timex import load as load_timeml
from sayso.reading.annotate.times import find_times
from sayso.reading.date import date_document
from sayso.reading.date.era import WORLD
from sayso.reading.pipeline import read_page
from sayso.records import Annotation, Document, Interval
from sayso.records.page import Provenance
from sayso.records.times import TimeReading
from sayso.world.address import filed

_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    rf"^([A-Z][\w.'’ -]+(?:, [\w. ]+)?),? {_MONTH} \d{{1,2}}(?:, \d{{4}})?(?=\s*(?:\(|—|--|-|–))",
    re.MULTILINE,
)
_DAY = rf"(?:\w+day,? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}),? \d{{4}}"
_DATE_LINE = re.compile(
    rf"^(?:.{{0,40}}\b(?:published|posted|updated)\b.*|\W*{_DAY}\W*)$", re.IGNORECASE | re.MULTILINE
)


class Item(NamedTuple):
    """One article: its text without its date, the true day, and its address where that is given."""

    name: str
    text: str
    day: dt.date
    url: str | None = None


class Answer(NamedTuple):
    """What was found for an article."""

    item: Item
    found: Interval | None
    names_year: bool


def undated(text: str, day: dt.date) -> str:
    """The text without its date: dateline, date lines, and every full mention of the true day."""
    top = _DATELINE.sub(lambda match: match.group(1), text[:800])
    text = _DATE_LINE.sub("", top + text[800:])
    month = day.strftime("%B")
    forms = (
        rf"\b(?:{month}|{month[:3]}\.?|{month[:4]}\.) {day.day},? {day.year}\b"
        rf"|\b{day.day} {month} {day.year}\b|\b{day.isoformat()}\b"
    )
    return re.sub(forms, "", text)


def articles(path: Path, split: str) -> Iterator[Item]:
    """The articles of the corpora that `split` names; `path` is one of the two zip files or the folder
    that holds them.
    """
    folder = path if path.is_dir() else path.parent
    for corpus in split.split("+"):
        if corpus.startswith("polnear"):
            yield from _polnear(folder / "polnear.zip", corpus.removeprefix("polnear").removeprefix("-"))
        elif corpus == "muc4":
            yield from (Item(*message) for message in muc4(folder / "muc4.zip"))
        elif corpus == "news":
            yield from (Item(*page) for page in news(folder / "news.zip"))
        else:
            folders = "TimeBank+AQUAINT" if corpus == "tempeval3" else corpus
            for item in load_timeml(folder / "tempeval3.zip", folders, 0):
                yield Item(item.name, undated(item.text, item.created), item.created)


def _polnear(path: Path, part: str) -> Iterator[Item]:
    """The articles of one part ("train", "dev"), or of all."""
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            found = re.search(r"_(\d{4}-\d{2}-\d{2})_[^/]*\.txt$", name)
            if found is not None and name.startswith(part):
                day = dt.date.fromisoformat(found.group(1))
                yield Item(name, undated(archive.read(name).decode("utf8"), day), day)


def dated(text: str, name: str, url: str | None = None) -> tuple[Document, Annotation]:
    """A text read, cleaned and dated by the program, without the language engine."""
    document = read_page(text.encode("utf8"), f"{name}.txt", Provenance(url))
    return date_document(document, Annotation((), (), (), find_times(document, (), ())))


def answer(item: Item) -> Answer:
    """The interval found for an article."""
    document, annotation = dated(item.text, "article", item.url)
    readings = [time.reading for time in annotation.times]
    return Answer(
        item,
        document.published,
        any(isinstance(one, TimeReading) and one.year is not None for one in readings),
    )


def right(found: Interval, day: dt.date) -> bool:
    """Whether an interval, open ends allowed, holds a day."""
    return (found.start is None or found.start <= day) and (found.end is None or day <= found.end)


def header_taken() -> list[str]:
    """The made pages whose article was dated by the date in the page's header, or from which the day of
    capture was not read.
    """
    taken = []
    for form, text in header_pages():
        document, _ = dated(text, "page")
        published, captured = document.published, document.captured
        if published is not None and published.start == HEADER_DAY:
            taken.append(form)
        elif captured is None or captured.start != HEADER_DAY:
            taken.append(f"{form} (not read)")
    return taken


ADDRESSES = Path(__file__).with_name("addresses.tsv")
"""Invented addresses, each with the true day of publication; a printed day may be the one before or after."""


def addresses_wrong() -> list[str]:
    """The invented addresses from which days are read that leave the true day out by more than one."""
    rows = (line.split("\t") for line in ADDRESSES.read_text(encoding="utf8").splitlines() if line[0] != "#")
    wrong = []
    for url, day, width, _ in rows:
        found, true = filed(url), dt.date.fromisoformat(day)
        near = dt.timedelta(days=1)
        if found is not None and (width == "none" or not found.start - near <= true <= found.end + near):
            wrong.append(url)
    return wrong


def figures(answers: Sequence[Answer]) -> dict[str, float]:
    """The keys of the docstring, over some articles."""
    found = [(one.found, one.item.day) for one in answers if one.found is not None]
    two = [
        (interval, day) for interval, day in found if interval.start is not None and interval.end is not None
    ]
    one = [(interval, day) for interval, day in found if interval.start is None or interval.end is None]
    lengths = [
        (interval.end - interval.start).days + 1 for interval, _ in two if interval.start and interval.end
    ]

    def share(part: int, whole: int) -> float:
        return round(100 * part / whole, 1) if whole else 0.0

    return {
        "inside": share(sum(right(*pair) for pair in two), len(two)),
        "share_two_sided": share(len(two), len(answers)),
        "median_days": statistics.median(lengths) if lengths else 0,
        "inside_one_sided": share(sum(right(*pair) for pair in one), len(one)),
        "share_one_sided": share(len(one), len(answers)),
        "known": share(
            sum(any(piece.rule.startswith(WORLD) for piece in interval.because) for interval, _ in found),
            len(answers),
        ),
        "no_year": share(sum(not one.names_year for one in answers), len(answers)),
    }


def htmldate_figures(items: Sequence[Item]) -> dict[str, float]:
    """htmldate (Barbaresi 2020) on the same texts as bare HTML: how often it names a day, and how often
    the right one.
    """
    from htmldate import find_date

    named = [(find_date(f"<html><body><p>{item.text}</p></body></html>"), item.day) for item in items]
    told = [(day, true) for day, true in named if day]
    right_ones = sum(day == str(true) for day, true in told)
    return {
        "answered": round(100 * len(told) / len(items), 1),
        "right": round(100 * right_ones / max(1, len(told)), 1),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of each corpus and of all together."""
    options_parser = parser(__doc__, "polnear.zip", "polnear+tempeval3+muc4+news")
    options_parser.add_argument("--peers", action="store_true", help="measure htmldate as well")
    options = options_parser.parse_args(arguments)
    answers: list[Answer] = []
    for corpus in options.split.split("+"):
        items = list(articles(options.data if options.data.exists() else shared_data(), corpus))
        part = [answer(item) for item in (items[: options.limit] if options.limit else items)]
        print(f"{corpus:>10}: {len(part)} articles, {figures(part)}")
        answers += part
    wrong = [one for one in answers if one.found is not None and not right(one.found, one.item.day)]
    for one in wrong[: options.errors]:
        quotes = "; ".join(f"“{piece.text}” {piece.rule}" for piece in one.found.because) if one.found else ""
        print(
            f"wrong {Path(one.item.name).name} {one.item.day}: {one.found.edtf if one.found else ''} {quotes}"
        )
    taken = header_taken()
    for form in taken:
        print(f"header date taken: {form}")
    addresses = addresses_wrong()
    for url in addresses:
        print(f"address wrong: {url}")
    peers = {"htmldate": htmldate_figures([one.item for one in answers])} if options.peers else {}
    result: dict[str, object] = {
        **figures(answers),
        "articles": len(answers),
        "header_taken": len(taken),
        "addresses_wrong": len(addresses),
        **peers,
    }
    return finish("dating", result, options)


if __name__ == "__main__":
    sys.exit(main())
