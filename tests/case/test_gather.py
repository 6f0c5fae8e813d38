"""What `add` takes from the files, folders and manifests that it is given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sayso.case.add import Added, add
from sayso.case.gather import Item, Refused, gather, utc
from sayso.case.store import init_case
from sayso.errors import InputRefused

PAGE = "The council of Lorvik met on Monday. It agreed on a budget, the mayor said.\n"


def never() -> bytes:
    raise AssertionError("standard input was not asked for")


def names(sources: list[str], manifest: Path | None = None) -> list[str]:
    return [item.name for item in gather(sources, manifest) if isinstance(item, Item)]


def test_a_folder_gives_its_pages_and_not_a_browsers_files(tmp_path: Path) -> None:
    """Text and web pages are taken in the order of their paths; pictures, hidden files and `_files`
    folders are not.
    """
    for name in ("b.html", "a.txt", "a_files/x.html", "deep/c.htm", "deep/.d.txt", "e.png", "f.MHTML"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PAGE)
    assert names([str(tmp_path)]) == ["a.txt", "b.html", "c.htm", "f.MHTML"]


def test_a_manifest_gives_addresses_and_times(tmp_path: Path) -> None:
    """URL, retrieval in UTC and who reach the file's row; without sources the manifest's files are taken."""
    (tmp_path / "a.txt").write_text(PAGE)
    manifest = tmp_path / "m.csv"
    manifest.write_text(
        "file,url,retrieved,by\na.txt,https://lorvik.example/a,2024-05-17T14:30:00+02:00,N. Oss\n"
    )
    item = next(iter(gather([], manifest)))
    assert isinstance(item, Item)
    assert (item.url, item.retrieved, item.by) == (
        "https://lorvik.example/a",
        "2024-05-17T12:30:00Z",
        "N. Oss",
    )
    assert [one.url for one in gather([str(tmp_path)], manifest) if isinstance(one, Item)] == [
        "https://lorvik.example/a"
    ]


@pytest.mark.parametrize(
    ("text", "says"), [("url\nx\n", "no column 'file'"), ('file,url\n"a', "cannot be read")]
)
def test_a_manifest_that_cannot_be_read_is_refused(tmp_path: Path, text: str, says: str) -> None:
    """It is said what its first line must be."""
    (tmp_path / "m.csv").write_text(text)
    with pytest.raises(InputRefused, match=says):
        list(gather([], tmp_path / "m.csv"))


def test_a_bad_row_is_refused_and_the_others_are_taken(tmp_path: Path) -> None:
    """A date that is none is told with its line."""
    (tmp_path / "m.csv").write_text("file,url,retrieved\na.txt,,yesterday\nb.txt,,2024-05-17\n")
    found = list(gather([], tmp_path / "m.csv"))
    assert isinstance(found[0], Refused) and "line 2" in found[0].why
    assert isinstance(found[1], Item) and found[1].retrieved == "2024-05-17"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-17", "2024-05-17"),
        ("2024-05-17 10:00", "2024-05-17T10:00:00Z"),
        ("17 May", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_moments_are_in_utc(text: str, expected: str | None) -> None:
    """A moment without a zone is UTC; what is no date is none."""
    assert utc(text) == expected


def test_refused_inputs_do_not_stop_the_rest(tmp_path: Path) -> None:
    """Empty, binary, missing and unreadable inputs are listed with a reason each; the good one is
    recorded.
    """
    (tmp_path / "good.txt").write_text(PAGE)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    case = init_case(tmp_path / "c")
    sources = [str(tmp_path / name) for name in ("empty.txt", "binary.txt", "missing.txt", "good.txt")]
    added = add(case, sources, None, None, never)
    assert added.new == 1 and len(added.refused) == 3
    assert all(one.why and "\n" not in one.why for one in added.refused)
    assert [capture.name for capture in case.captures()] == ["good.txt"]
    assert len(list(case.originals)) == 1, "nothing of a refused input is stored"


def test_adding_again_changes_nothing_and_another_address_is_another_capture(tmp_path: Path) -> None:
    """The same bytes under the same name are known; under another address they are recorded, and stored
    once.
    """
    (tmp_path / "a.txt").write_text(PAGE)
    case = init_case(tmp_path / "c")
    assert add(case, [str(tmp_path / "a.txt")], None, "N. Oss", never).new == 1
    before = case.captures_log.path.read_bytes()
    assert add(case, [str(tmp_path / "a.txt")], None, "N. Oss", never) == Added(0, 1, ())
    assert case.captures_log.path.read_bytes() == before
    manifest = tmp_path / "m.csv"
    manifest.write_text("file,url\na.txt,https://lorvik.example/a\n")
    assert add(case, [], manifest, None, never).new == 1
    assert len(case.captures()) == 2 and len(list(case.originals)) == 1


def test_standard_input_is_a_page(tmp_path: Path) -> None:
    """`-` stores what standard input gives."""
    case = init_case(tmp_path / "c")
    assert add(case, ["-"], None, None, PAGE.encode).new == 1
    assert case.originals.get(case.captures()[0].sha256) == PAGE.encode()


def test_a_name_that_is_no_utf8_can_be_stored(tmp_path: Path) -> None:
    """A file's name may be any bytes."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as out:
        out.write(PAGE.encode())
    case = init_case(tmp_path / "c")
    assert add(case, [str(tmp_path)], None, None, never).new == 1
    assert case.captures()[0].name == "caf\\xe9.txt"
