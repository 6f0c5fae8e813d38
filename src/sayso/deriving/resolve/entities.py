"""Who is who across documents: names joined by stated rules, with the reason of every join, in an order
that the input does not matter to.

Rules from sure to bold: the same name; a state and what stands for it; titles stripped and initials filled
in; an acronym that some document sets beside its name; transliteration; a slip in a long rare word; a bare
surname where the case has one bearer. Clear contradictions forbid a join: other first names, the other
sex, another number ("Camp 1", "Camp 3"). Those who are only
described get an id that holds inside their document: a role alone never makes two people one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from sayso.deriving.resolve.sorting import other_countries, sort_uses
from sayso.deriving.resolve.spellings import (
    Core,
    Told,
    body_rule,
    core_of,
    full,
    numbers,
    one_person,
    people_keys,
    person_rule,
    shortens,
    word_keys,
)
from sayso.deriving.resolve.states import STATE_NAME, States, StateStanding, label
from sayso.deriving.resolve.uses import NameForm, NameUse, form_of
from sayso.world import plain
from sayso.world.names import acronym, initials, same_person

SHORTEST_ACRONYM = 3
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """Why two names are one: `rule` in words, `left` and `right` the printed names, `words` what the rule
    looked at.
    """

    left: str
    right: str
    rule: str
    words: str = ""


@dataclass(slots=True)
class _Cluster:
    names: set[str]
    core: tuple[str, ...]
    cores: set[tuple[str, ...]]
    kind: str
    genders: set[str]
    uses: list[NameUse]
    number: int = 0
    standing: StateStanding | None = None
    joins: set[Join] = field(default_factory=set)


Index = Callable[[Core], Iterator[tuple[str, ...]]]
Rule = Callable[[Core, Core], Told | None]


@dataclass(frozen=True)
class Entities:
    """The result: ids that are equal across documents for one and the same."""

    ids: dict[tuple[str, int], str]
    names: dict[str, str]
    joins: dict[str, tuple[Join, ...]]
    parents: dict[str, tuple[str, ...]]
    forms: Resolved | None = None

    def of(self, use: NameUse) -> str:
        """The entity's id."""
        return self.find(use.document, use.chain)

    def find(self, document: str, chain: int) -> str:
        """The id of a chain of a document; somebody unnamed has one, with a "#" in it, that holds in that
        document only.
        """
        return self.ids.get((document, chain)) or _unnamed_id(document, chain)

    def name(self, entity: str) -> str:
        """The printed name that leads: the fullest, then the commonest; "" for an id that resolving never
        gave.
        """
        return self.names.get(entity, "")

    def reasons(self, entity: str) -> tuple[Join, ...]:
        """Every join that made the entity, in alphabetical order; empty when all documents print one name."""
        return self.joins.get(entity, ())

    def within(self, entity: str) -> tuple[str, ...]:
        """The entities that this one is a part of: a ministry is within its state."""
        return self.parents.get(entity, ())


@dataclass(frozen=True)
class FormEntities:
    """The same by form of name: `ids` gives the entity of every form that has a name of its own."""

    ids: dict[NameForm, str]
    names: dict[str, str]
    joins: dict[str, tuple[Join, ...]]
    parents: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Resolved:
    """What resolving went by: the forms of names with the number of their uses, the form of each use by
    document and chain, the result.
    """

    counts: Mapping[NameForm, int]
    uses: Mapping[tuple[str, int], NameForm]
    found: FormEntities


def _unnamed_id(document: str, chain: int) -> str:
    return f"{document[:16]}#{chain}"


def resolve(uses: Iterable[NameUse], same: Iterable[Pair] = (), apart: Iterable[Pair] = ()) -> Entities:
    """Join the uses of a case. `same` and `apart` are an analyst's pairs of printed names; they win over
    every rule.
    """
    given = set(uses)
    placed = {(use.document, use.chain): form for use in given if (form := form_of(use))}
    counts = Counter(placed.values())
    found = resolve_forms(counts, same, apart)
    ids = {place: found.ids[form] for place, form in placed.items() if form in found.ids}
    names = {_unnamed_id(use.document, use.chain): use.name for use in given}
    return Entities(ids, names | found.names, found.joins, found.parents, Resolved(counts, placed, found))


def resolve_forms(
    counts: Mapping[NameForm, int],
    same: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
    others: dict[str, str] | None = None,
) -> FormEntities:
    """Join the forms of names, each with the number of its uses; what they are depends on nothing else of
    a page.

    `others` are the invented countries of the case; without them they are looked for in the forms.
    """
    forms = sorted(counts)
    uses = [_as_use(at, form) for at, form in enumerate(forms)]
    weights = [counts[form] for form in forms]
    states = States(other_countries([use for use in uses if use.named]) if others is None else others)
    named = sort_uses(uses, states, weights)
    resolver = _Resolver(named, states, frozenset(frozenset(map(plain, pair)) for pair in apart), weights)
    return resolver.run(forms, [tuple(map(plain, pair)) for pair in same])


def _as_use(at: int, form: NameForm) -> NameUse:
    return NameUse(
        "",
        at,
        form.name,
        form.kind,
        form.named,
        form.also,
        frozenset({"described"} if form.described else ()),
        form.gender,
    )


class _Resolver:
    def __init__(
        self,
        named: Sequence[NameUse],
        states: States,
        apart: frozenset[frozenset[str]],
        weights: Sequence[int],
    ) -> None:
        self.states, self.apart, self.weights = states, apart, weights
        made = self._by_name(named)
        for number, cluster in enumerate(made):
            cluster.number = number
        self.clusters = made
        self.alive = dict(enumerate(made))
        self.into: dict[int, int] = {}

    def run(self, forms: Sequence[NameForm], same: Sequence[tuple[str, ...]]) -> FormEntities:
        self._decided(same)
        self._states()
        self._people()
        self._bodies()
        self._short_forms()
        return self._result(forms)

    def _by_name(self, named: Sequence[NameUse]) -> list[_Cluster]:
        """One cluster per kind and plain name without titles; where a name is used of both sexes, one per
        sex.
        """
        groups: dict[tuple[str, tuple[str, ...]], list[NameUse]] = defaultdict(list)
        for u in named:
            groups[_family(u), core_of(u.name, u.kind)].append(u)
        made: list[_Cluster] = []
        for (family, core), uses in sorted(groups.items()):
            for part in _by_gender(uses):
                one = {u.gender for u in part} - {""}
                made.append(
                    _Cluster(
                        {u.name for u in part} | {n for u in part for n in _sure(u)},
                        core,
                        {core},
                        family,
                        one,
                        part,
                    )
                )
                rule = "the same name but for a title or its spelling"
                made[-1].joins |= {
                    _joined(part[0].name, u.name, rule) for u in part if plain(u.name) != plain(part[0].name)
                }
        return made

    def _forbidden(self, a: _Cluster, b: _Cluster) -> bool:
        if self.apart and any(
            frozenset((plain(x), plain(y))) in self.apart for x in a.names for y in b.names
        ):
            return True
        if len(a.genders | b.genders) > 1:
            return True
        if a.kind == b.kind == "person":
            return not all(one_person(x, y) for x in a.cores for y in b.cores)
        return numbers(a.core) != numbers(b.core)

    def _join(self, a: _Cluster, b: _Cluster, rule: str, words: str = "", decided: bool = False) -> bool:
        """Make one cluster of two unless they contradict each other; the fuller name keeps the lead."""
        if a is b or (self._forbidden(a, b) and not decided):
            return False
        if (len(b.core), b.core) > (len(a.core), a.core):
            a, b = b, a
        a.joins |= b.joins | {_joined(self._lead(a), self._lead(b), rule, words)}
        a.cores |= b.cores
        a.names |= b.names
        a.genders |= b.genders
        a.uses += b.uses
        a.standing = a.standing or b.standing
        del self.alive[b.number]
        self.into[b.number] = a.number
        return True

    def _now(self, c: _Cluster) -> _Cluster:
        """The cluster that this one has become part of."""
        number = c.number
        while number in self.into:
            number = self.into[number]
        return self.alive[number]

    def _kind(self, person: bool) -> list[_Cluster]:
        return [c for c in self.alive.values() if (c.kind == "person") == person]

    def _decided(self, same: Sequence[tuple[str, ...]]) -> None:
        for left, right in sorted(same):
            ones = [c for c in self.alive.values() if left in {plain(n) for n in c.names}]
            others = [c for c in self.alive.values() if right in {plain(n) for n in c.names}]
            if ones and others:
                self._join(ones[0], others[0], "an analyst's decision", decided=True)

    def _states(self) -> None:
        first: dict[Pair, _Cluster] = {}
        bodies = self._kind(person=False)
        for c in bodies:
            names = sorted(c.names, key=lambda n: (n != self._lead(c), n))
            c.standing = next((s for n in names if (s := self.states.read(n))), None)
        for c in sorted(
            (c for c in bodies if c.standing),
            key=lambda c: (c.standing.rule != STATE_NAME if c.standing else True, c.number),
        ):
            if c.standing is not None:
                key = (c.standing.state, c.standing.body)
                if key in first:
                    self._join(self._now(first[key]), c, c.standing.rule, label(c.standing.state))
                first.setdefault(key, c)

    def _people(self) -> None:
        self._pairs([c for c in self._kind(person=True) if len(full(c.core)) > 1], people_keys, person_rule)

    def _bodies(self) -> None:
        self._acronyms([c for c in self._kind(person=False) if c.standing is None])
        self._pairs(
            [c for c in self._kind(person=False) if c.standing is None and len(c.core) > 1],
            word_keys,
            body_rule,
        )
        self._short_bodies()

    def _short_bodies(self) -> None:
        """ "Harbour Guard" goes to the "Lorvik Harbour Guard" when the case has no other whose name ends
        so.
        """
        bodies = [c for c in self._kind(person=False) if c.standing is None and len(c.core) > 1]
        longer: dict[Core, set[int]] = defaultdict(set)
        for c in bodies:
            for start in range(1, len(c.core) - 1):
                longer[c.core[start:]].add(c.number)
        for c in sorted(bodies, key=lambda c: (-len(c.core), c.core)):
            found = {self._now(self.clusters[n]).number for n in longer[c.core]} - {self._now(c).number}
            if len(found) == 1 and c.number in self.alive:
                self._join(
                    self.alive[found.pop()],
                    c,
                    "the end of a name that one body in the case bears",
                    " ".join(c.core),
                )

    def _pairs(self, clusters: Sequence[_Cluster], index: Index, rule: Rule) -> None:
        """Compare clusters that share a key of the index, in alphabetical order; join what the rule names."""
        buckets: dict[tuple[str, ...], list[_Cluster]] = defaultdict(list)
        for c in sorted(clusters, key=lambda c: (c.core, sorted(c.names))):
            for key in index(c.core):
                buckets[key].append(c)
        for key in sorted(k for k, bucket in buckets.items() if len(bucket) > 1):
            for left, right in combinations(buckets[key], 2):
                a, b = self._now(left), self._now(right)
                told = rule(left.core, right.core) if a is not b else None
                if told:
                    self._join(a, b, *told)

    def _acronyms(self, bodies: Sequence[_Cluster]) -> None:
        """An acronym goes to the body that some document prints it with, else to the only body with those
        initials.
        """
        shorts = [c for c in bodies if all(acronym(n) for n in c.names) and len(c.core) == 1]
        longer = [d for d in self._kind(person=False) if len(d.core) > 1]
        printed = _by_key(longer, lambda d: {acronym(n) for n in d.names} - {""})
        spelled = _by_key(longer, lambda d: initials(d.core))
        for c in sorted(shorts, key=lambda c: c.core):
            letters = c.core[0].replace(".", "")
            told = {self._now(d).number for d in printed[letters]}
            meant = (
                {self._now(d).number for d in spelled[letters]} if len(letters) >= SHORTEST_ACRONYM else set()
            )
            if len(told) == 1:
                self._join(self.alive[told.pop()], c, "an acronym printed with its name", letters.upper())
            elif not told and len(meant) == 1:
                self._join(self.alive[meant.pop()], c, "the initials of a name", letters.upper())

    def _short_forms(self) -> None:
        """A bare surname, an initial with a surname or a name without its middle goes to the only one in
        the case who can bear it.
        """
        people = sorted(self._kind(person=True), key=lambda c: (-len(c.core), c.core))
        bearers = _bearers(people)
        for c in people:
            key = c.core if len(c.core) == 1 else (c.core[-1], c.core[0][0])
            longer = {self._now(self.clusters[n]).number for n in bearers[key]} - {self._now(c).number}
            if not longer or (len(c.core) == 1 and len(longer) > 1) or c.number not in self.alive:
                continue
            fit = [
                self.alive[n] for n in sorted(longer) if any(shortens(c.core, k) for k in self.alive[n].cores)
            ]
            if len(fit) == 1:
                self._join(
                    fit[0], c, "a shorter form of a name that one person in the case bears", " ".join(c.core)
                )

    def _result(self, forms: Sequence[NameForm]) -> FormEntities:
        ids: dict[NameForm, str] = {}
        names: dict[str, str] = {}
        joins: dict[str, tuple[Join, ...]] = {}
        parents: dict[str, tuple[str, ...]] = {}
        taken: set[str] = set()
        for c in sorted(self.alive.values(), key=lambda c: (c.kind, c.core, sorted(c.genders))):
            entity = self._entity_id(c)
            while entity in taken:
                entity += "+"
            taken.add(entity)
            names[entity] = label(c.standing.state) if c.standing and not c.standing.body else self._lead(c)
            joins[entity] = tuple(sorted(c.joins))
            if c.standing and c.standing.body:
                parents[entity] = (c.standing.state,)
                names.setdefault(c.standing.state, label(c.standing.state))
            ids.update({forms[u.chain]: entity for u in c.uses})
        return FormEntities(ids, names, joins, parents)

    def _lead(self, c: _Cluster) -> str:
        """The printed name that leads: of the fullest core, the commonest, then the first in the alphabet."""
        names = {u.name for u in c.uses}
        if len(names) == 1:
            return c.uses[0].name
        counts: Counter[str] = Counter()
        for u in c.uses:
            counts[u.name] += self.weights[u.chain]
        return min(
            counts,
            key=lambda n: (len(core_of(n, c.kind)) < len(c.core), len(acronym(n)) > 0, -counts[n], len(n), n),
        )

    def _entity_id(self, c: _Cluster) -> str:
        if c.standing is not None:
            return c.standing.state + (f"/{c.standing.body}" if c.standing.body else "")
        return f"{c.kind}/{' '.join(core_of(self._lead(c), c.kind))}"


def _by_gender(uses: list[NameUse]) -> list[list[NameUse]]:
    """The uses of a name by sex, those without one with the first; all together where none has one."""
    genders = sorted({u.gender for u in uses} - {""})
    return [[u for u in uses if u.gender in (g, "" if g == genders[0] else g)] for g in genders] or [uses]


def _family(u: NameUse) -> str:
    return u.kind if u.kind in ("person", "event", "work") else "body"


def _by_key(
    clusters: Iterable[_Cluster], keys: Callable[[_Cluster], Iterable[str]]
) -> dict[str, list[_Cluster]]:
    """The clusters under each of their keys."""
    found: dict[str, list[_Cluster]] = defaultdict(list)
    for cluster in clusters:
        for key in keys(cluster):
            found[key].append(cluster)
    return found


def _bearers(people: Iterable[_Cluster]) -> dict[tuple[str, ...], set[int]]:
    """Who bears a surname, and a surname with an initial, by the clusters' numbers."""
    bearers: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for c in people:
        for core in c.cores:
            if len(core) > 1:
                bearers[core[-1:]].add(c.number)
                for word in core[:-1]:
                    bearers[core[-1], word[0]].add(c.number)
    return bearers


def _sure(u: NameUse) -> list[str]:
    """Other names printed for a use that can be trusted: parts of the name, its spelling with a title, and
    acronyms.
    """
    core = core_of(u.name, u.kind)
    if u.kind == "person":
        return [n for n in u.also if same_person(core, core_of(n, u.kind))]
    return [
        n
        for n in u.also
        if acronym(n.removeprefix("the "))
        or set(core_of(n, u.kind)) <= set(core)
        or set(core) <= set(core_of(n, u.kind))
    ]


def _joined(left: str, right: str, rule: str, words: str = "") -> Join:
    """A join with its names in alphabetical order, so that the order of documents does not show."""
    left, right = sorted((left, right))
    return Join(left, right, rule, words)
