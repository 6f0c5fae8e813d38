"""Reads MUC-3/4 (news on political violence, with filled templates) and writes its role fillers as token labels.

A pure reader of `muc4.zip`: the messages of a split, the official keys, and the encoding of the string fills as BIO labels.
The keys name strings, not places: an occurrence of a filler counts where another filler of its template, or a word of
violence, stands in the same or a neighbouring sentence; elsewhere its words are left out of the loss.
"""

from __future__ import annotations

import re
import zipfile
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

SLOTS = {6: "weapon", 9: "perpetrator", 10: "organization", 12: "target", 18: "victim", 19: "victim-description"}
ROLES = ("perpetrator", "organization", "target", "victim", "victim-description", "weapon")
INCIDENTS = ("O", "attack", "bombing", "kidnapping", "arson", "robbery", "hijacking", "other")
SPLITS = {
    "dev": ("CORPORA/dev/dev-muc3", "CORPORA/dev/key-dev"),
    "tst1": ("CORPORA/tst1/tst1-muc", "CORPORA/tst1/key-tst1"),
    "tst2": ("CORPORA/tst2/tst2-muc", "CORPORA/tst2/key-tst2"),
    "tst3": ("CORPORA/tst3/tst3-muc", "CORPORA/tst3/key-tst3"),
    "tst4": ("CORPORA/tst4/tst4-muc", "CORPORA/tst4/key-tst4"),
}
VIOLENT = re.compile(
    r"KILL|MURDER|ATTACK|BOMB|EXPLO|KIDNAP|ABDUCT|ASSASSINAT|WOUND|INJUR|DESTROY|DAMAG|SHOT|SHOOT|MASSACRE|ROB|ARSON|BURN|FIRE|GRENADE|"
    r"DYNAMITE|HIJACK|THREAT|TERROR|CLAIM|HOSTAGE|AMBUSH|SABOTAGE|DIED|DEATH|SLAIN|BLOW|BLEW|BLAST|CLASH|TORTUR"
)
WINDOW = 350
"""Code points on either side of a filler in which another filler of its template, or a violent word, speaks for it."""
IGNORE = "?"


class Template(NamedTuple):
    """One gold incident: its accepted types, its fillers as (role, alternatives), stage and confidence labels as printed."""

    types: tuple[str, ...]
    fillers: tuple[tuple[str, tuple[str, ...]], ...]
    stage: str
    confidence: str


class Message(NamedTuple):
    """One message and its templates; `text` is as printed, in capitals, without the header line that names it."""

    name: str
    text: str
    templates: tuple[Template, ...]


def messages(archive: Path, split: str) -> Iterator[Message]:
    """The messages of a split ("dev", "tst1", …) in the order of the files."""
    texts_at, keys_at = SPLITS[split]
    with zipfile.ZipFile(archive) as data:
        names = sorted(data.namelist())
        keys: dict[str, list[Template]] = {}
        for name in names:
            if name.startswith(keys_at):
                keys.update(read_keys(data.read(name).decode("latin-1")))
        for name in names:
            if name.startswith(texts_at) and not name.endswith("mixed-case"):
                for found in read_texts(data.read(name).decode("latin-1")):
                    yield Message(found[0], found[1], tuple(keys.get(found[0], ())))


def read_texts(text: str) -> Iterator[tuple[str, str]]:
    """The messages of one corpus file as (id, text)."""
    parts = re.split(r"^((?:DEV|TST\d)-MUC\d-\d{4})[^\n]*\n", text, flags=re.M)
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        yield name, body.strip("\n\x1a") + "\n"


def read_keys(text: str) -> dict[str, list[Template]]:
    """The templates of one official key file, by message id; a message without incidents has an empty list."""
    found: dict[str, list[Template]] = {}
    for block in re.split(r"(?m)^(?=\s*0\.\s+MESSAGE: ID)", text):
        slots = _slots(block)
        if 0 not in slots:
            continue
        held = found.setdefault(slots[0][0].split()[0], [])
        if slots.get(1, ["*"])[0] == "*":
            continue
        fillers = tuple((role, strings) for slot, role in SLOTS.items() for value in slots.get(slot, []) if (strings := _strings(value)))
        types = tuple(part.strip(" ?").lower() for part in " ".join(slots.get(4, [])).split("/"))
        held.append(Template(types, fillers, " ".join(slots.get(5, ["-"])), slots.get(11, ["-"])[0].split(":")[0]))
    return found


def _slots(block: str) -> dict[int, list[str]]:
    """Slot number → its lines; a further line without a number belongs to the slot above."""
    slots: dict[int, list[str]] = {}
    number = None
    for line in block.splitlines():
        if line.lstrip().startswith(";"):
            continue
        head = re.match(r"\s*(\d+)\.\s+[A-Z][A-Z :]*?\s{2,}(.*)$", line) or re.match(r"\s*(0)\.\s+MESSAGE: ID\s+(\S.*)$", line)
        if head:
            number = int(head[1])
            slots.setdefault(number, []).append(head[2].strip())
        elif line.strip() and number is not None:
            slots[number].append(line.strip())
    return slots


def _strings(value: str) -> tuple[str, ...]:
    """The quoted strings of a slot's line; what follows a colon only says to whom a description belongs."""
    value = re.split(r'(?<=["?]):\s', value)[0]
    return tuple(found for found in re.findall(r'"([^"]*)"', value) if found.strip("- "))


def occurrences(text: str, string: str) -> list[tuple[int, int]]:
    """Where a filler stands in a message, as whole words, across line breaks."""
    words = [re.escape(word) for word in string.split()]
    pattern = r"(?<![A-Z0-9])" + r"\s+".join(words) + r"(?![A-Z0-9])"
    return [match.span() for match in re.finditer(pattern, text)]


def labels(message: Message, tokens: Sequence[tuple[int, int]]) -> tuple[list[str], list[str]]:
    """Two labels for each token of a message: its role (BIO over `ROLES`) and the incident that it takes part in.

    `tokens` are (start, end) in the message's text, in text order. `IGNORE` marks words that shall not count in the loss.
    """
    roles, incidents = ["O"] * len(tokens), ["O"] * len(tokens)
    starts = [start for start, _ in tokens]
    spans: list[tuple[int, int, str, str, bool]] = []
    for template in message.templates:
        kind = template.types[0].split(" ")[-1] if template.types[0] not in INCIDENTS else template.types[0]
        kind = kind if kind in INCIDENTS else "other"
        places = {(role, one): occurrences(message.text, one) for role, strings in template.fillers for one in strings}
        every = [place for found in places.values() for place in found]
        for (role, _), found in places.items():
            for start, end in found:
                near = any(other != (start, end) and abs(other[0] - start) < WINDOW for other in every)
                violent = VIOLENT.search(message.text[max(0, start - WINDOW) : end + WINDOW]) is not None
                spans.append((start, end, role, kind, near or violent))
    for start, end, role, kind, counts in sorted(spans, key=lambda span: (span[4], span[1] - span[0])):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        for index in range(first, last):
            roles[index] = (f"{'B' if index == first else 'I'}-{role}") if counts else IGNORE
            incidents[index] = kind if counts else IGNORE
    return roles, incidents
