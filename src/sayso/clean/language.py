"""Which language a passage is written in: by its script, then by the function words and letters of each language.

A passage that says too little keeps no language of its own. What is not English is marked and is never read as if it were English.
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
SAMPLE = 4_000
"""How many code points of a passage are looked at."""
CLEAR = 0.12
"""The share of a passage's words that must be function words of its language."""
LETTER_WEIGHT = 0.5


@cache
def _data() -> dict[str, Any]:
    raw = resources.files("sayso.clean").joinpath("data/languages.yaml").read_text(encoding="utf8")
    loaded: dict[str, Any] = yaml.load(raw, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


@cache
def function_words() -> dict[str, frozenset[str]]:
    """Language code → its function words, lower case."""
    return {code: frozenset(words.split()) for code, words in _data()["words"].items()}


@cache
def _letters() -> dict[str, frozenset[str]]:
    return {code: frozenset(letters) for code, letters in _data()["letters"].items()}


@cache
def _script(char: str) -> str:
    return unicodedata.name(char, "UNKNOWN").split()[0].split("-")[0]


def script_of(text: str) -> str | None:
    """The Unicode script of most letters of `text` ("LATIN", "CYRILLIC", "CJK" …), None without letters."""
    counts = Counter(_script(char) for char in text[:SAMPLE] if char.isalpha())
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
    scores = _scores(words, sample.lower(), group, script)
    if not scores:
        return group[0] if group else None
    best = max(scores, key=lambda code: (scores[code], code == "en"))
    if group:
        return best if scores[best] > 0 else group[0]
    return best if scores[best] >= CLEAR else None


def _scores(words: list[str], lowered: str, group: list[str], script: str) -> dict[str, float]:
    counts = Counter(words)
    letters = sum(1 for char in lowered if char.isalpha())
    shared = set(_data()["shared"]["CYRILLIC"]) | set(_data()["shared"]["ARABIC"])
    scores: dict[str, float] = {}
    for code in group or [code for code in function_words() if code not in shared and script == "LATIN"]:
        listed = function_words().get(code, frozenset())
        share = sum(number for word, number in counts.items() if word in listed) / len(words)
        own = _letters().get(code, frozenset())
        marks = sum(lowered.count(char) for char in own) / max(1, letters)
        scores[code] = share + min(0.1, LETTER_WEIGHT * marks * 10 * (share > 0 or bool(group)))
    return scores


def function_share(words: list[str], language: str | None) -> float:
    """The share of `words` (lower case) that are function words of `language` (English when it is not known), 0 to 1."""
    if not words:
        return 0.0
    listed = function_words().get(language or "en") or frozenset()
    return sum(word in listed for word in words) / len(words)
