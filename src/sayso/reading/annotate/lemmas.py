"""The dictionary form of a word, from its form and its Penn tag.

Irregular verbs (`irregular.yaml`) first, then a table (`lemmas.tsv`, counted on treebanks by
`training/lemmas.py`), then endings.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from sayso import yamls

_E_ENDING = re.compile(
    r"(?:at|[^aeiou]iz|[aeou]is|[aeiou]v|[^aeiou]v|[aeiou]c|[nrd]c|[aeiou]g|dg|rg|u|bl|dl|tl|gl|pl|kl"
    r"|[aeio]s|ns|rs|ps"
    r"|[^eo]ur|[^aeiou]ir|[^aeo]uc|[aeiou]k(?<!ak)(?<!ok)(?<!eak))$"
)
_DOUBLES = re.compile(r"([bdgklmnprtvz])\1$")


@cache
def known_bases() -> frozenset[str]:
    """Verbs and adjectives in their dictionary form, as far as the table lists them."""
    return frozenset(line.split("\t")[0] for line in _lines() if line.endswith("\t\t")) | frozenset(
        _irregular().values()
    )


@cache
def _lines() -> tuple[str, ...]:
    return tuple(
        files("sayso.reading.annotate").joinpath("lemmas.tsv").read_text(encoding="utf8").splitlines()
    )


@cache
def _irregular() -> dict[str, str]:
    """Past forms and participles of irregular verbs with their base."""
    raw = yamls.packaged("sayso.reading.annotate", "irregular.yaml")
    return {form: base for base, forms in raw.items() for form in str(forms).split()}


@cache
def _table() -> dict[tuple[str, str], str]:
    cells = (line.split("\t") for line in _lines() if not line.endswith("\t\t"))
    return {(form, xpos): lemma for form, xpos, lemma in cells}


@lru_cache(maxsize=1 << 16)
def lemma(form: str, xpos: str) -> str:
    """The lemma of a word; a proper noun keeps its form, apostrophes come out straight."""
    if xpos in ("NNP", "NNPS"):
        return form
    plain = form.lower().replace("’", "'").replace("\u00ad", "")
    if xpos in ("VBD", "VBN") and plain in _irregular():
        return _irregular()[plain]
    return _table().get((plain, xpos)) or rule(plain, xpos)


_ENDINGS = {
    "VBD": ("ed", 4, 5),
    "VBN": ("ed", 4, 5),
    "VBG": ("ing", 5, 0),
    "JJR": ("er", 2, 3),
    "RBR": ("er", 2, 3),
    "JJS": ("est", 3, 4),
    "RBS": ("est", 3, 4),
}
"""By tag the ending, the fewest letters of a word that has it, and of one whose y became i (0: none does)."""


def rule(word: str, xpos: str) -> str:
    """What the endings say, for a word in lower case."""
    if xpos in ("NNS", "VBZ"):
        return _singular(word)
    ending, fewest, with_i = _ENDINGS.get(xpos, ("", 0, 0))
    if not ending or not word.endswith(ending) or len(word) < fewest:
        return word
    stem = word[: -len(ending)]
    return stem[:-1] + "y" if with_i and stem.endswith("i") and len(word) >= with_i else _base(stem)


def _singular(word: str) -> str:
    """Without the s of plural or third person."""
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def _base(stem: str) -> str:
    """What is left without -ed, -ing, -er or -est: as it is, with an e, or with one consonant less."""
    bases = known_bases()
    single = stem[:-1] if _DOUBLES.search(stem) else ""
    for candidate in (single, stem, stem + "e"):
        if (
            candidate
            and candidate in bases
            and not (candidate == stem and stem + "e" in bases and _E_ENDING.search(stem))
        ):
            return candidate
    if single and stem[-1] not in "lsz":
        return single
    return stem + "e" if _E_ENDING.search(stem) and len(stem) > 2 else stem
