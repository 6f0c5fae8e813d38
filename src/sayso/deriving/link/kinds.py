"""Which claim types can tell of one event: the reviewed table `kinds.yaml`, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso import yamls

CAPTURE = "arrest"


@dataclass(frozen=True, slots=True)
class Kinds:
    """The table, ready to be asked. Every type that it does not name stands for itself alone."""

    broader: dict[str, frozenset[str]]
    blocks: dict[str, tuple[str, ...]]
    ladder: tuple[str, ...]
    acts: frozenset[str]
    recurring: frozenset[str]
    once: frozenset[str]
    one_doer: frozenset[str]
    grounded: frozenset[str]
    settles: frozenset[str]
    stages: tuple[str, ...]
    unreal: frozenset[str]
    forces: frozenset[str]
    crowds: frozenset[str]
    groups: dict[str, str]
    errands: frozenset[str]
    tolls: frozenset[str]

    def kin(self, left: str, right: str) -> bool:
        """Whether claims of these two types can tell of the same event."""
        return (
            left == right
            or right in self.broader.get(left, frozenset())
            or left in self.broader.get(right, frozenset())
        )

    def called(self, noun: str) -> str:
        """The first noun of the group by which people or things are called alike; the noun itself when it
        is in none.
        """
        return self.groups.get(noun, noun)

    def block(self, type_: str) -> tuple[str, ...]:
        """The blocks in which a type is looked for; its own name when the table knows none."""
        return self.blocks.get(type_, (type_,))

    def steps_apart(self, left: str, right: str) -> bool:
        """Whether both are steps of a case at law and not the same one."""
        return left != right and left in self.ladder and right in self.ladder and not self.kin(left, right)

    def through(self, left: str, right: str) -> bool:
        """Whether an arrest told between them can make two tellings of somebody's capture one: the raid,
        and the days in custody.
        """
        return self.kin(left, CAPTURE) and self.kin(right, CAPTURE)

    def exact(self, types: list[str]) -> str:
        """The most exact of several types that tell of one event: one that no other narrows, the commonest
        of those, then by name.
        """
        narrow = [
            one for one in types if not any(other in self.broader.get(one, frozenset()) for other in types)
        ]
        return min(narrow or types, key=lambda one: (-types.count(one), one))


@cache
def kinds() -> Kinds:
    """The shipped table."""
    raw = yamls.packaged("sayso.deriving.link", "kinds.yaml")
    blocks: dict[str, tuple[str, ...]] = {}
    for name, types in raw["blocks"].items():
        for type_ in types:
            blocks[type_] = (*blocks.get(type_, ()), name)
    return Kinds(
        broader={broad: frozenset(exact) for broad, exact in raw["broader"].items()},
        blocks=blocks,
        ladder=tuple(raw["ladder"]),
        acts=frozenset(raw["acts"]),
        recurring=frozenset(raw["recurring"]),
        once=frozenset(raw["once"]),
        one_doer=frozenset(raw["one-doer"]),
        grounded=frozenset(raw["grounded"]),
        settles=frozenset(raw["settles"]),
        stages=tuple(raw["stages"]),
        unreal=frozenset(raw["unreal"]),
        forces=frozenset(raw["forces"]),
        crowds=frozenset(raw["crowds"]),
        errands=frozenset(raw["errands"]),
        tolls=frozenset(raw["tolls"]),
        groups={noun: group[0] for group in raw["alike"] for noun in group},
    )
