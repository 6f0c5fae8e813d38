"""The cue words of `cues.yaml`, checked and indexed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso import yamls

STANCES = frozenset({"asserts", "alleges", "denies", "warns", "predicts", "asks", "doubts"})
HOLDS = "holds"
"""The stance of a cue that tells what somebody wants, does or feels: never the source of a claim."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb as cue: its stance by place of its content (`clause`, `quote`, `object`, `topic`, `to`)."""

    places: dict[str, str]

    @property
    def stance(self) -> str:
        """The stance that it has when nothing says more."""
        return self.places.get("clause") or next(iter(self.places.values()))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cue words; every dictionary gives a stance."""

    verbs: dict[str, Verb]
    nouns: dict[str, str]
    attitudes: frozenset[str]
    light: frozenset[str]
    adverbs: dict[str, str]
    adjectives: dict[str, str]
    participles: dict[str, str]
    prepositions: dict[str, str]
    openings: frozenset[str]
    citing: frozenset[str]
    voices: frozenset[str]
    ownerless: frozenset[str]
    accused: frozenset[str]
    refused: frozenset[str]
    weak: frozenset[str]
    hearing: frozenset[str]

    def impersonal(self, lemmas: list[str]) -> bool:
        """Whether the words of a cue stand for a source themselves: "reportedly", "alleged", "is said",
        "allegations".
        """
        if any(
            lemma in self.adverbs or lemma in self.adjectives or lemma in self.ownerless for lemma in lemmas
        ):
            return True
        return "be" in lemmas and any(lemma in self.participles or lemma in self.accused for lemma in lemmas)

    def stance(self, lemmas: list[str]) -> str:
        """The stance of a cue by its words: the first that the lexicon knows; `HOLDS` where it knows none
        as a word of saying.
        """
        for lemma in lemmas:
            for known in (self.adverbs, self.adjectives):
                if lemma in known:
                    return known[lemma]
        for lemma in lemmas:
            if lemma in self.attitudes:
                return HOLDS
            if lemma in self.verbs:
                return self.verbs[lemma].stance
        for lemma in lemmas:
            if lemma in self.nouns:
                return self.nouns[lemma]
        return "asserts" if "accord" in lemmas or "according" in lemmas or ":" in lemmas else HOLDS


@cache
def lexicon() -> Lexicon:
    """The cue words that ship with the program."""
    raw = yamls.packaged("sayso.reading.attribute", "cues.yaml")
    places: dict[str, dict[str, str]] = {}
    for stance, by_place in raw["verbs"].items():
        for place, lemmas in by_place.items():
            for lemma in lemmas:
                places.setdefault(lemma, {}).setdefault(place, stance)
    impersonal = raw["impersonal"]
    return Lexicon(
        verbs={lemma: Verb(found) for lemma, found in places.items()},
        nouns={lemma: stance for stance, lemmas in raw["nouns"].items() for lemma in lemmas},
        attitudes=frozenset(raw["attitudes"]),
        light=frozenset(raw["light"]),
        adverbs=impersonal["adverbs"],
        adjectives=impersonal["adjectives"],
        participles=impersonal["participles"],
        prepositions=raw["prepositions"],
        openings=frozenset(words.split(" ")[0] for words in raw["prepositions"]),
        citing=frozenset(raw["citing"]),
        voices=frozenset(raw["voices"]),
        ownerless=frozenset(raw["ownerless"]),
        accused=frozenset(impersonal["accused"]),
        refused=frozenset(raw["refused"]),
        weak=frozenset(raw["weak"]),
        hearing=frozenset(raw["hearing"]),
    )
