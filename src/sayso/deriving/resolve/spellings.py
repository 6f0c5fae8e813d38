"""When two names can be spellings of one, and by which keys such names are found without comparing all
with all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sayso.deriving.resolve.variants import LONG_WORD, mistyped, same_sound, sound
from sayso.world import demonyms, nicknames, particles
from sayso.world.names import person_core, same_person, words_of

MEMO = 1 << 17  # names whose words are remembered
Core = tuple[str, ...]
Told = tuple[str, str]  # a rule in words, and what it looked at


@lru_cache(MEMO)
def core_of(name: str, kind: str) -> Core:
    """The words that make a name: a person's without titles and without degrees after a comma, another's
    without articles.
    """
    words = words_of(name)
    if kind == "person":
        before = words_of(name.partition(",")[0])
        return person_core(before if len(before) > 1 else words)
    return tuple(w for w in words if w not in ("the", "a", "an")) or words


@lru_cache(MEMO)
def full(core: Core) -> Core:
    """A name without initials and articles, hyphens as spaces: "Abu al-Karim" and "Abu Karim" are compared
    alike.
    """
    words = [p for w in core for p in w.split("-")]
    return tuple(w for w in words if len(w) > 1 and w not in particles()) or core


def numbers(core: Core) -> set[str]:
    """The words of a name with a figure in them: "3" of "Camp 3"."""
    return {w for w in core if any(c.isdigit() for c in w)}


def _initials(core: Core) -> set[str]:
    return {w for w in core[1:-1] if len(w) == 1}


def one_person(x: Core, y: Core) -> bool:
    """Whether two names do not contradict each other: one shortens or varies the other, and middle
    initials agree.
    """
    if _initials(x) and _initials(y) and _initials(x) != _initials(y):
        return False
    return same_person(x, y) or person_rule(x, y) is not None


def shortens(short: Core, long: Core) -> bool:
    """Whether a name is a shorter form of another."""
    return (len(long) > len(short) or len(full(long)) > len(full(short))) and same_person(short, long)


def person_rule(x: Core, y: Core) -> Told | None:
    """The rule by which two names of equal length are spellings of one, None when they are not."""
    left, right = full(x), full(y)
    if len(left) != len(right) or len(left) < 2:
        return None
    differ = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    shown = ", ".join(f"{a}/{b}" for a, b in differ)
    if not differ:
        return "initials or an article", shown
    if len(differ) == 1 and differ[0] == (left[0], right[0]) and frozenset(differ[0]) in nicknames():
        return "a short form of a first name", shown
    if all(same_sound(a, b) for a, b in differ):
        return "transliteration", shown
    if len(differ) == 1 and mistyped(*differ[0]):
        return "a slip in one long word", shown
    return None


def body_rule(x: Core, y: Core) -> Told | None:
    """The rule by which two names of bodies are spellings of one, None when they are not."""
    if len(x) != len(y) or len(x) < 2:
        return None
    differ = [(a, b) for a, b in zip(x, y, strict=True) if a != b]
    if len(differ) != 1:
        return None
    left, right = differ[0]
    if left + "s" == right or right + "s" == left:
        return "one in the plural", f"{left}/{right}"
    if left in demonyms() or right in demonyms():
        return None
    return ("a slip in one long word", f"{left}/{right}") if mistyped(left, right) else None


@lru_cache(MEMO)
def _forms(name: str) -> frozenset[str]:
    """The first names that a short form can stand for."""
    return frozenset(other for pair in nicknames() if name in pair for other in pair - {name})


def people_keys(core: Core) -> Iterator[tuple[str, ...]]:
    """People are compared who share all words but initials or a first name's form, all sounds, or all
    words but the end of a long one.
    """
    words = full(core)
    yield "words", *words
    for name in _forms(words[0]):
        yield "words", name, *words[1:]
    yield "sounds", *(sound(w) for w in words)
    yield from word_keys(words)


def word_keys(words: Core) -> Iterator[tuple[str, ...]]:
    """The words of a name with one of them cut to its first letters."""
    for i, word in enumerate(words):
        if len(word) >= LONG_WORD:
            yield "slip", *words[:i], word[:2] + "*", *words[i + 1 :]
