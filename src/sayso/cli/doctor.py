"""Whether this installation is sound."""

from __future__ import annotations

import platform
import sqlite3
import sys
import time
from dataclasses import dataclass
from importlib import metadata

from sayso.errors import SaysoError
from sayso.reading.pipeline import engine, extract
from sayso.store.sqlite import has_full_text_search, safe_in_wal
from sayso.version import __version__

SENTENCE = b"VARNHOLM, 3 May 2021. Police in Varnholm arrested two men on Saturday, the ministry said.\n"


@dataclass(frozen=True, slots=True)
class Report:
    """Each check: its name, whether it is good, and what was seen."""

    checks: tuple[tuple[str, bool, str], ...]

    @property
    def fine(self) -> bool:
        """Whether every check is good."""
        return all(good for _, good, _ in self.checks)


def examine() -> Report:
    """Looks at the versions, the model and the database, and reads one sentence."""
    wal = safe_in_wal(sqlite3.sqlite_version_info)
    mode = "write-ahead log" if wal else "rollback journal, for its write-ahead log can lose rows"
    libraries = ", ".join(
        f"{name} {metadata.version(name)}"
        for name in ("onnxruntime", "numpy", "lxml", "click", "filelock", "rich", "PyYAML")
    )
    return Report(
        (
            ("sayso", True, __version__),
            (
                "python",
                sys.version_info >= (3, 11),
                f"{platform.python_version()} on {platform.system()} {platform.machine()}",
            ),
            ("libraries", True, libraries),
            ("sqlite", True, f"{sqlite3.sqlite_version}, {mode}"),
            _full_text_search(),
            *_reading(),
        )
    )


def _full_text_search() -> tuple[str, bool, str]:
    there = has_full_text_search()
    return (
        "full-text search",
        there,
        "there" if there else "this Python's SQLite has no FTS5; use another build of Python",
    )


def _reading() -> tuple[tuple[str, bool, str], ...]:
    start = time.perf_counter()
    try:
        found = extract(SENTENCE, "doctor.txt")
    except SaysoError as error:
        return (("model", False, str(error)),)
    seconds = time.perf_counter() - start
    types = [claim.type for claim in found.claims]
    says = f"claims: {', '.join(types) or 'none'}; {seconds:.1f} s with loading"
    made_by = engine()
    return (
        ("processor", True, made_by["cpu"]),
        ("model", True, made_by["model_sha256"][:16]),
        ("a sentence", "arrest" in types, says),
    )
