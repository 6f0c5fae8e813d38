"""How values stand in rows: JSON packed without loss, keys as whole numbers, digests over JSON."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import Any


def pack(value: object) -> bytes:
    """A JSON value as compressed bytes."""
    return zlib.compress(json.dumps(value, separators=(",", ":")).encode(), 6)


def unpack(data: bytes) -> Any:
    """The JSON value that `pack` was given."""
    return json.loads(zlib.decompress(data))


def number(text: str) -> int:
    """A key as a whole number of 64 bits."""
    return int.from_bytes(
        hashlib.blake2b(text.encode("utf-8", "backslashreplace"), digest_size=8).digest(), "big", signed=True
    )


@dataclass(frozen=True, slots=True)
class PageRow:
    """What was read from one original under one `key` (program, model, codebook): a packed extraction with
    facets, or why none.
    """

    sha256: str
    key: str
    error: str | None
    body: bytes
    facets: bytes

    def digest(self) -> str:
        """SHA-256 over every other field, so that a changed row shows; over the JSON and not its packed
        bytes, which differ between versions of zlib. Raises zlib.error when these cannot be unpacked.
        """
        seen = hashlib.sha256()
        for part in (self.sha256, self.key, self.error or ""):
            seen.update(part.encode("utf-8", "backslashreplace") + b"\0")
        for packed in (self.body, self.facets):
            seen.update((zlib.decompress(packed) if packed else b"") + b"\0")
        return seen.hexdigest()
