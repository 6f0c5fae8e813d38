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
from sayso.reading.claims.entries import ROLES, STAGES, Word, read_roles, read_sets, read_word, spelled_out
from sayso.reading.claims.traits import read_traits
from sayso.records.traits import Traits

__all__ = ["ROLES", "SCHEMES", "STAGES", "ClaimType", "Codebook", "Word", "default_text", "load", "parse"]

SCHEMES = ("plover", "cameo", "acled", "gtd", "muc4")


@dataclass(frozen=True, slots=True)
class ClaimType:
    """One type of claim with its words, its frame (slot to role, for verbs and for nouns) and its names in
    other schemes.
    """

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
    grave: bool = False
    presuppose: tuple[str, ...] = ()
    quote_cues: tuple[tuple[str, ...], ...] = ()
    maps: dict[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """All types by name, the light verbs, and an index from a head lemma to the words that it may stand
    for.
    """

    name: str
    types: dict[str, ClaimType]
    light_actor: frozenset[tuple[str, ...]]
    light_target: frozenset[tuple[str, ...]]
    verbs: dict[str, tuple[tuple[ClaimType, Word], ...]]
    nouns: dict[str, tuple[tuple[ClaimType, Word], ...]]
    events: frozenset[str] = frozenset()
    """The lemmas of the nouns that name an event by themselves, not only as part of a phrase."""
    traits: Traits = field(default_factory=Traits)
    """How rules beyond reading treat the types."""


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


@cache
def _default_data() -> dict[str, Any]:
    loaded: dict[str, Any] = yamls.load(default_text())
    return loaded


def default_text() -> str:
    """The text of the default codebook's file."""
    return resources.files("sayso.reading.claims").joinpath("codebook.yaml").read_text(encoding="utf8")


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
    sets = read_sets(data.get("sets", {}), where)
    types = {
        str(name): _type(str(name), spelled_out(entry, sets, where), frames, where)
        for name, entry in data["types"].items()
    }
    light = data.get("light_verbs", {})
    nouns = _index(types, noun=True)
    return Codebook(
        name=str(data.get("name", "unnamed")),
        types=types,
        light_actor=frozenset(tuple(words.split()) for words in light.get("actor", [])),
        light_target=frozenset(tuple(words.split()) for words in light.get("target", [])),
        verbs=_index(types, noun=False),
        nouns=nouns,
        events=frozenset(
            lemma for lemma, words in nouns.items() if any(len(word.lemmas) == 1 for _, word in words)
        ),
        traits=_with_words(read_traits(data, types, _default_data, where), types, nouns),
    )


def _with_words(
    traits: Traits,
    types: dict[str, ClaimType],
    nouns: dict[str, tuple[tuple[ClaimType, Word], ...]],
) -> Traits:
    """Traits with what the types themselves say: which are acts of speech, and which a noun names."""
    speech = frozenset(name for name, claim_type in types.items() if claim_type.speech)
    return replace(traits, having={**traits.having, "speech": speech}, nouns=_named_by(nouns))


def _named_by(nouns: dict[str, tuple[tuple[ClaimType, Word], ...]]) -> dict[str, tuple[str, ...]]:
    """The types that each noun of one word names."""
    return {
        lemma: tuple(dict.fromkeys(claim_type.name for claim_type, word in words if len(word.lemmas) == 1))
        for lemma, words in nouns.items()
        if any(len(word.lemmas) == 1 for _, word in words)
    }


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
        *("family", "definition", "frame", "verbs", "nouns", "adjectives", "not", "roles", "word_roles"),
        *("stage", "speech", "grave", "presuppose", "quote_cues", "maps", "examples"),
    }
    for key in entry:
        if key not in known:
            raise CodebookError(
                f"{where}: type {name!r} has an unknown key {key!r}; known are {', '.join(sorted(known))}."
            )
    if not entry.get("definition"):
        raise CodebookError(f"{where}: type {name!r} has no definition.")
    frame = frames.get(entry.get("frame", ""))
    if frame is None:
        raise CodebookError(
            f"{where}: type {name!r} uses the frame {entry.get('frame')!r}, which is not under `frames:`."
        )
    own = entry.get("roles", {})
    verb, noun = {**frame.get("verb", {}), **own}, {**frame.get("noun", {}), **own}
    word_roles = entry.get("word_roles", {})
    for slots in (verb, noun, *word_roles.values()):
        read_roles(slots, f"{where}: type {name!r}")
    stage = entry.get("stage", "completed")
    if stage not in STAGES:
        raise CodebookError(
            f"{where}: type {name!r} has the stage {stage!r}; stages are {', '.join(STAGES)}."
        )
    words = [read_word(item, False, name, where) for item in entry.get("verbs", [])]
    words += [read_word(item, True, name, where) for item in entry.get("nouns", [])]
    words += [
        replace(read_word(item, False, name, where), adjective=True) for item in entry.get("adjectives", [])
    ]
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
        grave=bool(entry.get("grave", False)),
        presuppose=tuple(entry.get("presuppose", [])),
        quote_cues=tuple(tuple(cue.split()) for cue in entry.get("quote_cues", [])),
        maps={str(key): str(value) for key, value in entry.get("maps", {}).items()},
        examples=tuple(entry.get("examples", [])),
    )
