"""What a codebook says of its claim types beside their words: by these traits rules treat a type, never by
its name.
"""

from __future__ import annotations

from dataclasses import dataclass, field

UNREAL = frozenset({"called-for", "threatened", "refused"})
"""Stages of what nobody says took place."""

STAGES_REACHED = (
    *("negated", "called-for", "threatened", "planned", "refused"),
    *("called-off", "ongoing", "attempted", "foiled", "completed"),
)
"""Stages in the order in which one event can pass through them; the last reached leads."""


@dataclass(frozen=True, slots=True)
class Title:
    """How the record calls an event of a type: `does` stands between doer and sufferer ("expels"), `done`
    behind the sufferer alone ("expelled"), `alone` behind a doer who does it to nobody ("resigns"), `noun`
    before whom it befell ("expulsion of"). "" for a form that the type lacks.
    """

    does: str = ""
    done: str = ""
    alone: str = ""
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of the types of one codebook. A type that none names stands for itself alone.

    `types` are all types in the codebook's order, which settles ties; `broader` maps a broad type to the
    exact ones that it may stand for, `blocks` a type to the blocks in which it is looked for; `steps` are
    those of a case at law in the order in which they are reached; `having` maps each other trait to the
    types that have it; `words` maps a use to nouns and verbs, `groups` a noun to the first of those by
    which pages call the same; `titles` says how the record
    calls its events, `nouns` which types a noun by itself names.
    """

    types: tuple[str, ...] = ()
    broader: dict[str, frozenset[str]] = field(default_factory=dict)
    blocks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    steps: tuple[str, ...] = ()
    having: dict[str, frozenset[str]] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    titles: dict[str, Title] = field(default_factory=dict)
    nouns: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __getitem__(self, trait: str) -> frozenset[str]:
        """The types that have a trait. Raises KeyError for a trait that no codebook knows."""
        return self.having[trait]

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
        """The blocks in which a type is looked for; its own name when the codebook names none."""
        return self.blocks.get(type_, (type_,))

    def steps_apart(self, left: str, right: str) -> bool:
        """Whether both are steps of a case at law and not the same one."""
        return left != right and left in self.steps and right in self.steps and not self.kin(left, right)

    def through(self, left: str, right: str) -> bool:
        """Whether a capture told between them can make two tellings of it one: the raid, and the days in
        custody.
        """
        return any(self.kin(left, type_) and self.kin(right, type_) for type_ in self["capture"])

    def exact(self, types: list[str]) -> str:
        """The most exact of several types that tell of one event: one that no other narrows, the commonest
        of those, then the first of the codebook.
        """
        narrow = [
            type_
            for type_ in types
            if not any(other in self.broader.get(type_, frozenset()) for other in types)
        ]
        return min(narrow or types, key=lambda type_: (-types.count(type_), self.rank(type_)))

    def rank(self, type_: str) -> tuple[int, str]:
        """Where a type stands in the codebook; one that it does not know, by its name behind all."""
        known = type_ in self.types
        return (self.types.index(type_), "") if known else (len(self.types), type_)
