"""One writer at a time: a second program waits, then says so."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import CaseError

PATIENCE = 600.0
"""Seconds that a writer waits for another one before it gives up."""


@contextmanager
def writing(
    folder: Path, say: Callable[[str], None] | None = None, patience: float = PATIENCE
) -> Iterator[None]:
    """Holds the case's writer lock. The system frees it when the holder ends, however it ends.

    `say` is told once when there is something to wait for. Raises CaseError when `patience` seconds did
    not suffice.
    """
    try:
        handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise CaseError(
            f"{folder} cannot be written to ({error.strerror}); copy the case to a folder that is yours"
        ) from error
    try:
        _wait(handle, folder, say, patience)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, folder: Path, say: Callable[[str], None] | None, patience: float) -> None:
    """Takes the lock, polling ten times a second."""
    until, told = time.monotonic() + patience, False
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= until:
                raise CaseError(
                    f"another program is writing to {folder}; nothing was changed, try again when it is done"
                ) from None
            if say and not told:
                say(f"another program is writing to {folder}; waiting for it")
                told = True
            time.sleep(0.1)
