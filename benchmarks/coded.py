"""Pages whose claims were coded by hand: one line a claim, turned into offsets and into the gold answers that `score_claims` reads.

A coded file NAME.claims holds `page: ID`, `published: EDTF or -`, and lines of fields parted by `|`: sentence
number, trigger (word#2 for its second occurrence in the sentence), type, stage, roles, time (EDTF), said_by
(outermost > next), flags (aggregate, optional). A role is `role=local words>whom they stand for`; either side
may be missing; several are parted by `;`. Offsets are code points into the page's text. A line that begins
with # is a note.
"""

from __future__ import annotations

import calendar
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

Json = dict[str, Any]
Place = tuple[int, int]

NEAR = (
    {"killing", "death"}, {"attack", "bombing"}, {"attack", "shooting"}, {"arrest", "detention"}, {"protest", "gathering"},
    {"condemnation", "accusation"}, {"announcement", "accusation"}, {"attack", "poisoning"},
)  # fmt: skip
"""Types between which careful coders differ; the gold answers accept either."""
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Sen|Rep|Gov|Rev|St|Jr|Sr|vs|No|Prof|Capt|Adm|Maj|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec"
    r"|U\.S|U\.K|U\.N|D\.C|a\.m|p\.m|[A-Z])\.)$"
)
STOP = re.compile(r"[.!?][”’\"')\]]*(?=\s+[“‘\"'(\[]?[A-Z0-9])")
FIELDS = 8


class Filler(NamedTuple):
    """A filler of a role: its words beside the trigger, and the words elsewhere that name whom they stand for; one may be None."""

    role: str
    at: Place | None
    stands_for: Place | None


class Coded(NamedTuple):
    """One claim as coded, with offsets; `time` is EDTF or ""."""

    type: str
    stage: str
    trigger: Place
    sentence: Place
    roles: tuple[Filler, ...]
    time: str
    said_by: tuple[Place, ...]
    aggregate: bool
    optional: bool


class CodedPage(NamedTuple):
    """A coded page: `published` is EDTF, "" where nothing on the page shows it."""

    page: str
    text: str
    published: str
    claims: tuple[Coded, ...]


def page_rows(path: Path) -> Iterator[Json]:
    """The rows of `news.zip`: id, url, date, outlet, title, byline, text."""
    with zipfile.ZipFile(path) as held:
        for name in held.namelist():
            if name.endswith(".jsonl"):
                yield from (json.loads(line) for line in held.read(name).decode("utf8").split("\n") if line)


def sentences(text: str) -> list[Place]:
    """Half-open offsets of sentences as the coders saw them: paragraphs cut at a stop before a capital, a digit or a quotation mark."""
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        start, words, last = paragraph.start(), paragraph.group(), 0
        for stop in STOP.finditer(words):
            if not ABBREVIATION.search(words[last : stop.start() + 1]):
                found.append((start + last, start + stop.end()))
                last = stop.end() + len(words[stop.end() :]) - len(words[stop.end() :].lstrip())
        if words[last:].strip():
            found.append((start + last, start + len(words.rstrip())))
    return found


def _spots(text: str, words: str, start: int, end: int) -> list[Place]:
    """Where some words stand as whole words between two offsets."""
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text[start:end])
    return [(start + match.start(), start + match.end()) for match in found]


def _nearest(text: str, words: str, at: int) -> Place:
    """The spot of some words nearest to an offset. Raises ValueError when the page has them nowhere."""
    spots = _spots(text, words, 0, len(text))
    if not spots:
        raise ValueError(f"{words!r} is not on the page")
    return min(spots, key=lambda spot: (abs(spot[0] - at), spot))


def _filler(part: str, text: str, sentence: Place, trigger: Place) -> Filler:
    role, _, words = part.partition("=")
    local, _, name = (piece.strip() for piece in words.partition(">"))
    at = None
    if local:
        inside = _spots(text, local, *sentence)
        at = inside[0] if len(inside) == 1 else _nearest(text, local, trigger[0])
    return Filler(role.strip(), at, _nearest(text, name, trigger[0]) if name else None)


def _claim(line: str, text: str, places: list[Place]) -> Coded:
    fields = [field.strip() for field in line.split("|")] + [""] * FIELDS
    sentence = places[int(fields[0]) - 1]
    words, _, nth = fields[1].partition("#")
    trigger = _spots(text, words, *sentence)[int(nth or 1) - 1]
    return Coded(
        type=fields[2],
        stage=fields[3],
        trigger=trigger,
        sentence=sentence,
        roles=tuple(_filler(part, text, sentence, trigger) for part in fields[4].split(";") if part.strip()),
        time=fields[5],
        said_by=tuple(
            _nearest(text, source.strip(), trigger[0]) for source in fields[6].split(">") if source.strip()
        ),
        aggregate="aggregate" in fields[7],
        optional="optional" in fields[7],
    )


def read_coded(path: Path, texts: dict[str, str]) -> CodedPage:
    """One coded file; `texts` are the pages by id. Raises ValueError, IndexError or KeyError for a file with faults."""
    lines = [line.strip() for line in path.read_text(encoding="utf8").split("\n")]
    lines = [line for line in lines if line and not line.startswith("#")]
    head = dict(line.split(":", 1) for line in lines if line.startswith(("page:", "published:")))
    page, published = head["page"].strip(), head.get("published", "-").strip()
    text = texts[page]
    places = sentences(text)
    claims = tuple(_claim(line, text, places) for line in lines if line[0].isdigit())
    return CodedPage(page, text, "" if published == "-" else published, claims)


def coded_pages(data: Path, wanted: Iterable[str] | None = None) -> Iterator[CodedPage]:
    """The coded pages in the folder `claims` of the data, by id; only the `wanted` ids where they are given."""
    texts = {row["id"]: row["text"] for row in page_rows(data / "news.zip")}
    chosen = set(wanted) if wanted is not None else None
    for path in sorted((data / "claims" / "coded").glob("*.claims")):
        if chosen is None or path.stem in chosen:
            yield read_coded(path, texts)


def listed(data: Path, name: str) -> list[str]:
    """The page ids in a list of the folder `claims` ("dev", "coverage")."""
    return (data / "claims" / f"{name}.txt").read_text(encoding="utf8").split()


def bounds(edtf: str) -> dict[str, str | None]:
    """First and last day of an EDTF day, month, year or interval; None for an open end."""
    first, slash, last = edtf.partition("/")
    return {"start": _day(first, False), "end": _day(last if slash else first, True)}


def _day(text: str, last: bool) -> str | None:
    if text in ("", ".."):
        return None
    numbers = [int(part) for part in text.split("-")]
    if len(numbers) == 1:
        return f"{numbers[0]:04}-12-31" if last else f"{numbers[0]:04}-01-01"
    if len(numbers) == 2:
        return f"{numbers[0]:04}-{numbers[1]:02}-{calendar.monthrange(numbers[0], numbers[1])[1] if last else 1:02}"
    return text


def accepted_types(name: str) -> list[str]:
    """A type and those that the gold answers take in its place."""
    return [name, *sorted({other for pair in NEAR if name in pair for other in pair} - {name})]


def gold(page: CodedPage) -> Json:
    """A coded page as gold answers: one accepted answer a cell; a filler that stands nowhere near is right but not required."""
    answers: Json = {"document": page.page, "complete_roles": True, "statements": [], "optional": []}
    answers["published"] = bounds(page.published) if page.published else None
    for number, claim in enumerate(page.claims):
        answers["optional" if claim.optional else "statements"].append(_statement(page, number, claim))
    return answers


def _statement(page: CodedPage, number: int, claim: Coded) -> Json:
    def cut(place: Place) -> str:
        return page.text[place[0] : place[1]]

    roles: Json = {}
    also: dict[str, list[str]] = {}
    for filler in claim.roles:
        words = [cut(place) for place in (filler.stands_for, filler.at) if place]
        if filler.at:
            roles.setdefault(filler.role, {"all": []})["all"].append(words)
        else:
            also.setdefault(filler.role, []).extend(words)
    return {
        "id": f"{page.page}-{number:02}",
        "types": accepted_types(claim.type),
        "triggers": [cut(claim.trigger)],
        "trigger": list(claim.trigger),
        "quote": cut(claim.sentence),
        "start": claim.sentence[0],
        "end": claim.sentence[1],
        "roles": roles,
        "also": also,
        "stage": claim.stage,
        "time": bounds(claim.time) if claim.time else None,
        "said_by": [cut(place) for place in claim.said_by],
        "aggregate": claim.aggregate,
    }
