"""Finds the words that name an event: which token is the trigger of which type, by the codebook's words and their tests."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.claims.arguments import Slots, lists, noun_slots, verb_slots
from sayso.claims.codebook import ClaimType, Codebook, Word
from sayso.claims.repairs import repaired
from sayso.records import Annotation, Mention
from sayso.tree import Tree

REACH = 5  # tokens after a verb in which the further words of its phrase may stand
TURNING = frozenset({"out", "over", "in", "on", "through", "around"})
"""Particles that make another verb of a verb."""
PERSONAL = frozenset(
    {
        "he",
        "she",
        "they",
        "him",
        "her",
        "them",
        "who",
        "whom",
        "i",
        "we",
        "us",
        "you",
        "himself",
        "herself",
        "themselves",
        "those",
        "others",
        "everyone",
        "anyone",
    }
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that names an event of a type, the tokens of its phrase, its slots, and the light verb that carries it."""

    token: int
    tokens: tuple[int, ...]
    kind: ClaimType
    word: Word
    slots: Slots
    light: int | None
    noun: bool


class Reader:
    """One document's syntax and mentions, as the finder needs them."""

    def __init__(self, annotation: Annotation, codebook: Codebook, text: str, headlines: frozenset[int] = frozenset()) -> None:
        self.text = text
        self.headlines = headlines  # tokens of titles and headings
        self.timed = _time_tokens(annotation)
        people = {mention.head for mention in annotation.mentions if mention.kind == "person" and not mention.pronoun}
        self.events = codebook.events()
        self.tokens = repaired(annotation.tokens, self.timed, people, self.events)
        self.tree = Tree(self.tokens)
        self.codebook = codebook
        self.mentions: dict[int, Mention] = {}
        self.named: dict[int, Mention] = {}
        self.inside_name: set[int] = set()
        self.proper: dict[int, str] = {}  # entity → its proper name
        self.things: set[int] = set()  # entities whose name is a place's or a body's
        self.first: dict[int, int] = {}  # entity → the head of its first description
        for mention in annotation.mentions:
            held = self.mentions.get(mention.head)
            if held is None or mention.end - mention.start > held.end - held.start:
                self.mentions[mention.head] = mention
            if mention.named and not mention.pronoun:
                self.named[mention.head] = mention
                self.proper.setdefault(mention.entity, mention.name)
                if mention.kind in ("place", "organization", "event", "work"):
                    self.things.add(mention.entity)
            elif not mention.pronoun:
                self.first.setdefault(mention.entity, mention.head)
        self._mark_names(annotation)

    def _mark_names(self, annotation: Annotation) -> None:
        spans = sorted((m.start, m.end) for m in annotation.mentions if m.named and not m.pronoun)
        place = 0
        for index, token in enumerate(self.tokens):
            while place < len(spans) and spans[place][1] <= token.start:
                place += 1
            if place < len(spans) and spans[place][0] <= token.start and token.upos == "PROPN":
                self.inside_name.add(index)

    def kind(self, index: int) -> str:
        """What a nominal is: the kind of its mention, else person for a personal pronoun, "any" for an unknown name, else ""."""
        mention = self.mentions.get(index)
        if mention is not None and mention.kind != "other":
            return mention.kind
        token = self.tokens[index]
        if token.upos == "PRON" and token.text.lower() in PERSONAL:
            return "person"
        if token.upos == "PROPN" and (mention is None or mention.named):
            return "any"
        return mention.kind if mention is not None else ""


def _time_tokens(annotation: Annotation) -> set[int]:
    """The tokens that stand inside a time expression: they fill no role."""
    starts = [token.start for token in annotation.tokens]
    found: set[int] = set()
    for time in annotation.times:
        found.update(range(bisect_left(starts, time.start), bisect_left(starts, time.end)))
    return found


def passes(reader: Reader, test: str, slots: Slots, passive: bool) -> bool:
    """Whether one test of the codebook holds for the slots of a word ("obj", "obj:person|place", "obj=plan|order", "passive", "a+b")."""
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
        return any(reader.kind(filler) in kinds or reader.kind(filler) == "any" for filler in slots.get(slot, []))
    if "=" in test:
        slot, wanted = test.split("=")
        words = set(wanted.split("|"))
        return any(lemma in words for filler in slots.get(slot, []) for lemma in _lemmas(reader, filler))
    return bool(slots.get(test))


def _to_come(reader: Reader, verb: int) -> bool:
    """Whether a clause tells of what is to come ("would burn")."""
    return any(reader.tokens[c].lemma.lower() in ("will", "would", "'ll", "'d", "wo", "shall") for c in reader.tree.deps(verb, "aux"))


def _on_condition(reader: Reader, verb: int) -> bool:
    """Whether a clause holds on a condition ("unless she shut up")."""
    return any(reader.tree.case(c) in ("if", "unless", "until") for c in reader.tree.deps(verb, "advcl"))


def _lemmas(reader: Reader, filler: int) -> list[str]:
    """The lemmas that a test may look for in a filler: of its list's members, of what a noun of quantity counts, of a pronoun's noun."""
    found = []
    mention = reader.mentions.get(filler)
    if mention is not None and mention.pronoun and mention.entity in reader.first:
        found.append(reader.tokens[reader.first[mention.entity]].lemma.lower())
    for member in reader.tree.members(filler):
        counted = [c for c in reader.tree.deps(member, "nmod") if reader.tree.case(c) == "of"]
        heads = counted if counted and reader.tokens[member].lemma.lower() in lists()["quantities"] else [member]
        found += [reader.tokens[head].lemma.lower() for head in heads]
    return found


def find_triggers(reader: Reader, readable: Sequence[bool]) -> list[Trigger]:
    """All triggers of a document in text order; `readable` says of each token whether claims are read there."""
    found: list[Trigger] = []
    taken: set[int] = set()
    for index, token in enumerate(reader.tokens):
        if not readable[index]:
            continue
        trigger: Trigger | None = None
        predicate = token.upos == "ADJ" and (token.deprel == "xcomp" or bool(reader.tree.deps(index, "cop", "aux")))
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
        if trigger.token not in taken and not (len(trigger.tokens) > 1 and taken.intersection(trigger.tokens)):
            kept.append(trigger)
            taken.update(trigger.tokens)
    kept = [t for t in kept if not t.word.governs or _governs(t, kept, reader)]
    return sorted(kept, key=lambda t: t.token)


def _lacking(reader: Reader, index: int) -> bool:
    """ "without charge": a noun that tells what there was not."""
    return reader.tree.case(index) in ("without", "instead of", "in charge of", "in lieu of")


def _verb(reader: Reader, index: int) -> Trigger | None:
    lemma = reader.tokens[index].lemma.lower()
    candidates = reader.codebook.verbs.get(lemma) or reader.codebook.verbs.get(lemma + "e") or ()
    active = verb_slots(reader.tree, index)
    stated = reader.tree.is_passive(index)
    found: list[tuple[int, Trigger]] = []
    for kind, word in candidates:
        short = not stated and _short_passive(reader, index, kind, active)
        slots, passive = ({**active, "obj": active["subj"], "subj": active.get("by", [])}, True) if short else (active, stated)
        tokens = _verb_phrase(reader, index, word, slots)
        if (
            tokens is not None
            and (reader.tokens[index].upos == "ADJ") == word.adjective
            and not _other_verb(reader, index, word)
            and _holds(reader, word, slots, passive, kind, index)
        ):
            weight = _weight(reader, word, slots, passive)
            if not found or weight > found[0][0]:
                found = [(weight, Trigger(index, tokens, kind, word, _with_nouns(reader, tokens, index, slots), None, noun=False))]
    return found[0][1] if found else _state(reader, index, active)


def _weight(reader: Reader, word: Word, slots: Slots, passive: bool) -> int:
    """How much a word's own lemmas and the strictest test that holds for it say: the more exact of two words is the one meant."""
    met = [test for test in word.needs if passes(reader, test, slots, passive)]
    return 100 * len(word.lemmas) + max((2 + 2 * test.count("+") + test.count("=") for test in met), default=0)


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
    """ "said that Karsk was behind the attack": a preposition that is a predicate; who stands behind is its object."""
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
                    made.setdefault(slot, []).extend(filler for filler in fillers if filler not in made.get(slot, []))
    return made


def _verb_phrase(reader: Reader, index: int, word: Word, slots: Slots) -> tuple[int, ...] | None:
    """The tokens of a verb's phrase, or None when a word of it is missing."""
    tokens = [index]
    last = index
    for lemma in word.lemmas[1:]:
        ahead = range(last + 1, min(last + 1 + REACH, len(reader.tokens)))
        hit = next((i for i in ahead if _is(reader, i, lemma) and _belongs(reader, index, last, i, word)), None)
        if hit is None:
            near = [f for slot in ("obj", "comp") for f in slots.get(slot, [])] + reader.tree.deps(index, "xcomp", "advmod")
            hit = next((f for f in near if _is(reader, f, lemma)), None)
        if hit is None:
            return None
        tokens.append(hit)
        last = max(last, hit)
    return tuple(sorted(tokens))


def _short_passive(reader: Reader, index: int, kind: ClaimType, slots: Slots) -> bool:
    """ "Poet jailed for nine years": in a headline a past form with a subject alone tells what was done to it.

    So does, wherever a whole sentence is written like that, a verb that nobody does without somebody to whom it is done.
    """
    undergone = kind.verb_frame.get("obj") == "target" and kind.verb_frame.get("subj") == "actor" and not kind.speech
    alone = bool(slots.get("subj")) and not any(slots.get(slot) for slot in ("obj", "comp", "iobj"))
    plain = reader.tokens[index].xpos in ("VBD", "VBN") and not reader.tree.deps(index, "aux")
    return undergone and alone and plain and (index in reader.headlines or _befalls(reader, index, slots["subj"]))


def _befalls(reader: Reader, index: int, subjects: list[int]) -> bool:
    """Whether the verb of a sentence is one of those that befall people, and its subject a person who does not act for a state."""
    token = reader.tokens[index]
    if token.head != index or token.lemma.lower() not in lists()["befalling"]:
        return False
    if any(reader.tree.deps(other, "obj") for other in reader.tree.deps(index, "conj")):
        return False
    lemmas = {reader.tokens[head].lemma.lower() for head in subjects}
    return all(head < index and reader.kind(head) == "person" for head in subjects) and not lemmas & lists()["public"]


def _other_verb(reader: Reader, index: int, word: Word) -> bool:
    """Whether a particle makes another verb of it ("rule out" is not "rule"), unless the word's own lemmas or tests name the particle."""
    particles = {reader.tokens[c].lemma.lower() for c in reader.tree.deps(index, "compound:prt")} & TURNING
    named = " ".join((*word.lemmas, *word.needs))
    return any(particle not in named for particle in particles)


def _belongs(reader: Reader, verb: int, last: int, hit: int, word: Word) -> bool:
    """Whether a word after a verb can be of its phrase: in its sentence, across no other verb, no mere modifier of another noun."""
    tokens = reader.tokens
    if tokens[hit].sentence != tokens[verb].sentence:
        return False
    if any(tokens[i].upos == "VERB" and tokens[i].deprel not in ("amod", "acl", "compound") for i in range(last + 1, hit)):
        return False
    head = tokens[hit].head
    modifies = tokens[hit].deprel.split(":")[0] in ("amod", "compound", "det") and tokens[hit].deprel != "compound:prt"
    return not modifies or head == verb or tokens[head].lemma.lower() in word.lemmas or tokens[head].text.lower() in word.lemmas


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
        if rest[0] in ("that", "to") and any(reader.tree.case(c).split(" ")[0] == rest[0] for c in slots.get("comp", [])):
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
        if first >= 0 and first + len(phrase) <= len(reader.tokens) and all(_is(reader, first + k, w) for k, w in enumerate(phrase)):
            return True
    return False


def _governs(trigger: Trigger, others: Sequence[Trigger], reader: Reader) -> bool:
    """Whether an event of the wanted families stands below the trigger (planning an attack)."""
    below = governed(reader, trigger)
    return any(o.token in below and o.kind.family in trigger.word.governs for o in others if o.token != trigger.token)


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
