"""Append-only logs of JSON lines in a hash chain.

A line is ``{"n", "prev", "at", "body", "seal", "hash"}``: `seal` is the SHA-256 of the body's canonical
JSON and `hash` the SHA-256 of number, previous hash, time and seal. The chain covers the seal and not the
body itself, so that a body that a court orders destroyed can be emptied while every other line still
proves that nothing was put in, changed or left out.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.case.files import append_bytes, write_file
from sayso.errors import CaseError

START = "0" * 64
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a log. `body` is None when it was erased; then `erased` is the number of the decision
    that says why.
    """

    n: int
    prev: str
    at: str
    body: dict[str, Any] | None
    seal: str
    hash: str
    erased: int | None = None

    @property
    def id(self) -> str:
        """The short name under which a person refers to this line."""
        return self.hash[:12]


@dataclass(frozen=True, slots=True)
class Damage:
    """A place in a log that is not as it was written."""

    line: int
    says: str


def canonical(value: object) -> str:
    """The one JSON form of a value: sorted keys, no spaces, characters as they are (half a surrogate pair
    is escaped).
    """
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", plain)


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def now() -> str:
    """The present moment in UTC, to the second, in ISO 8601."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _chained(n: int, prev: str, at: str, seal: str) -> str:
    return digest(f"{n}|{prev}|{at}|{seal}")


def _line(entry: Entry) -> str:
    body: object = entry.body if entry.erased is None else {"erased": entry.erased}
    return canonical(
        {
            "n": entry.n,
            "prev": entry.prev,
            "at": entry.at,
            "body": body,
            "seal": entry.seal,
            "hash": entry.hash,
        }
    )


def _parse(raw: bytes, n: int | None, prev: str | None) -> Entry | None:
    """The entry that a line holds, or None when a single character of it is not as the chain demands;
    `n` and `prev` are None where they are not known.
    """
    try:
        data = json.loads(raw)
        body, erased = data["body"], data["body"].get("erased")
        entry = Entry(
            data["n"], data["prev"], data["at"], None if erased else body, data["seal"], data["hash"], erased
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    whole = (
        _line(entry).encode() == raw
        and entry.n == (entry.n if n is None else n)
        and entry.prev == (entry.prev if prev is None else prev)
        and entry.hash == _chained(entry.n, entry.prev, entry.at, entry.seal)
    )
    return entry if whole and (erased is not None or digest(canonical(body)) == entry.seal) else None


def _scan(data: bytes, mark: Mark) -> tuple[list[Entry], list[Damage], Mark]:
    """The sound entries of the bytes after a mark, every damaged place, and where what is sound ends."""
    entries: list[Entry] = []
    done = 0
    for raw in data.split(b"\n"):
        if done == len(data):
            break
        entry = _parse(raw, mark.n + 1, mark.hash)
        if entry is None:
            unfinished = done + len(raw) == len(data) and _unfinished(raw)
            fault = Damage(mark.n + 1, "the line is not as it was written")
            return entries, [] if unfinished else [fault], mark
        entries.append(entry)
        size = min(len(raw) + 1, len(data) - done)
        mark = Mark(entry.n, mark.end, mark.end + size, entry.hash)
        done += size
    return entries, [], mark


LAST_BYTES = 1 << 20
"""How much of a log is looked at for its last line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a log was read: the number, the first byte, the end and the hash of the last line."""

    n: int = 0
    start: int = 0
    end: int = 0
    hash: str = START


class Log:
    """One append-only file. Reading never changes it; only a holder of the case's lock may append."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> list[Entry]:
        """All entries in order. Raises CaseError when a line is damaged; an unfinished last line was never
        acknowledged and is left out.
        """
        entries, damage, _ = self.inspect()
        if damage:
            raise self._fault(damage[0])
        return entries

    def inspect(self) -> tuple[list[Entry], list[Damage], int]:
        """The sound entries, every damaged place, and the length in bytes of what is sound at the start of
        the file.
        """
        entries, damage, mark = _scan(self._from(0), Mark())
        return entries, damage, mark.end

    def since(self, mark: Mark) -> tuple[list[Entry], Mark] | None:
        """The entries after a mark, and where the log ends now; None when the line at the mark is another
        one, or was emptied. What stands before it is not looked at.

        Raises CaseError when a line after it is damaged.
        """
        if mark.n == 0:
            return None
        data = self._from(mark.start)
        raw = data[: mark.end - mark.start]
        last = _parse(raw.removesuffix(b"\n"), mark.n, None)
        if last is None or last.hash != mark.hash or len(raw) != mark.end - mark.start:
            return None
        entries, damage, after = _scan(data[len(raw) :], mark)
        if damage:
            raise self._fault(damage[0])
        return entries, after

    def marked(self) -> tuple[list[Entry], Mark]:
        """All entries, and where the log ends. Raises CaseError when a line is damaged."""
        entries, damage, mark = _scan(self._from(0), Mark())
        if damage:
            raise self._fault(damage[0])
        return entries, mark

    def end(self) -> Mark:
        """Where the log ends, by its last line alone, or in full where that is no whole line."""
        size = self.path.stat().st_size if self.path.exists() else 0
        data = self._from(max(0, size - LAST_BYTES))
        start = data.rstrip(b"\n").rfind(b"\n") + 1
        last = _parse(data[start:].removesuffix(b"\n"), None, None) if data.endswith(b"\n") else None
        if last is None or (start == 0 and size > LAST_BYTES):
            return self.marked()[1]
        return Mark(last.n, size - len(data) + start, size, last.hash)

    def mentions(self, text: str) -> bool:
        """Whether a text stands anywhere in the file."""
        return text.encode() in self._from(0)

    def with_text(self, text: str) -> list[Entry]:
        """The entries in whose lines a text stands, without the chain around them being looked at."""
        lines = [raw for raw in self._from(0).split(b"\n") if text.encode() in raw]
        return [entry for raw in lines if (entry := _parse(raw, None, None)) is not None]

    def _from(self, start: int) -> bytes:
        if not self.path.exists():
            return b""
        with open(self.path, "rb") as file:
            file.seek(start)
            return file.read()

    def _fault(self, fault: Damage) -> CaseError:
        return CaseError(
            f"{self.path} is damaged in line {fault.line}: {fault.says}; nothing was touched, run "
            "sayso verify"
        )

    def append(self, body: dict[str, Any], at: str | None = None) -> Entry:
        """Adds one line and returns it once it is on the disk. Raises CaseError, with the log as it was,
        when it cannot be.
        """
        return self.extend([body], at)[0]

    def extend(self, bodies: list[dict[str, Any]], at: str | None = None) -> list[Entry]:
        """Adds several lines in one synced write; they are recorded together or not at all."""
        end = self.end()
        self._mend_end(end.end)
        n, prev = end.n, end.hash
        added: list[Entry] = []
        moment = at or now()
        for body in bodies:
            n += 1
            salted = {**body, "salt": secrets.token_hex(8)}
            seal = digest(canonical(salted))
            added.append(Entry(n, prev, moment, salted, seal, _chained(n, prev, moment, seal)))
            prev = added[-1].hash
        append_bytes(self.path, "".join(_line(entry) + "\n" for entry in added).encode())
        return added

    def empty(self, numbers: set[int], tombstone: int) -> None:
        """Destroys the bodies of the given lines, keeping their place in the chain, with the number of the
        decision that orders it.
        """
        kept = [
            _emptied(entry, tombstone) if entry.n in numbers and entry.erased is None else entry
            for entry in self.read()
        ]
        write_file(self.path, "".join(_line(entry) + "\n" for entry in kept).encode())

    def _mend_end(self, sound: int) -> None:
        """Cuts what stands after so many bytes, the beginning of a line that a killed writer left and was
        never acknowledged, and ends a whole last line.
        """
        if not self.path.exists():
            return
        with open(self.path, "r+b") as file:
            file.truncate(sound)
            if sound:
                file.seek(sound - 1)
                if file.read(1) != b"\n":
                    file.write(b"\n")

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.read())


def _emptied(entry: Entry, tombstone: int) -> Entry:
    return Entry(entry.n, entry.prev, entry.at, None, entry.seal, entry.hash, tombstone)


def _unfinished(raw: bytes) -> bool:
    """Whether the bytes after the last line break are only the beginning of a line: one changed byte never
    makes a whole line look so.
    """
    try:
        json.JSONDecoder().raw_decode(raw.decode("utf-8", "ignore"))
    except ValueError:
        return raw.startswith(b'{"at":'[: len(raw)])
    return False
