"""Reads MUC-3/4 (news on political violence, with filled templates): the messages of a split of `muc4.zip`
and their official keys.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SLOTS = {
    6: "weapon",
    9: "perpetrator",
    10: "organization",
    12: "target",
    18: "victim",
    19: "victim-description",
}
SPLITS = {
    "dev": ("CORPORA/dev/dev-muc3", "CORPORA/dev/key-dev"),
    "tst1": ("CORPORA/tst1/tst1-muc", "CORPORA/tst1/key-tst1"),
    "tst2": ("CORPORA/tst2/tst2-muc", "CORPORA/tst2/key-tst2"),
    "tst3": ("CORPORA/tst3/tst3-muc", "CORPORA/tst3/key-tst3"),
    "tst4": ("CORPORA/tst4/tst4-muc", "CORPORA/tst4/key-tst4"),
}
VIOLENT = re.compile(
    r"KILL|MURDER|ATTACK|BOMB|EXPLO|KIDNAP|ABDUCT|ASSASSINAT|WOUND|INJUR|DESTROY|DAMAG|SHOT|SHOOT"
    r"|MASSACRE|ROB|ARSON|BURN|FIRE|GRENADE|"
    r"DYNAMITE|HIJACK|THREAT|TERROR|CLAIM|HOSTAGE|AMBUSH|SABOTAGE|DIED|DEATH|SLAIN|BLOW|BLEW|BLAST"
    r"|CLASH|TORTUR"
)
"""Words of violence, in capitals."""


class Template(NamedTuple):
    """One gold incident: its accepted types, its fillers as (role, alternatives), stage and confidence
    labels as printed.
    """

    types: tuple[str, ...]
    fillers: tuple[tuple[str, tuple[str, ...]], ...]
    stage: str
    confidence: str


class Message(NamedTuple):
    """One message and its templates; `text` is as printed, in capitals, without the header line that names
    it.
    """

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
    """The templates of one official key file, by message id; a message without incidents has an empty
    list.
    """
    found: dict[str, list[Template]] = {}
    for block in re.split(r"(?m)^(?=\s*0\.\s+MESSAGE: ID)", text):
        slots = _slots(block)
        if 0 not in slots:
            continue
        held = found.setdefault(slots[0][0].split()[0], [])
        if slots.get(1, ["*"])[0] == "*":
            continue
        fillers = tuple(
            (role, strings)
            for slot, role in SLOTS.items()
            for value in slots.get(slot, [])
            if (strings := _strings(value))
        )
        types = tuple(part.strip(" ?").lower() for part in " ".join(slots.get(4, [])).split("/"))
        held.append(
            Template(types, fillers, " ".join(slots.get(5, ["-"])), slots.get(11, ["-"])[0].split(":")[0])
        )
    return found


def _slots(block: str) -> dict[int, list[str]]:
    """Slot number → its lines; a further line without a number belongs to the slot above."""
    slots: dict[int, list[str]] = {}
    number = None
    for line in block.splitlines():
        if line.lstrip().startswith(";"):
            continue
        head = re.match(r"\s*(\d+)\.\s+[A-Z][A-Z :]*?\s{2,}(.*)$", line) or re.match(
            r"\s*(0)\.\s+MESSAGE: ID\s+(\S.*)$", line
        )
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
