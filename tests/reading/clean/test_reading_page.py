"""The table of docs/reading.md: each example is put into a page and must be read as the table says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.reading.clean.pages import cleaned, dump, kind_of

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reading.md"


def rows() -> list[tuple[str, str, str, str]]:
    """What, place, printed, read as."""
    table = PAGE.read_text(encoding="utf-8").split("| what | place | printed | read as |")[1].split("\n\n")[0]
    cells = [
        [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        for line in table.splitlines()[2:]
    ]
    return [(what, place, printed, read_as) for what, place, printed, read_as in cells]


@pytest.mark.parametrize(
    ("what", "place", "printed", "read_as"), rows(), ids=[row[0] + ", " + row[1] for row in rows()]
)
def test_the_example_is_read_as_the_table_says(what: str, place: str, printed: str, read_as: str) -> None:
    """A row names a kind of passage (of its last line) or a value of the document; the value's words stand
    where they are said to stand.
    """
    lines = printed.replace(" ⏎ ", "\n\n")
    judged = lines.split("**")[1] if "**" in lines else lines.split("\n\n")[-1]
    lines = lines.replace("**", "")
    document = cleaned(dump(**{place: lines}))
    field, equals, value = read_as.partition(" =")
    if not equals:
        assert kind_of(document, judged) == read_as
    elif field in ("published_on", "modified_on", "agency", "copyright"):
        found = [item for item in document.metadata if item.field == field]
        assert [item.value for item in found] == [value.strip()]
        assert document.text[found[0].start : found[0].end] == value.strip()
    elif field == "captured":
        assert document.captured is not None
        assert document.captured.edtf == value.strip()
        assert not [item for item in document.metadata if item.field == "published_on"]
    else:
        assert str(getattr(document, field) or "") == value.strip()
