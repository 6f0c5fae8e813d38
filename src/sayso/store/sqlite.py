"""The derived database of a case: what was read from each original and the views over it. Deleting it
loses nothing.

SQLite before 3.51.3, but for the mended 3.44.6 and 3.50.7, can lose committed rows in write-ahead mode
when two connections write and checkpoint at once; there the rollback journal is used. Either way there is
one writer, held by the case's lock, whose transactions are short, and a reader works on one snapshot.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import CaseError

SCHEMA = 2
"""Version of the tables; a database with another one is derived anew."""

BUSY_SECONDS = 60.0
"""How long a connection waits for another one's commit, which takes milliseconds."""

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (sha256 TEXT PRIMARY KEY, key TEXT NOT NULL, error TEXT, body BLOB,
  facets BLOB, digest TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS views (kind TEXT NOT NULL, id TEXT NOT NULL, place TEXT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS views_in_order ON views (kind, place, id);
CREATE TABLE IF NOT EXISTS card (page INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE,
  digest TEXT NOT NULL, body BLOB NOT NULL,
  things BLOB);
CREATE TABLE IF NOT EXISTS told (claim INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  page INTEGER NOT NULL, body BLOB NOT NULL,
  months TEXT, incident TEXT);
CREATE INDEX IF NOT EXISTS told_page ON told (page);
CREATE INDEX IF NOT EXISTS told_incident ON told (incident);
CREATE TABLE IF NOT EXISTS form (form INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE,
  uses INTEGER NOT NULL, entity TEXT, name TEXT,
  within TEXT);
CREATE TABLE IF NOT EXISTS form_key (key INTEGER, kind TEXT, form INTEGER, PRIMARY KEY (key, kind,
  form)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS form_keys ON form_key (form);
CREATE TABLE IF NOT EXISTS used (page INTEGER, chain INTEGER, form INTEGER, PRIMARY KEY (page,
  chain)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS part (form INTEGER, claim INTEGER, PRIMARY KEY (form, claim)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS parts ON part (claim);
CREATE TABLE IF NOT EXISTS country (name TEXT, form INTEGER, state TEXT, PRIMARY KEY (name,
  form)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS block (key INTEGER, claim INTEGER, PRIMARY KEY (key, claim)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS blocks ON block (claim);
CREATE TABLE IF NOT EXISTS link (one INTEGER, other INTEGER, body BLOB NOT NULL, PRIMARY KEY (one,
  other)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS links ON link (other);
CREATE TABLE IF NOT EXISTS tie (tie INTEGER, incident TEXT, PRIMARY KEY (tie, incident)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ties ON tie (incident);
CREATE TABLE IF NOT EXISTS edge (page INTEGER, incident TEXT, ahead INTEGER, PRIMARY KEY (page,
  incident)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS edges ON edge (incident);
CREATE TABLE IF NOT EXISTS shingle (shingle INTEGER, page INTEGER, PRIMARY KEY (shingle, page)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS shingles ON shingle (page);
CREATE TABLE IF NOT EXISTS copy (one TEXT, other TEXT, share REAL, sure INTEGER, PRIMARY KEY (one,
  other)) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(sha256 UNINDEXED, title, text,
  tokenize = "unicode61 remove_diacritics 2");
"""


@dataclass(frozen=True, slots=True)
class Page:
    """What was read from one original under one `key` (program, model, codebook): a packed extraction with
    facets, or why none.
    """

    sha256: str
    key: str
    error: str | None
    body: bytes
    facets: bytes

    @property
    def digest(self) -> str:
        """SHA-256 over every other field, so that a changed row shows."""
        seen = hashlib.sha256()
        for part in (self.sha256, self.key, self.error or ""):
            seen.update(part.encode("utf-8", "backslashreplace") + b"\0")
        seen.update(self.body + b"\0" + self.facets)
        return seen.hexdigest()


def pack(value: object) -> bytes:
    """A JSON value as compressed bytes, the same bytes for the same value."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode(), 6)


def unpack(data: bytes) -> Any:
    """The JSON value that `pack` was given."""
    return json.loads(zlib.decompress(data))


def safe_in_wal(version: tuple[int, ...]) -> bool:
    """Whether this version of SQLite is free of the write-ahead log's reset fault."""
    if version >= (3, 51, 3):
        return True
    return version[:2] in ((3, 44), (3, 50)) and version >= ((3, 44, 6) if version[1] == 44 else (3, 50, 7))


def has_full_text_search() -> bool:
    """Whether this Python's SQLite can search words."""
    with sqlite3.connect(":memory:") as db:
        return "ENABLE_FTS5" in {row[0] for row in db.execute("PRAGMA compile_options")}


class Unbuilt(CaseError):
    """A case whose index is not there, or is not one that this version of the program has finished making."""


class Index:
    """One connection to `index.db`. Every SQLite fault comes out as a CaseError that says what to do."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self.path: Path = path

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is written together or not at all."""
        with _told(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def close(self) -> None:
        """Ends the connection; nothing unwritten is kept."""
        self._db.close()

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        with _told(self.path):
            return self._db.execute(query, values).fetchall()

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that a query gives."""
        return self._rows(query, values)

    def rows_in(self, query: str, values: Iterable[object]) -> Iterator[tuple[Any, ...]]:
        """The rows that a query with one `IN (?)` gives for any number of values."""
        wanted = list(values)
        for start in range(0, len(wanted), 500):
            part = wanted[start : start + 500]
            yield from self._rows(query.replace("(?)", f"({', '.join('?' * len(part))})"), tuple(part))

    def change(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Runs a statement once for each row of values; call inside `transaction`."""
        with _told(self.path):
            self._db.executemany(statement, rows)

    def begun(self) -> bool:
        """Whether the tables are there."""
        return bool(self._rows("SELECT 1 FROM sqlite_master WHERE name = 'meta'"))

    def meta(self) -> dict[str, str]:
        """Every setting that the last build recorded."""
        return dict(self._rows("SELECT key, value FROM meta ORDER BY key"))

    def set_meta(self, values: dict[str, str]) -> None:
        """Records settings; call inside `transaction`."""
        self._db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", sorted(values.items()))

    def keys(self) -> dict[str, str]:
        """The key under which each page was read."""
        return dict(self._rows("SELECT sha256, key FROM pages"))

    def refused(self) -> list[tuple[str, str]]:
        """The pages from which nothing could be read, with the reason."""
        return [
            (sha, why)
            for sha, why in self._rows(
                "SELECT sha256, error FROM pages WHERE error IS NOT NULL ORDER BY sha256"
            )
        ]

    def put_page(self, page: Page, title: str, text: str) -> None:
        """Writes a page and its words, in place of a former reading; call inside `transaction`."""
        self.drop_page(page.sha256)
        values = (page.sha256, page.key, page.error, page.body, page.facets, page.digest)
        self._db.execute("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?)", values)
        if page.error is None:
            clean = [part.encode("utf-8", "replace").decode() for part in (title, text)]
            self._db.execute(
                "INSERT INTO words (sha256, title, text) VALUES (?, ?, ?)", (page.sha256, *clean)
            )

    def drop_page(self, sha256: str) -> None:
        """Removes a page and its words; call inside `transaction`."""
        if self._rows("SELECT 1 FROM pages WHERE sha256 = ?", (sha256,)):
            self._db.execute("DELETE FROM pages WHERE sha256 = ?", (sha256,))
            self._db.execute("DELETE FROM words WHERE sha256 = ?", (sha256,))

    def page(self, sha256: str) -> Page | None:
        """One page, or None when it was not built. Raises CaseError when its row is not as it was written."""
        rows = self._rows(
            "SELECT sha256, key, error, body, facets, digest FROM pages WHERE sha256 = ?", (sha256,)
        )
        return _page(rows[0], self.path) if rows else None

    def pages(self) -> Iterator[Page]:
        """Every page from which something was read, in the order of its hash."""
        for (sha256,) in self._rows("SELECT sha256 FROM pages WHERE error IS NULL ORDER BY sha256"):
            page = self.page(sha256)
            if page is not None:
                yield page

    def put_views(self, kind: str, bodies: Mapping[str, Any], places: Mapping[str, str]) -> None:
        """Writes all views of a kind in place of the former ones; rows that stay the same are not touched.

        Views stand in the order of their `places`, those with one place or none in the order of their ids.
        """
        old = {
            name: (place, body)
            for name, place, body in self._rows("SELECT id, place, body FROM views WHERE kind = ?", (kind,))
        }
        self.drop_views(kind, [name for name in old if name not in bodies])
        new = {name: (places.get(name, ""), pack(body)) for name, body in bodies.items()}
        changed = [
            (kind, name, place, body) for name, (place, body) in new.items() if old.get(name) != (place, body)
        ]
        self.change("INSERT OR REPLACE INTO views VALUES (?, ?, ?, ?)", changed)

    def change_views(self, kind: str, bodies: Mapping[str, Any], places: Mapping[str, str]) -> None:
        """Writes some views of a kind and leaves the others as they are."""
        rows = [(kind, name, places.get(name, ""), pack(body)) for name, body in bodies.items()]
        self.change("INSERT OR REPLACE INTO views VALUES (?, ?, ?, ?)", rows)

    def drop_views(self, kind: str, names: Iterable[str]) -> None:
        """Removes some views of a kind."""
        self.change("DELETE FROM views WHERE kind = ? AND id = ?", [(kind, name) for name in names])

    def views(self, kind: str) -> list[Any]:
        """All views of a kind in their order."""
        return [
            unpack(body)
            for (body,) in self._rows("SELECT body FROM views WHERE kind = ? ORDER BY place, id", (kind,))
        ]

    def count(self, kind: str) -> int:
        """How many views of a kind there are."""
        return int(self._rows("SELECT COUNT(*) FROM views WHERE kind = ?", (kind,))[0][0])

    def named_views(self, kind: str) -> list[tuple[str, Any]]:
        """All views of a kind with their ids."""
        return [
            (name, unpack(body))
            for name, body in self._rows(
                "SELECT id, body FROM views WHERE kind = ? ORDER BY place, id", (kind,)
            )
        ]

    def view(self, kind: str, name: str) -> Any:
        """One view, or None."""
        rows = self._rows("SELECT body FROM views WHERE kind = ? AND id = ?", (kind, name))
        return unpack(rows[0][0]) if rows else None

    def views_from(self, kind: str, beginning: str) -> list[Any]:
        """The views of a kind whose id begins so."""
        query = "SELECT body FROM views WHERE kind = ? AND substr(id, 1, ?) = ? ORDER BY id"
        return [unpack(body) for (body,) in self._rows(query, (kind, len(beginning), beginning))]

    def search(self, query: str, limit: int) -> list[tuple[str, str]]:
        """Hash and words in context of the pages that hold all of the query's words, best first."""
        wanted = " ".join('"' + word.replace('"', '""') + '"' for word in query.split())
        if not wanted:
            return []
        statement = (
            "SELECT sha256, snippet(words, 2, char(2), char(3), '…', 24) FROM words WHERE words MATCH ? "
            "ORDER BY bm25(words), sha256 LIMIT ?"
        )
        return [(sha, text) for sha, text in self._rows(statement, (wanted, limit))]

    def purge(self) -> None:
        """Leaves nothing of dropped rows in the file; call outside a transaction."""
        with _told(self.path):
            self._db.execute("INSERT INTO words (words) VALUES ('optimize')")
            self._db.execute("VACUUM")

    def sound(self) -> bool:
        """SQLite's own check of its file."""
        return self._rows("PRAGMA integrity_check(1)") == [("ok",)]


def _page(row: tuple[Any, ...], path: Path) -> Page:
    page = Page(row[0], row[1], row[2], row[3] or b"", row[4] or b"")
    if page.digest != row[5]:
        raise CaseError(
            f"{path} is damaged (the row of {page.sha256[:12]}); delete it and run sayso build, "
            "nothing is lost by that"
        )
    return page


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise CaseError(
            f"{path} could not be used ({error}); nothing recorded is lost, run sayso build again"
        ) from error
    except sqlite3.DatabaseError as error:
        raise CaseError(
            f"{path} is damaged ({error}); delete it and run sayso build, nothing is lost by that"
        ) from error


@contextmanager
def reading(path: Path) -> Iterator[Index]:
    """Opens the database for one reader, who sees one snapshot. Raises Unbuilt when the case was not built
    by this version.
    """
    if not path.exists():
        raise Unbuilt(f"{path.parent} has not been built yet; run: sayso build {path.parent}")
    with _told(path):
        db = sqlite3.connect(
            f"file:{_quoted(path)}?mode=rw", uri=True, timeout=BUSY_SECONDS, isolation_level=None
        )
        index = Index(db, path)
        try:
            db.execute("PRAGMA query_only = ON")
            db.execute("BEGIN")
            if not index.begun() or index.meta().get("schema") is None:
                raise Unbuilt(
                    f"the building of {path.parent} was interrupted at its start; run: sayso build "
                    f"{path.parent}"
                )
            if index.meta()["schema"] != str(SCHEMA):
                raise Unbuilt(f"{path} is of another version of the program; run: sayso build {path.parent}")
            yield index
        finally:
            db.close()


@contextmanager
def writing_index(path: Path) -> Iterator[Index]:
    """Opens or makes the database for the holder of the case's lock; one of another version, or damaged,
    is derived anew.
    """
    index = _open(path)
    if index is None:
        for old in (
            path,
            path.with_name(path.name + "-journal"),
            path.with_name(path.name + "-wal"),
            path.with_name(path.name + "-shm"),
        ):
            old.unlink(missing_ok=True)
        index = _open(path)
    if index is None:
        raise CaseError(f"{path} could not be made; see whether the disk is full")
    try:
        yield index
    finally:
        index.close()


def _open(path: Path) -> Index | None:
    """The database, or None when it has to be made anew."""
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        with _told(path):
            db.execute(
                "PRAGMA journal_mode = " + ("WAL" if safe_in_wal(sqlite3.sqlite_version_info) else "DELETE")
            )
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA cache_spill = OFF")
            db.execute("PRAGMA secure_delete = ON")
            db.executescript(_TABLES)
            index = Index(db, path)
            version = index.meta().setdefault("schema", str(SCHEMA))
            if version == str(SCHEMA):
                with index.transaction():
                    index.set_meta({"schema": str(SCHEMA)})
                return index
    except CaseError as error:
        if isinstance(error.__cause__, sqlite3.OperationalError):
            db.close()
            raise
    db.close()
    return None


def _quoted(path: Path) -> str:
    """A path as the part of a SQLite URI."""
    return "".join(f"%{ord(sign):02x}" if sign in "?#%" else sign for sign in str(path.resolve()))
