"""Taking inputs into a case: each is looked at, stored and recorded, or refused with one line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.case.erased import orders
from sayso.case.gather import Item, Refused, gather
from sayso.case.store import Case
from sayso.errors import InputRefused
from sayso.reading.read import LARGEST, read
from sayso.version import __version__

TOGETHER = 64
"""How many captures, at most, are recorded in one synced write."""

HELD = 50_000_000
"""How many bytes, about, wait in memory to be recorded."""


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did: captures recorded, inputs that were there already, inputs refused."""

    new: int
    known: int
    refused: tuple[Refused, ...]


def add(
    case: Case, sources: list[str], manifest: Path | None, by: str | None, stdin: Callable[[], bytes]
) -> Added:
    """Stores and records every input that can be read; call while holding the case's writer lock.

    An input that cannot be read is listed and the rest is done. Raises CaseError when the disk takes
    nothing more; what was recorded until then stays.
    """
    known: set[Key] = set()
    erased = set(orders(case.decisions_log.read()))
    new = old = 0
    refused: list[Refused] = []
    waiting: list[dict[str, Any]] = []
    for item in gather(sources, manifest):
        body = item if isinstance(item, Refused) else _take(case, item, by, stdin)
        if isinstance(body, Refused):
            refused.append(body)
        elif body["sha256"] in erased:
            refused.append(Refused(body["name"], "it was erased from this case by a decision"))
        elif _body_key(body) in known | _recorded(case, body["sha256"]):
            old += 1
        else:
            known.add(_body_key(body))
            waiting.append(body)
        if len(waiting) == TOGETHER or sum(one["bytes"] for one in waiting) > HELD:
            new += _record(case, waiting)
    new += _record(case, waiting)
    return Added(new, old, tuple(refused))


Key = tuple[str, str, str | None, str | None]


def _recorded(case: Case, sha256: str) -> set[Key]:
    """The captures of an original that the log holds."""
    bodies = [entry.body for entry in case.captures_log.with_text(sha256) if entry.body is not None]
    return {_body_key({"url": None, "retrieved": None, **body}) for body in bodies}


def _body_key(body: dict[str, Any]) -> Key:
    return body["sha256"], body["name"], body["url"], body["retrieved"]


def _record(case: Case, waiting: list[dict[str, Any]]) -> int:
    """Stores the bytes, then records them, then counts them: a capture's line never stands without its
    original.
    """
    if not waiting:
        return 0
    for body in waiting:
        case.originals.put(body.pop("data"))
    count = len(case.captures_log.extend(waiting))
    waiting.clear()
    return count


def _take(case: Case, item: Item, by: str | None, stdin: Callable[[], bytes]) -> dict[str, Any] | Refused:
    """One input's bytes and its capture record, or why it is refused."""
    try:
        data = _bytes(item, stdin)
        read(data, item.name)
    except OSError as error:
        return Refused(item.name, f"it cannot be read ({error.strerror})")
    except InputRefused as error:
        return Refused(item.name, str(error).removeprefix(f"{item.name}: "))
    return {
        "data": data,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "name": item.name,
        "url": item.url,
        "retrieved": item.retrieved,
        "by": item.by or by,
        "tool": f"sayso {__version__}",
    }


def _bytes(item: Item, stdin: Callable[[], bytes]) -> bytes:
    """The bytes of an input; a file above the stated size is refused without being read."""
    if item.path is None:
        return stdin()
    if item.path.exists() and not item.path.is_file():
        raise InputRefused(f"{item.name}: it is not a file")
    if item.path.stat().st_size > LARGEST:
        raise InputRefused(f"{item.name}: it is larger than {LARGEST // 1_000_000} MB")
    return item.path.read_bytes()
