"""Which distinct incidents are one matter, and how far the law has gone for each person in it.

Steps of law join by the person they befall, an act joins by the charge that names it or by the person who
is said to have done it, and what settles a matter (an agreement, a swap) by the person it is about.
Joining never merges: an arrest and a sentence stay two incidents.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from sayso.deriving.link.evidence import DOERS, DONE_TO, head_word, side
from sayso.deriving.link.ladder import REACHED, ladder, standing
from sayso.deriving.link.naming import best_name, may_suffer
from sayso.deriving.link.persons import PERSONAL, Who, one_person
from sayso.deriving.link.titles import title
from sayso.records import CHARGE, Affair, Incident, LinkClaim, Participant, Rung, Traits

Edge = tuple[str, str, str]


def affairs(
    incidents: Sequence[Incident], claims: Mapping[str, LinkClaim], traits: Traits
) -> tuple[Affair, ...]:
    """The matters that at least two incidents belong to, sorted by id. `claims` are those of the
    incidents, by id.
    """
    who = one_person(incidents, claims, traits)
    edges = [
        *_of_one_person(incidents, claims, who, traits),
        *_acts(incidents, claims, who, traits),
        *_settling(incidents, claims, who, traits),
    ]
    by_id = {one.id: one for one in incidents}
    made = [
        _affair([by_id[name] for name in group], claims, edges, who, traits) for group in _connected(edges)
    ]
    return tuple(sorted(made, key=lambda one: one.id))


def with_affairs(incidents: Iterable[Incident], found: Iterable[Affair]) -> tuple[Incident, ...]:
    """The same incidents, each with the id of its affair."""
    home = {name: one.id for one in found for name in one.incidents}
    return tuple(replace(one, affair=home.get(one.id)) for one in incidents)


def persons(claims: Iterable[LinkClaim], roles: frozenset[str], who: Who) -> dict[str, Participant]:
    """The single people on one side of some claims, by who they are; an unnamed one only under the id that
    holds in its document.
    """
    found: dict[str, Participant] = {}
    for claim in claims:
        for one in side(claim, roles):
            entity = who(one)
            if one.kind in PERSONAL and (
                entity not in found
                or (one.named, len(one.name)) > (found[entity].named, len(found[entity].name))
            ):
                found[entity] = one
    return found


def _told(one: Incident, claims: Mapping[str, LinkClaim]) -> list[LinkClaim]:
    return [claims[name] for name in one.claims]


def _of_one_person(
    incidents: Sequence[Incident], claims: Mapping[str, LinkClaim], who: Who, traits: Traits
) -> list[Edge]:
    """Steps of law that befell one person, kept apart where the same step was taken twice on charges that
    have nothing in common.
    """
    befell: dict[str, list[Incident]] = defaultdict(list)
    names: dict[str, str] = {}
    for one in incidents:
        if one.type in traits.steps or one.type in traits["settles"]:
            for entity, person in persons(_told(one, claims), DONE_TO, who).items():
                befell[entity].append(one)
                names[entity] = max(names.get(entity, ""), person.name, key=len)
    edges = []
    for entity, steps in sorted(befell.items()):
        for matter in _matters(steps, claims):
            edges += [
                (matter[0].id, other.id, f"{other.type}: of the same person, {names[entity]}")
                for other in matter[1:]
            ]
    return edges


def _matters(steps: list[Incident], claims: Mapping[str, LinkClaim]) -> list[list[Incident]]:
    """One person's steps divided by charge when a step repeats on another charge; steps without a charge
    go with the pages they share.
    """
    charges = {one.id: _charges(_told(one, claims)) for one in steps}
    groups: list[list[Incident]] = []
    for one in sorted(steps, key=lambda step: (not charges[step.id], step.id)):
        fitting = [group for group in groups if not _other_matter(one, group, charges)]
        if fitting:
            max(
                fitting,
                key=lambda group: len({d for other in group for d in other.documents} & set(one.documents)),
            ).append(one)
        else:
            groups.append([one])
    return groups


def _other_matter(one: Incident, group: list[Incident], charges: Mapping[str, frozenset[str]]) -> bool:
    return bool(charges[one.id]) and any(
        other.type == one.type and charges[other.id] and not (charges[one.id] & charges[other.id])
        for other in group
    )


def _charges(claims: Iterable[LinkClaim]) -> frozenset[str]:
    """The words of the charges that some claims state, folded."""
    texts = [role.text for claim in claims for role in claim.claim.roles if role.role == CHARGE]
    return frozenset(
        word.casefold().strip(".,“”\"'") for text in texts for word in text.split() if len(word) > 3
    )


def _acts(
    incidents: Sequence[Incident], claims: Mapping[str, LinkClaim], who: Who, traits: Traits
) -> list[Edge]:
    """Acts that a step of law is about: the charge names the act's own words, or the accused is told as
    its doer.
    """
    acts = [one for one in incidents if one.type in traits["acts"]]
    done_by: dict[str, list[Incident]] = defaultdict(list)
    told_in: dict[str, list[Incident]] = defaultdict(list)
    for act in acts:
        for entity in persons(_told(act, claims), DOERS, who):
            done_by[entity].append(act)
        for document in act.documents:
            told_in[document].append(act)
    edges = []
    for step in (one for one in incidents if one.type in traits.steps):
        told = _told(step, claims)
        for entity, person in sorted(persons(told, DONE_TO, who).items()):
            edges += [
                (step.id, act.id, f"{act.type}: {person.name} is said to have done it")
                for act in done_by[entity]
            ]
        for claim in told:
            for act in told_in[claim.document]:
                if act.id != step.id and (words := _charged(claim, _told(act, claims), traits)):
                    edges.append((step.id, act.id, f"{act.type}: the charge names it, “{words}”"))
    return edges


def _charged(step: LinkClaim, act: Iterable[LinkClaim], traits: Traits) -> str:
    """The words of a charge that name an act told in the same page: its trigger stands in the charge, or
    the charge points back to it.
    """
    for role in step.claim.roles:
        if role.role != CHARGE:
            continue
        for told in act:
            if told.document != step.document:
                continue
            inside = role.start < told.claim.trigger.end and told.claim.trigger.start < role.end
            meant = traits.nouns.get(head_word(role.text), ())
            back = 0 <= step.sentence - told.sentence <= BACK and any(
                traits.kin(type_, told.claim.type) for type_ in meant
            )
            if inside or back:
                return role.text
    return ""


BACK = 3


def _settling(
    incidents: Sequence[Incident], claims: Mapping[str, LinkClaim], who: Who, traits: Traits
) -> list[Edge]:
    """An agreement belongs to the matter of the release or extradition that its own sentence tells of."""
    at: dict[tuple[str, int], list[Incident]] = defaultdict(list)
    for one in incidents:
        if one.type in traits.steps:
            for claim in _told(one, claims):
                at[claim.document, claim.sentence].append(one)
    edges = []
    for one in incidents:
        if one.type in traits["settles"] and one.type not in traits.steps:
            for claim in _told(one, claims):
                for step in at[claim.document, claim.sentence]:
                    if step.type in traits["hands-over"] and persons(_told(step, claims), DONE_TO, who):
                        edges.append(
                            (step.id, one.id, f"{one.type}: about the {step.type} told in the same sentence")
                        )
    return edges


def _connected(edges: Iterable[Edge]) -> list[list[str]]:
    """Groups of incident ids that edges connect, each sorted, by their first id."""
    home: dict[str, str] = {}

    def root(name: str) -> str:
        while home.setdefault(name, name) != name:
            name = home[name]
        return name

    for left, right, _ in edges:
        one, other = sorted((root(left), root(right)))
        home[other] = one
    groups: dict[str, list[str]] = defaultdict(list)
    for name in sorted(home):
        groups[root(name)].append(name)
    return [groups[name] for name in sorted(groups) if len(groups[name]) > 1]


def _in_words(traits: Traits) -> Callable[[str], tuple[str, tuple[int, str]]]:
    """The order of reasons ("arrest: of the same person, …"): by what joined, then as the codebook lists
    the types.
    """
    return lambda why: (why.partition(": ")[2], traits.rank(why.partition(": ")[0]))


def _affair(
    members: list[Incident],
    claims: Mapping[str, LinkClaim],
    edges: Iterable[Edge],
    who: Who,
    traits: Traits,
) -> Affair:
    """One matter with its people (those whom the law befell), their ladders and what joined each incident."""
    ids = {one.id for one in members}
    steps = [one for one in members if one.type in traits.steps]
    told = [claim for one in steps for claim in _told(one, claims)]
    people = _befallen(told, who, traits)
    ladders = {entity: ladder(people[entity], steps, claims, who, traits) for entity in people}
    accused = {entity for entity in people if any(_accuses(rung, traits) for rung in ladders[entity])}
    ranked = sorted(
        people,
        key=lambda name: (name not in accused, not people[name].named, -len(ladders[name]), name),
    )
    reached = standing(ladders[ranked[0]]) if ranked else ""
    against = tuple(people[entity].name for entity in ranked if entity in accused)
    return Affair(
        id=f"a-{min(ids)}",
        title=_title(members, against, [people[entity].name for entity in ranked], traits),
        people=tuple(people[entity].name for entity in ranked if people[entity].named or entity in accused),
        incidents=tuple(sorted(ids)),
        ladder=tuple(rung for entity in ranked for rung in ladders[entity]),
        standing=reached,
        settled=reached in traits["ends"],
        why=tuple(
            sorted({why for left, right, why in edges if left in ids and right in ids}, key=_in_words(traits))
        ),
        kind=PROCEEDINGS if against else leading(members, traits).type,
        against=against,
    )


PROCEEDINGS = "proceedings"
"""What a matter is called in which somebody is accused before the law."""


def _befallen(told: Sequence[LinkClaim], who: Who, traits: Traits) -> dict[str, Participant]:
    """The people whom steps of law befell, as most pages call them, without those whom only a pronoun
    names there.
    """
    named: dict[str, Counter[str]] = defaultdict(Counter)
    found: dict[str, Participant] = {}
    for claim in told:
        for one in side(claim, DONE_TO):
            if one.pronoun or not may_suffer(one, claim.claim.type, traits) or one.kind not in PERSONAL:
                continue
            entity = who(one)
            named[entity][one.name] += 1
            if entity not in found or one.named > found[entity].named:
                found[entity] = one
    return {entity: replace(one, name=best_name(one, named[entity])) for entity, one in found.items()}


def _accuses(rung: Rung, traits: Traits) -> bool:
    return rung.step in traits["accuses"] and rung.stage in REACHED


def leading(members: Sequence[Incident], traits: Traits) -> Incident:
    """The incident that a matter is called by where nobody is accused: that of most pages."""
    return min(members, key=lambda one: (-len(one.documents), traits.rank(one.type), one.id))


def _title(members: Sequence[Incident], against: Sequence[str], people: Sequence[str], traits: Traits) -> str:
    if against:
        return f"{PROCEEDINGS} against {against[0]}"
    first = leading(members, traits)
    return title(first.type, UNTOLD, traits, next(iter(people or first.targets), "")).removesuffix(
        f", {UNTOLD}"
    )


UNTOLD = "-"
"""In place of a stage: a title that only names."""
