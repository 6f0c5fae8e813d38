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


def _parse(raw: bytes, n: int, prev: str) -> Entry | None:
    """The entry that a line holds, or None when a single character of it is not as the chain demands."""
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
        and entry.n == n
        and entry.prev == prev
        and entry.hash == _chained(n, prev, entry.at, entry.seal)
    )
    return entry if whole and (erased is not None or digest(canonical(body)) == entry.seal) else None


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
            fault = damage[0]
            raise CaseError(
                f"{self.path} is damaged in line {fault.line}: {fault.says}; nothing was touched, run "
                "sayso verify"
            )
        return entries

    def inspect(self) -> tuple[list[Entry], list[Damage], int]:
        """The sound entries, every damaged place, and the length in bytes of what is sound at the start of
        the file.
        """
        data = self.path.read_bytes() if self.path.exists() else b""
        entries: list[Entry] = []
        damage: list[Damage] = []
        sound, prev = 0, START
        for number, raw in enumerate(data.split(b"\n"), start=1):
            if sound == len(data):
                break
            entry = _parse(raw, number, prev)
            last = sound + len(raw) == len(data)
            if entry is None and last and _unfinished(raw):
                break
            if entry is None:
                damage.append(Damage(number, "the line is not as it was written"))
                return entries, damage, sound
            entries.append(entry)
            prev, sound = entry.hash, min(sound + len(raw) + 1, len(data))
        return entries, damage, sound

    def append(self, body: dict[str, Any], at: str | None = None) -> Entry:
        """Adds one line and returns it once it is on the disk. Raises CaseError, with the log as it was,
        when it cannot be.
        """
        return self.extend([body], at)[0]

    def extend(self, bodies: list[dict[str, Any]], at: str | None = None) -> list[Entry]:
        """Adds several lines in one synced write; they are recorded together or not at all."""
        entries = self.read()
        self._mend_end()
        n, prev = len(entries), entries[-1].hash if entries else START
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

    def _mend_end(self) -> None:
        """Cuts the beginning of a line that a killed writer left and was never acknowledged, and ends a
        whole last line.
        """
        _, _, sound = self.inspect()
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
