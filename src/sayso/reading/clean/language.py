"""Which language a passage is written in: by its script, then by the function words and letters of each
language.

A passage that says too little keeps no language of its own. What is not English is marked and is never
read as if it were English.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib import resources
from typing import Any

import yaml

WORD = re.compile(r"[^\W\d_]+")
FEWEST_WORDS = 4
"""Passages with fewer words have no language of their own."""
FEWEST_TOLD = 2
"""How many different function words of its language a passage must hold."""
SAMPLE = 4_000
"""How many code points of a passage are looked at."""
CLEAR = 0.12
"""The share of a passage's words that must be function words of its language."""
LETTER_WEIGHT = 5.0
"""How much of a score the share of a language's own letters makes."""


@cache
def _data() -> dict[str, Any]:
    raw = resources.files("sayso.reading.clean").joinpath("data/languages.yaml").read_text(encoding="utf8")
    loaded: dict[str, Any] = yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


@cache
def function_words() -> dict[str, frozenset[str]]:
    """Language code → its function words, lower case."""
    return {code: frozenset(words.split()) for code, words in _data()["words"].items()}


@cache
def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0]


def script_of(text: str) -> str | None:
    """The Unicode script of most letters of `text` ("LATIN", "CYRILLIC", "CJK" …), None without letters."""
    sample = text[:SAMPLE]
    if sample.isascii():
        return "LATIN" if any(map(str.isalpha, sample)) else None
    counts = Counter(_script(char) for char in sample if char.isalpha())
    kana = counts["HIRAGANA"] + counts["KATAKANA"]
    if kana and kana > 0.1 * counts["CJK"]:
        counts["HIRAGANA"] = kana + counts["CJK"]
    return counts.most_common(1)[0][0] if counts else None


def language_of(text: str) -> str | None:
    """The ISO 639 code of the language of `text`; None when it is too short or nothing tells."""
    sample = text[:SAMPLE]
    script = script_of(sample)
    if script is None:
        return None
    single: str | None = _data()["scripts"].get(script)
    if single is not None:
        return single
    words = [word.lower() for word in WORD.findall(sample)]
    if len(words) < FEWEST_WORDS:
        return None
    group: list[str] = _data()["shared"].get(script, [])
    if group:
        return _best(_scores(words, sample.lower(), script)) or group[0]
    scores = _scores(words, sample.lower(), "") if script == "LATIN" else {}
    best = _best(scores)
    told = set(words) & function_words().get(best or "", frozenset())
    return best if best and scores[best] >= CLEAR and len(told) >= FEWEST_TOLD else None


def _best(scores: dict[str, float]) -> str | None:
    return max(scores, key=lambda code: (scores[code], code == "en"), default=None)


@cache
def _owners(group: str) -> dict[str, tuple[str, ...]]:
    """Word → the languages of a script group that list it; the group "" is Latin."""
    shared = {code for codes in _data()["shared"].values() for code in codes}
    owners: dict[str, tuple[str, ...]] = {}
    for code, listed in function_words().items():
        if (code in _data()["shared"][group]) if group else code not in shared:
            for word in listed:
                owners[word] = (*owners.get(word, ()), code)
    return owners


@cache
def _letter_owners() -> dict[str, tuple[str, ...]]:
    owners: dict[str, tuple[str, ...]] = {}
    for code, letters in _data()["letters"].items():
        for letter in letters:
            owners[letter] = (*owners.get(letter, ()), code)
    return owners


def _scores(words: list[str], lowered: str, group: str) -> dict[str, float]:
    """For each language the share of the words that are its function words, and up to 0.1 for letters of
    its own.
    """
    owners, marks = _owners(group), _letter_owners()
    scores: Counter[str] = Counter()
    for word in words:
        for code in owners.get(word, ()):
            scores[code] += 1
    shares = {code: number / len(words) for code, number in scores.items()}
    if lowered.isascii():
        return shares
    odd = Counter(code for char in lowered if char > "\x7f" for code in marks.get(char, ()))
    letters = sum(map(str.isalpha, lowered))
    known = {*shares, *(_data()["shared"][group] if group else ())}
    for code, number in odd.items():
        if code in known:
            shares[code] = shares.get(code, 0.0) + min(0.1, LETTER_WEIGHT * number / letters)
    return shares


def function_share(words: list[str], language: str | None) -> float:
    """The share of `words` (lower case) that are function words of `language` (English when it is not
    known), 0 to 1.
    """
    if not words:
        return 0.0
    listed = function_words().get(language or "en") or frozenset()
    return sum(word in listed for word in words) / len(words)
