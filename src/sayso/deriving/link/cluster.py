"""From links to groups: the strongest links join first, and no two groups join when any two of their
claims exclude each other.

The result depends only on the set of claims: links are taken by falling score, then by their claims' ids,
and every tie is settled by id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.deriving.link.compare import by_story, forbids, is_ground, joins
from sayso.deriving.link.evidence import told_apart
from sayso.records import Link, LinkClaim, Reason, Traits

Pair = tuple[str, str]
DECIDED = 100.0


def ordered(left: str, right: str) -> Pair:
    """A pair of claim ids in one order."""
    return (left, right) if left < right else (right, left)


class Groups:
    """Claims joined so far, with the veto between any two groups looked up once."""

    def __init__(
        self,
        claims: Mapping[str, LinkClaim],
        traits: Traits,
        apart: Iterable[Pair] = (),
        together: Iterable[Pair] = (),
    ) -> None:
        self._traits = traits
        self._claims = claims
        self._group = {name: name for name in claims}
        self._members = {name: [name] for name in claims}
        self._apart = {ordered(*one) for one in apart}
        self._together = {ordered(*one) for one in together}
        self._vetoes: dict[Pair, bool] = {}

    def join(self, left: str, right: str, story: bool = False) -> bool:
        """Join the groups of two claims unless two of their members exclude each other; says whether they
        are one now.

        When only the `story` speaks for it, they also stay apart if some page tells of both with others to
        whom it was done: a page that tells two events of a kind apart knows why.
        """
        one, other = sorted((self._group[left], self._group[right]))
        if one == other:
            return True
        if story and any(
            self._one_page_apart(a, b) for a in self._members[one] for b in self._members[other]
        ):
            return False
        decided = ordered(left, right) in self._together
        if any(self._excluded(a, b, decided) for a in self._members[one] for b in self._members[other]):
            return False
        for name in self._members.pop(other):
            self._group[name] = one
            self._members[one].append(name)
        return True

    def _one_page_apart(self, left: str, right: str) -> bool:
        one, other = self._claims[left], self._claims[right]
        return one.document == other.document and told_apart(one, other)

    def attach(self, to: str, name: str) -> None:
        """Put a claim that stands alone into the group of another, unless the two were decided to be
        apart.
        """
        if len(self._members[self._group[name]]) == 1 and ordered(to, name) not in self._apart:
            self._members.pop(self._group[name])
            self._group[name] = self._group[to]
            self._members[self._group[to]].append(name)

    def _excluded(self, left: str, right: str, decided: bool) -> bool:
        name = ordered(left, right)
        if name in self._apart:
            return True
        if decided or name in self._together:
            return False
        if name not in self._vetoes:
            self._vetoes[name] = forbids(self._claims[name[0]], self._claims[name[1]], self._traits)
        return self._vetoes[name]

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The groups, each sorted, by their first member."""
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))


def cluster(
    claims: Mapping[str, LinkClaim],
    links: Iterable[Link],
    traits: Traits,
    same: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> tuple[tuple[str, ...], ...]:
    """Group claims: what an analyst decided first, then the links that are strong enough, strongest first,
    then the grounds of measures.

    An accusation that is the ground of a measure goes with the measure it stands beside and brings nothing
    else along.

    `same` and `apart` are decided pairs of claim ids; both must be among `claims`. Returns groups of ids,
    singletons too.
    """
    same = tuple(sorted({ordered(*one) for one in same if one[0] in claims and one[1] in claims}))
    groups = Groups(claims, traits, apart, same)
    for left, right in same:
        groups.join(left, right)
    strongest = sorted(links, key=lambda one: (-one.score, one.left, one.right))
    grounds = [link for link in strongest if is_ground(claims[link.left], claims[link.right], traits)]
    moved = {
        name
        for link in grounds
        for name in (link.left, link.right)
        if claims[name].claim.type in traits["ground"]
    }
    for link in strongest:
        if not moved & {link.left, link.right} and joins(link, claims[link.left], claims[link.right], traits):
            groups.join(link.left, link.right, by_story(link))
    for link in grounds:
        groups.attach(*sorted((link.left, link.right), key=lambda name: name in moved))
    return groups.groups()


def decided_link(left: str, right: str) -> Link:
    """The link that an analyst's "same" stands for."""
    one, other = ordered(left, right)
    return Link(
        one, other, DECIDED, (Reason("an analyst decided that they are the same", DECIDED, one, other),)
    )
