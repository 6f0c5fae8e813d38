"""Growing chains of phrases that stand for one and the same, with a veto against what cannot be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.reading.annotate.coref.phrases import Phrase
from sayso.world.names import initials, same_person

LOOSE_KINDS = frozenset({"", "other"})
BODIES = frozenset({"organization", "place"})


@dataclass(slots=True)
class Chain:
    """What is known of one chain; `members` are phrase indices in text order."""

    members: list[int]
    gender: str
    number: str
    kind: str
    nations: frozenset[str]
    cores: tuple[tuple[str, ...], ...]
    roles: frozenset[str]
    named: bool


class Chains:
    """A partition of the phrases; `join` refuses what `can_join` rules out and keeps the rule that fired."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.phrases = phrases
        self.root = list(range(len(phrases)))
        self.why: dict[int, str] = {}
        self.at = {p.head: p.index for p in reversed(phrases)}
        self.chains = {p.index: self._alone(p) for p in phrases}

    @staticmethod
    def _alone(p: Phrase) -> Chain:
        named = p.form == "name" and not p.group
        kind = "" if p.form == "pronoun" else p.kind
        return Chain(
            [p.index],
            p.gender,
            p.number,
            kind,
            p.nations if not named else frozenset(),
            (p.core,) if named and p.core else (),
            p.roles,
            named,
        )

    def of(self, index: int) -> Chain:
        """The chain of a phrase."""
        return self.chains[self.root[index]]

    def same(self, left: int, right: int) -> bool:
        """Whether two phrases are in one chain already."""
        return self.root[left] == self.root[right]

    def can_join(self, left: int, right: int, loose: bool = False, alias: bool = False) -> bool:
        """Whether nothing speaks against the two chains being one.

        `loose` lets number differ, as appositions do; `alias` lets names differ, where the text itself
        sets one beside the other.
        """
        if self.same(left, right):
            return True
        a, b = self.of(left), self.of(right)
        if a.gender and b.gender and a.gender != b.gender:
            return False
        if not loose and a.number and b.number and a.number != b.number:
            return False
        if not kinds_agree(a.kind, b.kind):
            return False
        if a.nations and b.nations and a.kind == "person" and not a.nations & b.nations:
            return False
        if a.cores and b.cores and not alias and not names_agree(a, b):
            return False
        return not self._nested(a, b)

    def _nested(self, a: Chain, b: Chain) -> bool:
        """i-within-i: a phrase never stands for one that contains it."""
        small, large = sorted((a, b), key=lambda c: len(c.members))
        inside = set(large.members)
        return any(o in inside for m in small.members for o in self.phrases[m].outer) or any(
            o in small.members for m in large.members for o in self.phrases[m].outer
        )

    def join(self, left: int, right: int, rule: str, loose: bool = False, alias: bool = False) -> bool:
        """Make one chain of two, unless something speaks against it. `right` is the later phrase, whose
        reason is kept.
        """
        if self.same(left, right):
            return True
        if not self.can_join(left, right, loose, alias):
            return False
        keep, gone = sorted((self.root[left], self.root[right]))
        a, b = self.chains[keep], self.chains.pop(gone)
        for m in b.members:
            self.root[m] = keep
        a.members = sorted(a.members + b.members)
        a.gender, a.number = a.gender or b.gender, a.number or b.number
        a.kind = _better_kind(a, b)
        a.nations |= b.nations
        a.cores = tuple(dict.fromkeys(a.cores + b.cores))
        a.roles |= b.roles
        a.named |= b.named
        self.why.setdefault(right, rule)
        return True


def kinds_agree(a: str, b: str) -> bool:
    """Whether mentions of these kinds can be one: an unknown kind agrees with all but "person" needs a
    person.
    """
    if a == b or not a or not b:
        return True
    if a in BODIES and b in BODIES:
        return True
    return (a in LOOSE_KINDS or b in LOOSE_KINDS) and "person" not in (a, b)


def _better_kind(a: Chain, b: Chain) -> str:
    if a.kind in LOOSE_KINDS:
        return b.kind or a.kind
    return b.kind if b.named and not a.named and b.kind not in LOOSE_KINDS else a.kind


def names_agree(a: Chain, b: Chain) -> bool:
    """Whether the names of two chains can be of one: the fullest ones for people, any for bodies, which
    have acronyms and other names.
    """
    if "person" in (a.kind, b.kind):
        return cores_agree(max(a.cores, key=len), max(b.cores, key=len), True)
    return any(cores_agree(x, y, False) for x in a.cores for y in b.cores)


def cores_agree(x: tuple[str, ...], y: tuple[str, ...], person: bool) -> bool:
    """Whether two names can be one: for people by surname and first name, for others equal, contained or
    an acronym.
    """
    if x == y:
        return True
    if person:
        return same_person(x, y)
    numbers = {w for w in x if w.isdigit()} ^ {w for w in y if w.isdigit()}
    if numbers:
        return False
    if set(x) <= set(y) or set(y) <= set(x):
        return True
    return is_acronym(x, y) or is_acronym(y, x)


def is_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one word is the initials of a longer name."""
    return len(short) == 1 and len(long) > 1 and short[0].replace(".", "") in initials(long)
