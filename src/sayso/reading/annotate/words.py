"""Cuts a stretch of text into words, with exact offsets.

The words are those of Universal Dependencies English (EWT, GUM): clitics apart (`do|n't`, `regime|'s`,
`can|not`), hyphenated words in three except after a prefix (`well|-|known`, `anti-war`), abbreviations and
initials with their full stop. Glued text is cut where one word plainly ends and another begins: `out450` →
`out|450`, `ended.The` → `ended|.|The`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sayso import yamls
from sayso.records import Span

SPACES = r"\s\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""White space, and the invisible marks that pages carry between words. Soft hyphens and joiners belong to
their word.
"""
_CHUNK = re.compile(rf"[^{SPACES}]{{1,300}}")
"""A run without spaces; junk without any is taken in stretches, so that reading it costs no more than
reading words.
"""
_APOSTROPHES = "'’ʼ`´"
_LETTER = r"[^\W\d_]"


@cache
def knowledge() -> dict[str, frozenset[str]]:
    """The word lists of `words.yaml`: abbreviations, prefixes, endings of web addresses, words that are
    cut in two.
    """
    raw = yamls.packaged("sayso.reading.annotate", "words.yaml")
    return {name: frozenset(str(entry) for entry in entries) for name, entries in raw.items()}


@cache
def abbreviations() -> frozenset[str]:
    """All abbreviations with their full stop, also in capitals."""
    known = knowledge()
    every = known["abbreviations"] | known["titles"] | known["months"]
    return every | frozenset(word.upper() for word in every if word[0].isupper())


@cache
def _pattern() -> re.Pattern[str]:
    """One expression whose alternatives are tried in order at each place of a chunk without spaces."""
    known = knowledge()
    domains = "|".join(sorted(known["domains"]))
    short = "|".join(sorted((re.escape(word[:-1]) for word in abbreviations()), key=len, reverse=True))
    prefixes = "|".join(sorted(known["prefixes"], key=len, reverse=True))
    letters = rf"{_LETTER}[^\W\d_\u00ad\u200c\u200d]*(?:[\u00ad\u200c\u200d]+{_LETTER}+)*"
    inner = rf"{letters}(?:[{_APOSTROPHES}]{_LETTER}+)*"
    return re.compile(
        "|".join(
            (
                r"(?P<web>https?://[^\s<>\"”“]+|www\.[^\s<>\"”“]+)",
                r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)",
                r"(?P<handle>[@#][A-Za-z_]\w*)",
                rf"(?P<site>(?<![\w.])[A-Za-z0-9][\w-]*(?:\.[\w-]+)*\.(?:{domains})(?![\w-])"
                r"(?:/[^\s<>\"”“]*)?)",
                r"(?P<dots>\.{2,}|…+)",
                r"(?P<dashes>-{2,}|[–—―‒]+)",
                rf"(?P<letters>(?:{_LETTER}\.){{2,}}(?:{_LETTER}(?!\w))?)",
                rf"(?P<numero>(?<!\w)[Nn]os?\.(?=[{SPACES}]*\d))",
                rf"(?P<clitic>(?<=[^{SPACES}])[{_APOSTROPHES}](?:s|m|re|ve|ll|d|S|M|RE|VE|LL|D)(?!\w))",
                rf"(?P<short>(?<!\w)(?:{short})\.(?!\w\.)(?=[{SPACES}]|$|[^\w]|[A-Z0-9]))",
                r"(?P<initial>(?<!\w)[A-Z]\.(?=$|[A-Z,\-]))",
                r"(?P<date>\d{4}-\d{2}-\d{2}(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}(?!\d))",
                r"(?P<nth>\d+(?:st|nd|rd|th|s)(?![^\W\d_]))",
                r"(?P<number>[+]?\d+(?:[.,:]\d+)*(?:/\d+)?(?:[½¼¾])?)",
                rf"(?P<prefixed>(?<!\w)(?i:{prefixes})-{inner})",
                r"(?P<code>(?<!\w)[A-Z]{1,3}\d+[A-Za-z]?(?!\w))",
                rf"(?P<word>{inner})",
                r"(?P<again>(?P<sign>[!?*=~<>'`])(?P=sign)+)",
                r"(?P<other>[^\w]|_+|.)",
            )
        ),
        re.DOTALL,
    )


def words(text: str, start: int, end: int) -> list[Span]:
    """The words of text[start:end], in order; they do not overlap, and between them there is only white
    space.
    """
    found: list[Span] = []
    for chunk in _CHUNK.finditer(text, start, end):
        at = chunk.start()
        found += [Span(at + cut.start, at + cut.end) for cut in _chunk(chunk.group())]
    return found


@lru_cache(maxsize=1 << 16)
def _chunk(chunk: str) -> tuple[Span, ...]:
    """The words of a run of text without spaces."""
    if chunk.isalpha() and chunk.islower():
        return tuple(_halves(chunk, 0)) or (Span(0, len(chunk)),)
    found: list[Span] = []
    place = 0
    while place < len(chunk):
        match = _pattern().match(chunk, place)
        if match is None:
            break
        start, stop, kind = place, match.end(), match.lastgroup or ""
        if kind in ("web", "site"):
            stop = start + len(match.group().rstrip(".,;:!?)]}'’\"…"))
        elif kind == "word":
            found += _word(match.group(), start)
        if kind != "word":
            found.append(Span(start, stop))
        place = stop
    return tuple(found)


_CLITIC = re.compile(rf"(?i)^(.+?)(n[{_APOSTROPHES}]t|[{_APOSTROPHES}](?:s|m|re|ve|ll|d))$")
_GLUED = re.compile(
    r"(?<=[a-z]{3})(?=(?:The|This|That|These|In|On|He|She|It|They|But|And|According|After|When|Read|Photo)$)"
)


def _word(word: str, start: int) -> list[Span]:
    """A run of letters and apostrophes: clitics come off its end, some words fall in two."""
    match = _CLITIC.match(word)
    if match:
        stem = start + match.end(1)
        return [*_word(match[1], start), Span(stem, start + len(word))]
    stripped = word.rstrip(_APOSTROPHES)
    if stripped and len(stripped) < len(word):
        return [
            *_word(stripped, start),
            *(Span(i, i + 1) for i in range(start + len(stripped), start + len(word))),
        ]
    glued = _GLUED.search(word)
    if glued:
        return [Span(start, start + glued.start()), Span(start + glued.start(), start + len(word))]
    return _halves(word, start) or [Span(start, start + len(word))]


def _halves(word: str, start: int) -> list[Span]:
    """The two parts of a word such as `cannot` or `gonna`; nothing for any other word."""
    cut = _pairs().get(word.lower())
    return [] if cut is None else [Span(start, start + cut), Span(start + cut, start + len(word))]


@cache
def _pairs() -> dict[str, int]:
    """Words that are cut in two, each with the length of its first part."""
    return {pair.replace("|", "", 1): pair.index("|") for pair in knowledge()["pairs"]}
