"""One path: after every change the views are those that the same touch gives of empty tables."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from benchmarks.deciding import REQUESTS, Decider
from sayso.case.decisions.effects import Effects, effects_of
from sayso.case.log import Log
from sayso.deriving.facets import facets_form
from sayso.deriving.grade import Registry
from sayso.examples import example_pages
from sayso.reading.claims.codebook import load
from sayso.reading.pipeline import extract
from sayso.records.forms import extraction_form
from sayso.store.rows import PageRow, pack
from sayso.store.sqlite import Index, in_memory
from sayso.store.touch import touch
from tests.makers import TRAITS

DATA = Path(__file__).parent.parent / "data"
START, LEAST = 24, 20
KINDS = ("incident", "affair", "claim", "page", "contradiction", "redirect", "stale", "mask")


@pytest.fixture(scope="module")
def pages() -> list[PageRow]:
    """Invented pages, read once, in an order that mixes the cases."""
    files = [*example_pages().iterdir(), *(DATA / "orvanna").glob("*.txt"), *(DATA / "unseen").glob("*.txt")]
    made = []
    for path in sorted(files):
        data = path.read_bytes()
        found = extract(data, path.name)
        row = pack(extraction_form(found)), pack(facets_form(found))
        made.append(PageRow(hashlib.sha256(data).hexdigest(), "key", None, *row))
    random.Random(3).shuffle(made)
    return made[: START + 12]


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A case of two dozen pages counts as large here."""
    monkeypatch.setattr("sayso.deriving.link.stories.MANY", LEAST)


@contextmanager
def case_of(pages: list[PageRow], effects: Effects) -> Iterator[Index]:
    """A case of some pages, derived at once."""
    with in_memory(Path("case")) as index:
        add(index, pages, effects)
        yield index


def add(index: Index, pages: list[PageRow], effects: Effects) -> None:
    """Puts pages in and touches what they change."""
    with index.transaction():
        index.put_rows(pages)
        touch(index, effects, Registry(), TRAITS)


def take_out(index: Index, pages: list[PageRow], effects: Effects) -> None:
    """Takes pages out and touches what that changes."""
    with index.transaction():
        for page in pages:
            index.drop_page(page.sha256)
        touch(index, effects, Registry(), TRAITS)


def shown(index: Index) -> dict[str, list[tuple[str, Any]]]:
    """Every view of a case, in order."""
    return {kind: [(name, json.dumps(form)) for name, form in index.named_views(kind)] for kind in KINDS}


def assert_whole(index: Index, pages: list[PageRow], effects: Effects) -> None:
    """The views are those of the case derived anew."""
    with case_of(pages, effects) as anew:
        expected, found = shown(anew), shown(index)
    assert expected["incident"] and expected["claim"]
    for kind in KINDS:
        assert [name for name, _ in found[kind]] == [name for name, _ in expected[kind]], kind
        assert found[kind] == expected[kind], kind


@pytest.mark.parametrize("steps", [(1, 1), (5,), (2, 4)])
def test_pages_added_give_what_the_whole_gives(steps: tuple[int, ...], pages: list[PageRow]) -> None:
    """One by one or several at once, after every step, also over the size from which weights go in steps."""
    at = LEAST - 2
    with case_of(pages[:at], Effects()) as index:
        for step in steps:
            add(index, pages[at : at + step], Effects())
            at += step
            assert_whole(index, pages[:at], Effects())


def test_pages_taken_out_and_put_back_give_what_the_whole_gives(pages: list[PageRow]) -> None:
    """A page that is erased leaves nothing of itself; put back, everything is as it was."""
    with case_of(pages[:START], Effects()) as index:
        before = shown(index)
        take_out(index, pages[:3], Effects())
        assert_whole(index, pages[3:START], Effects())
        add(index, pages[:3], Effects())
        assert shown(index) == before


def test_the_last_page_taken_out_leaves_nothing(pages: list[PageRow]) -> None:
    """An empty case shows nothing."""
    with case_of(pages[:1], Effects()) as index:
        take_out(index, pages[:1], Effects())
        assert not any(shown(index).values())


def test_every_kind_of_decision_and_its_undoing_is_the_same_touch(
    pages: list[PageRow], tmp_path: Path
) -> None:
    """After each decision the views are the whole's; after it is undone those of before."""
    log = Log(tmp_path / "decisions.jsonl")
    chance = random.Random(5)
    held = pages[:START]
    with case_of(held, Effects()) as index:
        decider, before = Decider(index, log, load(None), chance), shown(index)
        for kind in REQUESTS:
            entries = decider.decide(kind)
            assert entries, kind
            add(index, [], effects_of(log.read()))
            assert_whole(index, held, effects_of(log.read()))
            decider.undo(entries[0].id)
            add(index, [], effects_of(log.read()))
            assert shown(index) == before, kind


@pytest.mark.parametrize("seed", [1, 2])
def test_a_random_walk_gives_what_the_whole_gives(seed: int, pages: list[PageRow], tmp_path: Path) -> None:
    """Pages come and go, decisions are made and undone; now and then everything is compared."""
    log, chance = Log(tmp_path / "decisions.jsonl"), random.Random(seed)
    inside, outside = pages[:START], pages[START:]
    with case_of(inside, Effects()) as index:
        decider, made = Decider(index, log, load(None), chance), list[str]()
        for step in range(24):
            kind = chance.choice(["add page", "remove page", "undo", "undo", *REQUESTS])
            if kind == "remove page":
                outside.append(inside.pop(chance.randrange(len(inside))))
                take_out(index, outside[-1:], effects_of(log.read()))
                continue
            if kind == "add page" and outside:
                inside.append(outside.pop(0))
            elif kind == "undo" and made:
                decider.undo(made.pop(chance.randrange(len(made))))
            elif kind in REQUESTS:
                made += [entry.id for entry in decider.decide(kind)]
            new = [page for page in inside[-1:] if kind == "add page" and index.page(page.sha256) is None]
            add(index, new, effects_of(log.read()))
            if step % 6 == 5:
                assert_whole(index, inside, effects_of(log.read()))
