"""Where an event took place: which nominals are places, and on what they may hang."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.claims.arguments import lists
from sayso.reading.claims.drafts import Filler
from sayso.reading.claims.fillers import role
from sayso.reading.claims.reader import Reader
from sayso.reading.claims.words import Trigger
from sayso.records import Document

MOVES = frozenset({"visit", "extradition", "deportation", "rendition", "displacement", "recall"})


PLACED_THROUGH = frozenset(
    {"violence", "public life", "preparation"}
)  # families whose target's place is the event's


def places(reader: Reader, document: Document, trigger: Trigger, found: list[Filler]) -> Iterator[Filler]:
    """Where: places after a placing preposition on the event word, its light verb, a place inside a place,
    then its target's place.
    """
    heads = [h for slot, fillers in trigger.slots.items() if slot in lists()["placing"] for h in fillers]
    if not any(is_place(reader, h) for h in heads) and trigger.kind.family in PLACED_THROUGH:
        through = {"target", "victim", "topic", "instrument", "destination"} | (
            {"actor"} if trigger.kind.family == "public life" else set()
        )
        anchors = [f.head for f in found if f.role.role in through]
        for anchor in anchors:
            below = [
                i
                for i in reader.tree.subtree(anchor)
                if i != anchor and reader.tokens[i].deprel in ("nmod", "obl")
            ]
            heads += [c for c in below if reader.tree.case(c) in lists()["placing"]]
    if trigger.noun and not any(is_place(reader, h) for h in heads):
        below = [
            i
            for i in reader.tree.subtree(trigger.token)
            if i > trigger.token and reader.tokens[i].deprel in ("nmod", "obl")
        ]
        heads += [
            c
            for c in below
            if reader.tree.case(c) in lists()["placing"] and len(reader.tree.ancestors(c)) < 12
        ]
    if trigger.noun and not any(is_place(reader, h) for h in heads):
        above = reader.tokens[trigger.token].head
        if reader.tokens[above].upos == "VERB" and reader.tokens[trigger.token].deprel in (
            "obj",
            "nsubj",
            "nsubj:pass",
        ):
            heads += [c for c in reader.tree.deps(above, "obl") if reader.tree.case(c) in lists()["placing"]]
    for head in heads:
        if is_place(reader, head) and all(f.head != head for f in found if f.role.role == "target"):
            for member in reader.tree.members(head):
                made = role(reader, document, "place", member)
                if made is not None:
                    yield Filler(made, member)
                for inner in reader.tree.deps(member, "nmod", "appos"):
                    if (
                        is_place(reader, inner)
                        and reader.tree.case(inner) in ("in", "near", "", "of")
                        and reader.named.get(inner)
                    ):
                        outer = role(reader, document, "place", inner)
                        if outer is not None:
                            yield Filler(outer, inner)


def is_place(reader: Reader, head: int) -> bool:
    """Whether a nominal after a placing preposition is a place: by its kind, or a name or a building whose
    kind is not a person's.
    """
    mention = reader.mentions.get(head)
    if head in reader.timed:
        return False
    if mention is not None and mention.kind == "place":
        return True
    if (
        reader.tokens[head].lemma.lower() in lists()["buildings"]
        and reader.tree.case(head) in lists()["placing"]
    ):
        return reader.tree.case(head) != "on"
    return mention is not None and (
        mention.named
        and mention.kind in ("organization", "other")
        and reader.tree.case(head) in ("in", "at", "near", "outside", "inside")
    )


def may_be_where(reader: Reader, trigger: Trigger, slot: str, head: int) -> bool:
    """Whether a nominal may be a place; a single name after "visit to" is one, whatever it was taken for."""
    bare_name = reader.tokens[head].upos == "PROPN" and not reader.tree.deps(head, "flat")
    led_to = slot in ("to", "from") and trigger.kind.name in MOVES
    site = reader.tokens[head].lemma.lower() in lists()["buildings"]
    if (
        reader.tokens[head].lemma.lower() in reader.events and head not in reader.named
    ):  # "died in the crackdown"
        return False
    return (
        reader.kind(head) in ("place", "any", "organization", "event", "") or site or (bare_name and led_to)
    )
