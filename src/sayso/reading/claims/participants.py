"""Who takes which part in an event: the slots of its word, read through the frame of its type."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.claims.arguments import lists, verb_slots
from sayso.reading.claims.drafts import Filler
from sayso.reading.claims.fillers import role
from sayso.reading.claims.matter import penalties, stretch
from sayso.reading.claims.noun_arguments import noun_slots
from sayso.reading.claims.numbers import number_role, times_role
from sayso.reading.claims.parties import members, of_those
from sayso.reading.claims.reader import Reader
from sayso.reading.claims.stages import Stage
from sayso.reading.claims.where import is_place, may_be_where, places
from sayso.reading.claims.words import Trigger
from sayso.records import Document, Span


def participants(
    reader: Reader, document: Document, trigger: Trigger, stage: Stage
) -> tuple[tuple[Filler, ...], tuple[str, ...]]:
    """The fillers of a trigger's roles, every member of a list on its own, and the reasons in words."""
    found: list[Filler] = []
    why: list[str] = []
    for slot, heads in trigger.slots.items():
        named = _role_of(trigger, slot, stage)
        if not named:
            continue
        for head in [one for one in heads if len(heads) == 1 or not of_those(reader, one)]:
            made = list(_fillers(reader, document, trigger, slot, named, head))
            _join(found, made)
            if made:
                why.append(f"{made[0].role.role} is {_slot_words(slot)}")
    for head in stage.interveners:
        _join(found, list(members(reader, document, "intervener", head)))
    _join(found, list(_sponsors(reader, document, trigger, found)))
    _join(found, list(_beside(reader, document, trigger, found)))
    _join(found, list(_addressed(reader, document, trigger, found)))
    for head in [*stage.means, *_means(reader, trigger, found)]:
        _join(found, list(members(reader, document, "instrument", head)))
    _join(found, list(_meant_for(reader, document, trigger, found)))
    _join(found, list(places(reader, document, trigger, found)))
    count = (
        number_role(reader, document, trigger.token, None)
        if trigger.noun
        else times_role(reader, document, trigger.token)
    )
    if count is not None:
        _join(found, [Filler(count, trigger.token)])
    return tuple(found), tuple(why)


def _slot_words(slot: str) -> str:
    shown = {
        "subj": "its subject",
        "obj": "its object",
        "poss": "its possessor",
        "mod": "the noun before it",
        "comp": "its clause",
    }
    return shown.get(slot, f"after “{slot}”")


def _join(found: list[Filler], made: list[Filler]) -> None:
    for filler in made:
        span = Span(filler.role.start, filler.role.end)
        alike = [held.role for held in found if held.role.role == filler.role.role]
        same = [held for held in alike if held.name.lower() == filler.role.name.lower()]
        if any(
            filler.role.name != filler.role.text or held.name != held.text for held in same
        ):  # "he survived two attempts on his life"
            continue
        if not any(span.meets(Span(held.start, held.end)) for held in alike):
            found.append(filler)


def _role_of(trigger: Trigger, slot: str, stage: Stage) -> str:
    """The role of a slot: the word's own, else the frame's; the owner of a failed or planned attack is its
    sponsor.
    """
    frame = trigger.kind.noun_frame if trigger.noun else trigger.kind.verb_frame
    own = {**trigger.kind.word_roles.get(trigger.word.text, {}), **trigger.word.roles}
    found = own.get(slot, frame.get(slot, ""))
    if (
        slot == "poss"
        and found == "actor"
        and trigger.kind.family == "violence"
        and stage.name in ("attempted", "foiled", "planned")
    ):
        return "sponsor"
    return found


def _fillers(
    reader: Reader, document: Document, trigger: Trigger, slot: str, named: str, head: int
) -> Iterator[Filler]:
    """The fillers that one argument gives, by the kind of role it fills; "target:person" is for persons
    only.
    """
    named, _, kinds = named.partition(":")
    if kinds and reader.kind(head) not in {*kinds.split("|"), "any"}:
        return
    token = reader.tokens[head]
    if (head in reader.timed and "penalty" not in named) or (
        head in trigger.tokens and "penalty" not in named
    ):
        return
    if token.lemma.lower() in lists()["commands"] and slot in ("on", "at", "under"):
        return
    if slot == "on" and named == "charge" and token.lemma.lower() not in lists()["charge_nouns"]:
        return
    if token.text.lower() in lists()["reflexives"] and len(trigger.slots[slot]) > 1:
        return
    if named == "topic" and slot == "on" and is_place(reader, head):
        return
    if named in ("charge", "charge|penalty", "penalty|charge", "penalty", "topic"):
        yield from _matter(reader, document, named, head)
        return
    if named == "penalty|target":
        named = "penalty" if _is_sum(reader, head) else "target"
        if named == "penalty":
            yield Filler(stretch(reader, document, "penalty", head), head)
            return
    if token.upos in ("VERB", "ADV", "ADJ") and token.xpos not in ("JJ", "NN", "NNS"):
        return
    if named == "instrument" and slot == "with" and reader.kind(head) in ("person", "organization"):
        return
    if named in ("origin", "destination", "place") and not may_be_where(reader, trigger, slot, head):
        return
    if named == "actor" and _is_weapon(reader, head):
        named = "instrument"
    if named == "target" and trigger.kind.name == "sentence" and _is_sum(reader, head):
        yield Filler(stretch(reader, document, "penalty", head), head)
        return
    if (
        named == "target"
        and trigger.kind.name in ("threat", "warning")
        and reader.kind(head) in ("other", "event")
    ):
        named = "topic"
    yield from members(reader, document, named, head)


def _is_weapon(reader: Reader, head: int) -> bool:
    """ "A bomb hidden under a car killed …": a thing that harms is the means, not the doer."""
    words = {
        reader.tokens[head].lemma.lower(),
        *(reader.tokens[c].lemma.lower() for c in reader.tree.deps(head, "amod", "compound")),
    }
    return reader.kind(head) in ("other", "event", "") and bool(words & lists()["weapons"])


def _is_sum(reader: Reader, head: int) -> bool:
    """ "fined 4,000 crowns": a counted thing that is nobody is the penalty."""
    return bool(reader.tree.deps(head, "nummod")) and reader.kind(head) not in (
        "person",
        "organization",
        "place",
    )


def _matter(reader: Reader, document: Document, named: str, head: int) -> Iterator[Filler]:
    """Charges, penalties and topics: noun phrases with what follows them, and gerund clauses."""
    token = reader.tokens[head]
    options = named.split("|")
    if token.lemma.lower() in lists()["charge_nouns"]:
        inner = [c for c in reader.tree.deps(head, "nmod", "acl") if reader.tree.case(c) in ("of", "for")]
        if inner:
            for child in inner:
                yield from _matter(reader, document, "charge", child)
            return
    units = {
        token.lemma.lower(),
        *(reader.tokens[c].lemma.lower() for c in reader.tree.deps(head, "nmod", "compound")),
    }
    is_penalty = bool(units & lists()["penalty_units"]) or bool(reader.tree.deps(head, "nummod"))
    if len(options) > 1 or named == "penalty":
        named = "penalty" if is_penalty else "charge" if "charge" in options else ""
    if named == "charge" and is_penalty and token.upos != "VERB":
        named = "penalty"
    if not named or (token.upos == "VERB" and named == "topic"):
        return
    if named == "penalty":
        yield from penalties(reader, document, head)
        return
    if token.upos == "VERB":
        yield Filler(stretch(reader, document, named, head), head)
        return
    for member in reader.tree.members(head):
        made = role(reader, document, named, member)
        if made is not None:
            yield Filler(made, member)
    for child in (
        reader.tree.deps(head, "conj") if named == "charge" else []
    ):  # "guilty of fraud and of bribing a judge"
        if reader.tokens[child].upos == "VERB" and reader.tokens[child].xpos == "VBG":
            yield Filler(stretch(reader, document, named, child), child)


def _of_command(reader: Reader, document: Document, head: int) -> Iterator[Filler]:
    """ "on the orders of X", "at his behest": X is the sponsor."""
    owners = [c for c in reader.tree.children[head] if reader.tokens[c].deprel == "nmod:poss"]
    owners += [c for c in reader.tree.deps(head, "nmod") if reader.tree.case(c) in ("of", "from")]
    for owner in owners:
        yield from members(reader, document, "sponsor", owner)


def _beside(reader: Reader, document: Document, trigger: Trigger, found: list[Filler]) -> Iterator[Filler]:
    """ "along with three others": they share the part of those whom the verb's subject names."""
    heads = [h for slot, fillers in trigger.slots.items() if slot in lists()["beside"] for h in fillers]
    if trigger.light is not None:
        heads += [
            c
            for c in reader.tree.deps(trigger.light, "obl", "advcl")
            if reader.tree.case(c) in lists()["beside"]
        ]
    heads += [
        c
        for c in reader.tree.deps(trigger.token, "obl", "nmod")
        if reader.tree.case(c) == "with"
        and any(reader.tokens[a].lemma.lower() in ("along", "together") for a in reader.tree.subtree(c))
    ]
    named = (
        "target"
        if any(f.role.role == "target" for f in found) and not any(f.role.role == "actor" for f in found)
        else "actor"
    )
    for head in heads:
        yield from members(reader, document, named, head)


def _meant_for(reader: Reader, document: Document, trigger: Trigger, found: list[Filler]) -> Iterator[Filler]:
    """ "supplied the bomb that was meant for the rally", "a bomb on its way to the rally": the rally is
    the target.
    """
    if trigger.kind.family != "violence" or any(f.role.role in ("target", "victim") for f in found):
        return
    for filler in [f for f in found if f.role.role == "instrument"]:
        for clause in reader.tree.deps(filler.head, "acl"):
            if reader.tokens[clause].lemma.lower() in lists()["meaning"]:
                for head in (
                    c
                    for c in reader.tree.deps(clause, "obl")
                    if reader.tree.case(c) in ("for", "at", "against")
                ):
                    yield from members(reader, document, "target", head) if head not in reader.timed else ()
    if any(reader.tokens[head].lemma.lower() == "way" for head in trigger.slots.get("on", [])):
        for head in trigger.slots.get("to", []):
            yield from members(reader, document, "target", head)


def _addressed(reader: Reader, document: Document, trigger: Trigger, found: list[Filler]) -> Iterator[Filler]:
    """A warning or threat without a target is aimed at whom the danger that it names is aimed at."""
    if (
        not trigger.kind.speech
        or trigger.kind.name not in ("threat", "warning")
        or any(f.role.role == "target" for f in found)
    ):
        return
    for filler in found:
        if filler.role.role == "topic" and reader.tokens[filler.head].upos == "NOUN":
            slots, _ = noun_slots(reader.tree, filler.head, reader.codebook)
            for slot in ("to", "against", "on", "targeting", "for"):
                for head in slots.get(slot, []):
                    if head not in reader.timed:
                        yield from members(reader, document, "target", head)
    for head in trigger.slots.get("comp", []):
        inside = verb_slots(reader.tree, head).get("obj", []) if reader.tokens[head].upos == "VERB" else []
        if reader.tokens[head].lemma.lower() in lists()["bearing"]:  # "that the traitors would pay for it"
            inside = verb_slots(reader.tree, head).get("subj", [])
        for inner in [
            one for one in inside if reader.kind(one) in ("person", "organization", "place", "any")
        ]:
            yield from members(reader, document, "target", inner)


def _sponsors(reader: Reader, document: Document, trigger: Trigger, found: list[Filler]) -> Iterator[Filler]:
    """On whose behalf: "on the orders of X", "agents directed by X"."""
    for slot, heads in trigger.slots.items():
        if slot in lists()["sponsor_prepositions"]:
            for head in heads:
                yield from members(reader, document, "sponsor", head)
        for head in heads if slot in ("on", "at", "under") else []:
            if reader.tokens[head].lemma.lower() in lists()["commands"]:
                yield from _of_command(reader, document, head)
    for filler in list(found):
        if filler.role.role != "actor":
            continue
        for child in reader.tree.deps(filler.head, "acl"):
            if reader.tokens[child].lemma.lower() in lists()["sponsoring"] and reader.tree.is_passive(child):
                for head in verb_slots(reader.tree, child, 5).get("subj", []):
                    yield from members(reader, document, "sponsor", head)


def _means(reader: Reader, trigger: Trigger, found: list[Filler]) -> list[int]:
    """The means that an event noun is or holds ("a parcel bomb", "a knife attack"), or that those who act
    carry ("men with clubs").
    """
    tree, weapons = reader.tree, lists()["weapons"] | lists()["arms"]
    if trigger.kind.family != "violence":
        return []
    if trigger.noun:
        inside = [
            c
            for c in tree.deps(trigger.token, "compound", "amod")
            if reader.tokens[c].lemma.lower() in weapons
        ]
        return [trigger.token] if reader.tokens[trigger.token].lemma.lower() in weapons else inside[:1]
    carried = [
        c
        for filler in found
        if filler.role.role == "actor"
        for c in tree.deps(filler.head, "nmod")
        if tree.case(c) == "with"
    ]
    return [c for c in carried if reader.tokens[c].lemma.lower() in weapons]
