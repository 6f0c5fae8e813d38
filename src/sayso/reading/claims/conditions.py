"""The tests that a codebook puts on the slots of a word, and how much they say."""

from __future__ import annotations

from sayso.reading.claims.arguments import Slots, lists
from sayso.reading.claims.codebook import Word
from sayso.reading.claims.reader import Reader


def passes(reader: Reader, test: str, slots: Slots, passive: bool) -> bool:
    """Whether one test of the codebook holds for the slots of a word ("obj", "obj:person|place",
    "obj=plan|order", "passive", "a+b").
    """
    if "+" in test:
        return all(passes(reader, part, slots, passive) for part in test.split("+"))
    if test == "passive":
        return passive
    if ":" in test:
        slot, wanted = test.split(":")
        kinds = set(wanted.split("|"))
        if "clause" in kinds:
            return any(reader.tokens[filler].upos in ("VERB", "AUX", "ADJ") for filler in slots.get(slot, []))
        if "conditional" in kinds:
            return any(_on_condition(reader, filler) for filler in slots.get(slot, []))
        if "future" in kinds:
            return any(_to_come(reader, filler) for filler in slots.get(slot, []))
        if "named" in kinds:
            return any(filler in reader.named for filler in slots.get(slot, []))
        return any(
            reader.kind(filler) in kinds or reader.kind(filler) == "any" for filler in slots.get(slot, [])
        )
    if "=" in test:
        slot, wanted = test.split("=")
        words = set(wanted.split("|"))
        return any(lemma in words for filler in slots.get(slot, []) for lemma in _lemmas(reader, filler))
    return bool(slots.get(test))


def _to_come(reader: Reader, verb: int) -> bool:
    """Whether a clause tells of what is to come ("would burn")."""
    return any(
        reader.tokens[c].lemma.lower() in ("will", "would", "'ll", "'d", "wo", "shall")
        for c in reader.tree.deps(verb, "aux")
    )


def _on_condition(reader: Reader, verb: int) -> bool:
    """Whether a clause holds on a condition ("unless she shut up")."""
    return any(reader.tree.case(c) in ("if", "unless", "until") for c in reader.tree.deps(verb, "advcl"))


def _lemmas(reader: Reader, filler: int) -> list[str]:
    """The lemmas that a test may look for in a filler: of its list's members, of what a noun of quantity
    counts, of a pronoun's noun.
    """
    found = []
    mention = reader.mentions.get(filler)
    if mention is not None and mention.pronoun and mention.entity in reader.first:
        found.append(reader.tokens[reader.first[mention.entity]].lemma.lower())
    for member in reader.tree.members(filler):
        counted = [c for c in reader.tree.deps(member, "nmod") if reader.tree.case(c) == "of"]
        heads = (
            counted if counted and reader.tokens[member].lemma.lower() in lists()["quantities"] else [member]
        )
        found += [reader.tokens[head].lemma.lower() for head in heads]
    return found


def weight_of(reader: Reader, word: Word, slots: Slots, passive: bool) -> int:
    """How much a word's own lemmas and the strictest test that holds for it say: the more exact of two
    words is the one meant.
    """
    met = [test for test in word.needs if passes(reader, test, slots, passive)]
    return 100 * len(word.lemmas) + max(
        (2 + 2 * test.count("+") + test.count("=") for test in met), default=0
    )
