"""Turns the written rules into regular expressions over strings of kinds: one character for each lexeme.

Matching kinds instead of words keeps the rules short and the search fast, and it never looks at white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sayso.reading.annotate.times.lexer import BREAK, OTHER, Lexeme
from sayso.reading.annotate.times.lexicon import cues, rules, words

_SHAPES = (
    "iso",
    "slash",
    "clock",
    "decade",
    "short",
    "nth",
    "number",
    "ampm",
    "oclock",
    "poss",
    "comma",
    "dash",
    "year",
    "compact",
    "holiday",
    "open",
)


class Rule(NamedTuple):
    """One rule: `parts` is the number of expressions that it prints."""

    name: str
    pattern: re.Pattern[str]
    read: str
    fixed: dict[str, Any]
    parts: int


class RuleMatch(NamedTuple):
    """One match: the rule, and the lexemes of each expression that it prints."""

    rule: Rule
    start: int
    end: int
    parts: tuple[tuple[Lexeme, ...], ...]


@cache
def symbols() -> dict[str, str]:
    """The character that stands for each kind; lexemes of no kind break every rule."""
    kinds = sorted({kind for kind, _ in words().values()} | set(_SHAPES))
    return {kind: chr(0x4E00 + index) for index, kind in enumerate(kinds)} | {OTHER: "-", BREAK: "|"}


@cache
def compiled() -> tuple[Rule, ...]:
    """All rules, in the order written."""
    written = rules()
    macros: dict[str, str] = written[0]["macros"]
    made = []
    for entry in written[1:]:
        pattern, parts = _compile(entry["match"], macros)
        made.append(Rule(entry["name"], pattern, entry["read"], entry.get("with", {}), parts))
    return tuple(made)


def _compile(match: str, macros: dict[str, str]) -> tuple[re.Pattern[str], int]:
    for _ in range(3):
        match = re.sub(
            r"\$(\w+)([?*]?)", lambda named: f" ( {macros[named.group(1)]} ){named.group(2)} ", match
        )
    parts = match.count("<")
    if not parts:
        match = f"< {match} >"
    pieces, opened = [], 0
    for piece in re.findall(r"[a-z]+[?*]?|[()|<>][?*]?", match):
        if piece == "<":
            pieces.append(f"(?P<p{opened}>")
            opened += 1
        elif piece == "(":
            pieces.append("(?:")
        elif piece[0] in ")|>":
            pieces.append(piece.replace(">", ")"))
        else:
            name = piece.rstrip("?*")
            pieces.append(symbols()[name] + piece[len(name) :])
    return re.compile("".join(pieces)), max(parts, 1)


@cache
def _anchor() -> re.Pattern[str]:
    """Matches any kind that can be a time; a run of nothing but the kinds of `glue` in cues.yaml is not
    searched.
    """
    glue = "".join(symbols()[kind] for kind in sorted(cues()["glue"]))
    return re.compile(f"[^{re.escape(glue)}]")


def matches(lexemes: Sequence[Lexeme]) -> Iterator[list[RuleMatch]]:
    """For each run of known words the matches of all rules, the leftmost first, then the longest, then in
    the order of the rules.
    """
    table = symbols()
    string = "".join(table[lexeme.kind] for lexeme in lexemes)
    anchor = _anchor()
    for run in re.finditer(r"[^|\-]+", string):
        if (
            anchor.search(run.group()) is None
            and table["past"] not in run.group()
            and table["current"] not in run.group()
        ):
            continue
        at = run.start()
        yield [
            RuleMatch(rule, at + start, at + end, tuple(tuple(lexemes[at + a : at + b]) for a, b in parts))
            for rule, start, end, parts in _matches(run.group())
        ]


@lru_cache(maxsize=1 << 13)
def _matches(run: str) -> tuple[tuple[Rule, int, int, tuple[tuple[int, int], ...]], ...]:
    """The matches of all rules in one run of kinds, in their order: rule, start, end and parts, as places
    in the run.
    """
    found = []
    for order, rule in enumerate(compiled()):
        for at in range(len(run)):
            match = rule.pattern.match(run, at)
            if match is not None:
                parts = tuple(match.span(f"p{number}") for number in range(rule.parts))
                found.append((at, -match.end(), order, (rule, at, match.end(), parts)))
    found.sort(key=lambda entry: entry[:3])
    return tuple(entry[3] for entry in found)
