"""Which day an address files its article under, and from which addresses none is read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sayso.world.address import archived, filed

LISTED = Path(__file__).resolve().parents[2] / "benchmarks/addresses.tsv"
ROWS = [line.split("\t") for line in LISTED.read_text(encoding="utf8").splitlines() if line[0] != "#"]
MONTH = 31


@pytest.mark.parametrize(("url", "true", "width", "tried"), ROWS, ids=[row[3] for row in ROWS])
def test_an_address_is_read_as_far_as_it_says(url: str, true: str, width: str, tried: str) -> None:
    found = filed(url)
    if width == "none":
        assert found is None, tried
        return
    assert found is not None, tried
    days = (found.end - found.start).days + 1
    assert days == 1 if width == "day" else 28 <= days <= MONTH
    assert found.start - dt.timedelta(1) <= dt.date.fromisoformat(true) <= found.end + dt.timedelta(1)


def test_the_stamp_of_an_archive_is_a_day_of_capture() -> None:
    kept = archived("https://web.archive.org/web/20210331101112/https://karskpost.example/a-b")
    assert kept == (dt.date(2021, 3, 31), "https://karskpost.example/a-b")
    assert archived("https://karskpost.example/web/20210331101112/x") is None
