"""The folder of one inquiry: its settings, its originals and its two logs. What follows from them lives in
`index.db`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from sayso.case.files import make_folder, write_file
from sayso.case.log import Entry, Log
from sayso.case.originals import Originals
from sayso.errors import CaseError
from sayso.records.page import Provenance

FORMAT = 1
"""Version of the layout on disk. A case of another version is left alone."""

_SETTINGS = """# A case of sayso. The logs beside it are append-only: change them only through the program.
format = {format}
title = {title}
"""


@dataclass(frozen=True, slots=True)
class Capture:
    """How an original came into the case. `retrieved` and `at` are UTC in ISO 8601; `retrieved` is None
    where nobody knows.
    """

    sha256: str
    bytes: int
    name: str
    url: str | None
    retrieved: str | None
    by: str | None
    tool: str
    at: str
    entry: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case that was opened and looked at; nothing in it was changed."""

    folder: Path
    title: str

    @property
    def originals(self) -> Originals:
        """The bytes of every capture."""
        return Originals(self.folder / "originals")

    @property
    def captures_log(self) -> Log:
        """What was added, when and by whom."""
        return Log(self.folder / "captures.jsonl")

    @property
    def decisions_log(self) -> Log:
        """What the analyst decided."""
        return Log(self.folder / "decisions.jsonl")

    @property
    def index_path(self) -> Path:
        """The derived database; it may be deleted at any time."""
        return self.folder / "index.db"

    @property
    def codebook_path(self) -> Path | None:
        """The case's own codebook, if it has one."""
        path = self.folder / "codebook.yaml"
        return path if path.is_file() else None

    @property
    def sources_path(self) -> Path | None:
        """The case's registry of sources, if it has one."""
        path = self.folder / "sources.yaml"
        return path if path.is_file() else None

    def captures(self) -> list[Capture]:
        """Every capture in the order of its recording; erased ones are left out."""
        return [capture_of(entry) for entry in self.captures_log if entry.body is not None]


def capture_of(entry: Entry) -> Capture:
    """The capture that a line of the log records; the line was not erased."""
    body: dict[str, Any] = entry.body or {}
    return Capture(
        body["sha256"],
        body["bytes"],
        body["name"],
        body.get("url"),
        body.get("retrieved"),
        body.get("by"),
        body["tool"],
        entry.at,
        entry.id,
    )


def _toml_string(text: str) -> str:
    escaped = "".join(f"\\u{ord(sign):04X}" if ord(sign) < 32 or sign in '"\\\x7f' else sign for sign in text)
    return f'"{escaped}"'


def init_case(folder: Path, title: str | None = None) -> Case:
    """Makes a new, empty case. Raises CaseError when the folder already holds something."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = "it already is a case" if (folder / "case.toml").exists() else "it is not empty"
        raise CaseError(f"no case can be made in {folder}: {hint}; name a new folder")
    name = title or folder.resolve().name
    try:
        make_folder(folder.resolve())
        make_folder(folder.resolve() / "originals")
    except OSError as error:
        raise CaseError(f"no case can be made in {folder}: {error.strerror}") from error
    for log in ("captures.jsonl", "decisions.jsonl"):
        write_file(folder / log, b"")
    write_file(
        folder / "case.toml",
        _SETTINGS.format(format=FORMAT, title=_toml_string(name)).encode("utf-8", "replace"),
    )
    return Case(folder, name)


def open_case(folder: Path) -> Case:
    """Opens a case. Raises CaseError, with nothing touched, when it is none, is damaged or is of another
    version.
    """
    path = folder / "case.toml"
    if not path.is_file():
        raise CaseError(f"{folder} is not a case (it has no case.toml); make one with: sayso init {folder}")
    try:
        settings = tomllib.loads(path.read_bytes().decode("utf-8"))
        version = settings["format"]
    except (OSError, ValueError, KeyError) as error:
        raise CaseError(
            f"{path} cannot be read ({error}); nothing was touched, put the file back from a copy"
        ) from error
    if version != FORMAT:
        raise CaseError(
            f"{folder} is a case of format {version}, and this program reads format {FORMAT}; nothing "
            "was touched"
        )
    missing = [
        name for name in ("captures.jsonl", "decisions.jsonl", "originals") if not (folder / name).exists()
    ]
    if missing:
        raise CaseError(
            f"{folder} is damaged: {', '.join(missing)} missing; nothing was touched, put it back from a copy"
        )
    return Case(folder, str(settings.get("title", folder.name)))


class CaptureSource(NamedTuple):
    """What a capture tells of where its original is from."""

    sha256: str
    url: str | None
    retrieved: str | None


def provenance_of(captures: Iterable[Capture | CaptureSource]) -> dict[str, Provenance]:
    """For each original its address and the earliest time at which it is known to have been retrieved."""
    found: dict[str, Provenance] = {}
    for capture in captures:
        known = found.get(capture.sha256, Provenance())
        times = [moment for moment in (known.retrieved, capture.retrieved) if moment]
        found[capture.sha256] = Provenance(known.url or capture.url, min(times, default=None))
    return found
