"""When two spellings can be one name: bounded edit distance on long words, and transliterations of names."""

from __future__ import annotations

import re
from functools import cache

from sayso.world import first_names

LONG_WORD = 6  # letters: shorter words must agree letter by letter
VERY_LONG_WORD = 9  # letters: two edits are allowed from here
SAME_SOUND = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"^muhammad|^mohammed|^mohamed|^mohamad|^muhammed|^mohammad|^mahomed", "mamad"),
        (r"^yusuf|^youssef|^yousef|^yousuf|^youssouf|^yosef", "iusuf"),
        (r"^ahmed|^ahmad|^achmed", "amad"),
        (r"tch|tsch|cz|ch", "c"),
        (r"dzh|dj|dsch|zh|j", "g"),
        (r"kh|gh|q|ck|k", "k"),
        (r"sch|sh", "s"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"iy|yi|ij|ii|ei|ai|ay|ey|ee|ie|y|i|e", "i"),
        (r"ou|oo|au|aw|ow|u|o", "u"),
        (r"aa", "a"),
        (r"h(?=[^aiu]|$)", ""),
        (r"(.)\1+", r"\1"),
    )
]


@cache
def sound(word: str) -> str:
    """A rough skeleton of how a name sounds, equal for the usual transliterations: hussein, hossein,
    husain → husin.
    """
    for pattern, replacement in SAME_SOUND:
        word = pattern.sub(replacement, word)
    return word


@cache
def edits(left: str, right: str, most: int) -> int:
    """Edit distance with neighbouring letters swapped as one edit (Damerau 1964), or `most` + 1 when it is
    larger than `most`.
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    rows = [list(range(len(right) + 1))]
    for i, a in enumerate(left, 1):
        row = [i] + [0] * len(right)
        for j, b in enumerate(right, 1):
            row[j] = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                row[j] = min(row[j], rows[-2][j - 2] + 1)
        if min(row) > most:
            return most + 1
        rows.append(row)
    return rows[-1][-1]


def mistyped(left: str, right: str) -> bool:
    """Whether two different words can be one word with a slip: long, few edits, the same first letter, not
    two known names.
    """
    shortest = min(len(left), len(right))
    if shortest < LONG_WORD or left[0] != right[0] or any(c.isdigit() for c in left + right):
        return False
    names = first_names()
    if left in names and right in names:
        return False
    if left.rstrip("aeio") == right.rstrip("aeio") and left[-1] != right[-1]:
        return False  # endings tell men from women and one word from another: Ivanov, Ivanova
    return edits(left, right, 2 if shortest >= VERY_LONG_WORD else 1) <= (
        2 if shortest >= VERY_LONG_WORD else 1
    )


def same_sound(left: str, right: str) -> bool:
    """Whether two words are transliterations of one, at least three sounds long, of one gender where both
    are known first names.
    """
    if left == right:
        return True
    names = first_names()
    if names.get(left, "") != names.get(right, "") and left in names and right in names:
        return False
    skeleton = sound(left)
    return len(skeleton) >= 3 and skeleton == sound(right) and not _feminine(left, right)


def _feminine(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return long in (short + "a", short + "ova", short + "eva")
