"""What the short lines above an article are, by their look: a menu, a section's name, a masthead, a byline
of names only.

A plain-text page says nothing of its parts: its first lines are the outlet's name, a slogan, a menu, the
headline, who wrote it and when, in any order. Each test here looks at one line by itself and knows nothing
of the lines around it.
"""

from __future__ import annotations

import re

from sayso.reading.clean.lists import words
from sayso.reading.clean.names import LIST_SPLIT, is_person
from sayso.world.outlets import outlet_named

SMALL = frozenset({"of", "the", "and", "for", "de", "di", "in", "&"})
"""Words inside a name that have no capital."""
APART = re.compile(r"\s*[|•·»>/]\s*|\t+|\s{2,}")
"""What stands between the entries of a menu."""
BULLET = re.compile(r"[•*–·▪-]\s")
MENU_WORDS = 0.7
"""The share of words that name sections from which a line without any mark between its entries is a menu."""
LONGEST_NAME = 5
"""The most words of an outlet's name, and of a section's."""


def is_menu(line: str) -> bool:
    """Whether a line is a row of links: short entries between marks, or one section's name after another."""
    entries = [entry for entry in APART.split(line.strip()) if entry]
    if len(entries) >= 3 and all(_is_entry(entry) for entry in entries):
        return True
    found = [word.lower() for word in re.findall(r"[^\W\d_]+", line)]
    return (
        len(found) >= 3
        and not _ends(line)
        and sum(word in words("sections") for word in found) >= MENU_WORDS * len(found)
    )


def is_path(line: str) -> bool:
    """Whether a line is a path through the site: "Home > World > Courts", with or without the headline at
    its end.
    """
    first = re.split(r"\s*[»>/]\s*", line.strip(), maxsplit=1)
    return len(first) == 2 and first[0].lower() in words("sections")


def _is_entry(entry: str) -> bool:
    """Whether a piece of a line can be an entry of a menu: up to three words, not a date, no sentence."""
    found = entry.split()
    return (
        len(found) <= 3
        and not any(char.isdigit() for char in entry)
        and not _ends(entry)
        and found[0].lower() not in ("by", "posted")
    )


def is_section(line: str) -> bool:
    """Whether a line is the name of a section or a label: "Crime & Courts", "PRESS RELEASE", "Background"."""
    found = [word.lower() for word in re.findall(r"[^\W_]+", line)]
    return 1 <= len(found) <= LONGEST_NAME and all(
        word in words("sections") or word in SMALL for word in found
    )


def is_bullet(line: str) -> bool:
    """Whether a line is an entry of a list."""
    return bool(BULLET.match(line))


def is_name(line: str) -> bool:
    """Whether a line is a name and nothing else: up to five words, each with a capital, no number, no
    sentence.
    """
    found = line.split()
    if (
        not 1 <= len(found) <= LONGEST_NAME
        or len(line) > 40
        or _ends(line)
        or re.search(r"[\d,;:|?“”\"]", line)
    ):
        return False
    told = len(found) >= 3 and any(word.endswith("ed") for word in found)
    return (
        found[0][0].isupper()
        and all(is_capital(word) for word in found)
        and not told
        and not _glued(found[0])
    )


def _glued(word: str) -> bool:
    """Whether a word is made of the entries of a menu that lost the space between them: "HomeNewsCourts"."""
    parts = re.findall(r"[A-Z][a-z]+", word)
    return len(parts) >= 2 and parts[0].lower() in words("sections")


def is_outlet(line: str) -> bool:
    """Whether a name is an outlet's by its own words: "The Karsk Post", "Radio Karsk", "Karsk Press
    Service".
    """
    found = line.lower().removeprefix("the ").split()
    return (
        is_name(line)
        and len(found) >= 2
        and (found[-1] in words("press") or found[0] in words("press_first"))
    )


def is_masthead(line: str) -> bool:
    """Whether a line can be an outlet's name where one is expected: an outlet by its words, or any name
    that is no section's.
    """
    return is_outlet(line) or (is_name(line) and len(line.split()) >= 2 and not is_section(line))


def is_capital(word: str) -> bool:
    """Whether a word of a name is written as names are."""
    return word[0].isupper() or word.lower() in SMALL or not word[0].isalpha()


def bare_names(line: str) -> list[str]:
    """The people whom a line consists of, without "By": "Ada Holm and Ben Ulm"; empty when there is
    anything else in it.
    """
    if len(line) > 100 or is_section(line) or is_outlet(line) or outlet_named(line) is not None:
        return []
    pieces = [piece for piece in LIST_SPLIT.split(" ".join(line.split()).strip(" .")) if piece]
    if not pieces or not all(len(piece.split()) <= 4 and is_person(piece) for piece in pieces):
        return []
    return [piece.title() if piece.isupper() else piece for piece in pieces]


def _ends(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return line.rstrip(' "”’)')[-1:] in (".", "!", "?", ":", "…")
