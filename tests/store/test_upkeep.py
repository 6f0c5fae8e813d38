"""Bringing a large case up to date: after every change the views are those that deriving the whole case
gives.
"""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path
from typing import Any

import pytest

from sayso.case.decisions.effects import Effects
from sayso.case.store import Capture
from sayso.deriving.facets import facets_form
from sayso.deriving.flow import derived
from sayso.deriving.forms import places, views
from sayso.deriving.grade import Registry
from sayso.examples import example_pages
from sayso.reading.pipeline import extract
from sayso.records.forms import extraction_form
from sayso.store.sqlite import Index, Page, pack, writing_index
from sayso.store.upkeep import Whole, changed_pages, update
from sayso.store.upkeep.state import remember
from sayso.work.build import readings
from tests.makers import TRAITS

DATA = Path(__file__).parent.parent / "data"
START, LEAST = 40, 33


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    """Every invented page, read once, in an order that mixes the cases."""
    files = [*example_pages().iterdir(), *(DATA / "orvanna").glob("*.txt"), *(DATA / "unseen").glob("*.txt")]
    made = []
    for path in sorted(files):
        data = path.read_bytes()
        found = extract(data, path.name)
        made.append(
            Page(
                hashlib.sha256(data).hexdigest(),
                "key",
                None,
                pack(extraction_form(found)),
                pack(facets_form(found)),
            )
        )
    random.Random(3).shuffle(made)
    return made


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A case of three dozen pages counts as large here."""
    for name in (
        "sayso.deriving.link.stories.MANY",
        "sayso.store.upkeep.MANY",
        "sayso.store.upkeep.links.MANY",
    ):
        monkeypatch.setattr(name, LEAST)


def plain(value: Any) -> Any:
    """A value as JSON gives it back."""
    return json.loads(json.dumps(value))


def whole(index: Index) -> dict[str, list[tuple[str, Any]]]:
    """Every view of the case derived as a whole, in order."""
    record = derived(readings(index), [], Effects(), Registry(), TRAITS)[0]
    order = places(record)
    return {
        kind: [
            (name, plain(bodies[name]))
            for name in sorted(bodies, key=lambda one: (order.get(kind, {}).get(one, ""), one))
        ]
        for kind, bodies in views(record).items()
    }


def begun(index: Index, pages: list[Page]) -> None:
    """Derives a case as a whole and writes views and workings."""
    put(index, pages)
    record, workings = derived(readings(index), [], Effects(), Registry(), TRAITS)
    with index.transaction():
        order = places(record)
        for kind, bodies in views(record).items():
            index.put_views(kind, bodies, order.get(kind, {}))
        remember(index, record, workings)


def put(index: Index, pages: list[Page]) -> None:
    """Writes readings."""
    with index.transaction():
        for page in pages:
            index.put_page(page, "", "")


def bring_up_to_date(index: Index, captures: dict[str, tuple[Capture, ...]] | None = None) -> None:
    """Derives what changed pages touch."""
    with index.transaction():
        update(index, changed_pages(index, captures or {}), captures or {}, Registry(), TRAITS)


def assert_whole(index: Index) -> None:
    """The views that stand in the index are those of the case as a whole."""
    for kind, expected in whole(index).items():
        found = [(name, plain(form)) for name, form in index.named_views(kind)]
        assert [name for name, _ in found] == [name for name, _ in expected], kind
        for (name, form), (_, wanted) in zip(found, expected, strict=True):
            assert form == wanted, f"{kind} {name}"


@pytest.mark.parametrize("steps", [(1, 1, 1), (5,), (2, 4)])
def test_pages_added_to_a_case_give_what_the_whole_gives(
    steps: tuple[int, ...], pages: list[Page], tmp_path: Path
) -> None:
    """One by one or several at once, after every step."""
    with writing_index(tmp_path / "index.db") as index:
        begun(index, pages[:START])
        at = START
        for step in steps:
            put(index, pages[at : at + step])
            at += step
            bring_up_to_date(index)
            assert_whole(index)


def test_pages_taken_out_and_put_back_give_what_the_whole_gives(pages: list[Page], tmp_path: Path) -> None:
    """A page that is erased leaves nothing of itself; put back, everything is as it was."""
    with writing_index(tmp_path / "index.db") as index:
        begun(index, pages[:START])
        before = whole(index)
        with index.transaction():
            for page in pages[:3]:
                index.drop_page(page.sha256)
        bring_up_to_date(index)
        assert_whole(index)
        put(index, pages[:3])
        bring_up_to_date(index)
        assert_whole(index)
        assert whole(index) == before


def test_another_capture_is_shown(pages: list[Page], tmp_path: Path) -> None:
    """A page added a second time, from elsewhere, lists both captures."""
    with writing_index(tmp_path / "index.db") as index:
        begun(index, pages[:START])
        sha = pages[0].sha256
        capture = Capture(
            sha,
            10,
            "again.html",
            "https://example.org/again",
            None,
            None,
            "sayso",
            "2024-01-01T00:00:00Z",
            "0" * 12,
        )
        bring_up_to_date(index, {sha: (capture,)})
        shown = index.view("page", sha)
        assert [one["name"] for one in shown["captures"]] == ["again.html"]


def test_a_case_that_outgrows_its_weights_is_derived_as_a_whole(pages: list[Page], tmp_path: Path) -> None:
    """Nothing is guessed: the update says that it cannot tell, and nothing of it is kept."""
    with writing_index(tmp_path / "index.db") as index:
        begun(index, pages[: LEAST - 2])
        before = index.named_views("incident")
        put(index, pages[START : START + 1])
        with pytest.raises(Whole):
            bring_up_to_date(index)
        assert index.named_views("incident") == before
