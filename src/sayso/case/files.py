"""Writing so that what is acknowledged stays: every byte and its folder entry are on the disk before a
function returns.
"""

from __future__ import annotations

import os
from pathlib import Path

from sayso.errors import CaseError


def sync_folder(folder: Path) -> None:
    """Forces a folder's entries to the disk, so that a new or renamed file survives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Makes a folder and its missing parents, each entry synced; a folder that exists is fine."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def write_file(path: Path, data: bytes) -> None:
    """Writes a whole file or nothing: a temporary file is synced, renamed over `path`, and the folder synced.

    Raises CaseError when the disk is full or not writable; then `path` is as it was.
    """
    temporary = path.with_name(path.name + ".part")
    try:
        make_folder(path.parent)
        with open(temporary, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.replace(temporary, path)
        sync_folder(path.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise CaseError(
            f"{path} could not be written ({error.strerror}); nothing was changed, free some space "
            "and try again"
        ) from error


def append_bytes(path: Path, data: bytes) -> None:
    """Adds bytes at the end of a file and syncs it; what cannot be written whole is taken back.

    Raises CaseError when the disk is full or not writable; then the file has its former length.
    """
    before = path.stat().st_size if path.exists() else None
    try:
        with open(path, "ab") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if before is None:
            sync_folder(path.parent)
    except OSError as error:
        _take_back(path, before)
        raise CaseError(
            f"{path} could not be written ({error.strerror}); nothing was recorded, free some space "
            "and try again"
        ) from error


def _take_back(path: Path, length: int | None) -> None:
    """Cuts a file back to the length that it had; an unfinished line that stays is found and cut by the
    next writer.
    """
    try:
        if length is not None:
            os.truncate(path, length)
        elif path.exists():
            path.unlink()
    except OSError:
        return
