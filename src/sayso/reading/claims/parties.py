"""Who takes a part: every member of a list on its own, without those who are nobody new."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.reading.claims.arguments import lists
from sayso.reading.claims.drafts import Filler
from sayso.reading.claims.fillers import also_counted, quantity_target, role
from sayso.reading.claims.numbers import number_role
from sayso.reading.claims.reader import Reader
from sayso.records import Document

COUNTED = frozenset({"actor", "target", "victim"})


def _one_person(reader: Reader, head: int) -> bool:
    """ "a former guard and an aide to the president was convicted": a singular verb has one subject, told
    twice.
    """
    token = reader.tokens[head]
    if (
        not token.deprel.startswith("nsubj")
        or len(reader.tree.members(head)) == 1
        or reader.kind(head) not in ("person", "other", "")
    ):
        return False
    forms = [reader.tokens[c] for c in reader.tree.deps(token.head, "aux", "cop")] or [
        reader.tokens[token.head]
    ]
    return forms[0].text.lower() in ("was", "is", "has") or forms[0].xpos == "VBZ"


def _is_event(reader: Reader, head: int) -> bool:
    """Whether a phrase read as an event is one by its name or its noun ("the rally convened"), and not
    people misread.
    """
    return reader.kind(head) == "event" and (
        head in reader.named or reader.tokens[head].lemma.lower() in reader.events
    )


def members(reader: Reader, document: Document, named: str, head: int) -> Iterator[Filler]:
    singular = _one_person(reader, head)
    listed = _listed_names(reader, head)
    if listed:
        for name in listed:
            made = role(reader, document, named, name)
            if made is not None:
                yield Filler(made, name)
        count = number_role(reader, document, head, None) if named in COUNTED else None
        if count is not None:
            yield Filler(count, head)
        return
    for place, member in enumerate([head] if singular else _apart(reader, reader.tree.members(head))):
        inner, quantity = quantity_target(reader, member)
        for other in [*also_counted(reader, member), *(reader.tree.members(inner)[1:] if quantity else [])]:
            if other not in reader.tree.members(head) and not singular:
                yield from members(reader, document, named, other)
        if place and (
            (reader.kind(inner) == "event" and reader.kind(head) == "person") or of_those(reader, inner)
        ):
            continue
        made = role(reader, document, named, inner)
        if made is None or inner in reader.timed or (named == "actor" and _is_event(reader, inner)):
            continue
        for one in _one_by_one(reader, inner) or [inner]:
            single = made if one == inner else role(reader, document, named, one)
            if single is not None:
                yield Filler(single, one)
        count = number_role(reader, document, inner, quantity) if named in COUNTED else None
        if count is not None:
            yield Filler(count, inner)


def _listed_names(reader: Reader, head: int) -> list[int]:
    """ "Three campaigners – A, B and C – were seized": the names that a plural is spelled out in, when
    there are several.
    """
    if reader.tokens[head].xpos != "NNS":
        return []
    for child in reader.tree.deps(head, "appos"):
        members = [
            m for m in reader.tree.members(child) if m in reader.named and reader.kind(m) in ("person", "any")
        ]
        if child > head and len(members) > 1 and not reader.tree.case(child):
            return members
    return []


def of_those(reader: Reader, index: int) -> bool:
    """ "nineteen were hanged, four of them in public": a part of those just named is nobody new."""
    counted = (
        reader.tokens[index].upos in ("NUM", "DET", "PRON")
        or reader.tokens[index].lemma.lower() in lists()["quantities"]
    )
    inner = [
        reader.tokens[c].text.lower() for c in reader.tree.deps(index, "nmod") if reader.tree.case(c) == "of"
    ]
    return counted and bool({"them", "whom", "these", "those"} & set(inner))


def _apart(reader: Reader, members: list[int]) -> list[int]:
    """The members of a list without what only describes its first one: "the League, a watchdog, urged"
    names one party.
    """
    if len(members) != 2 or reader.tree.deps(members[1], "cc"):
        return members
    article = any(reader.tokens[c].text.lower() in ("a", "an") for c in reader.tree.deps(members[1], "det"))
    comma = (
        reader.tokens[min(reader.tree.subtree(members[1]))].text == ","
        or reader.tokens[min(reader.tree.subtree(members[1])) - 1].text == ","
    )
    return members[:1] if article and comma else members


def _one_by_one(reader: Reader, head: int) -> list[int]:
    """The names set beside people in the plural: "the men, Joren Vall and Mara Dol, were held" tells of
    each of them.
    """
    if reader.tokens[head].xpos != "NNS" or reader.kind(head) != "person":
        return []
    lists_ = (reader.tree.members(child) for child in reader.tree.deps(head, "appos"))
    return next(
        (names for names in lists_ if len(names) > 1 and all(one in reader.named for one in names)), []
    )
