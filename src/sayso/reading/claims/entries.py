"""The entries of a codebook file below its types: words with their tests, sets of words, mappings of slots
to roles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sayso.errors import CodebookError

ROLES = (
    "actor", "sponsor", "target", "victim", "intervener", "instrument", "place",
    "origin", "destination", "charge", "penalty", "number", "topic",
)  # fmt: skip
STAGES = (
    "completed", "ongoing", "attempted", "foiled", "planned", "threatened",
    "called-for", "called-off", "negated", "refused",
)  # fmt: skip
PREPOSITIONS = frozenset(
    (
        "on in of for to against into with from by at over about after "
        "upon under before between through that as"
    ).split()
)
WORD_LISTS = ("verbs", "nouns", "adjectives")
TESTS = ("needs", "never")
SET = re.compile(r"\$([a-z]+)")


@dataclass(frozen=True, slots=True)
class Word:
    """One way to name an event: lemmas, of which `anchor` is the index of the head, and the tests on its
    slots.
    """

    lemmas: tuple[str, ...]
    anchor: int
    noun: bool
    needs: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    governs: tuple[str, ...] = ()
    soft: bool = False
    text: str = ""
    adjective: bool = False
    stage: str = ""
    roles: dict[str, str] = field(default_factory=dict, hash=False)


def read_sets(entry: Any, where: str) -> dict[str, str]:
    """The codebook's word sets by name, each as the alternatives of a test ("car|van|truck")."""
    if not isinstance(entry, dict) or not all(isinstance(words, list) for words in entry.values()):
        raise CodebookError(f"{where}: `sets` must map a name to a list of words.")
    return {str(name): "|".join(str(word) for word in words) for name, words in entry.items()}


def spelled_out(entry: Any, sets: dict[str, str], where: str) -> Any:
    """A type's entry with every "$name" in its words' tests replaced by the words of that set."""
    if not isinstance(entry, dict):
        return entry
    return {
        key: [_with_sets(word, sets, where) for word in value] if key in WORD_LISTS else value
        for key, value in entry.items()
    }


def _with_sets(word: Any, sets: dict[str, str], where: str) -> Any:
    if not isinstance(word, dict):
        return word
    made = dict(word)
    for key in TESTS:
        if isinstance(made.get(key), list):
            made[key] = [
                SET.sub(lambda match: _set(match[1], sets, where), test) if isinstance(test, str) else test
                for test in made[key]
            ]
    return made


def _set(name: str, sets: dict[str, str], where: str) -> str:
    if name not in sets:
        raise CodebookError(
            f"{where}: there is no set {name!r}; known are {', '.join(sorted(sets)) or 'none'}."
        )
    return sets[name]


def read_roles(slots: Any, where: str) -> dict[str, str]:
    """A mapping of slots to roles ("target", "penalty|charge", "target:person", "" for a slot that fills
    none), checked.
    """
    if not isinstance(slots, dict):
        raise CodebookError(f"{where}: `roles` must map a slot to a role.")
    for role in slots.values():
        if not set(str(role).split(":")[0].split("|")) <= {*ROLES, ""}:
            raise CodebookError(f"{where} names the role {role!r}; roles are {', '.join(ROLES)}.")
    return {str(slot): str(role) for slot, role in slots.items()}


def read_word(item: Any, noun: bool, type_name: str, where: str) -> Word:
    """One word of a type as the file gives it: text, or a mapping with `word` and its tests. `where` names
    the file in messages.
    """
    entry = {"word": item} if isinstance(item, str) else item
    if not isinstance(entry, dict) or not isinstance(entry.get("word"), str) or not entry["word"].split():
        raise CodebookError(
            f"{where}: type {type_name!r} has a word that is neither text nor a mapping with `word:`: "
            f"{item!r}."
        )
    for test in (*entry.get("needs", ()), *entry.get("never", ()), *entry.get("governs", ())):
        if not isinstance(test, str):
            raise CodebookError(
                f"{where}: type {type_name!r}, word {entry['word']!r}: the test {test!r} must be text."
            )
    unknown = set(entry) - {"word", "needs", "never", "governs", "soft", "stage", "roles"}
    if entry.get("stage", "completed") not in STAGES:
        raise CodebookError(
            f"{where}: type {type_name!r}, word {entry['word']!r}: stages are {', '.join(STAGES)}."
        )
    if unknown:
        raise CodebookError(
            f"{where}: type {type_name!r}, word {entry['word']!r}: unknown key {sorted(unknown)[0]!r}."
        )
    lemmas = tuple(entry["word"].lower().split())
    anchor = 0
    if noun:
        breaks = [place for place, lemma in enumerate(lemmas) if lemma in PREPOSITIONS and place > 0]
        anchor = breaks[0] - 1 if breaks else len(lemmas) - 1
    return Word(
        lemmas=lemmas,
        anchor=anchor,
        noun=noun,
        needs=tuple(entry.get("needs", ())),
        never=tuple(entry.get("never", ())),
        governs=tuple(entry.get("governs", ())),
        soft=bool(entry.get("soft", False)),
        text=entry["word"],
        stage=str(entry.get("stage", "")),
        roles=read_roles(entry.get("roles", {}), f"{where}: type {type_name!r}, word {entry['word']!r}"),
    )
