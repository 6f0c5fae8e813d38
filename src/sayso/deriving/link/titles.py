"""Titles in plain English: who did what to whom, as the codebook calls it. No word of any source, loaded or
not, enters one beyond the names of those concerned.
"""

from __future__ import annotations

import re

from sayso.language.en.loaded import in_quotes
from sayso.records.traits import Title, Traits

PLAIN = ("completed", "ongoing")
"""Stages of what a title may tell in a verb; of anything else it is only named."""

SIBILANT = re.compile(r"(?:ss|ch|sh|x|zz)es$")
MANY = frozenset({"people", "men", "women", "police", "children", "others", "both", "all"})
"""Words for several that do not end in "s"."""


def title(
    type_: str, stage: str, traits: Traits, to: str = "", by: str = "", at: str = "", many: bool = False
) -> str:
    """The title of an incident: "Karsk expels nine envoys", "Mira Tolen arrested", "bombing, foiled,
    Karsk". Empty names leave their part out; `many` says that the doers are several.

    A name that holds a loaded word is printed in quotation marks.
    """
    words = traits.titles.get(type_) or Title(noun=f"{type_.replace('-', ' ')} of")
    to, by = in_quotes(to), in_quotes(by)
    told = _told(words, to, by, many) if stage in PLAIN else ""
    parts = (told or _named(words, to, by), "" if stage in PLAIN else stage, in_quotes(at))
    return ", ".join(part for part in parts if part)


def _told(words: Title, to: str, by: str, many: bool) -> str:
    """The event in a verb; "" when the codebook has none for those who are known."""
    if by and to and words.does:
        return f"{by} {base(words.does) if many else words.does} {to}"
    if to and words.done and not by:
        return f"{to} {words.done}"
    if by and not to and words.alone:
        return f"{by} {base(words.alone) if many else words.alone}"
    return ""


def _named(words: Title, to: str, by: str) -> str:
    """The event as a noun with those who are known."""
    what = f"{words.noun} {to}" if to else words.noun.rsplit(" ", 1)[0]
    return f"{what} by {by}" if by else what


def base(phrase: str) -> str:
    """A verb of the third person as it stands behind several: "expels" → "expel", "denies it" → "deny
    it".
    """
    verb, space, rest = phrase.partition(" ")
    if verb.endswith("ies"):
        verb = f"{verb[:-3]}y"
    elif SIBILANT.search(verb):
        verb = verb.removesuffix("es")
    else:
        verb = verb.removesuffix("s")
    return f"{verb}{space}{rest}"


def several(name: str, named: bool) -> bool:
    """Whether a name or description means more than one: "two officers", "police"; a proper name never."""
    last = name.split(" of ")[0].split()[-1:] or [""]
    word = last[0].casefold()
    return not named and (word in MANY or (word.endswith("s") and not word.endswith(("ss", "us", "is"))))
