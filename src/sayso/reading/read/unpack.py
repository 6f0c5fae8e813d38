"""What is inside a file: gzip and MHTML are opened, what is not a page of text is refused with one clear
line.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from sayso.errors import InputRefused
from sayso.records import Metadatum

LARGEST = 20_000_000
"""The largest page that is read, in bytes, also after unpacking."""

MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"PK\x05\x06", "a ZIP archive or office file"),
    (b"\xd0\xcf\x11\xe0", "an office file"),
    (b"{\\rtf", "a rich-text file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a media file"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"WARC/", "a web archive (WARC)"),
    (b"%!PS", "a PostScript file"),
)
GZIP = b"\x1f\x8b"
MHTML = re.compile(
    rb"\A(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}?content-type:\s*multipart/related", re.I
)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The bytes of a page with what its container says of it: encoding, whether it is HTML (None: not
    said), where it came from.
    """

    data: bytes
    encoding: str | None = None
    html: bool | None = None
    metadata: tuple[Metadatum, ...] = ()
    warnings: tuple[str, ...] = ()


def unpack(data: bytes, name: str) -> Unpacked:
    """The page inside `data`. Raises InputRefused when it is empty, too large, damaged or of a kind that
    is not read.
    """
    if not data:
        raise InputRefused(f"{name}: the file is empty")
    if len(data) > LARGEST:
        raise InputRefused(f"{name}: the file has {len(data):,} bytes; at most {LARGEST:,} are read")
    warnings: tuple[str, ...] = ()
    if data.startswith(GZIP):
        data, warnings = _gunzip(data, name)
        if not data:
            raise InputRefused(f"{name}: there is nothing inside its gzip wrapper")
        if data.startswith(GZIP):
            raise InputRefused(f"{name}: gzip inside gzip is not read; unpack it first")
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise InputRefused(f"{name}: this is {what}, not a web page or plain text")
    if MHTML.match(data[:8192]):
        return _from_mhtml(data, name)
    return Unpacked(data, warnings=warnings)


def _gunzip(data: bytes, name: str) -> tuple[bytes, tuple[str, ...]]:
    """Unpack a gzip file of one or more members, never beyond LARGEST bytes."""
    out, rest = bytearray(), data
    warnings: tuple[str, ...] = ()
    while rest.startswith(GZIP):
        member = zlib.decompressobj(wbits=31)
        try:
            out += member.decompress(rest, LARGEST + 1 - len(out))
        except zlib.error as fault:
            if not out:
                raise InputRefused(f"{name}: the gzip wrapper is damaged ({fault})") from fault
            return bytes(out), ("the gzip wrapper is damaged; the text after the damage is missing",)
        if len(out) > LARGEST:
            raise InputRefused(
                f"{name}: the file unpacks to more than {LARGEST:,} bytes, the most that is read"
            )
        if not member.eof:
            warnings = ("the gzip wrapper is cut off; the text after the cut is missing",)
            break
        rest = member.unused_data
    if rest.strip(b"\0") and not warnings:
        warnings = ("what follows the gzip wrapper is not read",)
    return bytes(out), warnings


def _from_mhtml(data: bytes, name: str) -> Unpacked:
    """The first page of a file that a browser saved whole (RFC 2557)."""
    try:
        message = message_from_bytes(data)
        part = _main_part(message)
        payload = part.get_payload(decode=True) if part is not None else None
    except (MessageError, ValueError, LookupError) as fault:
        raise InputRefused(f"{name}: the saved web archive (MHTML) is damaged ({fault})") from fault
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        raise InputRefused(f"{name}: the saved web archive (MHTML) holds no page of text")
    where = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
    saved = str(message.get("Date") or "").strip()
    said = [Metadatum("url", where, "meta")] if where else []
    said += [Metadatum("saved_on", saved, "meta")] if saved else []
    warnings = (
        ("the saved web archive (MHTML) is damaged; parts may be missing",)
        if part.defects or message.defects
        else ()
    )
    return Unpacked(
        payload, part.get_content_charset(), part.get_content_type() != "text/plain", tuple(said), warnings
    )


def _main_part(message: Message) -> Message | None:
    for kind in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in message.walk():
            if part.get_content_type() == kind:
                return part
    return None
