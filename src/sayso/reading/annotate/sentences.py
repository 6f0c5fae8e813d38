"""Cuts the words of a passage into sentences.

A full stop, question or exclamation mark ends a sentence when what follows can begin one; so does a line
break, unless the line was only wrapped. Broken text is expected: a missing space after the full stop, an
unfinished sentence before a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.reading.annotate.words import abbreviations, knowledge
from sayso.records import Span

LONGEST = 120
"""Words; a longer run (a table, a list without full stops) is cut at its last comma, or here."""
_ENDS = re.compile(r"[.!?…。]+")
_CLOSERS = frozenset("\"'”’»)]}")
_OPENERS = frozenset("\"“‘'«([-–—•*#@$£€`")


def sentences(text: str, words: Sequence[Span]) -> list[range]:
    """Ranges of word numbers, in order and without gaps, for the words of one passage."""
    cuts = [0]
    wrap = _wrap(text, words)
    number = 1
    while number < len(words):
        if _breaks(text, words, number, wrap):
            cuts.append(number)
        elif _ENDS.fullmatch(_at(text, words[number - 1])) or _at(text, words[number - 1]) in abbreviations():
            number = _closers(text, words, number)
            if number < len(words) and (_breaks(text, words, number, wrap) or _begins(text, words, number)):
                cuts.append(number)
        number += 1
    made = [
        range(start, stop) for start, stop in zip(cuts, [*cuts[1:], len(words)], strict=True) if start < stop
    ]
    return [part for whole in made for part in _short(text, words, whole)]


def _at(text: str, word: Span) -> str:
    return text[word.start : word.end]


def _closers(text: str, words: Sequence[Span], number: int) -> int:
    """Skip the quotes, brackets and note marks that stand right behind the end of a sentence: the number
    of the word after them.
    """
    while number < len(words) and words[number].start == words[number - 1].end:
        word = _at(text, words[number])
        if (
            word == "["
            and number + 2 < len(words)
            and _at(text, words[number + 1]).isdigit()
            and _at(text, words[number + 2]) == "]"
        ):
            number += 3
        elif set(word) <= _CLOSERS or _ENDS.fullmatch(word):
            number += 1
        else:
            break
    return number


def _begins(text: str, words: Sequence[Span], number: int) -> bool:
    """Whether a sentence can begin at `number`, given that the words before it end with a full stop or the
    like.
    """
    word, starters = _at(text, words[number]), knowledge()["starters"]
    if not word[0].isalnum():
        return _opens(text, words, number)
    if word[0].islower():
        return False
    before = number - 1
    while before > 0 and set(_at(text, words[before])) <= _CLOSERS:
        before -= 1
    last = _at(text, words[before])
    if last in abbreviations():
        return last.lower() not in knowledge()["never_last"] and (
            word in starters or word.capitalize() in starters
        )
    apart = before > 0 and words[number].start > words[before].end
    return not (last == "." and apart and _is_initial(text, words, before)) or word in starters


def _opens(text: str, words: Sequence[Span], number: int) -> bool:
    """Whether a mark begins a sentence: a quote, a bracket, a bullet or the like, apart from what stands
    before it, with more than small letters behind it.
    """
    opener = _at(text, words[number])[0] in _OPENERS and words[number].start > words[number - 1].end
    following = _at(text, words[number + 1]) if number + 1 < len(words) else ""
    if not opener or not following:
        return False
    return following[0].isupper() or following[0].isdigit() or not following[0].isalnum()


def _is_initial(text: str, words: Sequence[Span], stop: int) -> bool:
    """Whether the full stop at `stop` belongs to a single capital before it."""
    initial = _at(text, words[stop - 1])
    single = len(initial) == 1 and initial.isupper() and initial != "I"
    return single and words[stop - 1].end == words[stop].start


def _wrap(text: str, words: Sequence[Span]) -> int:
    """How long a line must be for its break to be a mere wrap; 0 when the passage is not set in wrapped
    lines.
    """
    if not words:
        return 0
    lines = [len(line) for line in text[words[0].start : words[-1].end].split("\n")]
    longest = max(lines)
    if len(lines) < 3 or longest > 100 or longest < 40:
        return 0
    return int(0.7 * longest)


def _breaks(text: str, words: Sequence[Span], number: int, wrap: int) -> bool:
    """Whether the line break before a word, if there is one, ends a sentence."""
    gap = text[words[number - 1].end : words[number].start]
    breaks = gap.count("\n")
    if not breaks:
        return False
    if breaks > 1 and re.search(r"\n\s*\n", gap):
        return True
    start = text.rfind("\n", 0, words[number - 1].end) + 1
    if wrap and words[number - 1].end - start >= wrap:
        return False
    following = text[words[number].start]
    last = _at(text, words[number - 1])
    return not (following.islower() and (last[-1].isalnum() or last in ",;:-–—"))


def _short(text: str, words: Sequence[Span], whole: range) -> list[range]:
    """A range as it is, or, when it is too long, in pieces that end at a comma or the like where there is
    one.
    """
    made: list[range] = []
    start = whole.start
    while whole.stop - start > LONGEST:
        marks = [
            i
            for i in range(start + LONGEST // 2, start + LONGEST)
            if _at(text, words[i]) in {",", ";", ":", "|", "•", "–", "—", "/"}
        ]
        stop = marks[-1] + 1 if marks else start + LONGEST
        made.append(range(start, stop))
        start = stop
    return [*made, range(start, whole.stop)]
