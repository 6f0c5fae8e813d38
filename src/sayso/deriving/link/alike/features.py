"""What two tellings share, as named numbers between about -1.5 and 1.5.

Each feature is there once for tellings with one word for the event ("one word: …") and once for others
("other words: …"): the same verb in two stories says little, another verb in one story with one victim
says much.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

from sayso.deriving.link.alike.mention import EventMention
from sayso.deriving.link.alike.pages import Pages, cosine

STORY = 0.06
STORY_LINE = 0.065
CLIP = 1.5
RAREST = 4.0


@cache
def near_words() -> dict[str, dict[str, float]]:
    """For each known word its neighbours in meaning with their cosine, 0.5–1 (`near_words.tsv`)."""
    found: dict[str, dict[str, float]] = {}
    for line in (files("sayso.deriving.link") / "near_words.tsv").read_text(encoding="utf8").splitlines():
        word, _, listed = line.partition("\t")
        pairs = (one.rpartition(":") for one in listed.split(" "))
        found[word] = {other: int(hundredths) / 100 for other, _, hundredths in pairs}
    return found


def nearness(left: str, right: str) -> float:
    """How near two words are in meaning: 0 below a cosine of 0.5, else the part of it above 0.4."""
    table = near_words()
    known = max(table.get(left, {}).get(right, 0.0), table.get(right, {}).get(left, 0.0))
    return known - 0.4 if known >= 0.5 else 0.0


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    """The part of the shorter set that the other one has too."""
    return len(left & right) / max(1, min(len(left), len(right)))


def features(left: EventMention, right: EventMention, pages: Pages) -> dict[str, float]:
    """All features of a pair by name, without those that are 0."""
    word, stem = (
        left.lemma == right.lemma,
        left.stem == right.stem or left.lemma in right.phrase or right.lemma in left.phrase,
    )
    prefix = "one word: " if word or stem else "other words: "
    found = {
        "one word": float(word),
        "one stem": float(stem and not word),
        "other words": float(not word and not stem),
    }
    found |= {prefix + name: value for name, value in _shared(left, right, pages).items()}
    return {name: value for name, value in found.items() if value}


def _shared(left: EventMention, right: EventMention, pages: Pages) -> dict[str, float]:
    meet = max(0.005, pages.meet(left.document, right.document))
    page = left.document == right.document
    arguments = [one.subjects | one.objects | one.others for one in (left, right)]
    core = [one.subjects | one.objects for one in (left, right)]
    return {
        "story": max(-CLIP, min(CLIP, math.log(meet / STORY))),
        "surely one story": float(meet > STORY_LINE),
        "pages alike": pages.near(left.document, right.document),
        "sentences alike": cosine(pages.vector(left.words), pages.vector(right.words)),
        "words around alike": cosine(pages.vector(left.window), pages.vector(right.window)),
        "arguments shared": _share(arguments[0], arguments[1]),
        "doers shared": _share(left.subjects, right.subjects),
        "sufferers shared": _share(left.objects, right.objects),
        "other doers": float(bool(left.subjects and right.subjects and not left.subjects & right.subjects)),
        "other sufferers": float(bool(left.objects and right.objects and not left.objects & right.objects)),
        "one page": float(page),
        "one sentence": float(page and left.sentence == right.sentence),
        "one part of speech": float(left.upos == right.upos),
        "names shared": _share(left.names, right.names),
        "numbers shared": float(bool(left.numbers & right.numbers)),
        "doers and sufferers shared": _share(core[0], core[1]),
        "sides exchanged": _share(left.subjects, right.objects) + _share(left.objects, right.subjects),
        "rare word": min(1.0, min(pages.rarity(left.lemma), pages.rarity(right.lemma)) / RAREST),
        "words near": nearness(left.lemma, right.lemma),
    }
