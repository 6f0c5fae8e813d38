"""The derived database of a case: what was read from each original and the views over it. Deleting it
loses nothing.

SQLite before 3.51.3, but for the mended 3.44.6 and 3.50.7, can lose committed rows in write-ahead mode
when two connections write and checkpoint at once; there the rollback journal is used. Either way there is
one writer, held by the case's lock, whose transactions are short, and a reader works on one snapshot.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sayso.errors import CaseError
from sayso.store.rows import PageRow, pack, unpack
from sayso.store.schema import SCHEMA, WORKINGS, statements

BUSY_SECONDS = 60.0
"""How long a connection waits for another one's commit, which takes milliseconds."""
PUT_VIEW = (
    "INSERT INTO views VALUES (?, ?, ?, ?) "
    "ON CONFLICT (kind, id) DO UPDATE SET place = excluded.place, body = excluded.body"
)
LISTED = "(SELECT value FROM json_each(?))"
"""What stands for any number of values in a query."""


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
        with _guarded(self.path):
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
        with _guarded(self.path):
            return self._db.execute(query, values).fetchall()

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows that a query gives."""
        return self._rows(query, values)

    def rows_in(self, query: str, values: Iterable[object]) -> Iterator[tuple[Any, ...]]:
        """The rows that a query with one `IN (?)` gives for any number of whole numbers or texts."""
        wanted = list(values)
        if wanted:
            yield from self._rows(query.replace("(?)", LISTED), (json.dumps(wanted),))

    def change_in(self, statement: str, values: Iterable[object]) -> None:
        """Runs a statement with one `IN (?)` for any number of whole numbers or texts."""
        wanted = list(values)
        if wanted:
            with _guarded(self.path):
                self._db.execute(statement.replace("(?)", LISTED), (json.dumps(wanted),))

    def change(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Runs a statement once for each row of values; call inside `transaction`."""
        with _guarded(self.path):
            self._db.executemany(statement, rows)

    def begun(self) -> bool:
        """Whether the tables are there."""
        return bool(self._rows("SELECT 1 FROM sqlite_master WHERE name = 'meta'"))

    def meta(self) -> dict[str, str]:
        """Every setting that the last build recorded."""
        return dict(self._rows("SELECT key, value FROM meta ORDER BY key"))

    def set_meta(self, values: dict[str, str]) -> None:
        """Records settings; call inside `transaction`."""
        self.change(
            "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            sorted(values.items()),
        )

    def state(self, name: str) -> Any:
        """A JSON value that was kept under a name, or None."""
        rows = self._rows("SELECT value FROM meta WHERE key = ?", (f"state {name}",))
        return json.loads(rows[0][0]) if rows else None

    def set_state(self, name: str, value: object) -> None:
        """Keeps a JSON value under a name; call inside `transaction`."""
        self.set_meta({f"state {name}": json.dumps(value, separators=(",", ":"))})

    def spill(self) -> None:
        """Lets a long transaction go to the disk before its end; readers may then have to wait for it."""
        with _guarded(self.path):
            self._db.execute("PRAGMA cache_spill = ON")

    def forget(self) -> None:
        """Empties everything that was derived, and marks every page; call inside `transaction`."""
        for table in (*WORKINGS, "views"):
            self.change(f"DELETE FROM {table}", [()])
        self.change("DELETE FROM meta WHERE key LIKE 'state %'", [()])
        self.mark(self.keys())

    def put_captures(self, bodies: Mapping[int, Mapping[str, Any]]) -> None:
        """Writes captures, by line, beside those that stand; call inside `transaction`."""
        rows = [
            (n, body["sha256"], body["url"], body["retrieved"], json.dumps(body))
            for n, body in bodies.items()
        ]
        self.change("INSERT INTO capture VALUES (?, ?, ?, ?, ?)", rows)
        self.mark({str(row[1]) for row in rows})

    def places(self) -> list[tuple[str, str | None, str | None]]:
        """Original, address and time of retrieval of every capture, in order."""
        return self._rows("SELECT sha256, url, retrieved FROM capture ORDER BY n")

    def drop_captures(self) -> None:
        """Removes all captures; call inside `transaction`."""
        self.mark([sha for (sha,) in self._rows("SELECT DISTINCT sha256 FROM capture")])
        self.change("DELETE FROM capture", [()])

    def captured(self) -> set[str]:
        """The originals that were captured."""
        return {sha for (sha,) in self._rows("SELECT DISTINCT sha256 FROM capture")}

    def names(self, hashes: Iterable[str]) -> dict[str, str]:
        """The name under which each of some originals was captured first."""
        query = "SELECT sha256, body FROM capture WHERE sha256 IN (?) ORDER BY n DESC"
        return {sha: json.loads(body)["name"] for sha, body in self.rows_in(query, sorted(hashes))}

    def put_rows(self, pages: Iterable[PageRow]) -> None:
        """Writes pages without their words; call inside `transaction`."""
        rows = [(one.sha256, one.key, one.error, one.body, one.facets, one.digest()) for one in pages]
        self.change("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?)", rows)
        self.mark([row[0] for row in rows])

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

    def put_page(self, page: PageRow, title: str, text: str) -> None:
        """Writes a page and its words, in place of a former reading; call inside `transaction`."""
        self.drop_page(page.sha256)
        values = (page.sha256, page.key, page.error, page.body, page.facets, page.digest())
        self._db.execute("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?)", values)
        self.mark([page.sha256])
        if page.error is None:
            clean = [part.encode("utf-8", "replace").decode() for part in (title, text)]
            self._db.execute(
                "INSERT INTO words (sha256, title, text) VALUES (?, ?, ?)", (page.sha256, *clean)
            )

    def mark(self, hashes: Iterable[str]) -> None:
        """Says that the cards of originals are to be made anew."""
        self.change("INSERT INTO dirty VALUES (?) ON CONFLICT DO NOTHING", [(sha,) for sha in hashes])

    def drop_page(self, sha256: str) -> None:
        """Removes a page and its words; call inside `transaction`."""
        if self._rows("SELECT 1 FROM pages WHERE sha256 = ?", (sha256,)):
            self._db.execute("DELETE FROM pages WHERE sha256 = ?", (sha256,))
            self._db.execute("DELETE FROM words WHERE sha256 = ?", (sha256,))
            self.mark([sha256])

    def page(self, sha256: str) -> PageRow | None:
        """One page, or None when it was not built. Raises CaseError when its row is not as it was written."""
        rows = self._rows(
            "SELECT sha256, key, error, body, facets, digest FROM pages WHERE sha256 = ?", (sha256,)
        )
        return _page(rows[0], self.path) if rows else None

    def pages(self) -> Iterator[PageRow]:
        """Every page from which something was read, in the order of its hash."""
        for (sha256,) in self._rows("SELECT sha256 FROM pages WHERE error IS NULL ORDER BY sha256"):
            page = self.page(sha256)
            if page is not None:
                yield page

    def put_views(self, kind: str, bodies: Mapping[str, Any], places: Mapping[str, str]) -> None:
        """Writes all views of a kind in place of the former ones.

        Views stand in the order of their `places`, those with one place or none in the order of their ids.
        """
        held = [name for (name,) in self._rows("SELECT id FROM views WHERE kind = ?", (kind,))]
        self.drop_views(kind, [name for name in held if name not in bodies])
        self.change_views(kind, bodies, places)

    def change_views(self, kind: str, bodies: Mapping[str, Any], places: Mapping[str, str]) -> None:
        """Writes some views of a kind and leaves the others as they are."""
        rows = [(kind, name, places.get(name, ""), pack(body)) for name, body in bodies.items()]
        self.change(PUT_VIEW, rows)

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

    def views_of(self, kind: str, names: Iterable[str]) -> dict[str, Any]:
        """Views of a kind by id; those that there are none of are left out."""
        query = f"SELECT id, body FROM views WHERE kind = '{kind}' AND id IN (?)"
        return {name: unpack(body) for name, body in self.rows_in(query, names)}

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
        with _guarded(self.path):
            self._db.execute("INSERT INTO words (words) VALUES ('optimize')")
            self._db.execute("VACUUM")

    def sound(self) -> bool:
        """SQLite's own check of its file."""
        return self._rows("PRAGMA integrity_check(1)") == [("ok",)]


def _page(row: tuple[Any, ...], path: Path) -> PageRow:
    page = PageRow(row[0], row[1], row[2], row[3] or b"", row[4] or b"")
    try:
        sound = page.digest() == row[5]
    except zlib.error:
        sound = False
    if not sound:
        raise CaseError(
            f"{path} is damaged (the row of {page.sha256[:12]}); delete it and run sayso build, "
            "nothing is lost by that"
        )
    return page


@contextmanager
def _guarded(path: Path) -> Iterator[None]:
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
    with _guarded(path):
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


@contextmanager
def in_memory(path: Path) -> Iterator[Index]:
    """An empty database that is written nowhere; `path` is the file that its messages name."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        db.executescript(statements())
        yield Index(db, path)
    finally:
        db.close()


def _open(path: Path) -> Index | None:
    """The database, or None when it has to be made anew."""
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        with _guarded(path):
            held = Index(db, path)
            if held.begun() and held.meta().get("schema", str(SCHEMA)) != str(SCHEMA):
                db.close()
                return None
            db.execute(
                "PRAGMA journal_mode = " + ("WAL" if safe_in_wal(sqlite3.sqlite_version_info) else "DELETE")
            )
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA cache_spill = OFF")
            db.execute("PRAGMA secure_delete = ON")
            db.executescript(statements())
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
