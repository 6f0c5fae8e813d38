"""Names of people as they are printed in bylines and headlines: decided by their shape and by what is
known not to be a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.reading.clean.lists import words

PARTICLES = "de|del|della|di|da|dos|van|von|der|den|ter|bin|ibn|al|el|la|le|du|af|zu|ben|abu"
PART = rf"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-Я][\w’'\-]+|[A-Z]\.|(?:[A-Z]\.){{2,3}}|(?:{PARTICLES}))"
NAME = rf"{PART}(?:\s+{PART}){{1,4}}"
NAME_LINE = re.compile(rf"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Rev|Gen|Col|Amb|Sen|Rep)\.?\s+)?(?P<name>{NAME})")
LIST_SPLIT = re.compile(r"\s*(?:,|&|\band\b|;)\s*")


def is_person(text: str) -> bool:
    """Whether `text` has the shape of a person's full name and holds no word that people's names do not
    have.
    """
    line = text.strip()
    if line.isupper():
        line = line.title()
    found = NAME_LINE.fullmatch(line)
    if found is None:
        return False
    parts = re.findall(r"[\w’'-]+", found.group("name"))
    lowered = [part.lower() for part in parts]
    if any(part in words("not_names") for part in lowered if len(part) > 1) or any(
        char.isdigit() for char in line
    ):
        return False
    return sum(part[0].isupper() and len(part) > 1 for part in parts) >= 2 or (
        parts[0][0].isupper() and len(parts[-1]) > 2
    )


def is_job(text: str) -> bool:
    """Whether `text` says what a writer's work is: "Staff writer", "Foreign correspondent"."""
    parts = re.findall(r"\w+", text.lower())
    return bool(parts) and len(parts) <= 6 and any(part in words("jobs") for part in parts)


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "Ada Holm", "Ada Holm and Ben Ulm", "Ada Holm, Ben Ulm and Mira
    Tess".
    """
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
