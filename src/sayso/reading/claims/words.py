"""Finds the words that name an event: which token is the trigger of which type, by the codebook's words
and their tests.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.reading.claims.arguments import Slots, lists, verb_slots
from sayso.reading.claims.codebook import ClaimType, Word
from sayso.reading.claims.conditions import passes, weight_of
from sayso.reading.claims.noun_arguments import noun_slots
from sayso.reading.claims.reader import Reader

REACH = 5  # tokens after a verb in which the further words of its phrase may stand
TURNING = frozenset({"out", "over", "in", "on", "through", "around"})
"""Particles that make another verb of a verb."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that names an event of a type, the tokens of its phrase, its slots, and the light verb that
    carries it.
    """

    token: int
    tokens: tuple[int, ...]
    kind: ClaimType
    word: Word
    slots: Slots
    light: int | None
    noun: bool


def find_triggers(reader: Reader, readable: Sequence[bool]) -> list[Trigger]:
    """All triggers of a document in text order; `readable` says of each token whether claims are read
    there.
    """
    found: list[Trigger] = []
    taken: set[int] = set()
    for index, token in enumerate(reader.tokens):
        if not readable[index]:
            continue
        trigger: Trigger | None = None
        predicate = token.upos == "ADJ" and (
            token.deprel == "xcomp" or bool(reader.tree.deps(index, "cop", "aux"))
        )
        if (token.upos == "VERB" and token.deprel not in ("amod", "compound")) or predicate:
            trigger = _verb(reader, index)
        elif (
            token.upos in ("NOUN", "PROPN")
            and token.deprel != "compound"
            and not (token.upos == "PROPN" and index in reader.timed)
            and index not in reader.inside_name
            and not _lacking(reader, index)
        ):
            trigger = _noun(reader, index)
        elif token.text.lower() == "behind" and token.deprel == "case":
            trigger = _behind(reader, index)
        if trigger is not None:
            found.append(trigger)
    found.sort(key=lambda t: (-len(t.tokens), t.token))
    kept = []
    for trigger in found:
        if trigger.token not in taken and not (
            len(trigger.tokens) > 1 and taken.intersection(trigger.tokens)
        ):
            kept.append(trigger)
            taken.update(trigger.tokens)
    kept = [t for t in kept if not t.word.governs or _governs(t, kept, reader)]
    return sorted(kept, key=lambda t: t.token)


def _lacking(reader: Reader, index: int) -> bool:
    """ "without charge": a noun that tells what there was not."""
    return reader.tree.case(index) in ("without", "instead of", "in charge of", "in lieu of")


def _verb(reader: Reader, index: int) -> Trigger | None:
    lemma = reader.tokens[index].lemma.lower()
    verbs = reader.codebook.verbs
    candidates = verbs.get(lemma) or verbs.get(lemma + "e") or ()
    if not candidates and reader.tokens[index].text.lower() not in verbs:
        return None
    active = verb_slots(reader.tree, index)
    stated = reader.tree.is_passive(index)
    found: list[tuple[int, Trigger]] = []
    for kind, word in candidates:
        short = not stated and _short_passive(reader, index, kind, active)
        slots, passive = (
            ({**active, "obj": active["subj"], "subj": active.get("by", [])}, True)
            if short
            else (active, stated)
        )
        tokens = _verb_phrase(reader, index, word, slots)
        if (
            tokens is not None
            and (reader.tokens[index].upos == "ADJ") == word.adjective
            and not _other_verb(reader, index, word)
            and _holds(reader, word, slots, passive, kind, index)
        ):
            weight = weight_of(reader, word, slots, passive)
            if not found or weight > found[0][0]:
                found = [
                    (
                        weight,
                        Trigger(
                            index,
                            tokens,
                            kind,
                            word,
                            _with_nouns(reader, tokens, index, slots),
                            None,
                            noun=False,
                        ),
                    )
                ]
    return found[0][1] if found else _state(reader, index, active)


def _state(reader: Reader, index: int, slots: Slots) -> Trigger | None:
    """ "is still missing": a state that was taken for a verb, told with "be"."""
    text = reader.tokens[index].text.lower()
    if (
        slots.get("obj")
        or reader.tokens[index].upos != "VERB"
        or not any(reader.tokens[c].lemma == "be" for c in reader.tree.deps(index, "aux", "cop"))
    ):
        return None
    for kind, word in reader.codebook.verbs.get(text, ()):
        if word.adjective and len(word.lemmas) == 1 and _holds(reader, word, slots, False, kind, index):
            return Trigger(index, (index,), kind, word, slots, None, noun=False)
    return None


def _behind(reader: Reader, index: int) -> Trigger | None:
    """ "said that Karsk was behind the attack": a preposition that is a predicate; who stands behind is
    its object.
    """
    tree, head = reader.tree, reader.tokens[index].head
    stands = reader.tokens[head].head if reader.tokens[reader.tokens[head].head].lemma == "stand" else head
    if not tree.deps(head, "cop") and stands == head:
        return None
    slots = {"obj": tree.deps(stands, "nsubj"), "of": [head]}
    for kind, word in reader.codebook.verbs.get("behind", ()):
        if word.adjective and _holds(reader, word, slots, False, kind, index):
            return Trigger(index, (index,), kind, word, slots, None, noun=False)
    return None


def _with_nouns(reader: Reader, tokens: tuple[int, ...], verb: int, slots: Slots) -> Slots:
    """ "impose sanctions on X": what hangs on the noun of a verb's phrase belongs to the phrase."""
    made = {slot: list(fillers) for slot, fillers in slots.items()}
    for token in tokens:
        if reader.tokens[token].upos == "ADJ":  # "found guilty by a court"
            for child in reader.tree.deps(token, "obl"):
                case = reader.tree.case(child)
                held = made.setdefault("subj" if case == "by" else case, [])
                held.extend([child] if child not in held and case else [])
        if token != verb and reader.tokens[token].upos == "NOUN":
            for slot, fillers in noun_slots(reader.tree, token, reader.codebook)[0].items():
                if slot not in ("subj", "obj", "mod") and not slot.startswith("@"):
                    made.setdefault(slot, []).extend(
                        filler for filler in fillers if filler not in made.get(slot, [])
                    )
    return made


def _verb_phrase(reader: Reader, index: int, word: Word, slots: Slots) -> tuple[int, ...] | None:
    """The tokens of a verb's phrase, or None when a word of it is missing."""
    tokens = [index]
    last = index
    for lemma in word.lemmas[1:]:
        ahead = range(last + 1, min(last + 1 + REACH, len(reader.tokens)))
        hit = next(
            (i for i in ahead if _is(reader, i, lemma) and _belongs(reader, index, last, i, word)), None
        )
        if hit is None:
            near = [f for slot in ("obj", "comp") for f in slots.get(slot, [])] + reader.tree.deps(
                index, "xcomp", "advmod"
            )
            hit = next((f for f in near if _is(reader, f, lemma)), None)
        if hit is None:
            return None
        tokens.append(hit)
        last = max(last, hit)
    return tuple(sorted(tokens))


def _short_passive(reader: Reader, index: int, kind: ClaimType, slots: Slots) -> bool:
    """ "Poet jailed for nine years": in a headline a past form with a subject alone tells what was done to
    it.

    So does, wherever a whole sentence is written like that, a verb that nobody does without somebody to
    whom it is done.
    """
    undergone = (
        kind.verb_frame.get("obj") == "target" and kind.verb_frame.get("subj") == "actor" and not kind.speech
    )
    alone = bool(slots.get("subj")) and not any(slots.get(slot) for slot in ("obj", "comp", "iobj"))
    plain = reader.tokens[index].xpos in ("VBD", "VBN") and not reader.tree.deps(index, "aux")
    return (
        undergone
        and alone
        and plain
        and (index in reader.headlines or _befalls(reader, index, slots["subj"]))
    )


def _befalls(reader: Reader, index: int, subjects: list[int]) -> bool:
    """Whether the verb of a sentence is one of those that befall people, and its subject a person who does
    not act for a state.
    """
    token = reader.tokens[index]
    if token.head != index or token.lemma.lower() not in lists()["befalling"]:
        return False
    if any(reader.tree.deps(other, "obj") for other in reader.tree.deps(index, "conj")):
        return False
    lemmas = {reader.tokens[head].lemma.lower() for head in subjects}
    return (
        all(head < index and reader.kind(head) == "person" for head in subjects)
        and not lemmas & lists()["public"]
    )


def _other_verb(reader: Reader, index: int, word: Word) -> bool:
    """Whether a particle makes another verb of it ("rule out" is not "rule"), unless the word's own lemmas
    or tests name the particle.
    """
    particles = {reader.tokens[c].lemma.lower() for c in reader.tree.deps(index, "compound:prt")} & TURNING
    named = " ".join((*word.lemmas, *word.needs))
    return any(particle not in named for particle in particles)


def _belongs(reader: Reader, verb: int, last: int, hit: int, word: Word) -> bool:
    """Whether a word after a verb can be of its phrase: in its sentence, across no other verb, no mere
    modifier of another noun.
    """
    tokens = reader.tokens
    if tokens[hit].sentence != tokens[verb].sentence:
        return False
    if any(
        tokens[i].upos == "VERB" and tokens[i].deprel not in ("amod", "acl", "compound")
        for i in range(last + 1, hit)
    ):
        return False
    head = tokens[hit].head
    modifies = (
        tokens[hit].deprel.split(":")[0] in ("amod", "compound", "det")
        and tokens[hit].deprel != "compound:prt"
    )
    return (
        not modifies
        or head == verb
        or tokens[head].lemma.lower() in word.lemmas
        or tokens[head].text.lower() in word.lemmas
    )


def _is(reader: Reader, index: int, lemma: str) -> bool:
    token = reader.tokens[index]
    return lemma in (token.lemma.lower(), token.text.lower())


def _noun(reader: Reader, index: int) -> Trigger | None:
    candidates = reader.codebook.nouns.get(reader.tokens[index].lemma.lower())
    if not candidates:
        return None
    slots, light = noun_slots(reader.tree, index, reader.codebook)
    for kind, word in candidates:
        tokens = _noun_phrase(reader, index, word, slots)
        if tokens is not None and _holds(reader, word, slots, False, kind, index):
            return Trigger(index, tokens, kind, word, slots, light, noun=True)
    return None


def _noun_phrase(reader: Reader, index: int, word: Word, slots: Slots) -> tuple[int, ...] | None:
    tokens = [index]
    for back, lemma in enumerate(reversed(word.lemmas[: word.anchor]), start=1):
        if index - back < 0 or not _is(reader, index - back, lemma):
            return None
        tokens.append(index - back)
    rest = word.lemmas[word.anchor + 1 :]
    if rest:
        if rest[0] in ("that", "to") and any(
            reader.tree.case(c).split(" ")[0] == rest[0] for c in slots.get("comp", [])
        ):
            return tuple(sorted(tokens))
        fillers = slots.get(rest[0])
        if not fillers or (len(rest) > 1 and not any(_is(reader, f, rest[-1]) for f in fillers)):
            return None
        if len(rest) > 1:
            tokens.append(next(f for f in fillers if _is(reader, f, rest[-1])))
    return tuple(sorted(tokens))


def _holds(reader: Reader, word: Word, slots: Slots, passive: bool, kind: ClaimType, index: int) -> bool:
    if word.needs and not any(passes(reader, test, slots, passive) for test in word.needs):
        return False
    if any(passes(reader, test, slots, passive) for test in word.never):
        return False
    return not any(_phrase_at(reader, index, phrase) for phrase in kind.never_phrases)


def _phrase_at(reader: Reader, index: int, phrase: tuple[str, ...]) -> bool:
    """Whether a phrase stands in the text around a token, the token being one of its words."""
    for place, lemma in enumerate(phrase):
        if not _is(reader, index, lemma):
            continue
        first = index - place
        if (
            first >= 0
            and first + len(phrase) <= len(reader.tokens)
            and all(_is(reader, first + k, w) for k, w in enumerate(phrase))
        ):
            return True
    return False


def _governs(trigger: Trigger, others: Sequence[Trigger], reader: Reader) -> bool:
    """Whether an event of the wanted families stands below the trigger (planning an attack)."""
    below = governed(reader, trigger)
    return any(
        o.token in below and o.kind.family in trigger.word.governs for o in others if o.token != trigger.token
    )


def governed(reader: Reader, trigger: Trigger, test: Callable[[str], bool] | None = None) -> set[int]:
    """The tokens below the complements of a trigger: its infinitives, objects and prepositional phrases."""
    below: set[int] = set()
    for slot, fillers in trigger.slots.items():
        if slot in ("subj", "poss", "mod", "by") or (test is not None and not test(slot)):
            continue
        for filler in fillers:
            if filler > trigger.token:
                below.update(reader.tree.subtree(filler))
    return below
