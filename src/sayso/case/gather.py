"""From what a person names to single inputs: files, the pages of a folder, standard input, the rows of a
manifest.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.errors import InputRefused
from sayso.reading.read.formats import FOLDER_NAMES


@dataclass(frozen=True, slots=True)
class Item:
    """One input: where its bytes are, the name it goes by, and what is known of its capture."""

    path: Path | None
    name: str
    url: str | None = None
    retrieved: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that was not taken, with the reason in one line."""

    name: str
    why: str


def readable_name(path: Path | str) -> str:
    """A file's name as text that can be stored and printed; bytes that are no UTF-8 are written as
    escapes.
    """
    return os.fsencode(str(path)).decode("utf-8", "backslashreplace")


def gather(sources: list[str], manifest: Path | None) -> Iterator[Item | Refused]:
    """Every input that the sources name, in the order given; a folder's pages in the order of their paths.

    A manifest's rows give URL and time of retrieval to the files they name; without sources its files are
    the inputs. Raises InputRefused when the manifest itself cannot be read.
    """
    rows = dict(_manifest(manifest)) if manifest else {}
    found = (item for source in sources for item in _source(source)) if sources else _named(rows)
    for item in found:
        row = rows.get(item.path.resolve()) if isinstance(item, Item) and item.path else None
        if isinstance(item, Item) and isinstance(row, Item):
            yield replace(item, url=row.url, retrieved=row.retrieved, by=row.by)
        else:
            yield row if isinstance(row, Refused) else item


def _named(rows: dict[Path, Item | Refused]) -> Iterator[Item | Refused]:
    yield from rows.values()


def _source(source: str) -> Iterator[Item | Refused]:
    path = Path(source)
    if source == "-":
        yield Item(None, "standard input")
    elif path.is_dir():
        yield from _folder(path)
    else:
        yield Item(path, readable_name(path.name))


def _folder(folder: Path) -> Iterator[Item | Refused]:
    """The pages of a folder and the folders in it; those that a browser saved beside a page (`…_files`)
    and hidden ones are skipped.
    """
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Refused(readable_name(folder), f"the folder cannot be read ({error.strerror})")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            if not entry.name.endswith("_files"):
                yield from _folder(entry)
        elif entry.name.lower().endswith(FOLDER_NAMES):
            yield Item(entry, readable_name(entry.name))


def _manifest(path: Path) -> Iterator[tuple[Path, Item | Refused]]:
    """The rows of a CSV file with the columns file, url, retrieved and perhaps by; paths are relative to
    the CSV file.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputRefused(f"{path}: the manifest cannot be read ({error})") from error
    if rows and "file" not in rows[0]:
        raise InputRefused(
            f"{path}: the manifest has no column 'file'; its first line must be: file,url,retrieved"
        )
    for number, row in enumerate(rows, start=2):
        name = (row.get("file") or "").strip()
        if not name:
            yield (
                path.parent / f"line {number}",
                Refused(f"{path.name}, line {number}", "the column 'file' is empty"),
            )
            continue
        file = path.parent / name
        yield file.resolve(), _row(file, name, row, f"{path.name}, line {number}")


def _row(file: Path, name: str, row: dict[str, str], where: str) -> Item | Refused:
    retrieved = (row.get("retrieved") or "").strip() or None
    moment = utc(retrieved) if retrieved else None
    if retrieved and moment is None:
        return Refused(name, f"{where}: '{retrieved}' is no date; write 2024-05-17 or 2024-05-17T14:30:00Z")
    return Item(
        file,
        readable_name(Path(name).name),
        (row.get("url") or "").strip() or None,
        moment,
        (row.get("by") or "").strip() or None,
    )


def utc(text: str) -> str | None:
    """A day or moment in ISO 8601 as UTC, or None when it is not one; a moment without a zone is taken as
    UTC.
    """
    try:
        if len(text) == 10:
            return dt.date.fromisoformat(text).isoformat()
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    try:
        return (
            (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC))
            .astimezone(dt.UTC)
            .strftime("%Y-%m-%dT%H:%M:%SZ")
        )
    except OverflowError:
        return None
