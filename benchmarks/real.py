"""Real pages and news texts of the shared corpora, as files that anybody might save: for benchmarks of
size, speed and endurance.

Text of a corpus with markup is what stands between its tags. Nothing of it becomes part of the project.
"""

from __future__ import annotations

import gzip
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

TAG = re.compile(r"<[^>]+>")
MESSAGE = re.compile(r"(?m)^(?:DEV|TST\d)-MUC\d-\d+")
SHORTEST = 200
"""Code points that a text has at least, to be a page."""


def real_pages(data: Path) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of every page, in a fixed order: saved web pages, news texts, wire messages,
    time-annotated texts, event texts.
    """
    yield from _members(data / "pages.zip", r"html/.*\.gz", gzip.decompress, ".html")
    yield from _members(
        data / "polnear.zip", r"(?:train|dev)/text/.*\.txt|(?:train|dev)/.*\.txt", bytes, ".txt"
    )
    yield from _messages(data / "muc4.zip")
    yield from _members(data / "tempeval3.zip", r".*\.tml", _without_tags, ".txt")
    yield from _ecb(data / "ecbplus.zip")


def _members(path: Path, wanted: str, turn: object, ending: str) -> Iterator[tuple[str, bytes]]:
    assert callable(turn)
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if re.fullmatch(wanted, name):
                content = turn(archive.read(name))
                if len(content) >= SHORTEST:
                    yield f"{path.stem}-{Path(name).name.split('.')[0]}{ending}", content


def _without_tags(content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    body = re.search(r"(?s)<TEXT>(.*)</TEXT>", text)
    return TAG.sub("", body.group(1) if body else text).strip().encode()


def _messages(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.startswith("CORPORA/") and not name.endswith("/"):
                text = archive.read(name).decode("latin-1")
                starts = [found.start() for found in MESSAGE.finditer(text)]
                for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
                    message = text[start:end].strip()
                    if len(message) >= SHORTEST:
                        yield f"{message.split()[0]}.txt", message.encode()


def _ecb(path: Path) -> Iterator[tuple[str, bytes]]:
    """ECB+ has one token per tag, grouped by sentence."""
    token = re.compile(r'<token [^>]*sentence="(\d+)"[^>]*>([^<]*)</token>')
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".xml"):
                lines: dict[int, list[str]] = {}
                for sentence, word in token.findall(archive.read(name).decode("utf-8", "replace")):
                    lines.setdefault(int(sentence), []).append(word)
                text = "\n".join(" ".join(words) for _, words in sorted(lines.items()))
                if len(text) >= SHORTEST:
                    yield f"{Path(name).stem}.txt", text.encode()
