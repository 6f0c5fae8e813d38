"""One writer at a time: a second program waits, then says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from sayso.errors import CaseError

PATIENCE = 600.0
"""Seconds that a writer waits for another one before it gives up."""

POLL = 0.1
"""Seconds between two looks whether the other one is done."""


@contextmanager
def writing(
    folder: Path, say: Callable[[str], None] | None = None, patience: float = PATIENCE
) -> Iterator[None]:
    """Holds the case's writer lock. The system frees it when the holder ends, however it ends.

    `say` is told once when there is something to wait for. Raises CaseError when `patience` seconds did
    not suffice.
    """
    lock = FileLock(folder / ".lock", mode=0o644)
    try:
        _take(lock, folder, say, patience)
    except OSError as error:
        raise CaseError(
            f"{folder} cannot be written to ({error.strerror}); copy the case to a folder that is yours"
        ) from error
    try:
        yield
    finally:
        lock.release()


def _take(lock: FileLock, folder: Path, say: Callable[[str], None] | None, patience: float) -> None:
    """Takes the lock at once, else waits for it."""
    try:
        lock.acquire(timeout=0)
        return
    except Timeout:
        if say:
            say(f"another program is writing to {folder}; waiting for it")
    try:
        lock.acquire(timeout=patience, poll_interval=POLL)
    except Timeout:
        raise CaseError(
            f"another program is writing to {folder}; nothing was changed, try again when it is done"
        ) from None
