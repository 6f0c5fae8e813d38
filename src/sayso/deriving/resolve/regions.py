"""Which forms of names can have to do with each other, so that after a new page only those are resolved
again.

Two forms that share none of these keys, directly or over others, never meet in a rule of resolving. The
keys follow those rules one by one and are wider than they; a test resolves whole cases both ways.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.deriving.resolve.sorting import adjectives, country_core
from sayso.deriving.resolve.spellings import core_of, full, people_keys, word_keys
from sayso.deriving.resolve.states import ENDINGS, VOWELS, States
from sayso.deriving.resolve.uses import NameForm
from sayso.world.names import acronym, initials, words_of

Key = tuple[str, str]
"""The kind of a key, and what is shared."""

SHARED = "shared"
"""Forms with one such key belong together."""

INITIALS, ACRONYM = "initials", "acronym"
"""A body's initials lead to the acronyms of these letters; an acronym leads to all bodies with them."""

WORD, READ, ADJECTIVE = "word", "read", "adjective"
"""Every word of a named form, and of one that is only described; the words that would make a form the name
of a country.
"""


def keys_of(form: NameForm, states: States) -> set[Key]:
    """All keys of a form."""
    return {*_words(form), *((SHARED, one) for one in _shared(form, states)), *_letters(form)}


def _words(form: NameForm) -> Iterator[Key]:
    for name in (form.name, *form.also):
        yield from ((WORD if form.named else READ, word) for word in words_of(name))
    if form.named and (core := country_core(form.name, form.kind)):
        yield from ((ADJECTIVE, word) for word in adjectives(core))


def _shared(form: NameForm, states: States) -> Iterator[str]:
    words, core = words_of(form.name), core_of(form.name, form.kind)
    if not words:
        return
    yield f"core {form.kind if form.kind in ('person', 'event', 'work') else 'body'} {' '.join(core)}"
    if len(words) == 1 or form.kind == "person":
        yield f"word {words[-1]}"
    if form.kind == "person":
        yield f"surname {core[-1]}"
        if len(full(core)) > 1:
            yield from (f"person {' '.join(key)}" for key in people_keys(core))
        if len(words) > 1:
            return
        yield f"core body {' '.join(core)}"  # it may turn out to be a place or a body
    for name in (form.name, *form.also):
        if standing := states.read(name):
            yield f"state {standing.state} {standing.body}"
    if len(core) > 1 and states.read(form.name) is None:
        yield from (f"body {' '.join(key)}" for key in word_keys(core))
        yield from (f"end {' '.join(core[at:])}" for at in range(len(core) - 1))


def _letters(form: NameForm) -> Iterator[Key]:
    if form.kind != "person" or len(words_of(form.name)) == 1:
        yield from ((INITIALS, letters) for letters in initials(core_of(form.name, form.kind)))
        yield from ((ACRONYM, letters) for name in (form.name, *form.also) if (letters := acronym(name)))


def touched_words(core: str) -> set[str]:
    """The words whose reading changes when a country of this name comes or goes: its name, and what may be
    derived from it.
    """
    found = {core}
    for vowel in VOWELS:
        if core.endswith(vowel):
            stem = core[: len(core) - len(vowel)]
            found |= {stem + ending for ending in ENDINGS}
    return found
