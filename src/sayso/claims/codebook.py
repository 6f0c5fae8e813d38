"""Reads a codebook: the claim types, their words and the frames that say which slot fills which role.

The file format is explained at the head of `codebook.yaml`, the default codebook.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from sayso import yamls
from sayso.errors import CodebookError

ROLES = (
    "actor", "sponsor", "target", "victim", "intervener", "instrument", "place",
    "origin", "destination", "charge", "penalty", "number", "topic",
)  # fmt: skip
STAGES = (
    "completed", "ongoing", "attempted", "foiled", "planned", "threatened",
    "called-for", "called-off", "negated", "refused",
)  # fmt: skip
SCHEMES = ("plover", "cameo", "acled", "gtd", "muc4")
PREPOSITIONS = frozenset(
    "on in of for to against into with from by at over about after upon under before between through that as".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Word:
    """One way to name an event: lemmas, of which `anchor` is the index of the head, and the tests on its slots."""

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


@dataclass(frozen=True, slots=True)
class ClaimType:
    """One type of claim with its words, its frame (slot to role, for verbs and for nouns) and its names in other schemes."""

    name: str
    family: str
    definition: str
    words: tuple[Word, ...]
    verb_frame: dict[str, str]
    noun_frame: dict[str, str]
    never_phrases: tuple[tuple[str, ...], ...] = ()
    word_roles: dict[str, dict[str, str]] = field(default_factory=dict)
    stage: str = "completed"
    speech: bool = False
    presuppose: tuple[str, ...] = ()
    quote_cues: tuple[tuple[str, ...], ...] = ()
    maps: dict[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """All types by name, the light verbs, and an index from a head lemma to the words that it may stand for."""

    name: str
    types: dict[str, ClaimType]
    light_actor: frozenset[tuple[str, ...]]
    light_target: frozenset[tuple[str, ...]]
    verbs: dict[str, tuple[tuple[ClaimType, Word], ...]]
    nouns: dict[str, tuple[tuple[ClaimType, Word], ...]]


def load(path: Path | None = None) -> Codebook:
    """Read a codebook file, or the default one.

    Raises:
        CodebookError: the file is missing, is not YAML, or says something that the format does not know.
    """
    if path is None:
        return _default()
    try:
        text = path.read_text(encoding="utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"codebook {path} cannot be read: {error}. Give a YAML file in UTF-8.") from error
    return parse(text, str(path))


@cache
def _default() -> Codebook:
    return parse(default_text(), "the default codebook")


def default_text() -> str:
    """The text of the default codebook's file."""
    return resources.files("sayso.claims").joinpath("codebook.yaml").read_text(encoding="utf8")


def parse(text: str, where: str) -> Codebook:
    """Make a codebook of YAML text; `where` names it in messages.

    Raises:
        CodebookError: with the type and the key at fault.
    """
    try:
        data = yamls.load(text)
    except yaml.YAMLError as error:
        raise CodebookError(f"{where} is not valid YAML: {error}".replace("\n", " ")) from error
    if not isinstance(data, dict) or not isinstance(data.get("types"), dict) or not data["types"]:
        raise CodebookError(f"{where} has no types: write at least one under `types:`.")
    frames = data.get("frames", {})
    if not isinstance(frames, dict):
        raise CodebookError(f"{where}: `frames` must map a frame's name to its slots.")
    types = {str(name): _type(str(name), entry, frames, where) for name, entry in data["types"].items()}
    light = data.get("light_verbs", {})
    return Codebook(
        name=str(data.get("name", "unnamed")),
        types=types,
        light_actor=frozenset(tuple(words.split()) for words in light.get("actor", [])),
        light_target=frozenset(tuple(words.split()) for words in light.get("target", [])),
        verbs=_index(types, noun=False),
        nouns=_index(types, noun=True),
    )


def _index(types: dict[str, ClaimType], noun: bool) -> dict[str, tuple[tuple[ClaimType, Word], ...]]:
    found: dict[str, list[tuple[ClaimType, Word]]] = {}
    for kind in types.values():
        for word in kind.words:
            if word.noun == noun:
                found.setdefault(word.lemmas[word.anchor], []).append((kind, word))
    longest = {
        lemma: sorted(words, key=lambda pair: (-len(pair[1].lemmas), not (pair[1].needs or pair[1].governs)))
        for lemma, words in found.items()
    }
    return {lemma: tuple(words) for lemma, words in longest.items()}


def _type(name: str, entry: Any, frames: dict[str, Any], where: str) -> ClaimType:
    if not isinstance(entry, dict):
        raise CodebookError(f"{where}: type {name!r} must be a mapping with a definition, a frame and words.")
    known = {
        "family", "definition", "frame", "verbs", "nouns", "adjectives", "not", "roles", "word_roles", "stage", "speech",
        "presuppose", "quote_cues", "maps", "examples",
    }  # fmt: skip
    for key in entry:
        if key not in known:
            raise CodebookError(f"{where}: type {name!r} has an unknown key {key!r}; known are {', '.join(sorted(known))}.")
    if not entry.get("definition"):
        raise CodebookError(f"{where}: type {name!r} has no definition.")
    frame = frames.get(entry.get("frame", ""))
    if frame is None:
        raise CodebookError(f"{where}: type {name!r} uses the frame {entry.get('frame')!r}, which is not under `frames:`.")
    own = entry.get("roles", {})
    verb, noun = {**frame.get("verb", {}), **own}, {**frame.get("noun", {}), **own}
    word_roles = entry.get("word_roles", {})
    for slots in (verb, noun, *word_roles.values()):
        for role in slots.values():
            if not set(role.split("|")) <= set(ROLES):
                raise CodebookError(f"{where}: type {name!r} names the role {role!r}; roles are {', '.join(ROLES)}.")
    stage = entry.get("stage", "completed")
    if stage not in STAGES:
        raise CodebookError(f"{where}: type {name!r} has the stage {stage!r}; stages are {', '.join(STAGES)}.")
    words = [_word(item, False, name, where) for item in entry.get("verbs", [])]
    words += [_word(item, True, name, where) for item in entry.get("nouns", [])]
    words += [replace(_word(item, False, name, where), adjective=True) for item in entry.get("adjectives", [])]
    return ClaimType(
        name=name,
        family=str(entry.get("family", "")),
        definition=str(entry["definition"]),
        words=tuple(words),
        verb_frame=verb,
        noun_frame=noun,
        never_phrases=tuple(tuple(phrase.split()) for phrase in entry.get("not", [])),
        word_roles=word_roles,
        stage=stage,
        speech=bool(entry.get("speech", False)),
        presuppose=tuple(entry.get("presuppose", [])),
        quote_cues=tuple(tuple(cue.split()) for cue in entry.get("quote_cues", [])),
        maps={str(key): str(value) for key, value in entry.get("maps", {}).items()},
        examples=tuple(entry.get("examples", [])),
    )


def _word(item: Any, noun: bool, type_name: str, where: str) -> Word:
    entry = {"word": item} if isinstance(item, str) else item
    if not isinstance(entry, dict) or not isinstance(entry.get("word"), str) or not entry["word"].split():
        raise CodebookError(f"{where}: type {type_name!r} has a word that is neither text nor a mapping with `word:`: {item!r}.")
    for test in (*entry.get("needs", ()), *entry.get("never", ()), *entry.get("governs", ())):
        if not isinstance(test, str):
            raise CodebookError(f"{where}: type {type_name!r}, word {entry['word']!r}: the test {test!r} must be text.")
    unknown = set(entry) - {"word", "needs", "never", "governs", "soft", "stage"}
    if entry.get("stage", "completed") not in STAGES:
        raise CodebookError(f"{where}: type {type_name!r}, word {entry['word']!r}: stages are {', '.join(STAGES)}.")
    if unknown:
        raise CodebookError(f"{where}: type {type_name!r}, word {entry['word']!r}: unknown key {sorted(unknown)[0]!r}.")
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
    )
