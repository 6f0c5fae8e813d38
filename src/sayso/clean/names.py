"""Names of people as they are printed in bylines and headlines: decided by their shape and by what is known not to be a person."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

PART = r"(?:(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-Я][\w’'\-]+|[A-Z]\.|(?:[A-Z]\.){2,3}|(?:de|del|della|di|da|dos|van|von|der|den|ter|bin|ibn|al|el|la|le|du|af|zu|ben|abu)))"
NAME = rf"{PART}(?:\s+{PART}){{1,4}}"
NAME_LINE = re.compile(rf"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Rev|Gen|Col|Amb|Sen|Rep)\.?\s+)?(?P<name>{NAME})")
LIST_SPLIT = re.compile(r"\s*(?:,|&|\band\b|;)\s*")


@cache
def _lists() -> dict[str, frozenset[str]]:
    raw = resources.files("sayso.clean").joinpath("data/names.yaml").read_text(encoding="utf8")
    loaded = yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {key: frozenset(value.split()) for key, value in loaded.items()}


def is_person(text: str) -> bool:
    """Whether `text` has the shape of a person's full name and holds no word that people's names do not have."""
    line = text.strip()
    if line.isupper():
        line = line.title()
    found = NAME_LINE.fullmatch(line)
    if found is None:
        return False
    parts = re.findall(r"[\w’'-]+", found.group("name"))
    lowered = [part.lower() for part in parts]
    if any(part in _lists()["not_names"] for part in lowered) or any(char.isdigit() for char in line):
        return False
    return sum(part[0].isupper() and len(part) > 1 for part in parts) >= 2 or (parts[0][0].isupper() and len(parts[-1]) > 2)


def is_job(text: str) -> bool:
    """Whether `text` says what a writer's work is: "Staff writer", "Foreign correspondent"."""
    words = re.findall(r"\w+", text.lower())
    return bool(words) and len(words) <= 6 and any(word in _lists()["jobs"] for word in words)
