"""The originals: bytes that are never changed, each stored under its SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sayso.case.files import write_file
from sayso.errors import CaseError


class Originals:
    """A folder of files named by the SHA-256 of what they hold: ``ab/ab12…``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the original with this hash lies, or would lie."""
        return self.folder / sha256[:2] / sha256

    def put(self, data: bytes) -> str:
        """Stores bytes and returns their SHA-256 once they are on the disk; bytes already there are not
        written again.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path(sha256)
        if not path.exists() or path.stat().st_size != len(data):
            write_file(path, data)
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes of an original. Raises CaseError when they are missing or are not the ones that were
        stored.
        """
        try:
            data = self.path(sha256).read_bytes()
        except OSError as error:
            raise CaseError(
                f"original {sha256[:12]} cannot be read ({error.strerror}); run sayso verify"
            ) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise CaseError(
                f"original {sha256[:12]} is damaged: its bytes are not the ones that were added; run "
                "sayso verify"
            )
        return data

    def destroy(self, sha256: str) -> bool:
        """Overwrites and removes an original's bytes; False when there was nothing left to destroy."""
        path = self.path(sha256)
        if not path.exists():
            return False
        with open(path, "r+b") as file:
            file.write(b"\0" * path.stat().st_size)
            file.flush()
        path.unlink()
        return True

    def __iter__(self) -> Iterator[Path]:
        """Every file in the store, in the order of its name; unfinished ones of a killed writer are left
        out.
        """
        if self.folder.is_dir():
            yield from (path for path in sorted(self.folder.glob("??/*")) if path.suffix != ".part")
